// Several folders are open: requests of all of them, each with the settings of its own folder.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answering, api, closeAll, diagnosticsOf, fileOf, finding, open, ruleOf, showRequests, until } from './kit.ts';

export function several(): void {
  before(async () => {
    await open('orders.fedreq.md'); // Activates at once: VS Code itself looks for requests in both folders, for seven seconds at most.
    await api();
    await closeAll();
  });
  afterEach(closeAll);

  const other = (name: string) => fileOf(`../no-requests/${name}`);
  const write = (uri: vscode.Uri, text: string) => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const uris = async () => ((await (await api()).requests.getChildren()) ?? []).map(({ request }) => request.uri);
  const lists = (uri: vscode.Uri) => until(uri.path, async () => (await uris()).some(each => each === uri.toString()));

  const beside = (name: string, viewColumn: vscode.ViewColumn) =>
    vscode.window.showTextDocument(fileOf(name), { viewColumn }).then(({ document }) => document);

  it('lists the requests of each, by its own project file too', async () => {
    assert.equal(vscode.workspace.workspaceFolders?.length, 2);
    await showRequests();
    await lists(fileOf('orders.fedreq.md'));
    assert.ok(!(await uris()).includes(other('README.md').toString()));
    await write(other('.fedreq.yaml'), 'files: ["README.md"]\n');
    await lists(other('README.md'));
    assert.ok(!(await uris()).includes(fileOf('notes.md').toString()));
  });

  it('offers each of them to a new request, where requests are first', async () => {
    const begin = () => vscode.commands.executeCommand('fedreq.newRequest');
    const { done } = await answering(begin, 0, 0, 0, 1); // The second folder.
    const begun = (await done) as vscode.TextDocument;
    assert.equal(begun.uri.toString(), other('request.fedreq.md').toString());
    await until('its report', () => diagnosticsOf(begun).length > 0);
    await lists(begun.uri);
  });

  it('judges the requests of each by the settings of its folder', async () => {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(fileOf('orders.fedreq.md')));
    await write(other('orders.fedreq.md'), text);
    await write(fileOf('.fedreq.yaml'), 'rules:\n  missing-concern: off\n');
    await write(other('.fedreq.yaml'), 'rules:\n  missing-concern: error\n  placeholder-answer: off\n');
    const [strict, lenient] = [await beside('../no-requests/orders.fedreq.md', 1), await beside('orders.fedreq.md', 2)];
    await finding(lenient, 'placeholder-answer');
    assert.equal((await finding(strict, 'missing-concern')).severity, vscode.DiagnosticSeverity.Error);
    const rules = (document: vscode.TextDocument) => new Set(diagnosticsOf(document).map(ruleOf));
    await until('the settings of one', () => !rules(lenient).has('missing-concern'));
    await until('the settings of the other', () => !rules(strict).has('placeholder-answer'));
    await write(fileOf('.fedreq.yaml'), 'rules:\n  placeholder-answer: off\n');
    await finding(lenient, 'missing-concern');
    await until('the new settings', () => !rules(lenient).has('placeholder-answer'));
    assert.ok(rules(strict).has('missing-concern'), 'the other folder keeps its own');
  });
}
