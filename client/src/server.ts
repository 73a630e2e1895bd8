// The language server's life: it sleeps until a request is open or somebody asks, and gets up again after a crash.
import * as vscode from 'vscode';
import { type ReportView, requests } from '../../server/src/lsp/protocol.ts';
import type { Client, Connect, Owner } from './client.ts';
import { Focus } from './focus.ts';

export type ServerState = 'asleep' | 'starting' | 'running' | 'failed';

const maximumRestarts = 4;
const restartWindow = 3 * 60_000;

const nextTurn = () => new Promise(resolve => setTimeout(resolve));

/** Loads what talks to a server here. */
export type LoadClient = () => Promise<Connect>;

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
  private readonly load: LoadClient;
  private readonly asked = new Set<string>();
  private readonly closing: vscode.Disposable;
  private readonly focus = new Focus();
  private client: Client | undefined;
  private crashes: readonly number[] = [];
  private current: ServerState = 'asleep';
  private reason = '';

  constructor(load: LoadClient) {
    this.load = load;
    this.log = vscode.window.createOutputChannel('Federation Request', { log: true });
    this.onReportChanged = this.reportChanged.event;
    this.onStateChanged = this.stateChanged.event;
    this.onRequestsChanged = this.requestsChanged.event;
    this.closing = vscode.Disposable.from(
      this.focus,
      this.focus.onDidRelease(() => this.client?.getFeature('textDocument/diagnostic').refresh()),
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
    try {
      await nextTurn(); // VS Code and other extensions go on before the library is loaded, which takes the longest of all.
      const connect = await this.load();
      this.client ??= connect(this.owner());
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

  private owner(): Owner {
    return {
      log: this.log,
      became: state => {
        this.become(state);
        if (state === 'running') for (const uri of this.asked) void this.ask(requests.check, { uri });
      },
      ended: () => this.startsAgain(),
      reportChanged: uri => this.reportChanged.fire(uri),
      requestsChanged: () => this.requestsChanged.fire(),
      shown: (uri, diagnostics) => this.focus.shown(uri, diagnostics),
    };
  }

  /** Whether a server that has just ended is to be started again. */
  private startsAgain(): boolean {
    if (this.current === 'starting') {
      this.fail(vscode.l10n.t('it did not start'));
      return false;
    }
    const now = Date.now();
    this.crashes = [...this.crashes.filter(time => now - time < restartWindow), now];
    const again = this.crashes.length <= maximumRestarts;
    this.log.warn(`The language server has stopped by itself. ${again ? 'It is started again.' : 'It is left alone.'}`);
    if (again) return true;
    this.fail(vscode.l10n.t('it stopped {0} times within three minutes', this.crashes.length));
    return false;
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
