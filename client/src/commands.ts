// What a person can ask for: from the palette, the editor's title, the tree and its welcome text.
import * as vscode from 'vscode';
import {
  type ConcernView,
  type InsertParams,
  type NewParams,
  type Place,
  requests,
  type SnippetEdit,
} from '../../server/src/lsp/protocol.ts';
import type { Current } from './current.ts';
import { goTo, rangeOf, show } from './places.ts';
import type { ReportPanel } from './report-panel.ts';
import type { Server } from './server.ts';
import type { Node } from './three-questions.ts';
import { canBeChecked } from './wake.ts';

interface Parts {
  readonly server: Server;
  readonly current: Current;
  readonly panel: ReportPanel;
}

export function registerCommands(parts: Parts): vscode.Disposable {
  const { server } = parts;
  const commands: Readonly<Record<string, (...args: never[]) => unknown>> = {
    checkCompleteness: (uri?: unknown) => checkCompleteness(parts, uri instanceof vscode.Uri ? uri : undefined),
    newRequest: () => newRequest(server),
    insertMissing: (node?: Node) => insertMissing(parts, node),
    goTo: (uri: string, place: Place) => goTo(vscode.Uri.parse(uri), place),
    restartServer: () => server.restart(),
    showLog: () => server.log.show(),
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(`fedreq.${name}`, run)),
  );
}

async function checkCompleteness({ server, current, panel }: Parts, uri: vscode.Uri | undefined): Promise<void> {
  const document = uri
    ? await vscode.workspace.openTextDocument(uri)
    : (vscode.window.activeTextEditor?.document ?? current.document);
  if (!document) {
    void vscode.window.showWarningMessage(vscode.l10n.t('Open a Markdown or YAML document to have it checked.'));
    return;
  }
  if (!canBeChecked(document) && !(await becameMarkdown(document))) return;
  if (!(await server.check(document.uri))) return; // The server does not run, and has said so.
  await current.refresh();
  await panel.show(document.uri);
}

/** Asks to treat another text as Markdown; a text that has not been saved has no language yet. */
async function becameMarkdown(document: vscode.TextDocument): Promise<boolean> {
  const change = vscode.l10n.t('Change to Markdown');
  const message = vscode.l10n.t('Only Markdown and YAML can be checked; this document is {0}.', document.languageId);
  if ((await vscode.window.showWarningMessage(message, change)) !== change) return false;
  await vscode.languages.setTextDocumentLanguage(document, 'markdown');
  return true;
}

interface Kind {
  readonly id: string;
  readonly title: string;
  readonly meaning: string;
}

/** Asks for kind, title and format, and opens an unsaved document with a tab stop at everything to be said. */
async function newRequest(server: Server): Promise<void> {
  await server.start();
  const kinds = await server.ask<readonly Kind[]>(requests.federations, null);
  if (!kinds) return;
  const name = vscode.l10n.t('New federation request');
  const kind = await vscode.window.showQuickPick(
    kinds.map(({ id, title, meaning }) => ({ id, label: title, detail: meaning })),
    { title: name, placeHolder: vscode.l10n.t('What kind of federation is it?'), matchOnDetail: true },
  );
  if (!kind) return;
  const title = await vscode.window.showInputBox({
    title: name,
    prompt: vscode.l10n.t('What is asked, in a line that can stand alone: who gets what from whom'),
    placeHolder: vscode.l10n.t('Let storefront read order status from orders-eu'),
  });
  if (title === undefined) return;
  const formats = [
    { label: 'Markdown', description: vscode.l10n.t('headings and text'), format: 'markdown' },
    { label: 'YAML', description: vscode.l10n.t('keys and values'), format: 'yaml' },
  ] as const;
  const format = await vscode.window.showQuickPick(formats, { title: name, placeHolder: vscode.l10n.t('Written as') });
  if (!format) return;
  const params: NewParams = { federation: kind.id, title, format: format.format };
  const snippet = await server.ask<string>(requests.newRequest, params);
  if (snippet === null) return;
  const document = await vscode.workspace.openTextDocument({ language: format.format });
  const editor = await vscode.window.showTextDocument(document);
  await insert(editor, { place: { line: 0, column: 0, endLine: 0, endColumn: 0 }, snippet });
}

/** Inserts what a concern lacks, with tab stops; asks which where the tree does not say. */
async function insertMissing({ server, current }: Parts, node: Node | undefined): Promise<void> {
  const { report } = current;
  if (!report) return;
  const concern = node?.kind === 'concern' ? node.concern : await pickConcern(report.concerns);
  if (!concern) return;
  const params: InsertParams = { uri: report.uri, concern: concern.id };
  const edit = await server.ask<SnippetEdit>(requests.insert, params);
  if (edit) await insert(await show(vscode.Uri.parse(report.uri)), edit);
}

async function pickConcern(concerns: readonly ConcernView[]): Promise<ConcernView | undefined> {
  const open = concerns.filter(({ state }) => state !== 'answered' && state !== 'waived');
  const picked = await vscode.window.showQuickPick(
    open.map(concern => ({ concern, label: concern.title, description: concern.state, detail: concern.question })),
    { placeHolder: vscode.l10n.t('Which answer is to be completed?'), matchOnDetail: true },
  );
  return picked?.concern;
}

/** The snippet is indented for its place already. */
async function insert(editor: vscode.TextEditor, { place, snippet }: SnippetEdit): Promise<void> {
  const options = { undoStopBefore: true, undoStopAfter: true, keepWhitespace: true };
  await editor.insertSnippet(new vscode.SnippetString(snippet), rangeOf(place), options);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
