// A folder that the person does not trust: everything is there, because nothing in a folder is code.
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
  isWeb,
  open,
  ruleOf,
  seeRequests,
  showRequests,
  until,
} from './kit.ts';

export function untrusted(): void {
  afterEach(closeAll);

  it('is looked through as soon as it is opened, because it has a project file', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const { requests } = await (isWeb ? showRequests() : seeRequests()); // A worker looks for the project file by VS Code's search, which has seven seconds.
    const uris = async () => ((await requests.getChildren()) ?? []).map(({ request }) => request.uri);
    await until(
      'the request that the project names',
      async () => String(await uris()) === String(fileOf('rfcs/orders.md')),
    );
  });

  it('is checked like any other, by its own project file and by what that extends', async () => {
    const { document } = await open('rfcs/orders.md');
    await finding(document, 'placeholder-answer');
    assert.ok(diagnosticsOf(document).every(each => ruleOf(each) !== 'missing-concern'));
    await vscode.workspace.fs.writeFile(fileOf('shared/house.yaml'), new TextEncoder().encode('stage: ready\n'));
    const missing = await finding(document, 'missing-concern', /rollout/i);
    const { tree } = await api();
    await until('the tree', async () => ((await tree.getChildren()) ?? []).length > 3);
    // An extension that comes to answer too ends what VS Code has asked the others until then: the first answer may be empty.
    await until('its fixes', async () => (await fixesAt(document, missing)).length > 0);
  });

  it('has the report, and takes a new request', async () => {
    const { reportPage } = await api();
    await open('rfcs/orders.md');
    await vscode.commands.executeCommand('fedreq.checkCompleteness');
    await until('the report', () => reportPage()?.includes('Let storefront read order status'));
    const { done } = await answering(() => vscode.commands.executeCommand('fedreq.newRequest'), 0, 0, 0, 0);
    const begun = (await done) as vscode.TextDocument;
    assert.equal(begun.uri.toString(), fileOf('request.fedreq.md').toString());
    await until('its report', () => diagnosticsOf(begun).length > 0);
    assert.equal(vscode.workspace.isTrusted, false, 'still');
  });
}
