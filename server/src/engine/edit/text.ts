// Lines and blank lines around an offset, for edits that leave no trace but their own text.
import type { Edit, Section, Span } from '../model.ts';

/** A text after edits that do not overlap. */
export const applied = (text: string, edits: readonly Edit[]): string =>
  edits
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((whole, { span, text: put }) => whole.slice(0, span.start) + put + whole.slice(span.end), text);

/** Where the line that holds an offset begins. */
export function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
  return at;
}

/** Where the line that holds an offset ends, its line end left out. */
export function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

/** Where the next line begins, or the end of the text. */
export function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  return text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, text.length);
}

export const lineAt = (text: string, offset: number): string =>
  text.slice(lineStart(text, offset), lineEnd(text, offset));

/** Where the line before the one that begins at an offset begins. */
export const lineAbove = (text: string, start: number): number =>
  lineStart(text, Math.max(0, start - (text.startsWith('\r\n', start - 2) ? 2 : 1)));

/** Whole lines with the blank ones below them, up to an offset, where a blank one (or nothing) stands above too. */
export function withGap({ start, end }: Span, to: number, text: string): Span {
  if (start > 0 && lineAt(text, lineAbove(text, start)).trim() !== '') return { start, end };
  let last = end;
  while (last < to && lineAt(text, last).trim() === '') last = nextLine(text, last);
  return { start, end: last };
}

const isBlank = (text: string): boolean => text.replaceAll('\ufeff', '').trim() === '';

/** The white space that a line begins with. */
export const indentOf = (line: string): string => /^[ \t]*/.exec(line)?.[0] ?? '';

/** End of the last line that is not blank before an offset (its line end left out); `from` where all are blank. */
export function contentEnd(text: string, from: number, to: number): number {
  const written = text.slice(from, to).trimEnd();
  return written === '' ? from : from + written.length;
}

/** A stretch of whole lines to be set into a text as a paragraph is: blank lines around it, none doubled. */
interface Insertion {
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

/** How a paragraph goes in at the start of a line (or at the end of the text), so that one blank line stands on either side. */
function asParagraph(text: string, at: number, eol: string): Insertion {
  const rest = text.slice(at);
  const start = lineStart(text, at);
  const ended = start === at || isBlank(text.slice(start, at));
  const above = start === 0 ? '' : lineAt(text, lineAbove(text, start));
  const before = ended ? (isBlank(above) ? '' : eol) : eol + eol;
  if (isBlank(rest)) return { at, before, after: ended ? eol : '' };
  return { at, before, after: isBlank(lineAt(text, at)) ? eol : eol + eol };
}

/** Lines as a paragraph at an offset, behind what closes an open fence or comment there. */
export function paragraphAt(at: number, lines: string, own: { text: string; eol: string; closing?: string }): string {
  const { text, eol, closing = '' } = own;
  const { before, after } = asParagraph(text, at, eol);
  const lead = closing === '' ? before : `${/[\r\n]$/.test(text) ? '' : eol}${closing}${eol}${eol}`;
  return `${lead}${lines}${after}`;
}

/** Where a paragraph at the end of a stretch goes: one blank line below its last words, or at its end. */
export function endOfStretch(text: string, from: number, to: number): number {
  const end = contentEnd(text, from, to);
  if (end === from) return isBlank(text.slice(0, from)) ? to : Math.min(nextLine(text, from), to);
  const below = Math.min(nextLine(text, end), to);
  return below < to && isBlank(lineAt(text, below)) ? Math.min(nextLine(text, below), to) : below;
}

/** The section that holds an offset; the last one at the end of the text. */
export function sectionAt(offset: number, sections: readonly Section[]): Section | undefined {
  return sections.findLast(({ start }) => start <= offset);
}
