// No folder is open: a single file, and a text that has never been saved, are checked like any other.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, closeAll, finding, open, until } from './kit.ts';

export function noFolder(): void {
  afterEach(closeAll);

  it('checks a single file', async () => {
    assert.equal(vscode.workspace.workspaceFolders, undefined);
    const { document } = await open('orders.fedreq.md');
    await finding(document, 'missing-concern', /rollout/i);
  });

  it('checks an untitled text as soon as it says what it is', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: '# Share orders\n' });
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit(edit => edit.insert(new vscode.Position(0, 0), '---\nkind: federation-request\n---\n'));
    await finding(document, 'missing-concern');
    const { status } = await api();
    await until('the status', () => /\d+%/.test(status.text));
  });
}
