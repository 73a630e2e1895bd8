// The extension's entry: puts the parts together, and wakes the server when there is something for it to do.
import * as vscode from 'vscode';
import { registerCommands } from './commands.ts';
import { Current } from './current.ts';
import { ReportPanel } from './report-panel.ts';
import { Server, type ServerState } from './server.ts';
import { Status } from './status.ts';
import { type Node, ThreeQuestions } from './three-questions.ts';
import { canBeChecked, hasProjectFile, hasRequests, mayBeRequest, projectFileGlob } from './wake.ts';
import { countsOf, percentOf } from './words.ts';

/** What the extension shows, for its tests. */
export interface Api {
  serverState(): ServerState;
  serverProcess(): number | undefined;
  readonly tree: vscode.TreeDataProvider<Node>;
  readonly status: vscode.LanguageStatusItem;
  /** The page of the report panel; undefined where none is open. */
  reportPage(): string | undefined;
}

export function activate(context: vscode.ExtensionContext): Api {
  const server = new Server(context);
  const current = new Current(server);
  const panel = new ReportPanel(server);
  const status = new Status(server, current);
  const tree = new ThreeQuestions(current);
  const view = vscode.window.createTreeView('fedreq.threeQuestions', { treeDataProvider: tree });
  current.onDidChange(() => describe(view, current));
  context.subscriptions.push(
    server,
    current,
    panel,
    status,
    view,
    registerCommands({ server, current, panel }),
    wake(server),
  );
  server.onStateChanged(() => setContext('active', true));
  void hasRequests().then(has => has && setContext('active', true));
  describe(view, current);
  return {
    serverState: () => server.state,
    serverProcess: () => server.process,
    tree,
    status: status.item,
    reportPage: () => panel.page,
  };
}

/** Starts the server for the first document that may be a request. */
function wake(server: Server): vscode.Disposable {
  let hasProject = false;
  const consider = (document: vscode.TextDocument) => {
    if (server.state !== 'asleep' || !canBeChecked(document)) return;
    if (hasProject || mayBeRequest(document)) void server.start();
  };
  const considerAll = () => vscode.workspace.textDocuments.forEach(consider);
  const considerProject = (has: boolean) => {
    hasProject ||= has;
    considerAll();
  };
  void hasProjectFile().then(considerProject);
  const projectFiles = vscode.workspace.createFileSystemWatcher(projectFileGlob, false, true, true);
  considerAll();
  return vscode.Disposable.from(
    projectFiles,
    projectFiles.onDidCreate(() => considerProject(true)),
    vscode.workspace.onDidOpenTextDocument(consider),
    vscode.workspace.onDidChangeTextDocument(({ document }) => consider(document)),
    vscode.workspace.onDidChangeConfiguration(event => event.affectsConfiguration('fedreq.files') && considerAll()),
  );
}

/** What stands above the tree, and which welcome text stands in its place. */
function describe(view: vscode.TreeView<Node>, current: Current): void {
  const { document, report, waiting } = current;
  const complete = report && vscode.l10n.t('{0} % complete, {1}', percentOf(report), countsOf(report));
  view.message = complete ?? (waiting ? vscode.l10n.t('Reading …') : '');
  setContext('document', report ? 'checked' : waiting ? 'waiting' : document ? 'unchecked' : 'none');
}

function setContext(key: 'active' | 'document', value: boolean | string): void {
  void vscode.commands.executeCommand('setContext', `fedreq.${key}`, value);
}
