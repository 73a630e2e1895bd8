// The document that the views are about: the one in the active editor, as long as it is open.
import * as vscode from 'vscode';
import { type ReportView, requests, type StatusView } from '../../server/src/lsp/protocol.ts';
import type { Server } from './server.ts';
import { canBeChecked } from './wake.ts';

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
  private asking = false;
  private askAgain = false;

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

  /** Asks for report and status anew; questions that come while one is under way are answered by one more. */
  async refresh(): Promise<void> {
    this.askAgain = this.asking;
    if (this.asking) return;
    this.asking = true;
    const { document } = this;
    const params = { uri: document?.uri.toString() };
    const [report, status] = document
      ? await Promise.all([
          this.server.ask<ReportView>(requests.report, params),
          this.server.ask<StatusView>(requests.status, params),
        ])
      : [null, null];
    this.asking = false;
    if (this.askAgain) return this.refresh();
    this.report = report;
    this.status = status;
    this.changed.fire();
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
    void this.refresh();
  }
}
