// Entry where Node runs the extension (desktop, remote): the language server is a process that talks over IPC.
import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { type Api, start } from './extension.ts';
import type { Client } from './server.ts';

class ProcessClient extends LanguageClient implements Client {
  get processId(): number | undefined {
    return this.serverProcess?.pid;
  }

  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

export function activate(context: vscode.ExtensionContext): Api {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath;
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6019'] } };
  return start(context, (id, name, options) => new ProcessClient(id, name, { run, debug }, options));
}
