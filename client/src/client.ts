// What the extension and its server say to each other. Loaded when the server is first wanted: the library takes longer to load than all the rest.
import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  ErrorAction,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
  vsdiag,
} from 'vscode-languageclient';
import { clientRequests, type DocumentParams, type FoundFiles, notifications } from '../../server/src/lsp/protocol.ts';
import { findFiles, readText } from './files.ts';
import { selector } from './languages.ts';

/** A client that knows how the server is run here: as a process, or as a worker. */
export interface Client extends BaseLanguageClient {
  /** Undefined where the server is no process, or does not run. */
  readonly processId: number | undefined;
}

/** Makes a client of that id and name. Its complaints go to the log: what a person has to act on is said once, by us. */
export type CreateClient = (id: string, name: string, options: LanguageClientOptions) => Client;

/** Whom a client tells what happens to its server. */
export interface Owner {
  readonly log: vscode.LogOutputChannel;
  became(state: 'starting' | 'running'): void;
  /** The server has ended by itself; answers whether it is to be started again. */
  ended(): boolean;
  reportChanged(uri: vscode.Uri): void;
  requestsChanged(): void;
  /** Of a document's diagnostics those that are to be shown now; the same array where that is all of them. */
  shown(uri: vscode.Uri, diagnostics: vscode.Diagnostic[]): vscode.Diagnostic[];
}

export type Connect = (owner: Owner) => Client;

/** Schemes of a document's past: what is wrong there cannot be mended there. */
const pastSchemes = new Set(['git', 'gitlens', 'pr', 'review']);

/** A client that is not started yet. */
export function connect(create: CreateClient, owner: Owner): Client {
  const client = create('fedreq', 'Federation Request', optionsFor(owner));
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Starting) owner.became('starting');
    if (newState === State.Running) owner.became('running');
  });
  client.onNotification(notifications.reportChanged, ({ uri }: DocumentParams) =>
    owner.reportChanged(client.protocol2CodeConverter.asUri(uri)),
  );
  client.onNotification(notifications.requestsChanged, () => owner.requestsChanged());
  client.onRequest(clientRequests.readText, ({ uri }: DocumentParams) =>
    readText(client.protocol2CodeConverter.asUri(uri)),
  );
  client.onRequest(clientRequests.findFiles, async (_: null, token): Promise<FoundFiles> => {
    const { uris, more } = await findFiles(token);
    return { uris: uris.map(uri => client.code2ProtocolConverter.asUri(uri)), more };
  });
  return client;
}

function optionsFor(owner: Owner): LanguageClientOptions {
  return {
    documentSelector: selector,
    outputChannel: owner.log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticPullOptions: { onChange: true },
    initializationOptions: {
      outline: false,
      followsReports: true,
      findsFiles: true,
      readsFiles: true,
      texts: vscode.l10n.bundle,
      opensReport: true,
    },
    initializationFailedHandler: () => false,
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => ({ action: owner.ended() ? CloseAction.Restart : CloseAction.DoNotRestart, handled: true }),
    },
    middleware: {
      provideDiagnostics: async (document, previous, token, next) => {
        const uri = document instanceof vscode.Uri ? document : document.uri;
        return pastSchemes.has(uri.scheme) ? undefined : shownOf(owner, uri, await next(document, previous, token));
      },
    },
  };
}

type DiagnosticReport = vsdiag.DocumentDiagnosticReport | null | undefined;

/** A report from which something is held back has no id: the whole of it is wanted next time. */
function shownOf(owner: Owner, uri: vscode.Uri, report: DiagnosticReport): DiagnosticReport {
  if (report?.kind !== vsdiag.DocumentDiagnosticReportKind.full) return report;
  const items = owner.shown(uri, report.items);
  return items === report.items ? report : { kind: report.kind, items };
}
