// The requests of the workspace, open or not: found when somebody asks, judged one by one, and kept as files change.
import type { CancellationToken, Diagnostic } from 'vscode-languageserver';
import type { FoundFiles, RequestsView, RequestView } from './protocol.ts';
import type { Checked } from './reports.ts';

/** How long after files came or went they are looked for again; they often come many at once. */
const pause = 500;

export interface WorkspacePorts {
  /** The files that may be requests. */
  find(): Promise<FoundFiles>;
  /** Whether an editor has it, as somebody's work. */
  isOpen(uri: string): boolean;
  /** Of an open document as it is in the editor, else of the file; undefined where it is no request. */
  check(uri: string): Promise<Checked | undefined>;
  view(checked: Checked): RequestView;
  diagnostics(checked: Checked): Diagnostic[];
  /** There are other requests than before, or something about one of them changed. */
  changed(): void;
  /** The search went on, began or ended. */
  wentOn(): void;
  failed(error: unknown): void;
}

export interface FileChange {
  readonly uri: string;
  readonly type: 'came' | 'written' | 'gone';
}

/** What is kept of a request; its text is not. */
export interface Entry {
  /** Another for each analysis. */
  readonly id: string;
  /** Of an open document. */
  readonly version: number | null;
  readonly view: RequestView;
  readonly diagnostics: readonly Diagnostic[];
}

export class Workspace {
  readonly entries = new Map<string, Entry>();
  readonly #ports: WorkspacePorts;
  /** Files that the last search found. */
  #files: ReadonlySet<string> = new Set();
  /** Files that were deleted, though an editor may hold their text for a while. */
  readonly #gone = new Set<string>();
  readonly #queue = new Set<string>();
  #working: Promise<void> | undefined;
  #later: ReturnType<typeof setTimeout> | undefined;
  #begun = false;
  #searching = false;
  #stopped = false;
  #more = false;
  #done = 0;
  #judging = false;

  constructor(ports: WorkspacePorts) {
    this.#ports = ports;
  }

  /** Whether anybody has asked for the requests of the workspace. */
  get begun(): boolean {
    return this.#begun;
  }

  get searching(): boolean {
    return this.#searching;
  }

  get view(): RequestsView {
    return {
      searching: this.#searching,
      stopped: this.#stopped,
      done: this.#done,
      total: this.#done + this.#queue.size + (this.#judging ? 1 : 0),
      more: this.#more,
      requests: [...this.entries.values()].map(({ view }) => view),
    };
  }

  /** Looks for requests; what was found before is not judged again. Settles when all are judged, or the search was stopped. */
  async search(token?: CancellationToken): Promise<void> {
    this.#begun = true;
    this.#searching = true;
    this.#stopped = false;
    this.#done = 0;
    this.#ports.wentOn();
    const stopping = token?.onCancellationRequested(() => this.#stop());
    try {
      await this.#find();
      await this.#work();
    } finally {
      stopping?.dispose();
      this.#searching = false;
      this.#ports.changed(); // What was not found is known to be gone.
      this.#ports.wentOn();
    }
  }

  /** A document was opened or changed. */
  touch(uri: string): void {
    if (!this.#begun) return;
    this.#gone.delete(uri);
    this.#enqueue(uri);
  }

  /** A document was closed: it counts as it lies on the disk, once the editor has done with it. */
  closed(uri: string): void {
    if (this.#begun) setTimeout(() => this.#enqueue(uri), pause);
  }

  /** Files were written, came or went. Those that only changed are looked at at once, if they were found before. */
  filesChanged(changes: readonly FileChange[]): void {
    if (!this.#begun) return;
    for (const { uri, type } of changes) {
      if (type === 'gone') this.#gone.add(uri);
      else this.#gone.delete(uri);
      if (this.#files.has(uri) || this.entries.has(uri)) this.#enqueue(uri);
    }
    if (changes.some(({ type }) => type !== 'written')) this.#findSoon();
  }

  /** Settings or folders changed: every file may be judged otherwise. */
  judgeAnew(): void {
    if (!this.#begun) return;
    this.#files = new Set();
    this.#findSoon();
  }

  #findSoon(): void {
    if (this.#stopped) return;
    clearTimeout(this.#later);
    this.#later = setTimeout(() => {
      this.#find()
        .then(() => this.#work())
        .catch(this.#ports.failed);
    }, pause);
  }

  #enqueue(uri: string): void {
    this.#queue.add(uri);
    this.#work().catch(this.#ports.failed);
  }

  async #find(): Promise<void> {
    const { uris, more } = await this.#ports.find();
    if (this.#stopped) return;
    const before = this.#files;
    this.#files = new Set(uris);
    this.#more = more;
    for (const uri of uris) if (!before.has(uri)) this.#queue.add(uri);
    for (const uri of this.entries.keys()) if (!this.#files.has(uri)) this.#queue.add(uri);
  }

  #stop(): void {
    this.#stopped = true;
    this.#files = new Set(this.entries.keys()); // What was not judged is found again when somebody asks again.
    this.#queue.clear();
  }

  #work(): Promise<void> {
    this.#working ??= this.#workThrough().finally(() => {
      this.#working = undefined;
    });
    return this.#working;
  }

  async #workThrough(): Promise<void> {
    for (const uri of this.#queue) {
      this.#queue.delete(uri);
      this.#judging = true;
      await this.#judge(uri).catch(this.#ports.failed);
      this.#judging = false;
      this.#done++;
      await new Promise(resolve => setTimeout(resolve, 0)); // Whoever types is served first.
    }
  }

  async #judge(uri: string): Promise<void> {
    const before = this.entries.get(uri);
    const isOurs = !this.#gone.has(uri) && (this.#files.has(uri) || this.#ports.isOpen(uri));
    const checked = isOurs ? await this.#ports.check(uri) : undefined;
    if (checked?.id === before?.id && checked?.version === before?.version) {
      if (this.#searching) this.#ports.wentOn();
      return;
    }
    if (checked) this.entries.set(uri, this.#entryOf(checked));
    else this.entries.delete(uri);
    this.#ports.changed();
  }

  #entryOf(checked: Checked): Entry {
    const version = this.#ports.isOpen(checked.uri) ? checked.version : null;
    return {
      id: checked.id,
      version,
      view: this.#ports.view(checked),
      diagnostics: this.#ports.diagnostics(checked),
    };
  }
}
