// Parses stretches of YAML with the `yaml` library: never throws, gives ranges, turns its errors into ours.
import { type Document, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Directive, MetaEntry, ReadProblem, Span } from '../model.ts';
import { directiveOf } from './directives.ts';
import { documentOf } from './yaml-document.ts';

export { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap };

/** Values are read by their ranges; nothing is ever converted to JavaScript, so aliases cannot explode. */
export const yamlOf = (text: string): Document.Parsed => documentOf(text);

/** The library's errors at their places; `at` is where the text stands. */
export function problemsOf(document: Document.Parsed, at: number): ReadProblem[] {
  return document.errors.map(({ pos: [start, end], message }) => ({
    span: { start: at + start, end: at + Math.max(start, end) },
    message: `This does not read as YAML: ${message.replace(/ at line \d+[\s\S]*$/, '').replace(/\.$/, '')}. What follows may be missing from the report.`,
  }));
}

/** The pairs of a mapping whose keys are scalars; the others have no name to call them by. */
export function pairsOf(map: YAMLMap): { readonly key: string; readonly keySpan: Span; readonly value: Node | null }[] {
  return map.items.flatMap(({ key, value }) => {
    if (!isScalar(key) || !key.range) return [];
    const [start, end] = key.range;
    return [{ key: String(key.value ?? ''), keySpan: { start, end }, value: (value as Node | null) ?? null }];
  });
}

/** Where a node's value stands in its source, quotes and block headers left out. */
export function valueSpan(node: Node | null, source: string): Span | undefined {
  if (!node?.range) return undefined;
  const [start, end] = node.range;
  if (!isScalar(node)) return { start, end };
  if (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') {
    const line = source.indexOf('\n', start);
    return line < 0 || line >= end ? { start: end, end } : { start: line + 1, end };
  }
  const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
  return quoted && end - start >= 2 ? { start: start + 1, end: end - 1 } : { start, end };
}

export const scalarText = (node: Node | null): string =>
  isScalar(node) && node.value !== null && node.value !== undefined ? String(node.source ?? node.value) : '';

/** A key and its value as metadata; spans moved by `at`. */
export function metaEntry(
  { key, keySpan, value }: ReturnType<typeof pairsOf>[number],
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
    value: scalarText(value),
    items,
    valueSpan: { start: at + place.start, end: at + place.end },
    from,
  };
}

/** Directives in comment lines of YAML; `inText` says which offsets lie within a value. */
export function directivesIn(source: string, inText: (offset: number) => boolean): Directive[] {
  return [...source.matchAll(/(?:^|[ \t])(#[ \t]*fedreq-[^\r\n]*)/gm)].flatMap(
    ({ index, 0: whole, 1: comment = '' }) => {
      const at = index + whole.length - comment.length;
      return inText(at) ? [] : (directiveOf(comment.trimEnd(), at) ?? []);
    },
  );
}
