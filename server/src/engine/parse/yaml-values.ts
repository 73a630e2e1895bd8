// Values of YAML as blocks: each text is read as Markdown, its lines mapped back to where they stand.
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Block, Span } from '../model.ts';
import { spaces } from './blank.ts';
import { BlockBuilder, type Body, tokensOf } from './blocks.ts';
import { pairsOf, valueSpan } from './yaml-text.ts';

/** A text within a value. */
export interface YamlText {
  readonly span: Span;
  /** -1 for a text that is a value itself; else how deep the list nests that it is an item of. */
  readonly level: number;
  /** The key that it stands under within a list, or ''. */
  readonly leadIn: string;
  /** Whether backslashes write characters in it. */
  readonly escaped: boolean;
}

/** The texts of a value in order: a scalar, the items of a list, what stands under the keys of a mapping. */
export function textsOf(value: Node | null, source: string, place = { level: -1, leadIn: '' }): YamlText[] {
  const { level, leadIn } = place;
  if (isSeq(value))
    return value.items.flatMap(item => textsOf(item as Node | null, source, { level: level + 1, leadIn }));
  if (isMap(value)) {
    return pairsOf(value).flatMap(({ key, value: said }) => {
      const below = isSeq(said) && level < 0 ? -1 : Math.max(0, level);
      return textsOf(said, source, { level: below, leadIn: key.replace(/[-_\s]+/g, ' ').trim() });
    });
  }
  if (!isScalar(value) || value.value === null || value.value === '') return [];
  const span = valueSpan(value as Node, source);
  if (!span || !/\S/.test(source.slice(span.start, span.end))) return [];
  return [{ ...place, span, escaped: value.type === 'QUOTE_DOUBLE' }];
}

/** Reads a text as Markdown and appends its blocks; their spans count from `base`. */
export function addBlocks(
  { text, base }: { text: string; base: number },
  { span, level, leadIn, escaped }: YamlText,
  body: Body,
): void {
  const { starts, dedented } = dedent(text, span);
  const before = body.blocks.length;
  const builder = new BlockBuilder({ text: text.slice(0, span.end), starts, base }, body);
  for (const token of tokensOf(dedented)) builder.add(token);
  for (let at = before; at < body.blocks.length; at++) {
    const block = body.blocks[at];
    if (!block) continue; // within the list's bounds
    const isFirst = at === before && block.kind === 'paragraph' && level >= 0;
    const own: Block = isFirst
      ? { ...block, kind: 'item', level, leadIn: block.leadIn || leadIn }
      : block.leadIn === ''
        ? { ...block, leadIn }
        : block;
    body.blocks[at] = escaped ? { ...own, text: withoutEscapes(own.text), prose: withoutEscapes(own.prose) } : own;
  }
}

const withoutEscapes = (text: string): string =>
  text.replace(/\\(?:[0abefnrtvNLP_]|x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8})/gi, spaces);

/** The lines of a span without the indentation that they share, and where each begins in the text. */
function dedent(text: string, { start, end }: Span): { readonly starts: readonly number[]; readonly dedented: string } {
  const lines = [...text.slice(start, end).matchAll(/([^\r\n]*)(?:\r\n|\n|\r|$)/g)].map(({ index, 1: line = '' }) => ({
    at: start + index,
    line,
  }));
  const [first, ...rest] = lines;
  const begins = first !== undefined && /^[ \t]/.test(first.line) ? lines : rest; // a text that begins behind its key has no indentation there
  const indent = leastIndent(begins.map(({ line }) => line));
  const cut = lines.map(({ line }, i) => (i === 0 && begins !== lines ? 0 : Math.min(indent, indentOf(line))));
  return {
    starts: [...lines.map(({ at }, i) => at + (cut[i] ?? 0)), end],
    dedented: lines.map(({ line }, i) => line.slice(cut[i])).join('\n'),
  };
}

function leastIndent(lines: readonly string[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const line of lines) if (line.trim() !== '') least = Math.min(least, indentOf(line));
  return least;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;
