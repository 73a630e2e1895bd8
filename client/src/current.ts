// The document that the views are about: the one in the active editor, as long as it is open.
import * as vscode from 'vscode';
import { type ReportView, requests, type StatusView } from '../../server/src/lsp/protocol.ts';
import type { Server } from './server.ts';
import { canBeChecked } from './wake.ts';

/** Milliseconds. */
const patience = 300;

export class Current implements vscode.Disposable {
  /** Markdown or YAML, a request or not; undefined where no such document is open. */
  document: vscode.TextDocument | undefined;
  /** Null where the document is not checked. */
  report: ReportView | null = null;
  status: StatusView | null = null;
  readonly onDidChange: vscode.Event<void>;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly server: Server;
  private readonly subscriptions: vscode.Disposable;
  private asking: Promise<void> | undefined;
  private outdated = false;

  constructor(server: Server) {
    this.server = server;
    this.onDidChange = this.changed.event;
    this.subscriptions = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(() => this.follow()),
      vscode.workspace.onDidOpenTextDocument(() => this.follow()), // Also when a document's language changes.
      vscode.workspace.onDidCloseTextDocument(() => this.follow()),
      server.onStateChanged(() => void this.refresh()),
      server.onReportChanged(uri => {
        if (uri.toString() === this.document?.uri.toString()) void this.refresh();
      }),
    );
    this.follow();
  }

  /** Whether it is not known yet how the document stands. */
  get waiting(): boolean {
    const { state } = this.server;
    return this.document !== undefined && !this.status && (state === 'starting' || state === 'running');
  }

  /** Asks for report and status anew; what changes in the meantime is asked for once more. Settles when all is known. */
  refresh(): Promise<void> {
    this.outdated = true;
    this.asking ??= this.askUntilKnown().finally(() => {
      this.asking = undefined;
    });
    return this.asking;
  }

  private async askUntilKnown(): Promise<void> {
    while (this.outdated) {
      this.outdated = false;
      const { document } = this;
      const params = { uri: document?.uri.toString() };
      const [report, status] = await Promise.all([
        document ? this.server.ask<ReportView>(requests.report, params) : null,
        document ? this.server.ask<StatusView>(requests.status, params) : null,
      ]);
      if (this.outdated) continue; // It may be about another document by now.
      if (this.server.state === 'starting' && !report && this.report) continue; // It gets up again: what was known holds until then.
      this.report = report;
      this.status = status;
      this.changed.fire();
    }
  }

  dispose(): void {
    this.subscriptions.dispose();
    this.changed.dispose();
  }

  /** A panel, the terminal or a picture in front keeps the document that was there before. */
  private follow(): void {
    const active = vscode.window.activeTextEditor?.document;
    const kept = this.document && !this.document.isClosed ? this.document : undefined;
    const document = active && canBeChecked(active) ? active : kept && canBeChecked(kept) ? kept : undefined;
    if (document === this.document) return;
    this.document = document;
    this.report = null;
    this.status = null;
    // What was shown is about another document; but mostly the answer comes so soon that emptying the views would flicker.
    const late = setTimeout(() => this.changed.fire(), patience);
    void this.refresh().then(() => clearTimeout(late));
  }
}
