// Where a report goes: standard output, or a file that is whole or not there.
import { randomBytes } from 'node:crypto';
import { createWriteStream, type WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { type Io, Refusal } from './io.ts';

export class Sink {
  readonly #io: Io;
  readonly #file: string | undefined;
  readonly #draft: string;
  readonly #stream: WriteStream | undefined;
  #error: Error | undefined;

  constructor(io: Io, file: string | undefined) {
    this.#io = io;
    this.#file = file === undefined ? undefined : resolve(io.cwd, file);
    this.#draft = `${this.#file}.${randomBytes(4).toString('hex')}.tmp`;
    if (this.#file === undefined) return;
    this.#stream = createWriteStream(this.#draft, { flags: 'wx' });
    this.#stream.on('error', error => {
      this.#error = error;
    });
  }

  get toTerminal(): boolean {
    return this.#file === undefined;
  }

  write(text: string): void {
    if (this.#stream) this.#stream.write(text);
    else this.#io.out(text);
  }

  /** The old file stays as it is unless the new one is complete. */
  async close(): Promise<void> {
    if (!this.#stream || this.#file === undefined) return;
    try {
      this.#stream.end();
      await finished(this.#stream);
      await rename(this.#draft, this.#file);
    } catch (error) {
      await rm(this.#draft, { force: true });
      throw new Refusal(`${this.#file}: cannot be written (${(this.#error ?? (error as Error)).message})`);
    }
  }
}
