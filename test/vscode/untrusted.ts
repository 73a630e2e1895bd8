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
  open,
  ruleOf,
  showRequests,
  until,
} from './kit.ts';

export function untrusted(): void {
  afterEach(closeAll);

  it('is checked like any other', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const { document } = await open('orders.fedreq.md');
    const missing = await finding(document, 'missing-concern', /rollout/i);
    const { tree } = await api();
    await until('the tree', async () => ((await tree.getChildren()) ?? []).length > 3);
    // An extension that comes to answer too ends what VS Code has asked the others until then: the first answer may be empty.
    await until('its fixes', async () => (await fixesAt(document, missing)).length > 0);
  });

  it('has project files that count, and that extend others', async () => {
    const { document } = await open('orders.fedreq.md');
    await finding(document, 'missing-concern');
    const missing = () => diagnosticsOf(document).some(each => ruleOf(each) === 'missing-concern');
    const write = (name: string, text: string) =>
      vscode.workspace.fs.writeFile(fileOf(name), new TextEncoder().encode(text));
    await write('shared/house.yaml', 'rules:\n  missing-concern: off\n');
    await write('.fedreq.yaml', 'extends: shared/house.yaml\n');
    await until('the warning to go', () => !missing());
    await finding(document, 'placeholder-answer');
    await vscode.workspace.fs.delete(fileOf('.fedreq.yaml'));
    await until('the warning as before', missing);
  });

  it('shows its requests and the report, and takes a new request', async () => {
    const { requests, reportPage } = await showRequests();
    await until('both', async () => (await requests.getChildren())?.length === 2);
    await open('orders.fedreq.md');
    await vscode.commands.executeCommand('fedreq.checkCompleteness');
    await until('the report', () => reportPage()?.includes('Let storefront read order status'));
    const { done } = await answering(() => vscode.commands.executeCommand('fedreq.newRequest'), 0, 0, 0, 0);
    const begun = (await done) as vscode.TextDocument;
    assert.equal(begun.uri.toString(), fileOf('request.fedreq.md').toString());
    await until('its report', () => diagnosticsOf(begun).length > 0);
    assert.equal(vscode.workspace.isTrusted, false, 'still');
  });
}
