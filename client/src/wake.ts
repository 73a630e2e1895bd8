// Decides whether a document is worth waking the server for; what is a request only the server knows.
import * as vscode from 'vscode';
import { languages } from './server.ts';

/** How many lines at a document's head are looked at. */
const headLines = 60;
const requestName = /\.fedreq\.(?:md|ya?ml)$/i;
const declaration = /^kind[ \t]*:[ \t]*['"]?federation-request/;

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

/** A project file may name files that are requests. */
export const projectFileGlob = '**/.fedreq.yaml';

/** Whether a folder of the workspace has a project file. */
export const hasProjectFile = () => isInWorkspace(projectFileGlob);

/** Whether a file of the workspace is a request by its name. */
export const hasRequests = () => isInWorkspace('**/?*.fedreq.{md,yaml,yml}');

async function isInWorkspace(glob: string): Promise<boolean> {
  return (await vscode.workspace.findFiles(glob, '**/node_modules/**', 1)).length > 0;
}
