// What the client asks: a line or two for each request.
import {
  type Connection,
  type Definition,
  type DefinitionParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type DocumentLink,
  type DocumentLinkParams,
  MessageType,
  ShowMessageNotification,
  type TextDocumentIdentifier,
} from 'vscode-languageserver';
import {
  catalog,
  type FederationKind,
  type Message,
  newRequest,
  ours,
  plainText,
  requestHtml,
  say,
  verdictOf,
} from '../engine/index.ts';
import { actionsAt, documentOf, resolved } from './actions.ts';
import { completionsAt, foldsOf, hoverAt, symbolsOf } from './answers.ts';
import type { Client } from './client.ts';
import type { Handle } from './handle.ts';
import { definitionAt, highlightsAt, referencesAt, renameableAt, renamed, ticketLinks } from './names.ts';
import { aboutOf, documentOfHint, hintsIn, lensesOf, resolvedHint, verdictCommand } from './notes.ts';
import type { OpenSettings } from './open-settings.ts';
import {
  type DocumentParams,
  type InsertParams,
  type NewParams,
  type ReportView,
  type RequestsView,
  requests,
  type ScaffoldView,
  type SnippetEdit,
  type StatusView,
} from './protocol.ts';
import type { Checked, Reports } from './reports.ts';
import {
  settingsActions,
  settingsCompletions,
  settingsDefinition,
  settingsHover,
  settingsLinks,
} from './settings-answers.ts';
import type { Look } from './updates.ts';
import { insertion, reportView } from './view.ts';
import type { Workspace } from './workspace.ts';

export interface Asked {
  readonly handle: Handle;
  readonly reports: Reports;
  client(): Client;
  look(uri: string): Promise<Look | undefined>;
  /** An open file of settings; undefined where the document is none. */
  settings(uri: string): OpenSettings | undefined;
  /** From now on a document is checked whatever its name. */
  check(uri: string): void;
  readonly workspace: Workspace;
}

type About = DocumentParams | { readonly textDocument: TextDocumentIdentifier };

export function answerRequests(
  connection: Connection,
  { handle, reports, client, look, settings, check, workspace }: Asked,
): void {
  /** A handler that reads a report, or a file of settings where that can be asked too; `none` where the document has neither. */
  const reading = <Params extends About, Answer>(
    name: string,
    {
      none,
      run,
      inSettings,
    }: {
      none: Answer;
      run: (checked: Checked, params: Params) => Answer | Promise<Answer>;
      inSettings?: (open: OpenSettings, params: Params) => Promise<Answer>;
    },
  ) =>
    handle<Params, Answer>(name, {
      run: async params => {
        const uri = 'uri' in params ? params.uri : params.textDocument.uri;
        const checked = await reports.of(uri);
        if (checked) return run(checked, params);
        const open = inSettings && settings(uri);
        return open ? inSettings(open, params) : none;
      },
      otherwise: () => none,
    });

  /** Says something in a message that asks for no answer. */
  const tell = (message: string) =>
    connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });

  connection.languages.diagnostics.on(
    handle('diagnostic', {
      run: async ({ textDocument, previousResultId }) =>
        diagnosticReport(await look(textDocument.uri), previousResultId),
      otherwise: () => diagnosticReport(undefined),
    }),
  );
  connection.onHover(
    reading('hover', {
      none: null,
      run: (checked, params) => hoverAt(checked, params, client()),
      inSettings: (open, params) => settingsHover(open, params, client()),
    }),
  );
  connection.onCompletion(
    reading('completion', {
      none: [],
      run: (checked, params) => completionsAt(checked, params, client()),
      inSettings: (open, params) => settingsCompletions(open, params, client()),
    }),
  );
  connection.onCodeAction(
    reading('codeAction', {
      none: [],
      run: (checked, params) => actionsAt(checked, params, client()),
      inSettings: (open, params) => settingsActions(open, params, client()),
    }),
  );
  connection.onCodeActionResolve(
    handle('codeAction/resolve', {
      run: async action => resolved(action, await reports.of(documentOf(action)), client()),
      otherwise: action => action,
    }),
  );
  connection.onDefinition(
    reading<DefinitionParams, Definition | null>('definition', {
      none: null,
      run: definitionAt,
      inSettings: settingsDefinition,
    }),
  );
  connection.onDocumentLinks(
    reading<DocumentLinkParams, DocumentLink[]>('documentLink', {
      none: [],
      run: checked => ticketLinks(checked, client()),
      inSettings: settingsLinks,
    }),
  );
  connection.onDocumentHighlight(reading('documentHighlight', { none: [], run: highlightsAt }));
  connection.onPrepareRename(
    reading('prepareRename', { none: null, run: (checked, params) => renameableAt(checked, params, client()) }),
  );
  connection.onRenameRequest(
    reading('rename', { none: null, run: (checked, params) => renamed(checked, params, client()) }),
  );
  connection.onReferences(reading('references', { none: [], run: referencesAt }));
  connection.onDocumentSymbol(
    reading('documentSymbol', {
      none: [],
      run: checked => (hasOutline(checked, client()) ? symbolsOf(checked, client()) : []),
    }),
  );
  connection.onFoldingRanges(reading('foldingRange', { none: [], run: checked => foldsOf(checked, client()) }));
  connection.languages.inlayHint.on(
    reading('inlayHint', { none: [], run: (checked, { range }) => hintsIn(range, checked, client()) }),
  );
  connection.languages.inlayHint.resolve(
    handle('inlayHint/resolve', {
      run: async hint => resolvedHint(hint, await reports.of(documentOfHint(hint)), client()),
      otherwise: hint => hint,
    }),
  );
  connection.onCodeLens(reading('codeLens', { none: [], run: checked => lensesOf(checked, client()) }));
  connection.onExecuteCommand(
    handle('executeCommand', {
      run: async params => {
        if (params.command === verdictCommand) await tell(client().words(await verdictOn(aboutOf(params), reports)));
        return null;
      },
      otherwise: () => null,
    }),
  );
  connection.onRequest(
    requests.report,
    reading<DocumentParams, ReportView | null>('report', {
      none: null,
      run: checked => reportView(checked, client().words),
    }),
  );
  connection.onRequest(
    requests.reportHtml,
    reading<DocumentParams, string | null>('reportHtml', {
      none: null,
      run: checked => requestHtml(checked, checked.request.catalog, { words: client().words }),
    }),
  );
  connection.onRequest(
    requests.status,
    handle<DocumentParams, StatusView>('status', {
      run: async ({ uri }) => {
        const { admitted, reason, origin } = await reports.admission(uri);
        const { words } = client();
        return { uri, checked: admitted, reason: words(reason), settings: words(origin) };
      },
      otherwise: ({ uri }) => ({
        uri,
        checked: false,
        reason: client().words(say`Not checked: the check failed; the log says why.`),
        settings: '',
      }),
    }),
  );
  connection.onRequest(
    requests.check,
    handle<DocumentParams, ReportView | null>('check', {
      run: async ({ uri }) => {
        check(uri);
        const checked = await reports.of(uri);
        return checked ? reportView(checked, client().words) : null;
      },
      otherwise: () => null,
    }),
  );
  connection.onRequest(
    requests.insert,
    reading<InsertParams, SnippetEdit | null>('insert', {
      none: null,
      run: (checked, { concern }) => insertion(checked, concern),
    }),
  );
  connection.onRequest(
    requests.findRequests,
    handle<null, null>('findRequests', {
      run: async (_, token) => {
        await workspace.search(token);
        return null;
      },
      otherwise: () => null,
    }),
  );
  connection.onRequest(
    requests.requests,
    handle<null, RequestsView>('requests', { run: () => workspace.view, otherwise: () => workspace.view }),
  );
  connection.onRequest(
    requests.newRequest,
    handle<NewParams, ScaffoldView | null>('newRequest', {
      run: async ({ federation, title, format }) => {
        const wanted = { federation: federation as FederationKind | 'none', title, format };
        const snippet = newRequest(await reports.catalogAnew(), wanted);
        return snippet === '' ? null : { snippet, text: plainText(snippet) };
      },
      otherwise: () => null,
    }),
  );
  connection.onRequest(
    requests.federations,
    handle('federations', {
      run: () => {
        const { words } = client();
        return [...catalog.federations.values()].map(one => ({
          id: one.id,
          title: words(ours(one, 'title')),
          meaning: words(ours(one, 'meaning')),
        }));
      },
      otherwise: () => [],
    }),
  );
}

/** One sentence for a person: how complete a document is, or why it is not checked. */
async function verdictOn(uri: string, reports: Reports): Promise<Message> {
  const checked = await reports.of(uri);
  return checked ? verdictOf(checked.report, checked.request.catalog) : (await reports.admission(uri)).reason;
}

function diagnosticReport(look: Look | undefined, previous?: string): DocumentDiagnosticReport {
  const { Unchanged, Full } = DocumentDiagnosticReportKind;
  if (look?.report !== undefined && look.report === previous) return { kind: Unchanged, resultId: look.report };
  return {
    kind: Full,
    items: look?.diagnostics() ?? [],
    ...(look?.report !== undefined && { resultId: look.report }),
  };
}

/** An editor that outlines Markdown itself needs no second outline of it. */
const hasOutline = ({ request }: Checked, { outline }: Client): boolean => outline || request.format === 'yaml';
