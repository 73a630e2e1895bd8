// The YAML of a request as nodes with ranges: read once for all edits of a manuscript, and only when one is asked for.
import type { Manuscript, Section, Span } from '../model.ts';
import { isMap, isScalar, isSeq, type Node, type YAMLMap, yamlOf } from '../parse/yaml-text.ts';
import { span } from '../span.ts';
import { isTitle } from './order.ts';
import { indentOf, lineAt, lineEnd, lineStart, nextLine } from './text.ts';

/** How a value is written; decides how something is added to it. */
export type ValueForm = 'empty' | 'map' | 'list' | 'flow-map' | 'flow-list' | 'literal' | 'folded' | 'scalar' | 'other';

export interface Value {
  readonly form: ValueForm;
  /** Quotes, brackets and block headers included; trailing line ends left out. */
  readonly span: Span;
  /** Behind the colon. */
  readonly colon: number;
  /** Whether the key stands between brackets, where indentation means nothing. */
  readonly flow: boolean;
}

export interface YamlTree {
  /** `none` where there is no key yet, `other` where the root is no mapping. */
  readonly root: 'map' | 'flow-map' | 'none' | 'other';
  /** Of the root's keys. */
  readonly indent: string;
  /** What a level is indented by. */
  readonly step: string;
  /** Before the bracket that closes a flow mapping. */
  readonly close: number;
  /** Where the first key begins, or undefined where there is none. */
  readonly first: number | undefined;
  /** Value of the key that begins at an offset, quotes included. */
  valueAt(key: number): Value | undefined;
  /** The scalar that an offset lies in. */
  scalarAt(offset: number): Span | undefined;
}

const trees = new WeakMap<Manuscript, YamlTree>();

export function treeOf(manuscript: Manuscript): YamlTree {
  const known = trees.get(manuscript);
  if (known) return known;
  const tree = read(manuscript);
  trees.set(manuscript, tree);
  return tree;
}

function read({ text, sections }: Manuscript): YamlTree {
  const from = text.startsWith('\ufeff') ? 1 : 0;
  const { contents } = yamlOf(text.slice(from));
  const values = new Map<number, Value>();
  const scalars: Span[] = [];
  if (contents) collect(contents as Node, { text, from, values, scalars });
  const keys = isMap(contents)
    ? contents.items.flatMap(({ key }) => (isScalar(key) && key.range ? [from + key.range[0]] : []))
    : [];
  const [first] = keys;
  const nested = sections.find(({ part }) => part.form === 'key' && part.depth === 2);
  const indent = first === undefined ? '' : indentOf(lineAt(text, first));
  const step = nested ? indentOf(lineAt(text, nested.start + nested.part.titleSpan.start)).slice(indent.length) : '';
  return {
    root: isMap(contents) ? (contents.flow ? 'flow-map' : 'map') : isNothing(contents) ? 'none' : 'other',
    indent,
    step: step === '' ? '  ' : step,
    close: closeOf(contents, from),
    first,
    valueAt: key => values.get(key),
    scalarAt: offset => scalars.find(({ start, end }) => start <= offset && offset < end),
  };
}

const isNothing = (node: unknown): boolean =>
  node === null || (isScalar(node) && (node.value === null || node.value === ''));
const closeOf = (node: unknown, from: number): number =>
  isMap(node) && node.flow && node.range ? from + node.range[1] - 1 : 0;

interface Collecting {
  readonly text: string;
  readonly from: number;
  readonly values: Map<number, Value>;
  readonly scalars: Span[];
}

function collect(node: Node, into: Collecting): void {
  if (isScalar(node)) {
    if (node.range && node.range[0] < node.range[1])
      into.scalars.push(span(into.from + node.range[0], into.from + node.range[1]));
  } else if (isSeq(node)) for (const item of node.items) collect(item as Node, into);
  else if (isMap(node)) collectPairs(node, into);
}

function collectPairs(map: YAMLMap, into: Collecting): void {
  const { text, from, values } = into;
  for (const { key, value } of map.items) {
    if (!isScalar(key) || !key.range) continue; // no name to find it by
    const colon = text.indexOf(':', from + key.range[1]) + 1;
    values.set(from + key.range[0], {
      ...readValue((value as Node | null) ?? null, colon, into),
      flow: map.flow === true,
    });
    if (value) collect(value as Node, into);
  }
}

function readValue(node: Node | null, colon: number, { text, from }: Collecting): Omit<Value, 'flow'> {
  if (!node?.range || isNothing(node))
    return { form: 'empty', span: span(colon, Math.max(colon, from + (node?.range?.[1] ?? 0))), colon };
  const start = from + node.range[0];
  const end = start + text.slice(start, from + node.range[1]).trimEnd().length;
  return { form: formOf(node), span: span(start, end), colon };
}

function formOf(node: Node): ValueForm {
  if (isMap(node)) return node.flow ? 'flow-map' : 'map';
  if (isSeq(node)) return node.flow ? 'flow-list' : 'list';
  if (!isScalar(node)) return 'other';
  if (node.type === 'BLOCK_LITERAL') return 'literal';
  return node.type === 'BLOCK_FOLDED' ? 'folded' : 'scalar';
}

/** Where the lines of a key and all below it end: comments that are indented no further, blank lines and document marks come after. */
export function endOfLines(text: string, from: number, to: number): number {
  const indent = indentOf(lineAt(text, from)).length;
  let end = to;
  while (end > from) {
    const start = lineStart(
      text,
      end > 0 && /[\r\n]/.test(text[end - 1] ?? '') ? end - 1 - (text.startsWith('\r\n', end - 2) ? 1 : 0) : end,
    );
    const line = text.slice(start, lineEnd(text, start));
    const outside =
      line.trim() === '' ||
      /^(?:\.\.\.|---)(?:\s|$)/.test(line) ||
      (line.trimStart().startsWith('#') && indentOf(line).length <= indent);
    if (!outside || start <= from) return Math.min(nextLine(text, start), to);
    end = start;
  }
  return from;
}

/** Where a document without keys takes its first one: before the mark that ends it. */
export function endOfEmpty(text: string): number {
  const mark = /^\.\.\.(?:[ \t]|$)/m.exec(text);
  return mark?.index ?? text.length;
}

/** Whether most keys of the root have a blank line above them; so do new ones where there is nothing to go by. */
export function spaced(manuscript: Manuscript): boolean {
  const { sections, text } = manuscript;
  const roots = sections.filter(
    section => section.part.depth === 1 && !isTitle(section, manuscript) && lineStart(text, section.start) > 0,
  );
  const apart = roots.filter(
    ({ start }) => lineAt(text, lineStart(text, start) - (text.startsWith('\r\n', start - 2) ? 2 : 1)).trim() === '',
  ).length;
  return roots.length === 0 || apart * 2 >= roots.length;
}

/** Where a section's key begins, its quotes included. */
export const keyOf = ({ start, part: { text, titleSpan } }: Section): number =>
  start + titleSpan.start - (/["']/.test(text[titleSpan.start - 1] ?? '') ? 1 : 0);
