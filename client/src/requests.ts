// The view "Requests": every request of the workspace, what is most open first.
import * as vscode from 'vscode';
import { type RequestsView, type RequestView, requests } from '../../server/src/lsp/protocol.ts';
import { setContext } from './context.ts';
import { mostFiles } from './files.ts';
import { type Icon, Item, stateIcons } from './item.ts';
import type { Server } from './server.ts';
import { countsOf, openWords, percentOf, stateWord } from './words.ts';

type OpenConcern = RequestView['open'][number];

export type RequestNode =
  | { readonly kind: 'request'; readonly request: RequestView }
  | { readonly kind: 'open'; readonly request: RequestView; readonly concern: OpenConcern };

const viewId = 'fedreq.requests';

export class Requests implements vscode.TreeDataProvider<RequestNode>, vscode.Disposable {
  readonly onDidChangeTreeData: vscode.Event<undefined>;
  readonly view: vscode.TreeView<RequestNode>;
  private readonly changed = new vscode.EventEmitter<undefined>();
  private readonly server: Server;
  private readonly subscriptions: vscode.Disposable;
  private known: RequestsView | null = null;
  private wanted = false;
  private searching: vscode.CancellationTokenSource | undefined;

  constructor(server: Server) {
    this.server = server;
    this.onDidChangeTreeData = this.changed.event;
    this.view = vscode.window.createTreeView(viewId, { treeDataProvider: this, showCollapseAll: true });
    this.subscriptions = vscode.Disposable.from(
      this.view,
      this.view.onDidChangeVisibility(({ visible }) => visible && this.want()),
      server.onRequestsChanged(() => void this.refresh()),
      server.onStateChanged(state => {
        if (state === 'running' && this.wanted) void this.search(); // A new server knows of none.
        if (state === 'failed') this.forget();
      }),
      // A folder that is deleted or moved is one event, and not one of its files.
      vscode.workspace.onDidDeleteFiles(() => this.wanted && void this.search()),
      vscode.workspace.onDidRenameFiles(() => this.wanted && void this.search()),
    );
    if (this.view.visible) this.want();
    this.describe();
  }

  /** Looks for the requests of the workspace anew, with progress above the view; `stop` ends it. */
  async search(): Promise<void> {
    this.wanted = true;
    await this.server.start();
    this.searching?.cancel();
    const source = new vscode.CancellationTokenSource();
    this.searching = source;
    setContext('searching', true);
    await vscode.window.withProgress({ location: { viewId } }, () =>
      this.server.ask(requests.findRequests, null, source.token),
    );
    source.dispose();
    if (this.searching !== source) return; // Another search has begun.
    this.searching = undefined;
    setContext('searching', false);
    await this.refresh();
  }

  stop(): void {
    this.searching?.cancel();
  }

  getChildren(node?: RequestNode): RequestNode[] {
    if (!node) return sorted(this.known?.requests ?? []).map(request => ({ kind: 'request', request }));
    if (node.kind === 'open') return [];
    return node.request.open.map(concern => ({ kind: 'open', request: node.request, concern }));
  }

  getParent(node: RequestNode): RequestNode | undefined {
    return node.kind === 'open' ? { kind: 'request', request: node.request } : undefined;
  }

  getTreeItem(node: RequestNode): vscode.TreeItem {
    return node.kind === 'request' ? requestItem(node.request) : concernItem(node.request, node.concern);
  }

  dispose(): void {
    this.subscriptions.dispose();
    this.changed.dispose();
  }

  /** Requests are looked for when somebody looks for them. */
  private want(): void {
    if (!this.wanted) void this.search();
  }

  private async refresh(): Promise<void> {
    if (!this.wanted) return;
    const known = await this.server.ask<RequestsView>(requests.requests, null);
    if (known) this.known = known.searching ? joined(known, this.known) : known; // Without a server: what was known.
    this.describe();
    this.changed.fire(undefined);
  }

  private forget(): void {
    this.known = null;
    this.describe();
    this.changed.fire(undefined);
  }

  /** What stands above the rows, and which text stands in their place. */
  private describe(): void {
    const { known } = this;
    const some = (known?.requests.length ?? 0) > 0;
    setContext('requests', known?.searching === false && !some ? 'none' : 'some');
    this.view.message = known ? messageOf(known) : '';
    const complete = known?.requests.filter(({ open }) => open.length === 0).length ?? 0;
    this.view.description = some ? vscode.l10n.t('{0} of {1} complete', complete, known?.requests.length ?? 0) : '';
  }
}

function messageOf({ searching, stopped, done, total, more }: RequestsView): string {
  if (searching && total === 0) return vscode.l10n.t('Looking for Markdown and YAML files …');
  if (searching) return vscode.l10n.t('Looking through the workspace: {0} of {1} files …', done, total);
  if (stopped) return vscode.l10n.t('The search was stopped: there may be more requests.');
  return more ? vscode.l10n.t('Only the first {0} Markdown and YAML files were looked at.', mostFiles) : '';
}

/** While a search goes on, what was known before it stays. */
function joined(known: RequestsView, before: RequestsView | null): RequestsView {
  const uris = new Set(known.requests.map(({ uri }) => uri));
  return { ...known, requests: [...known.requests, ...(before?.requests ?? []).filter(({ uri }) => !uris.has(uri))] };
}

/** What is most open comes first. */
const sorted = (all: readonly RequestView[]): readonly RequestView[] =>
  [...all].sort(
    (a, b) =>
      b.open.length - a.open.length ||
      a.completeness - b.completeness ||
      a.title.localeCompare(b.title) ||
      (a.uri < b.uri ? -1 : 1),
  );

function iconOf({ open, counts }: RequestView): Icon {
  if (open.length === 0) return stateIcons.answered;
  return open.some(({ key }) => key) || counts.errors > 0 ? stateIcons.missing : stateIcons.partial;
}

function requestItem(request: RequestView): vscode.TreeItem {
  const { title, open, verdict } = request;
  const uri = vscode.Uri.parse(request.uri);
  const path = vscode.workspace.asRelativePath(uri);
  const percent = percentOf(request);
  const words = openWords(open.length);
  const item = new Item(request.uri, stemOf(path), {
    state: open.length > 0 ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None,
    description: [
      vscode.l10n.t('{0}%', percent),
      open.length > 0 ? vscode.l10n.t('{0} open', open.length) : words,
      title,
    ]
      .filter(Boolean)
      .join(' · '),
    icon: iconOf(request),
    tooltip: [title, path, verdict, countsOf(request)].filter(Boolean).join('\n'),
    contextValue: 'request',
    spoken: [title, vscode.l10n.t('{0}% complete', percent), words, countsOf(request), path].filter(Boolean).join(', '),
  });
  item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [uri] };
  return item;
}

/** The file's name, without what says only that it is a request: rows are narrow. */
const stemOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.fedreq\.(?:md|ya?ml)$/i, '');

function concernItem(request: RequestView, { id, title, question, state, place }: OpenConcern): vscode.TreeItem {
  const words = stateWord(state);
  const item = new Item(`${request.uri}#${id}`, title, {
    description: words,
    icon: stateIcons[state],
    tooltip: [question, words].join('\n'),
    spoken: `${title}, ${words}`,
  });
  item.command = place
    ? { command: 'fedreq.goTo', title: vscode.l10n.t('Go There'), arguments: [request.uri, place] }
    : { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [vscode.Uri.parse(request.uri)] };
  return item;
}
