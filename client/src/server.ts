// The language server's life: it sleeps until a request is open or somebody asks, and gets up again after a crash.
import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  DocumentDiagnosticRequest,
  ErrorAction,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
  vsdiag,
} from 'vscode-languageclient';
import {
  clientRequests,
  type DocumentParams,
  type FoundFiles,
  notifications,
  type ReportView,
  requests,
} from '../../server/src/lsp/protocol.ts';
import { findFiles, readText } from './files.ts';
import { Focus } from './focus.ts';

export type ServerState = 'asleep' | 'starting' | 'running' | 'failed';

/** The languages in which a request can be written; files, untitled documents and virtual ones alike. */
export const languages = ['markdown', 'yaml'] as const;
export const selector = languages.map(language => ({ language }));

/** Schemes of a document's past: what is wrong there cannot be mended there. */
const pastSchemes = new Set(['git', 'gitlens', 'pr', 'review']);

type DiagnosticReport = vsdiag.DocumentDiagnosticReport | null | undefined;

const maximumRestarts = 4;
const restartWindow = 3 * 60_000;

/** A client that knows how the server is run here: as a process, or as a worker. */
export interface Client extends BaseLanguageClient {
  /** Undefined where the server is no process, or does not run. */
  readonly processId: number | undefined;
}

/** Makes a client of that id and name. Its complaints go to the log: what a person has to act on is said once, by us. */
export type CreateClient = (id: string, name: string, options: LanguageClientOptions) => Client;

export class Server implements vscode.Disposable {
  readonly log: vscode.LogOutputChannel;
  /** The report or the status of that document is another than before. */
  readonly onReportChanged: vscode.Event<vscode.Uri>;
  readonly onStateChanged: vscode.Event<ServerState>;
  /** The requests of the workspace are others than before, or more is known of them. */
  readonly onRequestsChanged: vscode.Event<void>;
  private readonly reportChanged = new vscode.EventEmitter<vscode.Uri>();
  private readonly stateChanged = new vscode.EventEmitter<ServerState>();
  private readonly requestsChanged = new vscode.EventEmitter<void>();
  private readonly create: CreateClient;
  private readonly asked = new Set<string>();
  private readonly closing: vscode.Disposable;
  private readonly focus = new Focus();
  private client: Client | undefined;
  private crashes: readonly number[] = [];
  private current: ServerState = 'asleep';
  private reason = '';

  constructor(create: CreateClient) {
    this.create = create;
    this.log = vscode.window.createOutputChannel('Federation Request', { log: true });
    this.onReportChanged = this.reportChanged.event;
    this.onStateChanged = this.stateChanged.event;
    this.onRequestsChanged = this.requestsChanged.event;
    this.closing = vscode.Disposable.from(
      this.focus,
      this.focus.onDidRelease(() => this.client?.getFeature(DocumentDiagnosticRequest.method).refresh()),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.asked.delete(uri.toString())),
    );
  }

  get state(): ServerState {
    return this.current;
  }

  /** Why it does not run, where it has failed. */
  get failure(): string {
    return this.reason;
  }

  /** Whether it has stopped by itself of late and got up again. */
  get recovered(): boolean {
    return this.crashes.some(time => Date.now() - time < restartWindow);
  }

  /** The process id of the server that runs. */
  get process(): number | undefined {
    return this.client?.processId;
  }

  /** Starts it unless it runs. A failure is told to the person, not thrown. */
  async start(): Promise<void> {
    this.client ??= this.createClient();
    try {
      await this.client.start();
    } catch (error) {
      this.log.error(String(error));
      this.fail(vscode.l10n.t('it did not start'));
    }
  }

  async restart(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    this.crashes = [];
    await client?.dispose().catch(error => this.log.warn(`The old server did not stop by itself: ${error}`));
    await this.start();
  }

  /** Has a document checked whatever its name, until it is closed; a server that had to be restarted is told again. */
  async check(uri: vscode.Uri): Promise<ReportView | null> {
    this.asked.add(uri.toString());
    await this.start();
    return this.ask<ReportView>(requests.check, { uri: uri.toString() });
  }

  /** Null where the server does not run, does not know the document, or failed; the failure is in the log. */
  async ask<Answer>(request: string, params: unknown, token?: vscode.CancellationToken): Promise<Answer | null> {
    if (!this.client?.isRunning()) return null;
    try {
      return await this.client.sendRequest<Answer | null>(request, params, token);
    } catch (error) {
      if (!(error instanceof vscode.CancellationError)) this.log.error(`${request} failed: ${error}`);
      return null;
    }
  }

  async dispose(): Promise<void> {
    this.closing.dispose();
    await this.client?.dispose();
    this.reportChanged.dispose();
    this.stateChanged.dispose();
    this.requestsChanged.dispose();
    this.log.dispose();
  }

  private createClient(): Client {
    const options: LanguageClientOptions = {
      documentSelector: selector,
      outputChannel: this.log,
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
        closed: () => this.closed(),
      },
      middleware: {
        provideDiagnostics: async (document, previous, token, next) => {
          const uri = document instanceof vscode.Uri ? document : document.uri;
          return pastSchemes.has(uri.scheme) ? undefined : this.withoutHeld(uri, await next(document, previous, token));
        },
      },
    };
    const client = this.create('fedreq', 'Federation Request', options);
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Starting) this.become('starting');
      if (newState === State.Running) this.become('running');
      if (newState === State.Running) for (const uri of this.asked) void this.ask(requests.check, { uri });
    });
    client.onNotification(notifications.reportChanged, ({ uri }: DocumentParams) =>
      this.reportChanged.fire(client.protocol2CodeConverter.asUri(uri)),
    );
    client.onNotification(notifications.requestsChanged, () => this.requestsChanged.fire());
    client.onRequest(clientRequests.readText, ({ uri }: DocumentParams) =>
      readText(client.protocol2CodeConverter.asUri(uri)),
    );
    client.onRequest(clientRequests.findFiles, async (_: null, token): Promise<FoundFiles> => {
      const { uris, more } = await findFiles(token);
      return { uris: uris.map(uri => client.code2ProtocolConverter.asUri(uri)), more };
    });
    return client;
  }

  /** A report from which something is held back has no id: the whole of it is wanted next time. */
  private withoutHeld(uri: vscode.Uri, report: DiagnosticReport): DiagnosticReport {
    if (report?.kind !== vsdiag.DocumentDiagnosticReportKind.full) return report;
    const items = this.focus.shown(uri, report.items);
    return items === report.items ? report : { kind: report.kind, items };
  }

  private closed() {
    if (this.current === 'starting') {
      this.fail(vscode.l10n.t('it did not start'));
      return { action: CloseAction.DoNotRestart, handled: true };
    }
    const now = Date.now();
    this.crashes = [...this.crashes.filter(time => now - time < restartWindow), now];
    if (this.crashes.length <= maximumRestarts) return { action: CloseAction.Restart, handled: true };
    this.fail(vscode.l10n.t('it stopped {0} times within three minutes', this.crashes.length));
    return { action: CloseAction.DoNotRestart, handled: true };
  }

  private fail(reason: string): void {
    if (this.current === 'failed') return;
    this.reason = reason;
    this.become('failed');
    const restart = vscode.l10n.t('Restart');
    const showLog = vscode.l10n.t('Show Log');
    const message = vscode.l10n.t(
      'Federation requests are not checked: the language server does not run ({0}).',
      reason,
    );
    void vscode.window.showErrorMessage(message, restart, showLog).then(choice => {
      if (choice === restart) void this.restart();
      if (choice === showLog) this.log.show();
    });
  }

  private become(state: ServerState): void {
    this.current = state;
    this.stateChanged.fire(state);
  }
}
