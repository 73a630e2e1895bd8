// Titles as a reader sees them: without numbering, emoji, link addresses, emphasis and closing marks.
import type { Span } from '../model.ts';
import { mask } from './mask.ts';

const numbering =
  /^(?:(?:\d{1,3}(?:\.\d{1,3}){0,5}|[IVX]{1,5}|[A-Z])[.)]|\d{1,3}(?:\.\d{1,3}){1,5}|\d{1,2}(?=[ \t]+\p{Lu}))[ \t]+/u;
const emoji =
  /^(?:[\p{Extended_Pictographic}\u{1F1E6}-\u{1F1FF}\u200d\ufe0f\u20e3\p{Emoji_Modifier}]+|:[a-z0-9_+-]{2,30}:)[ \t]*/u;
const anchor = /[ \t]*\{#?[\w-]{1,60}\}$/;

export interface Title {
  readonly title: string;
  /** The visible words, offsets of the source that was given. */
  readonly span: Span;
}

/** Reads the words of a heading out of its source; `at` is where the source stands. */
export function titleOf(source: string, at = 0): Title {
  let start = source.length - source.trimStart().length;
  let end = source.trimEnd().length;
  const closing = /[ \t]+#+$/.exec(source.slice(start, end));
  if (closing) end = start + closing.index;
  const kramdown = anchor.exec(source.slice(start, end));
  if (kramdown) end = start + kramdown.index;
  const { text } = mask(source);
  for (;;) {
    const rest = text.slice(start, end);
    const skipped = /^\s+/.exec(rest) ?? emoji.exec(rest) ?? numbering.exec(rest);
    if (!skipped || skipped[0].length === 0 || skipped[0].length >= rest.trimEnd().length) break;
    start += skipped[0].length;
  }
  end = start + text.slice(start, end).replace(/[\s:]+$/u, '').length;
  const words = text
    .slice(start, end)
    .replace(/[\p{Extended_Pictographic}\u200d\ufe0f]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return { title: words, span: { start: at + start, end: at + Math.max(start, end) } };
}
