// A client whose server is a process that talks over IPC.
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { type Client, type Connect, connect } from './client.ts';

class ProcessClient extends LanguageClient implements Client {
  get processId(): number | undefined {
    return this.serverProcess?.pid;
  }

  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** The server is the module at that path. */
export function connectTo(module: string): Connect {
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6019'] } };
  return owner => connect((id, name, options) => new ProcessClient(id, name, { run, debug }, options), owner);
}
