// How a client pulls diagnostics: of open documents, or of the whole workspace, as it is set and whenever that changes.
import { type Connection, type Disposable, DocumentDiagnosticRequest } from 'vscode-languageserver';
import type { Client } from './client.ts';

export const diagnosticOptions = { identifier: 'fedreq', interFileDependencies: false, workspaceDiagnostics: false };

/** How the client was told to pull. */
interface Told {
  readonly wide: boolean;
  readonly registered: Disposable;
}

export class Pulls {
  readonly #connection: Connection;
  readonly #failed: (error: unknown) => void;
  #told: Promise<Told | undefined> = Promise.resolve(undefined);

  constructor(connection: Connection, failed: (error: unknown) => void) {
    this.#connection = connection;
    this.#failed = failed;
  }

  /** Tells a client that can be told at any time; `pushed` are the settings of one that cannot be asked for them. */
  register(client: Client, pushed: unknown): void {
    if (!client.registersDiagnostics) return;
    this.#told = this.#told
      .then(before => this.#tell(client, { before, pushed }))
      .catch(error => void this.#failed(error));
  }

  async #tell(client: Client, { before, pushed }: { before: Told | undefined; pushed: unknown }): Promise<Told> {
    const { workspace, client: registry } = this.#connection;
    const settings = client.configuration ? await workspace.getConfiguration('fedreq') : pushed;
    const wide = client.findsFiles && (settings as { problems?: unknown } | null | undefined)?.problems === 'workspace';
    if (before?.wide === wide) return before;
    before?.registered.dispose();
    const options = { ...diagnosticOptions, workspaceDiagnostics: wide, documentSelector: null };
    return { wide, registered: await registry.register(DocumentDiagnosticRequest.type, options) };
  }
}
