// Problems of the whole workspace: one request that is held open, and answered bit by bit as requests change.
import {
  type CancellationToken,
  DocumentDiagnosticReportKind,
  type ResultProgressReporter,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { Entry } from './workspace.ts';

/** The requests of the workspace; while they are searched what is not among them may still come. */
interface Judged {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly searching: boolean;
}

interface Pull {
  readonly params: WorkspaceDiagnosticParams;
  readonly token: CancellationToken;
  /** For bits of the answer; undefined for a client that wants it whole. */
  readonly progress: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined;
}

export class WorkspaceDiagnostics {
  readonly #tellers = new Set<() => void>();
  readonly #workspace: Judged;

  constructor(workspace: Judged) {
    this.#workspace = workspace;
  }

  /** A request is another than before, or is gone. */
  changed(): void {
    for (const tell of this.#tellers) tell();
  }

  /** Held until the client gives up, which it has not done yet; by a client that takes no bits until there is something new. */
  hold({ params, token, progress }: Pull): Promise<WorkspaceDiagnosticReport> {
    const known = new Map(params.previousResultIds.map(({ uri, value }) => [uri, value]));
    const confirmed = new Set<string>();
    return new Promise(resolve => {
      const end = (items: WorkspaceDocumentDiagnosticReport[]) => {
        this.#tellers.delete(tell);
        resolve({ items });
      };
      const tell = () => {
        const items = this.#news(known, confirmed);
        const isNew = items.some(({ kind }) => kind === DocumentDiagnosticReportKind.Full);
        if (progress && items.length > 0) progress.report({ items });
        else if (!progress && isNew) end(items);
      };
      this.#tellers.add(tell);
      token.onCancellationRequested(() => end([]));
      tell();
    });
  }

  /** What a client that knows these reports does not know yet; that what it knows still holds, it is told once. */
  #news(known: Map<string, string>, confirmed: Set<string>): WorkspaceDocumentDiagnosticReport[] {
    const { Full, Unchanged } = DocumentDiagnosticReportKind;
    const { entries, searching } = this.#workspace;
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    for (const [uri, { id, version, diagnostics }] of entries) {
      if (known.get(uri) !== id) items.push({ kind: Full, uri, version, resultId: id, items: [...diagnostics] });
      else if (!confirmed.has(uri)) items.push({ kind: Unchanged, uri, version, resultId: id });
      known.set(uri, id);
      confirmed.add(uri);
    }
    for (const uri of [...known.keys()].filter(uri => !entries.has(uri) && (confirmed.has(uri) || !searching))) {
      items.push({ kind: Full, uri, version: null, items: [] });
      known.delete(uri);
      confirmed.delete(uri);
    }
    return items;
  }
}
