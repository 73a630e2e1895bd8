// What a person can ask for: from the palette, the editor's title, the tree and its welcome text.
import * as vscode from 'vscode';
import {
  type ConcernView,
  type InsertParams,
  type Place,
  requests,
  type SnippetEdit,
  type StatusView,
} from '../../server/src/lsp/protocol.ts';
import { setContext } from './context.ts';
import type { Current } from './current.ts';
import { newRequest } from './new-request.ts';
import { goTo, insertAt, show } from './places.ts';
import type { ReportPanel } from './report-panel.ts';
import type { RequestNode, Requests } from './requests.ts';
import type { Server } from './server.ts';
import type { Node, ThreeQuestions } from './three-questions.ts';
import { canBeChecked } from './wake.ts';
import { stateWord } from './words.ts';

interface Parts {
  readonly server: Server;
  readonly current: Current;
  readonly panel: ReportPanel;
  readonly tree: ThreeQuestions;
  readonly requests: Requests;
}

export function registerCommands(parts: Parts): vscode.Disposable {
  const { server, tree, requests: workspace } = parts;
  const commands: Readonly<Record<string, (...args: never[]) => unknown>> = {
    checkCompleteness: (about?: unknown) => checkCompleteness(parts, uriOf(about)),
    newRequest: () => beginRequest(parts),
    insertMissing: (node?: Node) => insertMissing(parts, node),
    goTo: (uri: string, place: Place) => goTo(vscode.Uri.parse(uri), place),
    showOpenOnly: () => tree.showOpenOnly(true),
    showAll: () => tree.showOpenOnly(false),
    findRequests: () => workspace.search(),
    stopSearch: () => workspace.stop(),
    restartServer: () => server.restart(),
    showLog: () => server.log.show(),
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(`fedreq.${name}`, run)),
  );
}

/** A menu gives what it was opened on: a file, or a row of the view of requests; the lens at a title gives an address. */
function uriOf(about: unknown): vscode.Uri | undefined {
  if (typeof about === 'string') return vscode.Uri.parse(about);
  if (about instanceof vscode.Uri) return about;
  const { request } = (about ?? {}) as Partial<Extract<RequestNode, { kind: 'request' }>>;
  return request && vscode.Uri.parse(request.uri);
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
  if (!(await server.check(document.uri))) return sayWhyNot(server, document.uri);
  await current.refresh();
  await panel.show(document.uri);
}

/** What was asked for cannot be had. Where the server does not run, that has been said already. */
async function sayWhyNot(server: Server, uri: vscode.Uri): Promise<void> {
  const status = await server.ask<StatusView>(requests.status, { uri: uri.toString() });
  if (status) void vscode.window.showWarningMessage(status.reason);
}

/** Asks to treat another text as Markdown; a text that has not been saved has no language yet. */
async function becameMarkdown(document: vscode.TextDocument): Promise<boolean> {
  const change = vscode.l10n.t('Change to Markdown');
  const message = vscode.l10n.t('Only Markdown and YAML can be checked; this document is {0}.', document.languageId);
  if ((await vscode.window.showWarningMessage(message, change)) !== change) return false;
  await vscode.languages.setTextDocumentLanguage(document, 'markdown');
  return true;
}

async function beginRequest({ server }: Parts): Promise<vscode.TextDocument | undefined> {
  const document = await newRequest(server);
  if (document) setContext('begun', true);
  return document;
}

/** Inserts what a concern lacks, with tab stops; asks which where the tree does not say. */
async function insertMissing({ server, current }: Parts, node: Node | undefined): Promise<void> {
  const { report } = current;
  if (!report) return;
  const concern = node?.kind === 'concern' ? node.concern : await pickConcern(report.concerns);
  if (!concern) return;
  const params: InsertParams = { uri: report.uri, concern: concern.id };
  const edit = await server.ask<SnippetEdit>(requests.insert, params);
  if (edit) await insertAt(await show(vscode.Uri.parse(report.uri)), edit);
}

async function pickConcern(concerns: readonly ConcernView[]): Promise<ConcernView | undefined> {
  const open = concerns.filter(({ state }) => state !== 'answered' && state !== 'waived');
  const picked = await vscode.window.showQuickPick(
    open.map(concern => ({
      concern,
      label: concern.title,
      description: stateWord(concern.state),
      detail: concern.question,
    })),
    { placeHolder: vscode.l10n.t('Which answer is to be completed?'), matchOnDetail: true },
  );
  return picked?.concern;
}
