// The language server: capabilities, and one line for each handler. It holds open documents and one report each.
import {
  type CodeAction,
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { catalog, type FederationKind, newRequest, readConfig, requestHtml, rules } from '../engine/index.ts';
import { actionsAt, fixAllKind, resolved } from './actions.ts';
import { completionsAt, hoverAt, symbolsOf } from './answers.ts';
import { type Client, clientOf } from './client.ts';
import { Configuration, projectFile } from './configuration.ts';
import { diagnosticsOf, settingsDiagnostics } from './diagnostics.ts';
import { handler } from './handle.ts';
import { documentsIn, Places } from './positions.ts';
import {
  type DocumentParams,
  type InsertParams,
  type NewParams,
  notifications,
  type ReportView,
  requests,
  type SnippetEdit,
  type StatusView,
} from './protocol.ts';
import { type Checked, Reports } from './reports.ts';
import { insertion, reportView } from './view.ts';

export interface Ports {
  /** Text of a file, or undefined where it cannot be read. */
  readText(uri: string): Promise<string | undefined>;
}

/** How long after a change a document is looked at again for those who do not ask themselves. */
const pause = 80;

/** Serves a connection until it ends. */
export function serve(connection: Connection, { readText }: Ports): void {
  let client: Client | undefined;
  let folders: readonly string[] = [];
  let pushed: unknown;
  const encoding = (): PositionEncodingKind => client?.encoding ?? PositionEncodingKind.UTF16;
  const log = {
    trace: (message: string) => connection.tracer.log(message),
    error: (message: string) => connection.console.error(message),
  };
  const documents = new TextDocuments(documentsIn(encoding));
  const configuration = new Configuration({
    readText,
    folders: () => folders,
    editorSettings: uri =>
      client?.configuration
        ? connection.workspace.getConfiguration({ scopeUri: uri, section: 'fedreq' })
        : Promise.resolve(pushed),
    complain: message => connection.console.warn(message),
  });
  const reports = new Reports(documents, configuration, encoding);
  const later = new Map<string, NodeJS.Timeout>();

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    client = clientOf(params);
    folders = (params.workspaceFolders ?? []).map(({ uri }) => uri);
    pushed = (params.initializationOptions as { settings?: unknown } | undefined)?.settings;
    return { serverInfo: { name: 'fedreq' }, capabilities: capabilitiesFor(client) };
  });

  connection.onInitialized(() => {
    if (client?.watchesFiles)
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: `**/${projectFile}` }],
      });
    if (client?.configuration)
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'fedreq' });
    if (client?.hasFolders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        folders = [...folders.filter(uri => !removed.some(one => one.uri === uri)), ...added.map(({ uri }) => uri)];
        recheck();
      });
  });

  connection.onDidChangeConfiguration(({ settings }) => {
    pushed = (settings as { fedreq?: unknown } | null)?.fedreq ?? settings;
    recheck();
  });
  connection.onDidChangeWatchedFiles(() => recheck());
  documents.onDidSave(({ document }) => {
    if (document.uri.endsWith(`/${projectFile}`)) recheck(); // clients that watch no files
  });
  documents.onDidChangeContent(({ document }) => schedule(document.uri));
  documents.onDidClose(({ document: { uri } }) => {
    clearTimeout(later.get(uri));
    later.delete(uri);
    reports.drop(uri);
    if (!client?.pullsDiagnostics) void connection.sendDiagnostics({ uri, diagnostics: [] });
  });

  /** Everything may be judged otherwise now. */
  function recheck(): void {
    configuration.forget();
    if (client?.refreshesDiagnostics) void connection.languages.diagnostics.refresh();
    for (const uri of documents.keys()) schedule(uri);
  }

  function schedule(uri: string): void {
    clearTimeout(later.get(uri));
    later.set(
      uri,
      setTimeout(() => void tell(uri), pause),
    );
  }

  /** Pushes diagnostics to a client that does not pull them, and tells ours that there is a new report. */
  async function tell(uri: string): Promise<void> {
    later.delete(uri);
    try {
      const checked = await reports.of(uri);
      const document = documents.get(uri);
      if (!document) return; // closed meanwhile
      if (!client?.pullsDiagnostics)
        await connection.sendDiagnostics({ uri, version: document.version, diagnostics: diagnosticsFor(uri, checked) });
      if (client?.followsReports)
        await connection.sendNotification(notifications.reportChanged, { uri } satisfies DocumentParams);
    } catch (error) {
      log.error(`Checking ${uri} failed: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }

  function diagnosticsFor(uri: string, checked: Checked | undefined) {
    if (checked && client) return diagnosticsOf(checked, client);
    const document = documents.get(uri);
    if (!document || !uri.endsWith(`/${projectFile}`)) return [];
    return settingsDiagnostics(
      readConfig(document.getText(), rules).problems,
      new Places(document.getText(), encoding()),
    );
  }

  async function diagnose(uri: string, previous: string | undefined): Promise<DocumentDiagnosticReport> {
    const checked = await reports.of(uri);
    if (checked && checked.id === previous)
      return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: checked.id };
    return {
      kind: DocumentDiagnosticReportKind.Full,
      items: diagnosticsFor(uri, checked),
      ...(checked && { resultId: checked.id }),
    };
  }

  async function status(uri: string): Promise<StatusView> {
    if (uri.endsWith(`/${projectFile}`))
      return { uri, checked: false, reason: 'These are settings of Fedreq; mistakes in them are marked.' };
    const { admitted, reason } = await reports.admission(uri);
    return { uri, checked: admitted, reason };
  }

  /** Checks a document whatever its name, from now on. */
  function check(uri: string): Promise<ReportView | null> {
    reports.ask(uri);
    schedule(uri);
    if (client?.refreshesDiagnostics) void connection.languages.diagnostics.refresh();
    return onReport(uri);
  }

  const onReport = async (uri: string): Promise<ReportView | null> => {
    const checked = await reports.of(uri);
    return checked ? reportView(checked) : null;
  };
  /** Runs something on a document's report; `otherwise` where it has none. */
  const withReport = async <Answer>(
    uri: string,
    otherwise: Answer,
    run: (checked: Checked, client: Client) => Answer,
  ): Promise<Answer> => {
    const checked = await reports.of(uri);
    return checked && client ? run(checked, client) : otherwise;
  };

  connection.languages.diagnostics.on(
    handler('diagnostic', {
      log,
      empty: { kind: DocumentDiagnosticReportKind.Full, items: [] } as DocumentDiagnosticReport,
      run: ({ textDocument, previousResultId }) => diagnose(textDocument.uri, previousResultId),
    }),
  );
  connection.onHover(
    handler('hover', {
      log,
      empty: null,
      run: ({ textDocument, position }) => withReport(textDocument.uri, null, checked => hoverAt(checked, position)),
    }),
  );
  connection.onCompletion(
    handler('completion', {
      log,
      empty: [],
      run: ({ textDocument, position }) =>
        withReport(textDocument.uri, [], (checked, { completionSnippets }) =>
          completionsAt(checked, position, completionSnippets),
        ),
    }),
  );
  connection.onCodeAction(
    handler('codeAction', {
      log,
      empty: [] as CodeAction[],
      run: params => withReport(params.textDocument.uri, [], (checked, support) => actionsAt(checked, params, support)),
    }),
  );
  connection.onCodeActionResolve(async action =>
    client
      ? resolved(action, await reports.of((action.data as { uri?: string } | undefined)?.uri ?? ''), client)
      : action,
  );
  connection.onDocumentSymbol(
    handler('documentSymbol', {
      log,
      empty: [],
      run: ({ textDocument: { uri } }) =>
        withReport(uri, [], (checked, { outline }) =>
          outline || checked.request.format === 'yaml' ? symbolsOf(checked) : [],
        ),
    }),
  );
  connection.onRequest(
    requests.report,
    handler<DocumentParams, ReportView | null>('report', { log, empty: null, run: ({ uri }) => onReport(uri) }),
  );
  connection.onRequest(
    requests.reportHtml,
    handler<DocumentParams, string | null>('reportHtml', {
      log,
      empty: null,
      run: ({ uri }) => withReport<string | null>(uri, null, checked => requestHtml(checked, catalog)),
    }),
  );
  connection.onRequest(
    requests.status,
    handler<DocumentParams, StatusView | null>('status', { log, empty: null, run: ({ uri }) => status(uri) }),
  );
  connection.onRequest(
    requests.check,
    handler<DocumentParams, ReportView | null>('check', { log, empty: null, run: ({ uri }) => check(uri) }),
  );
  connection.onRequest(
    requests.insert,
    handler<InsertParams, SnippetEdit | null>('insert', {
      log,
      empty: null,
      run: ({ uri, concern }) => withReport<SnippetEdit | null>(uri, null, checked => insertion(checked, concern)),
    }),
  );
  connection.onRequest(
    requests.newRequest,
    handler<NewParams, string | null>('newRequest', {
      log,
      empty: null,
      run: ({ federation, title, format }) =>
        newRequest(catalog, { federation: federation as FederationKind, title, format }),
    }),
  );
  connection.onRequest(
    requests.federations,
    handler('federations', {
      log,
      empty: [],
      run: () => [...catalog.federations.values()].map(({ id, title, meaning }) => ({ id, title, meaning })),
    }),
  );

  documents.listen(connection);
  connection.listen();
}

function capabilitiesFor({ encoding, hasFolders }: Client): InitializeResult['capabilities'] {
  return {
    positionEncoding: encoding,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    diagnosticProvider: { identifier: 'fedreq', interFileDependencies: false, workspaceDiagnostics: false },
    hoverProvider: true,
    completionProvider: { triggerCharacters: ['#', '-', ':', '<'] },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind], resolveProvider: true },
    documentSymbolProvider: { label: 'Federation Request' },
    ...(hasFolders && { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }),
  };
}
