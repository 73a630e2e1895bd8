// A new request in a minute: what is asked, where it goes, and that nothing is written over.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answering, api, closeAll, diagnosticsOf, fileOf, until } from './kit.ts';

const begin = () => vscode.commands.executeCommand('fedreq.newRequest');

async function begun(name: RegExp): Promise<vscode.TextDocument> {
  return until(`${name}`, () => {
    const document = vscode.window.activeTextEditor?.document;
    return (
      document && name.test(document.uri.path) && document.getText().includes('kind: federation-request') && document
    );
  });
}

/** What a person sees of documents whose path matches from now on: their texts, and findings that tell them off. */
function watched(path: RegExp) {
  const texts: string[] = [];
  const alarms: string[] = [];
  const see = ({ uri, version }: vscode.TextDocument, text: string) =>
    path.test(uri.path) && texts.push(text.includes('kind: federation-request') ? text : `version ${version}: ${text}`);
  const watch = vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(document => see(document, document.getText())),
    vscode.workspace.onDidChangeTextDocument(({ document }) => see(document, document.getText())),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      for (const uri of uris.filter(each => path.test(each.path)))
        for (const { message, severity, source } of vscode.languages.getDiagnostics(uri))
          if (source === 'fedreq' && severity <= vscode.DiagnosticSeverity.Warning) alarms.push(message);
    }),
  );
  return { texts, alarms, watch };
}

export function newRequestInFolder(): void {
  afterEach(closeAll);

  it('stands there whole from its first moment, and is not told off for what nobody could write yet', async () => {
    for (const [format, extension] of [
      [0, 'md'],
      [1, 'yaml'],
    ] as const) {
      const path = new RegExp(`/request(?:-2)?\\.fedreq\\.${extension}$`);
      const { texts, alarms, watch } = watched(path);
      const { done } = await answering(begin, 3, format, 0, 0); // A cluster federation.
      await done;
      const document = await begun(path);
      await until('its report', () => diagnosticsOf(document).length > 0);
      watch.dispose();
      assert.ok(texts.length > 0 && texts.every(text => !text.startsWith('version')), texts.join('\n—\n'));
      assert.deepEqual(alarms, []);
      await vscode.commands.executeCommand('type', { text: 'Let a reach b' });
      await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
      assert.equal(document.getText(vscode.window.activeTextEditor?.selection), '<workload>', 'the ask comes first');
      await closeAll();
      await vscode.workspace.fs.delete(document.uri);
    }
  });

  it('is saved where requests are, with the cursor at the ask', async () => {
    const { done } = await answering(begin, 0, 0, 0, 0); // GraphQL, Markdown, no title yet, the first folder.
    await done;
    const document = await begun(/\/request\.fedreq\.md$/);
    assert.equal(document.languageId, 'markdown');
    assert.equal(document.uri.toString(), fileOf('request.fedreq.md').toString());
    assert.equal(document.isDirty, false, 'it is on the disk');
    assert.match(document.getText(), /^federation: graphql$/m);
    assert.ok(!/\$\{?\d/.test(document.getText()), 'no snippet syntax is left');
    const selected = () => document.getText(vscode.window.activeTextEditor?.selection);
    assert.match(selected(), /^<who gets what/, 'the title is typed first, where none was given');
    await vscode.commands.executeCommand('type', { text: 'Let storefront read order status' });
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    assert.equal(selected(), '<client>', 'then the ask');
    await until('its report', () => diagnosticsOf(document).length > 0);
    const { tree } = await api();
    await until('its tree', async () => {
      const items = await Promise.all(((await tree.getChildren()) ?? []).map(node => tree.getTreeItem(node)));
      return items.some(({ id, description }) => id === 'problem' && description === 'only a placeholder');
    });
  });

  it('is YAML when asked, of no kind when one is not sure', async () => {
    const { done } = await answering(begin, 6, 1, 0, 0);
    await done;
    const document = await begun(/\/request\.fedreq\.yaml$/);
    assert.equal(document.languageId, 'yaml');
    assert.ok(!/^federation:/m.test(document.getText()));
    assert.match(document.getText(), /^summary: >-\n {2}Let <consumer>/m);
    await until('its report', () => diagnosticsOf(document).length > 0);
  });

  it('asks for another name where the file is there already', async () => {
    const file = fileOf('request.fedreq.md');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('mine\n'));
    const { done } = await answering(begin, 1, 0, 0, 0, 0); // … and the name as it is offered.
    await done;
    await begun(/\/request-2\.fedreq\.md$/);
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)), 'mine\n');
  });

  it('is not begun when one turns away', async () => {
    const { questionsShown } = await api();
    const before = questionsShown();
    const { done } = await answering(begin, 0, 0);
    await until('the third question', () => questionsShown() > before + 2);
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    assert.equal(await done, undefined);
    assert.equal(vscode.window.activeTextEditor, undefined);
  });
}

export function newRequestWithoutFolder(): void {
  afterEach(closeAll);

  it('is an untitled document, in Markdown or YAML', async () => {
    for (const [format, languageId] of [
      [0, 'markdown'],
      [1, 'yaml'],
    ] as const) {
      const { done } = await answering(begin, 2, format, 0);
      await done;
      const document = await begun(/^Untitled/);
      assert.equal(document.languageId, languageId);
      assert.ok(document.isUntitled);
      assert.match(document.getText(), /^federation: social$/m);
      await until('its report', () => diagnosticsOf(document).length > 0);
      await closeAll();
    }
  });
}
