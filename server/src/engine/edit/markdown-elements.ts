// List items that ask for the elements a Markdown section does not have yet.
import type { Edit, Element, Manuscript, Section, Span } from '../model.ts';
import { isStandIn } from '../read/placeholder.ts';
import { inDocument, span } from '../span.ts';
import { closingOf } from './open.ts';
import { inSequence } from './snippet.ts';
import { contentEnd, endOfStretch, lineAt, lineEnd, lineStart, nextLine, paragraphAt } from './text.ts';
import { elementLine, isNamed, nothing, snippetEdit } from './writing.ts';

/** Items after what the section says itself, before its subsections; in the list that it ends with, if it ends with one. */
export function newElements(section: Section, elements: readonly Element[], manuscript: Manuscript): Edit {
  const { text, eol } = manuscript;
  const open = elements.filter(element => !isNamed(element, section, manuscript));
  const end = endOfOwn(section);
  if (open.length === 0) return nothing(end);
  const stand = standInOf(section, text);
  const mark = stand ? undefined : markOfLastList(section, end, text);
  const items = inSequence([open.map((element, i) => `${mark ?? '- '}${elementLine(element, i + 1)}`).join(eol)]).join(
    '',
  );
  if (stand) return snippetEdit(stand, items);
  return mark === undefined ? asNewList(section, items, manuscript) : inList(section, items, manuscript);
}

function asNewList(section: Section, items: string, manuscript: Manuscript): Edit {
  const { text } = manuscript;
  const to = endOfOwn(section);
  const closing = to === text.length ? closingOf(text, section.start, to) : '';
  const at = closing === '' ? endOfStretch(text, section.start, to) : to;
  return snippetEdit(span(at, at), paragraphAt(at, items, { ...manuscript, closing }));
}

function inList(section: Section, items: string, { text, eol }: Manuscript): Edit {
  const end = contentEnd(text, section.start, endOfOwn(section));
  const at = nextLine(text, end);
  if (lineEnd(text, end) === at) return snippetEdit(span(at, at), `${eol}${items}`);
  const followed = at < text.length && lineAt(text, at).trim() !== '';
  return snippetEdit(span(at, at), `${items}${eol}${followed ? eol : ''}`);
}

/** Where a section's own text ends; of one that is folded away, before the fold ends. */
function endOfOwn({ part, start }: Section): number {
  const fold = part.form === 'summary' ? part.text.lastIndexOf('</details') : -1;
  return start + (fold < 0 ? part.text.length : lineStart(part.text, fold));
}

/** A body that is one stand-in ("TBD", "_No response_", "<…>") gives way; comments around it stay. */
function standInOf(section: Section, text: string): Span | undefined {
  const [block, ...others] = section.part.blocks;
  if (!block || others.length > 0 || block.headers.length > 0) return undefined;
  if (block.kind !== 'template' && !(block.kind !== 'code' && isStandIn(block.text))) return undefined;
  const { start, end } = inDocument(section, block.span);
  return span(lineStart(text, start), end);
}

/** Indentation and mark of the list that the section ends with. */
function markOfLastList(section: Section, to: number, text: string): string | undefined {
  const end = contentEnd(text, section.start, to);
  const last = section.part.blocks.at(-1);
  if (!last || section.start + last.span.end < end) return undefined; // a comment, a rule or nothing comes last
  const outer = section.part.blocks.findLast(
    ({ level, span: { start } }) => level === 0 && bullet.test(lineAt(text, section.start + start)),
  );
  const own = lineAt(text, section.start + last.span.start);
  if (!outer || !(bullet.test(own) || (last.level > 0 && outer.span.start < last.span.start))) return undefined;
  return bullet.exec(lineAt(text, section.start + outer.span.start))?.[0];
}
const bullet = /^[ \t]{0,3}[-*+][ \t]+(?!\[[ xX]\])/;
