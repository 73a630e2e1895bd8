// Several folders are open: requests of all of them, each with the settings of its own folder.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answering, api, closeAll, diagnosticsOf, fileOf, until } from './kit.ts';

export function several(): void {
  afterEach(closeAll);

  const other = (name: string) => fileOf(`../no-requests/${name}`);
  const write = (uri: vscode.Uri, text: string) => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const uris = async () => ((await (await api()).requests.getChildren()) ?? []).map(({ request }) => request.uri);
  const lists = (uri: vscode.Uri) => until(uri.path, async () => (await uris()).some(each => each === uri.toString()));

  it('lists the requests of each, by its own project file too', async () => {
    assert.equal(vscode.workspace.workspaceFolders?.length, 2);
    const { requestsView } = await api();
    await until('the view', async () => {
      await vscode.commands.executeCommand('fedreq.requests.focus');
      return requestsView.visible;
    });
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
}
