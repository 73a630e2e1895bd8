// A source cut into the lines that the Markdown parser counts, each with the place where it stands in its part.

import type { Span } from '../model.ts';

/** Lines as the parser counts them, and where each begins in the text. */
export interface Source {
  readonly text: string;
  /** Offset of each line's first character that belongs to the Markdown; one more for the end. */
  readonly starts: readonly number[];
  /** Spans count from here. */
  readonly base: number;
}

export type Lines = readonly [from: number, to: number];

export function sourceOf(text: string): Source {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  starts.push(text.length);
  return { text, starts, base: 0 };
}

export const lineStart = ({ text, starts }: Source, line: number): number => starts[line] ?? text.length;

/** Where a run of lines begins and ends in the text, line ends and white space around it left out; empty at its start where nothing else is there. */
export function spanOfLines(source: Source, [from, to]: Lines): Span {
  const { text } = source;
  const first = lineStart(source, from);
  let end = Math.max(first, lineStart(source, to));
  while (end > first && isSpace(text.charCodeAt(end - 1))) end--;
  const start = skipSpace(text, first, end);
  return start < end ? { start, end } : { start: first, end: first };
}

/** The first offset from `start` on that is not white space; `end` where there is none. */
export function skipSpace(text: string, start: number, end: number): number {
  let at = Math.min(start, end);
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** The white space that `trim` removes, the usual kinds first. */
const isSpace = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || (code >= 0xa0 && String.fromCharCode(code).trim() === '');
