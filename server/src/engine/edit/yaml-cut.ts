// Takes a passage out of a YAML answer: a whole value, an item of a list, a paragraph of a text.
import type { Manuscript, Section, Span } from '../model.ts';
import { span } from '../span.ts';
import type { Cut } from './move.ts';
import { indentOf, lineAt, lineStart, nextLine, sectionAt, withGap } from './text.ts';
import { keyOf, treeOf, type Value } from './yaml-tree.ts';

/** Undefined where a passage cannot leave its place: between brackets, in a row, as part of an item. `pointer` stays where nothing else would. The words are a value as the source writes it, its lines from the margin. */
export function cutOut(passage: Span, manuscript: Manuscript, pointer: string): Cut | undefined {
  const section = sectionAt(passage.start, manuscript.sections);
  const value = section?.part.form === 'key' ? treeOf(manuscript).valueAt(keyOf(section)) : undefined;
  if (!section || !value || value.flow) return undefined;
  if (value.form === 'list' && section.part.blocks.length > 1) return cutItem(passage, manuscript);
  if (value.form === 'scalar' || section.part.blocks.length === 1) return cutValue(value, manuscript, pointer);
  return value.form === 'literal' || value.form === 'folded'
    ? cutLines(passage, section, { manuscript, value })
    : undefined;
}

/** The whole value; one that is a list of one item gives that item. */
function cutValue({ form, span: at, colon }: Value, { text, eol }: Manuscript, pointer: string): Cut | undefined {
  if (form !== 'scalar' && form !== 'literal' && form !== 'folded') return undefined;
  const words = atMargin(text.slice(at.start, at.end), indentOf(lineAt(text, nextLine(text, at.start))));
  return { edit: { span: span(colon, at.end), text: ` ${pointer}` }, words: words.replaceAll(eol, '\n') };
}

function cutItem(passage: Span, manuscript: Manuscript): Cut | undefined {
  const { text, eol } = manuscript;
  const scalar = treeOf(manuscript).scalarAt(passage.start);
  if (!scalar) return undefined;
  const start = lineStart(text, scalar.start);
  if (!/^[ \t]*-[ \t]+$/.test(text.slice(start, scalar.start))) return undefined;
  const written = text.slice(scalar.start, scalar.end).trimEnd();
  const words = atMargin(written, indentOf(lineAt(text, nextLine(text, scalar.start)))).replaceAll(eol, '\n');
  return { edit: { span: span(start, nextLine(text, scalar.start + written.length)), text: '' }, words };
}

/** A paragraph or an item of a text; the new text is written as the old one is. */
function cutLines(
  passage: Span,
  section: Section,
  { manuscript: { text, eol }, value }: { manuscript: Manuscript; value: Value },
): Cut | undefined {
  const index = section.part.blocks.findIndex(one => section.start + one.span.start === passage.start);
  const block = section.part.blocks[index];
  if (!block || (block.kind !== 'paragraph' && block.kind !== 'item')) return undefined;
  if ((section.part.blocks[index + 1]?.level ?? 0) > block.level) return undefined; // others are built on it
  const start = lineStart(text, passage.start);
  const end = nextLine(text, section.start + block.span.end - 1);
  const lines = withGap(span(start, end), value.span.end, text);
  const header = /^[|>][^\s#]*/.exec(text.slice(value.span.start, value.span.start + 4))?.[0] ?? '|';
  const indent = indentOf(lineAt(text, start));
  const words = `${header}${eol}${text.slice(start, end).trimEnd()}`;
  return { edit: { span: lines, text: '' }, words: atMargin(words, indent).replaceAll(eol, '\n') };
}

/** The lines after the first, without their indentation. */
function atMargin(written: string, indent: string): string {
  const [first = '', ...more] = written.split(/(?<=\n)/);
  return [first, ...more.map(line => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()))].join(
    '',
  );
}
