// The extension wherever it runs: puts the parts together, and wakes the server when there is something for it to do.
import type * as vscode from 'vscode';
import { registerCommands } from './commands.ts';
import { setContext } from './context.ts';
import { Current } from './current.ts';
import { ReportPanel } from './report-panel.ts';
import { type RequestNode, Requests } from './requests.ts';
import { type LoadClient, Server, type ServerState } from './server.ts';
import { Status } from './status.ts';
import { questionsShown } from './steps.ts';
import { type Node, ThreeQuestions } from './three-questions.ts';
import { hasWork, wake } from './wake.ts';

/** What the extension shows, for its tests. */
export interface Api {
  serverState(): ServerState;
  serverProcess(): number | undefined;
  readonly tree: vscode.TreeDataProvider<Node>;
  readonly treeView: vscode.TreeView<Node>;
  readonly requests: vscode.TreeDataProvider<RequestNode>;
  readonly requestsView: vscode.TreeView<RequestNode>;
  readonly status: vscode.LanguageStatusItem;
  questionsShown(): number;
  /** The page of the report panel; undefined where none is open. */
  reportPage(): string | undefined;
}

export function start(context: vscode.ExtensionContext, load: LoadClient): Api {
  const server = new Server(load);
  const current = new Current(server);
  const panel = new ReportPanel(server, context.workspaceState);
  const status = new Status(server, current);
  const tree = new ThreeQuestions(current, context.workspaceState);
  const requests = new Requests(server);
  context.subscriptions.push(
    server,
    current,
    panel,
    status,
    tree,
    requests,
    registerCommands({ server, current, panel, tree, requests }),
    wake(server),
    noteImprovement(current),
  );
  server.onStateChanged(state => {
    setContext('active', true);
    setContext('server', state);
  });
  void hasWork().then(has => has && setContext('active', true));
  return {
    serverState: () => server.state,
    serverProcess: () => server.process,
    tree,
    treeView: tree.view,
    requests,
    requestsView: requests.view,
    status: status.item,
    questionsShown,
    reportPage: () => panel.page,
  };
}

/** A request that became more complete while it was open finishes a step of the walkthrough. */
function noteImprovement(current: Current): vscode.Disposable {
  let before: { readonly uri: string; readonly completeness: number } | undefined;
  return current.onDidChange(() => {
    const { report } = current;
    if (!report) return;
    if (before?.uri === report.uri && report.completeness > before.completeness) setContext('improved', true);
    before = report;
  });
}
