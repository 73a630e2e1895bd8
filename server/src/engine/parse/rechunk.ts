// Cuts Markdown into chunks; of a text that was cut before, only from the first to the last chunk that an edit touches.
import type { Edit, Part } from '../model.ts';
import { chunkStarts } from './chunks.ts';
import { partsOf } from './markdown.ts';

/** Text from one ATX heading to the next, and the parts that it is made of. */
export class Chunk {
  readonly text: string;
  #parts: readonly Part[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  get isRead(): boolean {
    return this.#parts !== undefined;
  }

  /** Read when they are asked for: of a text that is too long the chunks behind its limit never are. */
  get parts(): readonly Part[] {
    this.#parts ??= partsOf(this.text);
    return this.#parts;
  }
}

/** A text as chunks, and what is done to it. */
interface Revision {
  readonly before: readonly Chunk[];
  /** Offsets of the text before. */
  readonly change: Edit;
}

/** The chunks of a text without an earlier one. */
export const chunksOf = (text: string): readonly Chunk[] =>
  piecesOf(text, chunkStarts(text, 0)).map(chunk => new Chunk(chunk));

/** A text as the pieces that begin at some offsets. */
export const piecesOf = (text: string, starts: readonly number[]): readonly string[] =>
  starts.map((start, i) => text.slice(start, starts[i + 1] ?? text.length));

/** The chunks after an edit; those that it does not touch are given back as they are, and the text of others is not looked at. */
export function rechunked({ before, change }: Revision): readonly Chunk[] {
  const { first, start, last } = touched(before, change);
  const removed = (end: number): readonly Chunk[] => before.slice(first, end);
  for (let end = last, step = 1; ; end += step, step *= 2) {
    const region = edited(joined(removed(end)), change, start);
    const next = before[end];
    const starts = startsIn(region, next?.text);
    if (!starts) continue; // what is open goes on over the next chunk: more of them are read
    const known = new Map(removed(end).map(chunk => [chunk.text, chunk]));
    const made = piecesOf(region, starts).map(text => known.get(text) ?? new Chunk(text));
    return [...before.slice(0, first), ...made, ...before.slice(end)];
  }
}

/** Offsets at which chunks begin in a stretch of text; undefined where `next`, which follows it, does not begin one any more. */
function startsIn(region: string, next: string | undefined): readonly number[] | undefined {
  if (next === undefined) return chunkStarts(region, 0);
  if (!next.startsWith('#')) return undefined; // what it is depends on what stands before
  const starts = chunkStarts(region + next, 0, at => at === region.length);
  return starts.length > 1 && starts.at(-1) === region.length ? starts.slice(0, -1) : undefined;
}

/** The chunks that an edit may change: those that it touches, and the one before, to which the edited text may belong now. */
function touched(
  before: readonly Chunk[],
  { span }: Edit,
): { readonly first: number; readonly start: number; readonly last: number } {
  let first = 0;
  let start = 0;
  for (let length = before[0]?.text.length; length !== undefined && start + length < span.start; ) {
    start += length;
    length = before[++first]?.text.length;
  }
  let last = first;
  let end = start;
  for (; end <= span.end && last < before.length; last++) end += before[last]?.text.length ?? 0;
  const above = before[first - 1];
  return above ? { first: first - 1, start: start - above.text.length, last } : { first, start, last };
}

const joined = (chunks: readonly Chunk[]): string => chunks.map(({ text }) => text).join('');

const edited = (text: string, change: Edit, at: number): string =>
  text.slice(0, change.span.start - at) + change.text + text.slice(change.span.end - at);

/** What turns some chunks into a text, whole chunks at a time. */
export function changeInto(text: string, before: readonly Chunk[]): Edit {
  let start = 0;
  let first = 0;
  for (let one = before[first]; one && text.startsWith(one.text, start); one = before[++first])
    start += one.text.length;
  let end = text.length;
  let last = before.length;
  for (
    let one = before[last - 1];
    one && last > first && end - one.text.length >= start && text.startsWith(one.text, end - one.text.length);
    one = before[last - 1]
  ) {
    end -= one.text.length;
    last--;
  }
  const replaced = before.slice(first, last).reduce((sum, one) => sum + one.text.length, 0);
  return { span: { start, end: start + replaced }, text: text.slice(start, end) };
}
