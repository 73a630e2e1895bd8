// Completion in a YAML request: concerns and metadata at the root, elements under their concern, values of closed sets.
import { asSnippet, stop } from '../edit/snippet.ts';
import { lineAt, lineStart } from '../edit/text.ts';
import { asked, labelOf } from '../edit/writing.ts';
import { keyOfConcern } from '../edit/yaml.ts';
import { plainValue, quotable } from '../edit/yaml-elements.ts';
import { keyOf, spaced, treeOf, type ValueForm } from '../edit/yaml-tree.ts';
import type { Concern, Section } from '../model.ts';
import { span } from '../span.ts';
import { concernsAt } from './analysed.ts';
import { type Cursor, lineBelow } from './cursor.ts';
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

export function inYaml(cursor: Cursor): readonly Entry[] {
  const { request, before, behind, line, offset } = cursor;
  if (behind.trim() !== '' || /(?:^|[ \t])#/.test(before)) return [];
  const value = /^([A-Za-z][\w-]*)[ \t]*:[ \t]*(\S*)$/.exec(before);
  if (value) return ofValue(value[1] ?? '', span(offset - (value[2]?.length ?? 0), offset), cursor);
  const [, indent = '', mark = '', typed] = /^([ \t]*)(-[ \t]+)?(["\w -]{0,40})$/.exec(before) ?? [];
  if (typed === undefined) return [];
  const replace = span(line.start + indent.length, offset);
  const above = sectionAbove(cursor, indent.length + (mark === '' ? 0 : 1));
  if (above && isInText(cursor, above)) return inText(cursor, above, replace);
  if (mark !== '') return above ? items(cursor, above, replace) : [];
  return indent === treeOf(request).indent ? atRoot(cursor, replace) : above ? keys(cursor, above, replace) : [];
}

function ofValue(key: string, replace: Entry['replace'], { request }: Cursor): readonly Entry[] {
  const meta = metaKeys.get(key.toLowerCase());
  return meta ? valueEntries(meta, request, replace) : [];
}

/** Concerns first, metadata after them; on an empty page whole requests. */
function atRoot(cursor: Cursor, replace: Entry['replace']): readonly Entry[] {
  const { request, line } = cursor;
  if (!['map', 'none'].includes(treeOf(request).root) && request.text.slice(0, line.start).trim() !== '') return [];
  const { indent } = treeOf(request);
  const whole =
    request.text.slice(0, line.start).trim() === '' && request.text.slice(line.end).trim() === ''
      ? requestEntries(request, replace)
      : [];
  const gap = spaced(request) && lineBelow(cursor)?.trim() ? '\n' : '';
  const here = request.sections.find(
    ({ start, part }) => part.form === 'key' && lineStart(request.text, start + part.titleSpan.start) === line.start,
  );
  return [
    ...whole,
    ...openConcerns(request, here).map(concern => {
      const insert = ended(`${keyOfConcern(concern).replaceAll('\n', `\n${indent}`)}${gap}`);
      return { ...sectionEntry(concern, request, { insert, replace, filter: concern.id }), label: concern.id };
    }),
    ...keyEntries(request, replace),
  ];
}

/** The key that a line of this indentation stands under. */
function sectionAbove({ request, line }: Cursor, indent: number): Section | undefined {
  return request.sections.findLast(section => {
    const key = keyOf(section);
    return section.part.form === 'key' && key < line.start && key - lineStart(request.text, key) < indent;
  });
}

/** Whether the line goes on with a value that begins above: no keys there. */
function isInText({ request, line }: Cursor, above: Section): boolean {
  const value = treeOf(request).valueAt(keyOf(above));
  return value !== undefined && texts.has(value.form) && value.span.start < line.start;
}
const texts: ReadonlySet<ValueForm> = new Set(['literal', 'folded', 'scalar']);

/** Elements (and failure modes) of the answer that the cursor is in. */
function open(
  cursor: Cursor,
  above: Section,
): readonly {
  readonly concern: Concern;
  readonly elements: ReturnType<typeof openElements>;
  readonly failures: ReturnType<typeof openFailures>;
}[] {
  const { request } = cursor;
  return concernsAt(above, request).map(concern => ({
    concern,
    elements: openElements(concern, above, request),
    failures: concern.id === 'failure' ? openFailures(request) : [],
  }));
}

function keys(cursor: Cursor, above: Section, replace: Entry['replace']): readonly Entry[] {
  const form = treeOf(cursor.request).valueAt(keyOf(above))?.form;
  if (form !== 'empty' && form !== 'map' && !(form === 'scalar' && isTyped(cursor, above))) return [];
  return open(cursor, above).flatMap(({ elements, failures }) => [
    ...elements.map(element =>
      elementEntry(element, element.id, {
        insert: ended(`${element.id}: ${plainValue(asked(element.ask), 1)}`),
        replace,
      }),
    ),
    ...failures.map(mode =>
      failureEntry(mode, {
        insert: ended(`${mode.id}: ${plainValue(asked(mode.question), 1)}`),
        replace,
        filter: `${mode.id} ${mode.title}`,
      }),
    ),
  ]);
}

/** A word typed under a key with nothing beside it reads as its value until the colon comes. */
function isTyped({ request, line }: Cursor, above: Section): boolean {
  return (
    treeOf(request).valueAt(keyOf(above))?.span.start ===
    line.start + (/^[ \t]*/.exec(lineAt(request.text, line.start))?.[0].length ?? 0)
  );
}

function items(cursor: Cursor, above: Section, replace: Entry['replace']): readonly Entry[] {
  const quoted = (label: string, question: string): string =>
    ended(`- "${asSnippet(quotable(label))}: ${stop(1, quotable(asked(question)))}"`);
  return lines(cursor, above, replace, quoted);
}

/** In a block of text list items, as in Markdown; a plain text is no place for them. */
function inText(cursor: Cursor, above: Section, replace: Entry['replace']): readonly Entry[] {
  if (treeOf(cursor.request).valueAt(keyOf(above))?.form === 'scalar') return [];
  return lines(cursor, above, replace, (label, question) =>
    ended(`- ${asSnippet(label)}: ${stop(1, asked(question))}`),
  );
}

function lines(
  cursor: Cursor,
  above: Section,
  replace: Entry['replace'],
  written: (label: string, question: string) => string,
): readonly Entry[] {
  return open(cursor, above).flatMap(({ elements, failures }) => [
    ...elements.map(element =>
      elementEntry(element, labelOf(element), {
        insert: written(labelOf(element), element.ask),
        replace,
        filter: `- ${labelOf(element)}`,
      }),
    ),
    ...failures.map(mode =>
      failureEntry(mode, { insert: written(mode.title, mode.question), replace, filter: `- ${mode.title}` }),
    ),
  ]);
}
