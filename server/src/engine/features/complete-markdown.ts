// Completion in a Markdown request: sections at headings and empty lines, elements in the sections of their concern, front matter.
import { headingLevel } from '../edit/markdown-headings.ts';
import { bracketed } from '../edit/placeholders.ts';
import { asSnippet, stop } from '../edit/snippet.ts';
import { asked, elementLine, labelOf } from '../edit/writing.ts';
import type { Concern } from '../model.ts';
import { span } from '../span.ts';
import { concernsAt } from './analysed.ts';
import { type Cursor, isInCode, isInHead, lineAbove, lineBelow } from './cursor.ts';
import {
  type Entry,
  elementEntry,
  ended,
  failureEntry,
  keyEntries,
  openConcerns,
  openElements,
  openFailures,
  requestEntries,
  sectionEntry,
  valueEntries,
} from './entries.ts';
import { metaKeys } from './metadata.ts';

export function inMarkdown(cursor: Cursor): readonly Entry[] {
  const { before, behind, line, offset } = cursor;
  if (isInHead(cursor)) return inFrontMatter(cursor);
  if (isInCode(cursor) || before.includes('<!--')) return [];
  if (/^ {0,3}#{1,6}(?:[ \t]|$)/.test(before)) return atHeading(cursor);
  if (behind.trim() !== '') return [];
  if (/^(?:\p{L}[\p{L} -]{0,30})?$/u.test(before) && (before === '' || !lineAbove(cursor)?.trim()))
    return atLineStart(cursor);
  const item = /^([ \t]*)([-*+][ \t]+)[*\p{L}][^:]{0,40}$|^([ \t]*)([-*+][ \t]+)$/u.exec(before);
  if (!item) return [];
  const [, indent = item[3] ?? '', mark = item[4] ?? '- '] = item;
  return ofSection(cursor, mark, span(line.start + indent.length, offset));
}

/** At an empty line, or one that holds the beginning of a name: elements of the section, sections that are missing. */
function atLineStart(cursor: Cursor): readonly Entry[] {
  const { request, before, line, offset } = cursor;
  const replace = span(line.start, offset);
  const isEmpty = request.text.slice(0, line.start).trim() === '' && request.text.slice(line.end).trim() === '';
  const begins = (names: readonly string[]): boolean =>
    names.some(name => name.toLowerCase().startsWith(before.toLowerCase()));
  return [
    ...(isEmpty ? requestEntries(request, replace) : []),
    ...ofSection(cursor, '- ', replace).filter(({ label }) => begins([label])),
    ...openConcerns(request)
      .filter(({ headings }) => begins(headings))
      .map(concern => atEmptyLine(concern, cursor)),
  ];
}

function inFrontMatter({ request, before, line, offset }: Cursor): readonly Entry[] {
  const value = /^([A-Za-z][\w-]*)[ \t]*:[ \t]*(\S*)$/.exec(before);
  const key = value?.[1] === undefined ? undefined : metaKeys.get(value[1].toLowerCase());
  if (key) return valueEntries(key, request, span(offset - (value?.[2]?.length ?? 0), offset));
  return /^[\w-]*$/.test(before) ? keyEntries(request, span(line.start, offset)) : [];
}

/** The heading, and its body where nothing stands under it yet. The marks that were typed stay, but for a single one: a document has one title. */
function atHeading(cursor: Cursor): readonly Entry[] {
  const { request, before, behind, line, section, offset } = cursor;
  const [, typed = '#', number = ''] = /^ {0,3}(#{1,6})[ \t]*((?:\d{1,3}\.){0,5}\d{0,3}\.?[ \t]+)?/.exec(before) ?? [];
  const marks = typed.length > 1 ? typed : '#'.repeat(headingLevel(request, request));
  const bare = behind.trim() === '' && (section?.part.blocks.length ?? 0) === 0;
  const replace = span(line.start, bare ? offset : line.end);
  const gap = blankBelow(cursor);
  return openConcerns(request, section).map(concern => {
    const title = concern.headings[0] ?? concern.title;
    const heading = `${marks} ${number}${title}`;
    const insert = bare
      ? ended(`${asSnippet(heading)}\n\n${bracketed(concern.snippet.trim())}${gap}`)
      : asSnippet(heading);
    return sectionEntry(concern, request, {
      insert,
      replace,
      filter: `${typed} ${number}${[title, ...concern.headings.slice(1, 4)].join(' ')}`,
    });
  });
}

function atEmptyLine(concern: Concern, cursor: Cursor): Entry {
  const { request, line, offset } = cursor;
  const heading = asSnippet(`${'#'.repeat(headingLevel(request, request))} ${concern.headings[0] ?? concern.title}`);
  const gap = lineAbove(cursor)?.trim() ? '\n' : '';
  return sectionEntry(concern, request, {
    insert: ended(`${gap}${heading}\n\n${bracketed(concern.snippet.trim())}${blankBelow(cursor)}`),
    replace: span(line.start, offset),
    filter: concern.headings.join(' '),
  });
}

/** What parts a section from text in the line below. */
const blankBelow = (cursor: Cursor): string => (lineBelow(cursor)?.trim() ? '\n' : '');

/** Elements (and failure modes) as list items, in a section of their concern. */
function ofSection({ section, request }: Cursor, mark: string, replace: Entry['replace']): readonly Entry[] {
  if (!section) return [];
  return concernsAt(section, request).flatMap(concern => [
    ...openElements(concern, section, request).map(element => {
      const label = labelOf(element);
      return elementEntry(element, label, {
        insert: ended(`${mark}${elementLine(element, 1)}`),
        replace,
        filter: filterOf(label, mark, replace),
      });
    }),
    ...(concern.id === 'failure' ? openFailures(request) : []).map(mode =>
      failureEntry(mode, {
        insert: ended(`${mark}**${asSnippet(mode.title)}**: ${stop(1, asked(mode.question))}`),
        replace,
        filter: filterOf(mode.title, mark, replace),
      }),
    ),
  ]);
}

/** What is typed begins with the mark of the item, if there is one. */
const filterOf = (label: string, mark: string, { start, end }: Entry['replace']): string =>
  end > start && mark !== '' ? `${mark}${label}` : label;
