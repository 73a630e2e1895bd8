// A folder without requests is open: the extension keeps out of the way, and is there when asked.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, aWhile, closeAll, diagnosticsOf, finding, open } from './kit.ts';

export function noRequests(): void {
  after(closeAll);

  it('starts no server for a README or a YAML file', async () => {
    const readme = await open('README.md');
    await open('settings.yaml');
    const { serverState, status } = await api();
    await aWhile();
    assert.equal(serverState(), 'asleep');
    assert.deepEqual(diagnosticsOf(readme.document), []);
    assert.match(status.detail ?? '', /fedreq/);
  });

  it('checks the README when asked', async () => {
    const { document } = await open('README.md');
    const { serverState, reportPage } = await api();
    await vscode.commands.executeCommand('fedreq.checkCompleteness');
    await finding(document, 'missing-concern');
    assert.equal(serverState(), 'running');
    assert.ok(reportPage());
  });
}
