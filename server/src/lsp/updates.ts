// What the client is told unasked: diagnostics where it does not pull them, and that there is another report.
import type { Diagnostic } from 'vscode-languageserver';
import type { Client } from './client.ts';

/** How long after a change a document is looked at; typing goes on meanwhile. */
const pause = 80;

/** An open document as it is now. */
export interface Look {
  readonly version: number;
  /** Id of its report; undefined where it is not checked. */
  readonly report: string | undefined;
  /** Why it is checked, or why not, in words. */
  readonly reason: string;
  diagnostics(): Diagnostic[];
}

export interface UpdatePorts {
  client(): Pick<Client, 'pullsDiagnostics' | 'followsReports'>;
  /** Undefined where the document is not open. */
  look(uri: string): Promise<Look | undefined>;
  publish(params: { uri: string; version?: number; diagnostics: Diagnostic[] }): Promise<void>;
  /** The document has another report than before, or another reason to have none. */
  changed(uri: string): Promise<void>;
  failed(error: unknown): void;
}

export class Updates {
  readonly #ports: UpdatePorts;
  readonly #later = new Map<string, ReturnType<typeof setTimeout>>();
  /** The report that the client knows of, or the reason. */
  readonly #told = new Map<string, string>();

  constructor(ports: UpdatePorts) {
    this.#ports = ports;
  }

  /** The document or something that it is judged by changed. */
  schedule(uri: string): void {
    const { pullsDiagnostics, followsReports } = this.#ports.client();
    if (pullsDiagnostics && !followsReports) return; // it asks for everything itself
    clearTimeout(this.#later.get(uri));
    this.#later.set(
      uri,
      setTimeout(() => {
        this.#later.delete(uri);
        this.#tell(uri).catch(this.#ports.failed);
      }, pause),
    );
  }

  /** The document was closed. */
  drop(uri: string): void {
    clearTimeout(this.#later.get(uri));
    this.#later.delete(uri);
    this.#told.delete(uri);
    if (!this.#ports.client().pullsDiagnostics) this.#ports.publish({ uri, diagnostics: [] }).catch(this.#ports.failed);
  }

  async #tell(uri: string): Promise<void> {
    const { pullsDiagnostics, followsReports } = this.#ports.client();
    const look = await this.#ports.look(uri);
    if (!look) return; // closed meanwhile
    const { version, report, reason } = look;
    const isNew = followsReports && this.#told.get(uri) !== (report ?? reason);
    if (isNew) this.#told.set(uri, report ?? reason);
    if (!pullsDiagnostics) await this.#ports.publish({ uri, version, diagnostics: look.diagnostics() });
    if (isNew) await this.#ports.changed(uri);
  }
}
