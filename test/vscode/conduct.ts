// Conduct: what survives a crash of the server, what is said of it, and when it is given up.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, aWhile, closeAll, diagnosticsOf, finding, open, replaceText, ruleOf, until } from './kit.ts';

async function crash(): Promise<void> {
  const { serverProcess, serverState } = await api();
  const before = await until('a server', () => serverState() === 'running' && serverProcess());
  process.kill(before, 'SIGKILL');
  await until('it to be gone', () => serverState() === 'failed' || (serverProcess() ?? before) !== before);
}

export function conduct(): void {
  before(async () => {
    await open('orders.fedreq.md');
    const { serverState } = await api();
    await until('the server', () => serverState() === 'running');
    await vscode.commands.executeCommand('fedreq.restartServer'); // Its crashes of before do not count any more.
  });
  afterEach(closeAll);

  it('keeps unsaved text and open views when the server crashes, and says so in the status', async () => {
    const { status, tree, reportPage } = await api();
    const editor = await open('orders.fedreq.md');
    await finding(editor.document, 'missing-concern', /rollout/i);
    await vscode.commands.executeCommand('fedreq.checkCompleteness');
    await until('the report', reportPage);
    await replaceText(editor, `${editor.document.getText()}\n## Rollout\n\nTBD\n`);
    await until(
      'the report of the unsaved text',
      () => !diagnosticsOf(editor.document).some(({ message }) => /No section .*rollout/i.test(message)),
    );
    const text = editor.document.getText();
    const watched: number[] = [];
    const subscription = tree.onDidChangeTreeData?.(async () =>
      watched.push(((await tree.getChildren()) ?? []).length),
    );
    await crash();
    await until('the status', () => /\d+%/.test(status.text) && /started again/.test(status.detail ?? ''));
    assert.equal(status.severity, vscode.LanguageStatusSeverity.Warning);
    assert.equal(status.command?.command, 'fedreq.showLog');
    assert.ok(editor.document.isDirty && editor.document.getText() === text);
    assert.ok(reportPage(), 'the report stays open');
    await until('its diagnostics', () => diagnosticsOf(editor.document).length > 0);
    assert.ok(
      watched.every(count => count > 0),
      `the tree was never empty: ${watched.join(', ')}`,
    );
    subscription?.dispose();
  });

  it('stops after several crashes, says why, and goes on when asked', async () => {
    const { status, serverState, tree } = await api();
    const { document } = await open('orders.fedreq.md');
    await finding(document, 'missing-concern');
    for (let i = 0; i < 6 && serverState() !== 'failed'; i++) await crash();
    assert.equal(serverState(), 'failed');
    await until(
      'the status',
      () => /not checked/.test(status.text) && /does not run: it stopped \d+ times/.test(status.detail ?? ''),
    );
    assert.equal(status.severity, vscode.LanguageStatusSeverity.Error);
    assert.equal(status.command?.command, 'fedreq.restartServer');
    await until('an empty tree', async () => ((await tree.getChildren()) ?? []).length === 0);
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('fedreq.restartServer');
    await finding(document, 'missing-concern');
    await until('the status', () => /\d+%/.test(status.text));
    assert.equal(status.severity, vscode.LanguageStatusSeverity.Information);
  });

  it('saves at once, whatever the server does', async () => {
    const { serverProcess } = await api();
    const editor = await open('login.fedreq.yaml');
    await finding(editor.document, 'missing-concern');
    const server = serverProcess();
    assert.ok(server);
    process.kill(server, 'SIGSTOP');
    try {
      await replaceText(editor, `${editor.document.getText()}# saved\n`);
      const begin = Date.now();
      assert.ok(await editor.document.save());
      assert.ok(Date.now() - begin < 2000, `${Date.now() - begin} ms`);
    } finally {
      process.kill(server, 'SIGCONT');
    }
  });

  it('says how many rules are off by the settings', async () => {
    const { status } = await api();
    await open('orders.fedreq.md');
    const settings = vscode.workspace.getConfiguration('fedreq');
    await settings.update(
      'rules',
      { 'missing-concern': 'off', 'vague-term': { severity: 'off' } },
      vscode.ConfigurationTarget.Workspace,
    );
    await until('the status', () => /2 rules off by settings$/.test(status.detail ?? ''));
    await settings.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    await until('the status', () => !/off/.test(status.detail ?? ''));
  });

  it('holds findings back on the line being typed, where focus mode is on', async () => {
    const settings = vscode.workspace.getConfiguration('fedreq');
    await settings.update('focusMode', true, vscode.ConfigurationTarget.Workspace);
    const editor = await open('orders.fedreq.md');
    const { document } = editor;
    await finding(document, 'missing-concern');
    const line = document.lineCount - 1;
    const vague = () =>
      diagnosticsOf(document).filter(each => ruleOf(each) === 'vague-term' && each.range.start.line === line);
    await vscode.commands.executeCommand('cursorBottom');
    await vscode.commands.executeCommand('type', { text: 'The read is fast and appropriate for all of them.' });
    await aWhile();
    assert.deepEqual(vague(), []);
    assert.ok(diagnosticsOf(document).length > 0, 'others stay');
    await vscode.commands.executeCommand('cursorTop');
    await until('what was held back', () => vague().length > 0);
    await settings.update('focusMode', undefined, vscode.ConfigurationTarget.Workspace);
  });

  it('reads a text that is too large as far as its limits go, and says so', async () => {
    const editor = await open('orders.fedreq.md');
    await finding(editor.document, 'missing-concern');
    await replaceText(editor, `${editor.document.getText()}\n${'Let it be. '.repeat(560_000)}\n`);
    const { message } = await finding(editor.document, 'unreadable-text');
    assert.match(message, /Not looked at from here on/);
  });
}
