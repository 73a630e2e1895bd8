// Wakes the server when a document may be a request, or the whole workspace is to be checked; what is a request only the server knows.
import * as vscode from 'vscode';
import { find, projectFiles, requestFiles } from './files.ts';
import { languages } from './languages.ts';
import type { Server } from './server.ts';

/** How many lines at a document's head are looked at. */
const headLines = 60;
/** Files of settings end so too, `.fedreq.yml` among them, of which the server says that nothing reads it. */
const requestName = /\.fedreq\.(?:md|ya?ml)$/i;
const declaration = /^kind[ \t]*:[ \t]*['"]?federation-request/;

/** Starts the server for the first document that may be a request, and where problems of the whole workspace are wanted. */
export function wake(server: Server): vscode.Disposable {
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
  const considerWorkspace = async () => {
    const wanted = vscode.workspace.getConfiguration('fedreq').get('problems') === 'workspace';
    if (wanted && server.state === 'asleep' && (hasProject || (await hasRequests()))) void server.start();
  };
  void hasProjectFile().then(considerProject).then(considerWorkspace);
  const watcher = vscode.workspace.createFileSystemWatcher(projectFiles.glob, false, true, true);
  considerAll();
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(() => considerProject(true)),
    vscode.workspace.onDidOpenTextDocument(consider),
    vscode.workspace.onDidChangeTextDocument(({ document }) => consider(document)),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('fedreq.files')) considerAll();
      if (event.affectsConfiguration('fedreq.problems')) void considerWorkspace();
    }),
  );
}

/** Whether the person could mean it as a request, or has told us by a setting which files are. Cheap: it runs on every edit of Markdown and YAML while the server sleeps. */
export function mayBeRequest(document: vscode.TextDocument): boolean {
  if (requestName.test(document.uri.path) || isConfigured(document)) return true;
  const count = Math.min(document.lineCount, headLines);
  return Array.from({ length: count }, (_, line) => document.lineAt(line).text).some(text => declaration.test(text));
}

export function canBeChecked(document: vscode.TextDocument): boolean {
  return languages.some(language => language === document.languageId);
}

function isConfigured(document: vscode.TextDocument): boolean {
  const files = vscode.workspace.getConfiguration('fedreq', document).get<unknown>('files');
  return Array.isArray(files) && files.length > 0;
}

/** Whether a folder of the workspace has a project file. */
const hasProjectFile = async () => (await find(projectFiles, 1)).length > 0;

/** Whether a file of the workspace is a request by its name. */
const hasRequests = async () => (await find(requestFiles, 1)).length > 0;

/** Whether the workspace has anything for us. */
export const hasWork = async () => (await hasProjectFile()) || (await hasRequests());
