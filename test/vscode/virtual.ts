// The folder is on no disk: an extension holds its files, as on vscode.dev. All that is read and written goes through the editor.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  answering,
  api,
  closeAll,
  diagnosticsOf,
  fileOf,
  finding,
  fixesAt,
  open,
  ruleOf,
  showRequests,
  until,
} from './kit.ts';
import { MemoryFiles } from './memory-files.ts';

const acme = vscode.Uri.parse('memfs:/acme');
const at = (name: string) => vscode.Uri.joinPath(acme, name);
const write = (name: string, text: string) => vscode.workspace.fs.writeFile(at(name), new TextEncoder().encode(text));
const show = (name: string) => vscode.window.showTextDocument(at(name));

export function virtual(): void {
  before(async () => {
    const files = new MemoryFiles();
    files.createDirectory(acme);
    files.createDirectory(at('shared'));
    vscode.workspace.registerFileSystemProvider('memfs', files, { isCaseSensitive: true });
    for (const name of ['orders.fedreq.md', 'login.fedreq.yaml'])
      files.writeFile(at(name), await vscode.workspace.fs.readFile(fileOf(name)));
  });
  afterEach(closeAll);

  it('is checked like any other', async () => {
    assert.deepEqual(
      vscode.workspace.workspaceFolders?.map(({ uri }) => uri.scheme),
      ['memfs'],
    );
    await finding((await show('orders.fedreq.md')).document, 'missing-concern', /rollout/i);
    await finding((await show('login.fedreq.yaml')).document, 'missing-concern', /guarantees/i);
  });

  it('has project files, which extend others, and follows them as they change', async () => {
    const { document } = await show('orders.fedreq.md');
    const missing = () => diagnosticsOf(document).some(each => ruleOf(each) === 'missing-concern');
    await until('the warning', missing);
    await write('shared/house.yaml', 'rules:\n  missing-concern: off\n');
    await write('.fedreq.yaml', 'extends: shared/house.yaml\n');
    await until('the warning to go', () => !missing());
    assert.ok(diagnosticsOf(document).length > 0, 'others stay');
    await write('shared/house.yaml', 'rules:\n  missing-concern: error\n');
    const found = await finding(document, 'missing-concern');
    assert.equal(found.severity, vscode.DiagnosticSeverity.Error);
    await vscode.workspace.fs.delete(at('.fedreq.yaml'));
    await until('the warning as before', () =>
      diagnosticsOf(document).some(
        each => ruleOf(each) === 'missing-concern' && each.severity !== vscode.DiagnosticSeverity.Error,
      ),
    );
  });

  it('shows all its requests, though nothing but walking finds them', async () => {
    const { requests } = await showRequests();
    const uris = async () => ((await requests.getChildren()) ?? []).map(({ request }) => request.uri).sort();
    const expected = [at('login.fedreq.yaml').toString(), at('orders.fedreq.md').toString()];
    await until('both', async () => String(await uris()) === String(expected));
    await vscode.workspace.fs.delete(at('login.fedreq.yaml'));
    await until('the one that is left', async () => String(await uris()) === String(expected.slice(1)));
  });

  it('has fixes, and a report that follows what is written', async () => {
    const editor = await show('orders.fedreq.md');
    const { document } = editor;
    const fixes = await fixesAt(document, await finding(document, 'missing-concern', /rollout/i));
    const fix = fixes.find(({ title, edit }) => edit && /rollout/i.test(title));
    assert.ok(fix?.edit, fixes.map(({ title }) => title).join(', '));
    await vscode.commands.executeCommand('fedreq.checkCompleteness');
    const { reportPage } = await api();
    const before = await until('the report', reportPage);
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await until('the section', () => /^## .*rollout/im.test(document.getText()));
    await until('the report to follow', () => ![before, undefined].includes(reportPage()));
  });

  it('takes a new request', async () => {
    const { done } = await answering(() => vscode.commands.executeCommand('fedreq.newRequest'), 0, 0, 0, 0);
    const begun = (await done) as vscode.TextDocument;
    assert.equal(begun.uri.toString(), at('request.fedreq.md').toString());
    assert.match(
      new TextDecoder().decode(await vscode.workspace.fs.readFile(begun.uri)),
      /^kind: federation-request$/m,
    );
    await until('its report', () => diagnosticsOf(begun).length > 0);
  });

  it('does not keep a file of another kind of place from being checked', async () => {
    await finding((await open('orders.fedreq.md')).document, 'missing-concern', /rollout/i);
  });
}
