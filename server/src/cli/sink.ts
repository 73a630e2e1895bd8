// Where a report or a new file goes: standard output, or a file that is whole or not there.
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  constants,
  createWriteStream,
  openSync,
  realpathSync,
  rmSync,
  statSync,
  type WriteStream,
} from 'node:fs';
import { copyFile, link, rename, rm } from 'node:fs/promises';
import { constants as system } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { reasonOf } from '../text-file.ts';
import { type Io, Refusal } from './io.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

interface Target {
  /** Where the file is, behind a link. */
  readonly path: string;
  /** Not a device or pipe, which nothing can take the place of. */
  readonly regular: boolean;
  /** Who may do what with the file that is there. */
  readonly mode?: number;
}

export class Sink {
  readonly #io: Io;
  readonly #named: string | undefined;
  readonly #anew: boolean;
  readonly #target: Target = { path: '', regular: false };
  /** What is written until it is whole; the file itself where that is a device or pipe. */
  readonly #draft: string = '';
  readonly #stream: WriteStream | undefined;
  #error: Error | undefined;
  /** What is done when the process is told to end before the file is whole. */
  readonly #interrupted = (signal: NodeJS.Signals): never => {
    if (this.#target.regular) rmSync(this.#draft, { force: true });
    process.exit(128 + system.signals[signal]);
  };

  /** With `anew`, nothing that exists is written over. */
  constructor(io: Io, file: string | undefined, { anew = false } = {}) {
    this.#io = io;
    this.#named = file;
    this.#anew = anew;
    if (file === undefined) return;
    const path = resolve(io.cwd, file);
    try {
      this.#target = anew ? { path, regular: true } : targetOf(path);
    } catch (error) {
      throw this.#refusal(error as Error);
    }
    const { path: end, regular } = this.#target;
    this.#draft = regular ? join(dirname(end), `.fedreq-${randomBytes(6).toString('hex')}.tmp`) : end;
    for (const signal of signals) process.on(signal, this.#interrupted);
    this.#stream = regular ? this.#begun() : createWriteStream(this.#draft, { flags: 'w' });
    this.#stream.on('error', error => {
      this.#error = error;
    });
  }

  /** The draft is there at once: one that is still being opened could not be taken away when the process is told to end. */
  #begun(): WriteStream {
    try {
      return createWriteStream('', { fd: openSync(this.#draft, 'wx'), flush: true });
    } catch (error) {
      this.#uninterrupted();
      throw this.#refusal(error as Error);
    }
  }

  get toTerminal(): boolean {
    return this.#named === undefined;
  }

  /** Where the file is or will be; undefined for standard output. */
  get path(): string | undefined {
    return this.#stream && this.#target.path;
  }

  write(text: string): void {
    if (!this.#stream) this.#io.out(text);
    else if (!this.#error) this.#stream.write(text);
  }

  /** The old file stays as it is unless the new one is complete. */
  async close(): Promise<void> {
    if (!this.#stream) return;
    try {
      if (this.#error) throw this.#error;
      this.#stream.end();
      await finished(this.#stream);
      if (this.#target.regular) await this.#put();
    } catch (error) {
      await this.discard();
      throw this.#refusal(this.#error ?? (error as Error));
    }
    this.#uninterrupted();
  }

  /** Gives up: nothing of the new file remains. */
  async discard(): Promise<void> {
    if (!this.#stream) return;
    this.#stream.destroy();
    if (!this.#stream.closed) await finished(this.#stream).catch(() => undefined); // it may not yet be open
    if (this.#target.regular) await rm(this.#draft, { force: true });
    this.#uninterrupted();
  }

  /** In one step: nobody ever finds half of it. */
  async #put(): Promise<void> {
    const { path, mode } = this.#target;
    if (!this.#anew) {
      if (mode !== undefined) chmodSync(this.#draft, mode);
      return rename(this.#draft, path);
    }
    await link(this.#draft, path).catch(async error => {
      if (!withoutLinks.includes(error.code)) throw error;
      await copyFile(this.#draft, path, constants.COPYFILE_EXCL);
    });
    await rm(this.#draft, { force: true });
  }

  #refusal(error: Error): Refusal {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && this.#anew) return new Refusal(`${this.#named} exists already; it was left as it is`);
    const why = code === 'ENOENT' ? 'there is no such folder' : reasonOf(error);
    const left = this.#target.mode === undefined ? '' : ' What was there is as it was.';
    return new Refusal(`${this.#named}: cannot be written (${why}).${remedies[code ?? ''] ?? ''}${left}`);
  }

  #uninterrupted(): void {
    for (const signal of signals) process.off(signal, this.#interrupted);
  }
}

/** How a disk that knows no hard links says so; a file that exists is another answer. */
const withoutLinks: readonly string[] = ['EPERM', 'ENOTSUP', 'ENOSYS'];

/** What helps, by why a file could not be written. */
const remedies: Readonly<Record<string, string>> = {
  ENOENT: ' Make it first, or name a file elsewhere.',
  EISDIR: ' Name a file in it.',
  ENOTDIR: ' Name a file elsewhere.',
  EACCES: ' Name a file in a folder that you may write to.',
  EPERM: ' Name a file in a folder that you may write to.',
  EROFS: ' Name a file elsewhere.',
  ENOSPC: ' Make room there, or name a file elsewhere.',
  EDQUOT: ' Make room there, or name a file elsewhere.',
  EFBIG: ' Raise the limit (ulimit -f), or check fewer files at once.',
  ENAMETOOLONG: ' Choose a shorter one.',
};

function targetOf(path: string): Target {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return { path, regular: true };
  if (stats.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
  return { path: realpathSync(path), regular: stats.isFile(), ...(stats.isFile() && { mode: stats.mode & 0o7777 }) };
}
