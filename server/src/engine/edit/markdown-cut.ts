// Takes a paragraph, a code block or an item out of a Markdown section, so that the rest reads on.
import type { Block, Manuscript, Section, Span } from '../model.ts';
import { span } from '../span.ts';
import type { Cut } from './move.ts';
import { indentOf, lineAbove, lineAt, lineEnd, lineStart, nextLine, sectionAt, withGap } from './text.ts';

/** Undefined where a passage cannot leave its place: a row, something quoted, what an item or a table is built around. `link` stays where nothing else would. */
export function cutOut(passage: Span, manuscript: Manuscript, link: string): Cut | undefined {
  const { text, sections, eol } = manuscript;
  const section = sectionAt(passage.start, sections);
  const block = section?.part.blocks.find(one => section.start + one.span.start === passage.start);
  const lines = section && block && linesOf(block, section, text);
  if (!lines) return undefined;
  const words = dedented(text.slice(lines.start, lines.end).trimEnd(), indentOf(lineAt(text, passage.start)));
  if (isAlone(lines, section, manuscript)) return { edit: { span: lines, text: `${link}${eol}` }, words };
  return { edit: { span: withGap(lines, section.start + section.part.text.length, text), text: '' }, words };
}

function linesOf(block: Block, section: Section, text: string): Span | undefined {
  const start = lineStart(text, section.start + block.span.start);
  const end = nextLine(text, Math.max(start, section.start + block.span.end - 1));
  const line = text.slice(start, lineEnd(text, start));
  if (block.kind === 'item' && bullet.test(line))
    return span(withComments(start, section, text), endOfItem(end, section, text));
  const stands =
    (block.kind === 'paragraph' && block.span.start + section.start === start) || /^(?:`{3}|~{3})/.test(line);
  return stands ? span(withComments(start, section, text), end) : undefined;
}
const bullet = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/;

/** With what is indented below an item. */
function endOfItem(from: number, section: Section, text: string): number {
  const own = indentOf(lineAt(text, lineStart(text, Math.max(0, from - 1)))).length;
  const to = section.start + section.part.text.length;
  let end = from;
  for (let at = from; at < to; at = nextLine(text, at)) {
    const line = lineAt(text, at);
    if (line.trim() === '') continue; // what comes after it tells
    if (indentOf(line).length <= own) break;
    end = nextLine(text, at);
  }
  return end;
}

/** From the ignore comments on that stand right above a passage: they speak of it. */
function withComments(from: number, section: Section, text: string): number {
  let start = from;
  while (start > section.start + section.part.bodySpan.start) {
    const above = lineAbove(text, start);
    if (!/^[ \t]*<!--[ \t]*fedreq-ignore[ \t].{0,500}-->[ \t]*$/.test(lineAt(text, above))) break;
    start = above;
  }
  return start;
}

/** Whether nothing stands under a heading but these lines. */
function isAlone({ start, end }: Span, section: Section, { sections }: Manuscript): boolean {
  const { part, index } = section;
  return (
    part.form !== 'preamble' &&
    sections[index + 1]?.parent !== index &&
    part.blocks.every(one => start <= section.start + one.span.start && section.start + one.span.end <= end)
  );
}

/** At the margin, an item with a bullet whatever its number was. */
function dedented(words: string, indent: string): string {
  return words
    .split(/(?<=\n)/)
    .map(line => (line.startsWith(indent) ? line.slice(indent.length) : line))
    .join('')
    .replace(/^\d{1,9}[.)](?=[ \t])/, '-');
}
