// One line on standard error for runs that take more than a moment; nothing where nobody watches.
import { visible } from '../engine/index.ts';
import type { Io } from './io.ts';

const patience = 1_000;
const interval = 100;

export class Progress {
  readonly #io: Io;
  readonly #total: number;
  readonly #begun = Date.now();
  #done = 0;
  #shown = 0;

  constructor(io: Io, total: number) {
    this.#io = io;
    this.#total = total;
  }

  step(file: string): void {
    this.#done++;
    const now = Date.now();
    if (!this.#io.watched || now - this.#begun < patience || now - this.#shown < interval) return;
    this.#shown = now;
    const line = `${this.#done} of ${this.#total} ${visible(file)}`;
    this.#io.err(`\r\u001b[2K${line.slice(0, Math.max(20, this.#io.width - 1))}`);
  }

  end(): void {
    if (this.#shown > 0) this.#io.err('\r\u001b[2K');
  }
}
