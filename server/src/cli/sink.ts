// Where a report goes: standard output, or a file that is whole or not there.
import { randomBytes } from 'node:crypto';
import { createWriteStream, realpathSync, rmSync, statSync, type WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { constants } from 'node:os';
import { resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { unwritable } from './files.ts';
import { type Io, Refusal } from './io.ts';

const signals = ['SIGINT', 'SIGTERM'] as const;

export class Sink {
  readonly #io: Io;
  readonly #named: string | undefined;
  /** Where the file is, behind a link. */
  readonly #file: string = '';
  /** What is written until it is whole; the file itself where that is a device or pipe. */
  readonly #draft: string = '';
  readonly #stream: WriteStream | undefined;
  #error: Error | undefined;
  /** What is done when the process is told to end before the file is whole. */
  readonly #interrupted = (signal: NodeJS.Signals): never => {
    if (this.#draft !== this.#file) rmSync(this.#draft, { force: true });
    process.exit(128 + constants.signals[signal]);
  };

  constructor(io: Io, file: string | undefined) {
    this.#io = io;
    this.#named = file;
    if (file === undefined) return;
    const { path, regular } = targetOf(resolve(io.cwd, file));
    this.#file = path;
    this.#draft = regular ? `${path}.${randomBytes(4).toString('hex')}.tmp` : path;
    this.#stream = createWriteStream(this.#draft, { flags: regular ? 'wx' : 'w' });
    this.#stream.on('error', error => {
      this.#error = error;
    });
    for (const signal of signals) process.on(signal, this.#interrupted);
  }

  get toTerminal(): boolean {
    return this.#named === undefined;
  }

  write(text: string): void {
    if (!this.#stream) this.#io.out(text);
    else if (!this.#error) this.#stream.write(text);
  }

  /** The old file stays as it is unless the new one is complete. */
  async close(): Promise<void> {
    if (!this.#stream) return;
    this.#uninterrupted();
    try {
      if (this.#error) throw this.#error;
      this.#stream.end();
      await finished(this.#stream);
      if (this.#draft !== this.#file) await rename(this.#draft, this.#file);
    } catch (error) {
      await this.discard();
      throw new Refusal(`${this.#named}: ${unwritable(this.#error ?? (error as Error))}`);
    }
  }

  /** Gives up: nothing of the new file remains. */
  async discard(): Promise<void> {
    if (!this.#stream) return;
    this.#uninterrupted();
    this.#stream.destroy();
    if (!this.#stream.closed) await finished(this.#stream).catch(() => undefined); // it may not yet be open
    if (this.#draft !== this.#file) await rm(this.#draft, { force: true });
  }

  #uninterrupted(): void {
    for (const signal of signals) process.off(signal, this.#interrupted);
  }
}

function targetOf(path: string): { readonly path: string; readonly regular: boolean } {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return { path, regular: true };
  if (stats.isDirectory()) throw new Refusal(`${path}: cannot be written (it is a folder)`);
  return { path: realpathSync(path), regular: stats.isFile() };
}
