// Entry where a browser runs the extension: the language server is a web worker.
import * as vscode from 'vscode';
import { type Api, start } from './extension.ts';

export function activate(context: vscode.ExtensionContext): Api {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'browser', 'server.js');
  return start(context, async () => (await import('./worker.ts')).connectTo(script));
}
