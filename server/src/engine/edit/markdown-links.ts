// Links to the headings of a Markdown document, with the words that they lead to.
import type { Manuscript, Section, Span } from '../model.ts';
import { anchorOf, hasAnchor, slugIn } from './markdown-anchors.ts';

/** "See [Proposal](#proposal): …" with a few words of the passage. */
export function linkTo(passage: Span, manuscript: Manuscript): string {
  const heading = headingOf(passage, manuscript.sections);
  const quote = quoteOf(passage, manuscript);
  const where = heading ? `[${asText(heading.part.title)}](#${anchorOf(heading, manuscript)})` : 'the opening';
  return `See ${where}${quote === '' ? '' : `: "${asText(quote)}"`}`;
}

/** "See [Failure modes](#failure-modes)." for a heading line that is to be written. */
export function linkToLine(line: string): string {
  const title = line.replace(/^#{1,6}[ \t]|\*\*|__|:$/g, '').trim();
  return line.startsWith('#') ? `See [${asText(title)}](#${slugIn(line)}).` : `See '${asText(title)}'.`;
}

/** The first words of a passage as its author's, markup left out. */
export function quoteOf({ start, end }: Span, { sections }: Manuscript): string {
  const section = sections.findLast(one => one.start <= start);
  const block = section?.part.blocks.find(one => section.start + one.span.end > start);
  if (!section || !block) return '';
  const from = Math.max(0, start - section.start - block.span.start);
  const to = end > start ? end - section.start - block.span.start : block.text.length;
  const words = block.text.slice(from, to).replace(unseen, '').trim().split(/\s+/);
  return words.length <= longestQuote ? words.join(' ') : `${words.slice(0, longestQuote).join(' ')} …`;
}
const longestQuote = 12;
/** What nobody sees and a quotation should not repeat: it hides words or turns the direction of reading. */
const unseen =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b\u2060\u202a-\u202e\u2066-\u2069\ufeff\u{e0001}\u{e0020}-\u{e007f}]/gu;

/** The heading that a reader jumps to for a passage: the nearest above it that has an anchor. */
function headingOf({ start }: Span, sections: readonly Section[]): Section | undefined {
  return sections.findLast(section => section.start <= start && hasAnchor(section));
}

/** Words of a document as Markdown that says just them. */
export const asText = (words: string): string => words.replace(/[\\`*_[\]<>|]/g, '\\$&');
