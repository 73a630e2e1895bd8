// The views: what is open in the document and in the workspace, kept current, and how one gets about in them.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Node } from '../../client/src/three-questions.ts';
import {
  api,
  aWhile,
  closeAll,
  diagnosticsOf,
  fileOf,
  finding,
  itOfProcess,
  open,
  replaceText,
  seeRequests,
  until,
} from './kit.ts';

const text = (content: string) => new TextEncoder().encode(content);
const write = (name: string, content: string) => vscode.workspace.fs.writeFile(fileOf(name), text(content));
const remove = (name: string) => vscode.workspace.fs.delete(fileOf(name), { recursive: true });

/** The rows of the view Requests, by the name of the file. */
async function rows(): Promise<ReadonlyMap<string, vscode.TreeItem>> {
  const { requests } = await api();
  const nodes = (await requests.getChildren()) ?? [];
  const items = await Promise.all(nodes.map(node => requests.getTreeItem(node)));
  return new Map(items.map(item => [item.id?.replace(/^.*\//, '') ?? '', item]));
}

const titled = (title: string) => (item: vscode.TreeItem) => String(item.description).endsWith(` · ${title}`);

const row = (name: string, holds: (item: vscode.TreeItem) => boolean = () => true) =>
  until(`the row of ${name}`, async () => {
    const item = (await rows()).get(name);
    return item && holds(item) && item;
  });

export function requestsView(): void {
  before(seeRequests); // That a folder with requests is opened is enough to activate the extension.
  afterEach(closeAll);

  it('lists every request of the workspace without one being open, what is most open first', async () => {
    const orders = await row('orders.fedreq.md');
    await row('login.fedreq.yaml');
    assert.ok(!(await rows()).has('notes.md'), 'and nothing else');
    assert.match(String(orders.description), /^\d+% · \d+ open · Let storefront read order status/);
    assert.match(orders.accessibilityInformation?.label ?? '', /% complete, \d+ open questions, .*error/);
    const open = [...(await rows()).values()].map(({ description }) =>
      Number(/(\d+) open/.exec(String(description))?.[1]),
    );
    assert.deepEqual(
      open,
      [...open].sort((a, b) => b - a),
    );
    assert.deepEqual(
      diagnosticsOf({ uri: fileOf('login.fedreq.yaml') } as vscode.TextDocument),
      [],
      'no problems unasked',
    );
  });

  it('opens a request, and leads to each open question', async () => {
    const { requests } = await api();
    const { command } = await row('orders.fedreq.md');
    assert.ok(command);
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    assert.match(vscode.window.activeTextEditor?.document.uri.path ?? '', /orders\.fedreq\.md$/);
    const node = (await requests.getChildren())?.find(each => each.request.uri.endsWith('orders.fedreq.md'));
    const questions = (await requests.getChildren(node)) ?? [];
    const items = await Promise.all(questions.map(each => requests.getTreeItem(each)));
    const guarantees = items.find(({ description }) => description === 'only a placeholder');
    assert.ok(guarantees?.command, items.map(({ label, description }) => `${label}: ${description}`).join('; '));
    await vscode.commands.executeCommand(guarantees.command.command, ...(guarantees.command.arguments ?? []));
    const editor = vscode.window.activeTextEditor;
    assert.match(editor?.document.lineAt(editor.selection.active.line).text ?? '', /guarantees/i);
  });

  it('follows files as they come, change and go, and the editor before them', async () => {
    await write('later.fedreq.md', '# Let billing read invoices of ledger\n');
    await row('later.fedreq.md', titled('Let billing read invoices of ledger'));
    await write('later.fedreq.md', '# Let audit read invoices of ledger\n');
    await row('later.fedreq.md', titled('Let audit read invoices of ledger'));
    const editor = await open('later.fedreq.md');
    await replaceText(editor, '# Let tax read invoices of ledger\n');
    await row('later.fedreq.md', titled('Let tax read invoices of ledger'));
    await closeAll(); // Nothing was saved.
    await row('later.fedreq.md', titled('Let audit read invoices of ledger'));
    await remove('later.fedreq.md');
    await until('it to go', async () => !(await rows()).has('later.fedreq.md'));
  });

  it('can be stopped and begun again', async () => {
    const { requestsView } = await api();
    const search = vscode.commands.executeCommand('fedreq.findRequests');
    await vscode.commands.executeCommand('fedreq.stopSearch');
    await search;
    await vscode.commands.executeCommand('fedreq.findRequests');
    assert.equal(requestsView.message ?? '', '');
    assert.match(requestsView.description ?? '', /^\d+ of \d+ complete$/);
    assert.ok((await rows()).size >= 2);
  });

  itOfProcess('lists them again after the server has crashed', async () => {
    const { serverProcess } = await api();
    const before = serverProcess();
    assert.ok(before);
    process.kill(before, 'SIGKILL');
    await until('another server', () => (serverProcess() ?? before) !== before);
    await row('orders.fedreq.md');
  });

  it('is joined by the problems of the whole workspace where that is set', async () => {
    const problems = () => diagnosticsOf({ uri: fileOf('login.fedreq.yaml') } as vscode.TextDocument);
    const settings = vscode.workspace.getConfiguration('fedreq');
    await settings.update('problems', 'workspace', vscode.ConfigurationTarget.Workspace);
    await until('problems of a file that is not open', () => problems().length > 0);
    const closed = problems().length;
    const editor = await open('login.fedreq.yaml');
    await finding(editor.document, 'missing-concern');
    await aWhile();
    assert.equal(problems().length, closed, 'each once when it is open');
    await replaceText(editor, 'kind: federation-request\n');
    await until('other problems', () => problems().length !== closed);
    await closeAll(); // Nothing was saved.
    await until('the problems of the file on the disk', () => problems().length === closed);
    await settings.update('problems', undefined, vscode.ConfigurationTarget.Workspace);
    await until('none', () => problems().length === 0);
  });
}

/** Some concerns are surely not spoken to, others perhaps: both is told at the title. */
const hasty = `# Let storefront read order status from orders-eu

The gateway should be fast and highly available. Responses are cached where appropriate. The other team will expose the
relevant fields (name, email, etc.), and only authorized users can see sensitive data.
`;

export function threeQuestionsView(): void {
  afterEach(closeAll);

  const label = async () => {
    const { tree, treeView } = await api();
    const [node] = treeView.selection;
    return node && (await tree.getTreeItem(node)).id;
  };

  it('follows the cursor to the concern of its section, and no click of its own', async () => {
    const editor = await open('orders.fedreq.md');
    await vscode.commands.executeCommand('fedreq.threeQuestions.focus');
    await finding(editor.document, 'missing-concern');
    const { treeView } = await api();
    await until('the view', () => treeView.visible);
    await vscode.window.showTextDocument(editor.document);
    const lineOf = (words: RegExp) => editor.document.positionAt(editor.document.getText().search(words)).line;
    const moveTo = async (line: number) => {
      await vscode.commands.executeCommand('cursorTop');
      await vscode.commands.executeCommand('cursorMove', { to: 'down', value: line });
    };
    await moveTo(lineOf(/^## .*problem/im) + 2);
    await until('problem', async () => (await label()) === 'problem');
    await moveTo(lineOf(/^## .*guarantees/im));
    await until('guarantees', async () => (await label()) === 'guarantees');
    const settings = vscode.workspace.getConfiguration('fedreq');
    await settings.update('followCursor', false, vscode.ConfigurationTarget.Workspace);
    await moveTo(lineOf(/^## .*problem/im) + 2);
    await aWhile();
    assert.equal(await label(), 'guarantees');
    await settings.update('followCursor', undefined, vscode.ConfigurationTarget.Workspace);
  });

  it('shows every row, also of what is told of one place twice', async () => {
    const { tree, treeView } = await api();
    const editor = await open('orders.fedreq.md');
    await replaceText(editor, hasty);
    await vscode.commands.executeCommand('fedreq.threeQuestions.focus');
    await until('two findings of one place', async () => {
      const whole = (await tree.getChildren())?.find(({ kind }) => kind === 'document');
      const rows = whole && (await tree.getChildren(whole));
      return rows?.filter(row => row.kind === 'finding' && row.finding.rule === 'missing-concern').length === 2;
    });
    const shown = async (nodes: readonly Node[]): Promise<void> => {
      for (const node of nodes) {
        const item = await tree.getTreeItem(node);
        await treeView.reveal(node, { select: true, focus: false, expand: true });
        const [selected] = treeView.selection;
        assert.equal(selected && (await tree.getTreeItem(selected)).id, item.id);
        await shown((await tree.getChildren(node)) ?? []);
      }
    };
    await shown((await tree.getChildren()) ?? []);
  });

  it('shows open points alone when asked, and counts', async () => {
    const { tree, treeView } = await api();
    const editor = await open('orders.fedreq.md');
    await finding(editor.document, 'missing-concern');
    const descriptions = async () => {
      const roots = (await tree.getChildren()) ?? [];
      const below = await Promise.all(roots.map(node => tree.getChildren(node)));
      const items = await Promise.all(below.flatMap(nodes => nodes ?? []).map(node => tree.getTreeItem(node)));
      return items.map(({ description }) => description);
    };
    await until('what was found in this text', async () => (await descriptions()).includes('found'));
    assert.match(treeView.description ?? '', /^\d+ of 14$/);
    await vscode.commands.executeCommand('fedreq.showOpenOnly');
    assert.ok(!(await descriptions()).includes('found'));
    assert.ok((await descriptions()).includes('not found'));
    assert.match(treeView.message ?? '', /% complete, .*\. Only open points are shown\.$/);
    await vscode.commands.executeCommand('fedreq.showAll');
    assert.ok((await descriptions()).includes('found'));
  });
}
