// The completeness report beside the editor. It follows its document as that changes; its links lead to the lines.
import * as vscode from 'vscode';
import { requests } from '../../server/src/lsp/protocol.ts';
import { goTo } from './places.ts';
import { type PageMessage, type PageState, type PageUpdate, withPolicy } from './report-page.ts';
import type { Server } from './server.ts';

const viewType = 'fedreq.report';
const memoryKey = 'report.shown';

/** Milliseconds in which VS Code hands over a panel that it keeps. */
const patience = 5_000;

export class ReportPanel implements vscode.Disposable {
  private readonly server: Server;
  private readonly memory: vscode.Memento;
  private readonly subscriptions: vscode.Disposable;
  private panel: vscode.WebviewPanel | undefined;
  private uri: vscode.Uri | undefined;
  private shown: string | undefined;
  /** Whether the page has been changed by messages since it was set: they are lost when it is hidden. */
  private patched = false;
  private later: ReturnType<typeof setTimeout> | undefined;

  /** @param memory keeps for this workspace what is shown */
  constructor(server: Server, memory: vscode.Memento) {
    this.server = server;
    this.memory = memory;
    this.subscriptions = vscode.Disposable.from(
      server.onReportChanged(uri => void this.follow(uri)),
      vscode.window.tabGroups.onDidChangeTabs(() => this.lookLater()),
      vscode.window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: (panel, state: PageState | undefined) => this.restore(panel, state),
      }),
    );
    this.lookLater();
  }

  /** What the panel shows now; undefined where none is open. */
  get page(): string | undefined {
    return this.shown;
  }

  /** Opens the report of a document that is checked, in the panel that is open where there is one. */
  async show(uri: vscode.Uri): Promise<void> {
    const page = await this.ask(uri);
    if (page === null) return;
    const panel = this.panel ?? this.adopt(this.create());
    panel.title = vscode.l10n.t('Report: {0}', nameOf(uri));
    this.uri = uri;
    this.set(page);
    panel.reveal(undefined, true);
    void this.memory.update(memoryKey, uri.toString());
  }

  /** The panel stays: where extensions are started anew, it goes on. */
  dispose(): void {
    clearTimeout(this.later);
    this.subscriptions.dispose();
  }

  /** In the place of one that is nobody's any more, or beside the text. */
  private create(): vscode.WebviewPanel {
    const others = tabs();
    const viewColumn = others[0]?.group.viewColumn ?? vscode.ViewColumn.Beside;
    const column = { viewColumn, preserveFocus: true };
    const panel = vscode.window.createWebviewPanel(viewType, '', column, { enableFindWidget: true });
    void vscode.window.tabGroups.close(others, true);
    return panel;
  }

  private adopt(panel: vscode.WebviewPanel): vscode.WebviewPanel {
    panel.webview.options = { enableScripts: true, localResourceRoots: [] };
    panel.webview.onDidReceiveMessage(({ line }: PageMessage) => this.reveal(line - 1));
    panel.onDidChangeViewState(() => {
      if (panel.visible && this.patched && this.shown !== undefined) this.set(this.shown);
    });
    panel.onDidDispose(() => {
      if (this.panel !== panel) return;
      this.panel = undefined;
      this.uri = undefined;
      this.shown = undefined;
      void this.memory.update(memoryKey, undefined);
    });
    this.panel = panel;
    return panel;
  }

  /** When the window is loaded again. */
  private async restore(panel: vscode.WebviewPanel, state: PageState | undefined): Promise<void> {
    if (this.panel || !state) panel.dispose();
    else await this.showAgain(state.uri, this.adopt(panel));
  }

  private lookLater(): void {
    clearTimeout(this.later);
    this.later = setTimeout(() => void this.replaceOrphan(), patience);
  }

  /**
   * Where extensions are started anew and the window is not, VS Code keeps their panel and hands it to nobody. One that
   * is not in sight may be handed over yet.
   */
  private async replaceOrphan(): Promise<void> {
    const address = this.memory.get<string>(memoryKey);
    if (this.panel || address === undefined || !tabs().some(({ isActive }) => isActive)) return;
    await this.showAgain(address, this.adopt(this.create()));
  }

  private async showAgain(address: string, panel: vscode.WebviewPanel): Promise<void> {
    const uri = vscode.Uri.parse(address);
    const document = await Promise.resolve(vscode.workspace.openTextDocument(uri)).catch(() => undefined);
    if (!document) return panel.dispose();
    await this.server.check(document.uri);
    await this.show(document.uri);
  }

  private async follow(uri: vscode.Uri): Promise<void> {
    if (uri.toString() !== this.uri?.toString()) return;
    const page = await this.ask(uri);
    if (page === null || page === this.shown || uri.toString() !== this.uri?.toString()) return;
    if (!this.panel?.visible) return this.set(page);
    this.shown = page;
    this.patched = true;
    void this.panel.webview.postMessage({ html: page } satisfies PageUpdate);
  }

  private set(page: string): void {
    if (!this.panel || !this.uri) return;
    this.shown = page;
    this.patched = false;
    this.panel.webview.html = withPolicy(page, this.uri.toString());
  }

  private ask(uri: vscode.Uri): Promise<string | null> {
    return this.server.ask<string>(requests.reportHtml, { uri: uri.toString() });
  }

  private reveal(line: number): void {
    if (this.uri) void goTo(this.uri, { line, column: 0, endLine: line, endColumn: 0 });
  }
}

/** Those of our reports. */
const tabs = (): readonly vscode.Tab[] =>
  vscode.window.tabGroups.all
    .flatMap(group => group.tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(viewType));

const nameOf = ({ path }: vscode.Uri) => path.slice(path.lastIndexOf('/') + 1);
