// Entry where Node runs the extension (desktop, remote): the language server is a process.
import * as vscode from 'vscode';
import { type Api, start } from './extension.ts';

export function activate(context: vscode.ExtensionContext): Api {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath;
  return start(context, async () => (await import('./process.ts')).connectTo(module));
}
