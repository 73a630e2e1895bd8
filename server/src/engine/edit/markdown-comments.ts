// Where a comment may stand in Markdown without breaking a table, a list, a paragraph or a fence.
import type { Block, Edit, Manuscript, Section, Span } from '../model.ts';
import { inDocument, span } from '../span.ts';
import { textStart } from './front-matter.ts';
import { endOfStretch, indentOf, lineAt, lineEnd, lineStart, nextLine, sectionAt } from './text.ts';

/** A comment for the line of a place: alone above it or, within a list, table, quotation or paragraph, at its end. Undefined in code, which knows no comments. */
export function commentBeside(place: Span, comment: string, manuscript: Manuscript): Edit | undefined {
  const { text } = manuscript;
  const found = blockAt(place.start, manuscript);
  if (!found) return above(place.start, comment, manuscript);
  const { block, at } = found;
  if (block.kind === 'code') return undefined;
  const first = lineStart(text, at.start) === lineStart(text, place.start);
  return first && standsAlone(block, at, text)
    ? above(place.start, comment, manuscript)
    : behind(place.start, comment, text);
}

/** A comment for a whole passage: above it, or within its last line where it cannot stand alone. */
export function covering(passage: Span, comment: string, manuscript: Manuscript): Edit {
  const found = blockAt(passage.start, manuscript);
  if (!found) return commentUnderHeading(passage, comment, manuscript);
  const { block, at } = found;
  if (block.kind === 'code' || standsAlone(block, at, manuscript.text)) return above(at.start, comment, manuscript);
  return behind(Math.max(at.start, at.end - 1), comment, manuscript.text);
}

/** A comment right under the heading of the section that holds a place. */
export function commentUnderHeading(place: Span, comment: string, manuscript: Manuscript): Edit {
  const { text, eol, sections } = manuscript;
  const section = sectionAt(place.start, sections);
  if (!section) return commentOnTop(textStart(text), comment, manuscript);
  const at = underHeading(section, text);
  const ended = at === 0 || /[\r\n\ufeff]$/.test(text.slice(0, at));
  return edit(at, ended ? `${comment}${eol}` : `${eol}${comment}`);
}

/** A comment for the whole file, behind the front matter. */
export function commentOnTop(at: number, comment: string, { text, eol }: Manuscript): Edit {
  const ended = at === 0 || /[\r\n\ufeff]$/.test(text.slice(0, at));
  return edit(at, ended ? `${comment}${eol}` : `${eol}${comment}`);
}

/** A comment of front matter, on a line above that of the place. */
export function commentInFrontMatter(place: Span, words: string, { text, eol, frontMatter }: Manuscript): Edit {
  const line = lineStart(text, place.start);
  const at = frontMatter ? Math.min(Math.max(line, frontMatter.start), frontMatter.end) : line;
  return edit(at, `${indentOf(lineAt(text, at))}# ${words}${eol}`);
}

function above(offset: number, comment: string, { text, eol }: Manuscript): Edit {
  const start = lineStart(text, offset);
  const at = text.startsWith('\ufeff') ? Math.max(start, 1) : start;
  return edit(at, `${indentOf(text.slice(at, lineEnd(text, at)))}${comment}${eol}`);
}

/** At the end of a line; in a table within the last cell. */
function behind(offset: number, comment: string, text: string): Edit {
  const start = lineStart(text, offset);
  const line = text.slice(start, lineEnd(text, offset)).trimEnd();
  const bar = /^[ \t>]*\|/.test(line) && /[^\\]\|$/.test(line) ? 1 : 0;
  const at = start + line.slice(0, line.length - bar).trimEnd().length;
  return edit(at, ` ${comment}`);
}

/** Whether nothing but white space stands before a block, and a line above it takes nothing apart: no item, row or quotation. */
function standsAlone({ kind, headers }: Block, { start }: Span, text: string): boolean {
  const paragraph = kind === 'paragraph' || kind === 'template' || kind === 'meta';
  return paragraph && headers.length === 0 && text.slice(lineStart(text, start), start).trim() === '';
}

const edit = (at: number, text: string): Edit => ({ span: span(at, at), text });

function blockAt(offset: number, { sections }: Manuscript): { readonly block: Block; readonly at: Span } | undefined {
  const section = sectionAt(offset, sections);
  if (!section) return undefined;
  const block = section.part.blocks.find(
    one => section.start + one.span.start <= offset && offset <= section.start + one.span.end,
  );
  return block && { block, at: inDocument(section, block.span) };
}

function underHeading(section: Section, text: string): number {
  const { part, start } = section;
  if (part.form === 'preamble') return start;
  if (part.form !== 'summary') return start + part.bodySpan.start;
  const blank = /\n[ \t]*\r?\n/.exec(text.slice(start, start + part.text.length));
  return blank
    ? start + blank.index + blank[0].length
    : endOfStretch(text, start, nextLine(text, start + part.bodySpan.start));
}
