// Lines and columns: the borders (protocol, JSON, terminal) count in them, the engine in offsets.
import type { Span } from './model.ts';

/** 0-based line and UTF-16 column, as in the language server protocol. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where each line of a text begins, and the way between offsets and positions. Line ends are LF, CRLF and CR. */
export class Lines {
  readonly #text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.#text = text;
    const starts = [0];
    const carriage = text.includes('\r') ? /\r\n?|\n/g : undefined;
    if (carriage) for (const { 0: end, index } of text.matchAll(carriage)) starts.push(index + end.length);
    else for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.#starts = starts;
  }

  get count(): number {
    return this.#starts.length;
  }

  lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  positionAt(offset: number): Position {
    const line = this.lineAt(offset);
    return { line, column: offset - (this.#starts[line] ?? 0) };
  }

  /** Clamped to the text. */
  offsetAt({ line, column }: Position): number {
    if (line >= this.#starts.length) return this.#text.length;
    const { start, end } = this.spanOfLine(line);
    return Math.min(start + Math.max(0, column), end);
  }

  /** A line without its line end. */
  spanOfLine(line: number): Span {
    const start = this.#starts[line] ?? this.#text.length;
    let end = this.#starts[line + 1] ?? this.#text.length;
    while (end > start && /[\r\n]/.test(this.#text[end - 1] ?? '')) end--;
    return { start, end };
  }

  textOfLine(line: number): string {
    const { start, end } = this.spanOfLine(line);
    return this.#text.slice(start, end);
  }
}
