// Blanking: spaces in place of what is not said, so that offsets hold. Line ends stay.
import type { Span } from '../model.ts';

/** The text with the spans blanked. Spans may overlap and come in any order. */
export function blanked(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of inOrder(spans)) {
    if (end <= at) continue; // within one that is blanked already
    const from = Math.max(start, at);
    if (from > at) pieces.push(text.slice(at, from));
    pieces.push(end - from <= 2 ? short(text, from, end) : spaces(text.slice(from, end)));
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

/** As many spaces as the text has characters, its line ends kept. */
export function spaces(text: string): string {
  if (!/[\r\n]/.test(text)) return ' '.repeat(text.length);
  return text.replace(/[^\r\n]+/g, line => ' '.repeat(line.length));
}

/** Most of what is blanked is a mark of one or two characters. */
function short(text: string, start: number, end: number): string {
  for (let at = start; at < end; at++)
    if (text.charCodeAt(at) === 10 || text.charCodeAt(at) === 13) return spaces(text.slice(start, end));
  return end - start === 1 ? ' ' : '  ';
}

export const collapsed = (text: string): string => text.replace(/\s+/g, ' ').trim();

function inOrder(spans: readonly Span[]): readonly Span[] {
  let last = 0;
  for (const { start } of spans) {
    if (start < last) return [...spans].sort((a, b) => a.start - b.start);
    last = start;
  }
  return spans;
}

/** markdown-it's pattern for tags takes spaces beyond ASCII for spaces and for values, and tries both of each: time without end. */
export const withPlainSpaces = (text: string): string =>
  text.replace(/<[^\r\n]*/g, rest => rest.replace(/[^\S\t-\r ]/g, ' '));
