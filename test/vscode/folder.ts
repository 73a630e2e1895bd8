// A folder with requests is open: what an author sees and does.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  api,
  aWhile,
  closeAll,
  diagnosticsOf,
  finding,
  fixesAt,
  itOfProcess,
  open,
  replaceText,
  ruleOf,
  until,
} from './kit.ts';

const rolloutSection = `
## Rollout

One store reads through the federation for a week, then all of them. The step is taken when the error rate stays under
0.1 % for three days. The flag \`orders.federated\` takes every reader back to the copy within a minute.
`;

export function folder(): void {
  afterEach(closeAll);

  it('checks a request as soon as it is opened', async () => {
    const { document } = await open('orders.fedreq.md');
    const missing = await finding(document, 'missing-concern', /rollout/i);
    assert.equal(missing.source, 'fedreq');
    assert.ok(
      typeof missing.code === 'object' && missing.code.target.path.endsWith('missing-concern.md'),
      'links its rule',
    );
    assert.equal(missing.range.start.line, missing.range.end.line, 'stays within a line');
    await finding(document, 'placeholder-answer');
  });

  it('checks YAML as it checks Markdown', async () => {
    const { document } = await open('login.fedreq.yaml');
    await finding(document, 'missing-concern', /guarantees/i);
    const placeholder = await finding(document, 'placeholder-answer');
    assert.match(document.lineAt(placeholder.range.start.line).text, /^rollout:/);
  });

  it('says above the title how complete the request is, and opens the report from there', async () => {
    const { document } = await open('orders.fedreq.md');
    await finding(document, 'placeholder-answer');
    const lens = await until('the lens', async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        10,
      );
      return lenses.find(({ command }) => command?.command === 'fedreq.checkCompleteness')?.command;
    });
    assert.match(lens.title, /^\d+% complete, \d+ of 14 points open$/);
    await vscode.commands.executeCommand(lens.command, ...(lens.arguments ?? []));
    const { reportPage } = await api();
    await until('the report', () => reportPage()?.includes('Let storefront read order status'));
  });

  it('leaves other documents alone and says why', async () => {
    const { status } = await api();
    const { document } = await open('notes.md');
    await until('the reason', () => /not checked/i.test(status.text) && /fedreq\.md/.test(status.detail ?? ''));
    await aWhile();
    assert.deepEqual(diagnosticsOf(document), []);
  });

  it('takes a warning back within a second of the section being written', async () => {
    const editor = await open('orders.fedreq.md');
    const { document } = editor;
    const before = document.getText();
    const missing = () =>
      diagnosticsOf(document).some(each => ruleOf(each) === 'missing-concern' && /rollout/i.test(each.message));
    const times: number[] = [];
    for (const _ of ['a busy machine', 'may be late', 'twice']) {
      await replaceText(editor, before);
      await until('the warning', missing);
      await replaceText(editor, before + rolloutSection);
      const begin = Date.now();
      await until('the warning to go', () => !missing());
      times.push(Date.now() - begin);
      if (times.some(time => time < 1000)) return;
    }
    assert.fail(`it took ${times.join(', ')} ms`);
  });

  it('tells on a heading what a complete answer contains', async () => {
    const { document } = await open('orders.fedreq.md');
    await finding(document, 'missing-concern');
    const heading = document.positionAt(document.getText().indexOf('Problem'));
    const hovers: vscode.Hover[] = await vscode.commands.executeCommand(
      'vscode.executeHoverProvider',
      document.uri,
      heading,
    );
    const text = hovers
      .flatMap(({ contents }) => contents.map(each => (typeof each === 'string' ? each : each.value)))
      .join('\n');
    assert.match(text, /what problem in the current architecture does federation solve/i);
  });

  it('offers the missing sections at a heading', async () => {
    const editor = await open('orders.fedreq.md');
    const { document } = editor;
    await finding(document, 'missing-concern');
    await replaceText(editor, `${document.getText()}\n## `);
    const end = document.lineAt(document.lineCount - 1).range.end;
    const list: vscode.CompletionList = await vscode.commands.executeCommand(
      'vscode.executeCompletionItemProvider',
      document.uri,
      end,
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(
      labels.some(label => /rollout/i.test(label)),
      labels.join(', '),
    );
  });

  it('inserts a missing section with tab stops', async () => {
    const editor = await open('orders.fedreq.md');
    const { document } = editor;
    const fixes = await fixesAt(document, await finding(document, 'missing-concern', /rollout/i));
    const fix = fixes.find(({ title, edit }) => edit && /rollout/i.test(title));
    assert.ok(fix?.edit, fixes.map(({ title }) => title).join(', '));
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await until('the section', () => /^## .*rollout/im.test(document.getText()));
    await vscode.commands.executeCommand('type', { text: 'FIRST' });
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    await vscode.commands.executeCommand('type', { text: 'SECOND' });
    const text = document.getText();
    assert.ok(text.includes('FIRST') && text.includes('SECOND'), text);
    assert.ok(!/\$\{?\d/.test(text), `no snippet syntax is left:\n${text}`);
  });

  it('ignores a finding with a reason', async () => {
    const editor = await open('orders.fedreq.md');
    const { document } = editor;
    const placeholder = await finding(document, 'placeholder-answer');
    const fixes = await fixesAt(document, placeholder);
    const fix = fixes.find(({ title, edit }) => edit && /ignore/i.test(title));
    assert.ok(fix?.edit, fixes.map(({ title }) => title).join(', '));
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await until('the ignore', () => document.getText().includes('fedreq-ignore placeholder-answer'));
    await vscode.commands.executeCommand('type', { text: 'the platform team decides it in June' });
    await until(
      'the finding to go',
      () => !diagnosticsOf(document).some(each => ruleOf(each) === 'placeholder-answer'),
    );
  });

  it('draws the three questions first, each with its state in words', async () => {
    const { tree } = await api();
    const { document } = await open('orders.fedreq.md');
    await finding(document, 'missing-concern');
    const roots = await until('the tree', async () => {
      const nodes = (await tree.getChildren()) ?? [];
      return nodes.length > 3 && nodes;
    });
    const items = await Promise.all(roots.map(node => tree.getTreeItem(node)));
    assert.deepEqual(
      items.slice(0, 3).map(({ id }) => id),
      ['problem', 'guarantees', 'rollout'],
    );
    assert.deepEqual(
      items.slice(1, 3).map(({ description }) => description),
      ['only a placeholder', 'missing'],
    );
    const problem = await Promise.all(((await tree.getChildren(roots[0])) ?? []).map(node => tree.getTreeItem(node)));
    assert.ok(
      problem.some(({ description }) => description === 'found'),
      'elements that were found',
    );
    assert.ok(items[0]?.command, 'a click goes there');
    await vscode.commands.executeCommand(items[0].command.command, ...(items[0].command.arguments ?? []));
    const line = vscode.window.activeTextEditor?.selection.active.line ?? 0;
    assert.match(document.lineAt(line).text, /problem/i);
  });

  it('inserts from the tree what a concern lacks', async () => {
    const { tree } = await api();
    const { document } = await open('login.fedreq.yaml');
    const guarantees = await until('the tree', async () =>
      (await tree.getChildren())?.find(
        node => node.kind === 'concern' && node.concern.id === 'guarantees' && node.concern.state === 'missing',
      ),
    );
    await vscode.commands.executeCommand('fedreq.insertMissing', guarantees);
    await until('the key', () => /^guarantees:/m.test(document.getText()));
  });

  it('opens a report beside the text that follows it', async () => {
    const { reportPage, status } = await api();
    const editor = await open('orders.fedreq.md');
    await vscode.commands.executeCommand('fedreq.checkCompleteness');
    const before = await until('the report', reportPage);
    assert.match(before, /storefront/);
    assert.match(before, /href="#L\d+"/);
    await until('it to be beside', () => vscode.window.tabGroups.all.length > 1);
    await until('the status', () => /\d+%/.test(status.text));
    await replaceText(editor, editor.document.getText() + rolloutSection);
    await until('the report to follow', () => reportPage() !== before);
  });

  it('checks an untitled document when asked', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'markdown',
      content: '# Share orders\n\nWe want it.\n',
    });
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('fedreq.checkCompleteness');
    await finding(document, 'missing-concern');
  });

  it('goes on after the server was restarted', async () => {
    const { serverState } = await api();
    const { document } = await open('orders.fedreq.md');
    await finding(document, 'missing-concern');
    await vscode.commands.executeCommand('fedreq.restartServer');
    assert.equal(serverState(), 'running');
    await finding(document, 'missing-concern');
  });

  itOfProcess('gets up again after the server has crashed, and knows what it was asked to check', async () => {
    const { serverProcess } = await api();
    const { document } = await open('notes.md');
    await vscode.commands.executeCommand('fedreq.checkCompleteness');
    await finding(document, 'missing-concern');
    const before = serverProcess();
    assert.ok(before);
    process.kill(before, 'SIGKILL');
    await until('another server', () => (serverProcess() ?? before) !== before);
    await finding(document, 'missing-concern');
  });
}
