// A folder that the person does not trust: everything is there, because nothing in a folder is code.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, closeAll, finding, fixesAt, open, until } from './kit.ts';

export function untrusted(): void {
  afterEach(closeAll);

  it('is checked like any other, by its own project file', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const { document } = await open('orders.fedreq.md');
    const missing = await finding(document, 'missing-concern', /rollout/i);
    const { tree } = await api();
    await until('the tree', async () => ((await tree.getChildren()) ?? []).length > 3);
    // An extension that comes to answer too ends what VS Code has asked the others until then: the first answer may be empty.
    await until('its fixes', async () => (await fixesAt(document, missing)).length > 0);
  });
}
