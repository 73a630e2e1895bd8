// Stretches of YAML as nodes with places: keys, values, comments, and what the library could not read.
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, visit, type YAMLMap } from 'yaml';
import type { Directive, Message, MetaEntry, ReadProblem, Span } from '../model.ts';
import { shift } from '../span.ts';
import { say } from '../words.ts';
import { directiveOf } from './directives.ts';
import { complaintOf } from './yaml-complaints.ts';
import { documentOf } from './yaml-document.ts';

export { complaintOf, isMap, isScalar, isSeq, type Node, type YAMLMap };

/** Values are read by their ranges; nothing is ever converted to JavaScript, so aliases cannot explode. A lone CR ends a line as in Markdown. */
export const yamlOf = (text: string): Document.Parsed => documentOf(text.replace(/\r(?!\n)/g, '\n'));

/** The library's errors at their places, and what reads otherwise than it looks; `at` is where the text stands. */
export function problemsOf(document: Document.Parsed, at: number): ReadProblem[] {
  const problems = document.errors.map(({ pos, message }) => ({
    span: shift(
      /^Missing closing /.test(message) ? openQuote(document, pos[0]) : { start: pos[0], end: Math.max(...pos) },
      at,
    ),
    message: say`This does not read as YAML: ${complaintOf(message)}. What follows may be missing from the report.`,
  }));
  const note = (node: Node, message: Message): void => {
    const [start = 0, end = start] = node.range ?? [];
    problems.push({ span: { start: at + start, end: at + end }, message });
  };
  visit(document, {
    Alias: (_, node) =>
      note(node, say`'*${node.source}' is not followed: a reader sees the text that stands here. Write it out.`),
    Pair: (_, { key }) => {
      if (isScalar(key) && key.value === '<<' && key.type === 'PLAIN')
        note(key, say`Merge keys ('<<') are not followed. Write the keys out.`);
      else if (key && !isScalar(key))
        note(
          key as Node,
          say`This key is no plain text, so that its value has no name. Expected a word before the colon.`,
        );
    },
    Node: (_, node) => {
      if (node.tag && !isAlias(node))
        note(
          node,
          say`The tag '${node.tag.replace('tag:yaml.org,2002:', '!!')}' has no effect here: values are read as text. Remove it.`,
        );
    },
  });
  return problems.sort((a, b) => a.span.start - b.span.start);
}

/** The quote that is open at an offset: where it is missing says less. */
function openQuote(document: Document.Parsed, offset: number): Span {
  let open = { start: offset, end: offset };
  visit(document, {
    Scalar: (_, node) => {
      const [start, end] = node.range ?? [0, 0];
      if (isQuoted(node as Node) && start < offset && offset <= end) open = { start, end: start + 1 };
    },
  });
  return open;
}

/** A key that is a word, and its value. */
export interface Named {
  readonly key: string;
  /** Quotes left out. */
  readonly keySpan: Span;
  readonly value: Node | null;
}

/** The pairs of a mapping whose keys are scalars; the others have no name to call them by. */
export function pairsOf(map: YAMLMap): readonly Named[] {
  return map.items.flatMap(({ key, value }) => {
    if (!isScalar(key) || !key.range) return [];
    const [start, end] = key.range;
    const quoted = isQuoted(key as Node) && end - start >= 2 ? 1 : 0;
    const keySpan = { start: start + quoted, end: end - quoted };
    return [{ key: String(key.value ?? ''), keySpan, value: (value as Node | null) ?? null }];
  });
}

/** Where a node's value stands in its source, quotes and block headers left out. */
export function valueSpan(node: Node | null, source: string): Span | undefined {
  if (!node?.range) return undefined;
  const [start, end] = node.range;
  if (isQuoted(node)) return { start: start + 1, end: isClosed(source, start, end) ? end - 1 : end };
  if (isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')) {
    const header = /^[^\r\n]*(?:\r\n|\n|\r)?/.exec(source.slice(start, end))?.[0].length ?? 0;
    return { start: start + header, end };
  }
  return { start, end: start + source.slice(start, end).trimEnd().length };
}

const isQuoted = (node: Node): boolean =>
  isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
const isClosed = (source: string, start: number, end: number): boolean =>
  end - start >= 2 && source[end - 1] === source[start];

const scalarText = (node: Node | null): string =>
  isScalar(node) && node.value !== null && node.value !== undefined ? String(node.source ?? node.value) : '';

/** A key and its value as metadata; spans moved by `at`. */
export function metaEntry(
  { key, keySpan, value }: Named,
  { at, source, from }: { at: number; source: string; from: MetaEntry['from'] },
): MetaEntry {
  const place = valueSpan(value, source) ?? { start: keySpan.end, end: keySpan.end };
  const items = isSeq(value)
    ? value.items.map(item => scalarText(item as Node))
    : isMap(value)
      ? pairsOf(value).map(pair => pair.key)
      : [];
  return {
    key: key.toLowerCase(),
    keySpan: { start: at + keySpan.start, end: at + keySpan.end },
    value: scalarText(value).trim(),
    items,
    valueSpan: trimmed(place, source, at),
    from,
  };
}

function trimmed({ start, end }: Span, source: string, by: number): Span {
  const value = source.slice(start, end);
  const lead = value.length - value.trimStart().length;
  return { start: by + Math.min(end, start + lead), end: by + Math.max(start + lead, start + value.trimEnd().length) };
}

/** Directives in comments of YAML; `inText` says which offsets lie within a value. */
export function directivesIn(source: string, inText: (offset: number) => boolean): Directive[] {
  return [...source.matchAll(/(?:(?<=^|[\r\n])[ \t]*|[ \t])(#[ \t]*fedreq-[^\r\n]*)/g)].flatMap(
    ({ index, 0: whole, 1: comment = '' }) => {
      const at = index + whole.length - comment.length;
      return inText(at) ? [] : (directiveOf(comment.trimEnd(), at) ?? []);
    },
  );
}
