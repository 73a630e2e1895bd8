// Lines and columns: the borders (protocol, JSON, terminal) count in them, the engine in offsets. An edit costs the piece that it lies in.
import type { Edit, Span } from './model.ts';
import { leading } from './sorted.ts';

/** 0-based line and UTF-16 column, as in the language server protocol. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Some lines of a text; a line may go on in the next piece, a CR and its LF are in one. */
interface Piece {
  readonly text: string;
  /** Offsets behind each line end, from the piece's start. */
  readonly starts: readonly number[];
}

/** A piece in its place. */
interface Placed extends Piece {
  readonly at: number;
  /** How many lines end before it. */
  readonly line: number;
}

/** Characters of a piece, at most and at least; longer only where it would part a CR from its LF. */
const [most, least] = [8_192, 1_024];

/** A text, where each of its lines begins, and the way between offsets and positions. Line ends are LF, CRLF and CR. Immutable. */
export class Lines {
  readonly #pieces: readonly Placed[];
  readonly length: number;
  readonly count: number;
  #text: string | undefined;

  constructor(text: string | readonly Piece[]) {
    if (typeof text === 'string') this.#text = text;
    let [at, line] = [0, 0];
    this.#pieces = (typeof text === 'string' ? piecesOf(text) : text).map(({ text, starts }) => {
      const placed = { text, starts, at, line };
      at += text.length;
      line += starts.length;
      return placed;
    });
    this.length = at;
    this.count = line + 1;
  }

  /** Put together when it is asked for; joined by the engine only where somebody reads it. */
  get text(): string {
    this.#text ??= this.#pieces.reduce((all, { text }) => all + text, '');
    return this.#text;
  }

  slice(start: number, end: number): string {
    let said = '';
    for (let i = this.#pieceAt(start), one = this.#pieces[i]; one && one.at < end; one = this.#pieces[++i])
      said += one.text.slice(Math.max(0, start - one.at), end - one.at);
    return said;
  }

  /** The text after an edit. */
  edited({ span: { start, end }, text }: Edit): Lines {
    const at = this.#pieceAt(start);
    const first = this.#pieces[at]?.at === start && at > 0 ? at - 1 : at; // an LF after a CR goes where the CR is
    const touched = (last: number): string => {
      const [from, to] = [this.#pieces[first], this.#pieces[last]];
      return from && to ? this.slice(from.at, start) + text + this.slice(end, to.at + to.text.length) : text;
    };
    let last = this.#pieceAt(end);
    if (touched(last).length < least && last + 1 < this.#pieces.length) last++; // no crumbs
    return new Lines([...this.#pieces.slice(0, first), ...piecesOf(touched(last)), ...this.#pieces.slice(last + 1)]);
  }

  lineAt(offset: number): number {
    const piece = this.#pieces[this.#pieceAt(offset)];
    return piece ? piece.line + leading(piece.starts, start => start <= offset - piece.at) : 0;
  }

  positionAt(offset: number): Position {
    const line = this.lineAt(offset);
    return { line, column: offset - this.#startOf(line) };
  }

  /** Clamped to the text. */
  offsetAt({ line, column }: Position): number {
    if (line >= this.count) return this.length;
    const { start, end } = this.spanOfLine(line);
    return Math.min(start + Math.max(0, column), end);
  }

  /** A line without its line end. */
  spanOfLine(line: number): Span {
    const start = this.#startOf(line);
    let end = this.#startOf(line + 1);
    while (end > start && /[\r\n]/.test(this.slice(end - 1, end))) end--;
    return { start, end };
  }

  textOfLine(line: number): string {
    const { start, end } = this.spanOfLine(line);
    return this.slice(start, end);
  }

  #startOf(line: number): number {
    if (line <= 0) return 0;
    const piece = this.#pieces[leading(this.#pieces, one => one.line < line) - 1];
    const start = piece?.starts[line - piece.line - 1];
    return piece && start !== undefined ? piece.at + start : this.length;
  }

  /** Index of the piece that an offset lies in; of the last for the end of the text. */
  #pieceAt(offset: number): number {
    return Math.max(0, leading(this.#pieces, ({ at }) => at <= offset) - 1);
  }
}

function piecesOf(text: string): readonly Piece[] {
  const size = Math.ceil(text.length / Math.ceil(text.length / most));
  const pieces: Piece[] = [];
  for (let from = 0; from < text.length; ) {
    let to = Math.min(text.length, from + size);
    if (text.charCodeAt(to - 1) === 13 && text.charCodeAt(to) === 10) to++;
    const piece = text.slice(from, to);
    pieces.push({ text: piece, starts: startsIn(piece) });
    from = to;
  }
  return pieces;
}

function startsIn(text: string): readonly number[] {
  const starts: number[] = [];
  if (text.includes('\r')) for (const { 0: end, index } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
  else for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
