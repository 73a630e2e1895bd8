// YAML requests: the keys of the root are sections, keys below them subsections, their values text.
import type { Block, Directive, Link, MetaEntry, Part, ReadProblem, Span } from '../model.ts';
import { BlockBuilder, type Body, type Source, tokensOf } from './blocks.ts';
import {
  directivesIn,
  isMap,
  isScalar,
  isSeq,
  metaEntry,
  type Node,
  pairsOf,
  problemsOf,
  valueSpan,
  yamlOf,
} from './yaml-text.ts';

/** Root keys that describe the document. */
const metaKeys: ReadonlySet<string> = new Set([
  'kind',
  'title',
  'federation',
  'stage',
  'template',
  'owner',
  'date',
  'participants',
  'glossary',
]);
const deepest = 6;

export interface YamlPiece {
  readonly parts: readonly Part[];
  /** Spans from the piece's start. */
  readonly meta: readonly MetaEntry[];
  readonly problems: readonly ReadProblem[];
  /** Keys of the root, for the search of doubles. */
  readonly keys: readonly { readonly key: string; readonly span: Span }[];
}

/** Offsets at which the root's keys begin (with the comments above them); only [0] where the text must be read as a whole. */
export function pieceStarts(text: string): number[] {
  if (/^(?:---|\.\.\.|%)|^\t|(?:^|[\s:[{,-])[&*][\w-]|^\s*[[{]|^<<[ \t]*:/m.test(text)) return [0];
  const starts: number[] = [];
  let comments = -1;
  for (const { index, 0: line } of text.matchAll(/^[^\r\n]+/gm)) {
    if (line.startsWith('#')) comments = comments < 0 ? index : comments;
    else if (/^[ \t]/.test(line)) comments = -1;
    else {
      starts.push(comments < 0 ? index : comments);
      comments = -1;
    }
  }
  starts[0] = 0;
  return starts;
}

/** Reads a piece of YAML: a few root keys with their values. */
export function pieceOf(source: string): YamlPiece {
  const document = yamlOf(source);
  const problems = problemsOf(document, 0);
  const { contents } = document;
  if (!isMap(contents)) {
    if (contents !== null && problems.length === 0)
      problems.push({
        span: firstLine(source),
        message: "This is no mapping of concerns to answers. Expected keys such as 'title:' and 'problem:'.",
      });
    return {
      parts: [
        bare(
          source,
          directivesIn(source, () => false),
        ),
      ],
      meta: [],
      problems,
      keys: [],
    };
  }
  const pairs = pairsOf(contents);
  const meta = pairs
    .filter(({ key }) => metaKeys.has(key.toLowerCase()))
    .map(pair => metaEntry(pair, { at: 0, source, from: 'yaml' }));
  const texts: Span[] = [];
  const heads = pairs
    .filter(({ key }) => !metaKeys.has(key.toLowerCase()))
    .flatMap(pair => headsOf(pair, { source, depth: 1 }));
  for (const { value } of heads) for (const text of value) texts.push(text.span);
  const directives = directivesIn(source, offset => texts.some(({ start, end }) => start <= offset && offset < end));
  return {
    parts: partsOf(source, heads, directives),
    meta,
    problems,
    keys: pairs.map(({ key, keySpan }) => ({ key, span: keySpan })),
  };
}

interface Text {
  readonly span: Span;
  readonly kind: 'text' | 'item';
}
interface Head {
  readonly key: string;
  readonly keySpan: Span;
  readonly depth: number;
  readonly value: readonly Text[];
}

/** A key and, after it, the keys below it. */
function headsOf(
  { key, keySpan, value }: ReturnType<typeof pairsOf>[number],
  { source, depth }: { source: string; depth: number },
): Head[] {
  const head = { key, keySpan, depth };
  if (isMap(value) && !value.flow && depth < deepest)
    return [{ ...head, value: [] }, ...pairsOf(value).flatMap(pair => headsOf(pair, { source, depth: depth + 1 }))];
  if (isSeq(value))
    return [{ ...head, value: value.items.flatMap(item => textOf(item as Node | null, source, 'item')) }];
  return [{ ...head, value: textOf(value, source, 'text') }];
}

function textOf(node: Node | null, source: string, kind: Text['kind']): Text[] {
  if (isScalar(node) && (node.value === null || node.value === '')) return [];
  const span = valueSpan(node, source);
  return span && span.start < span.end ? [{ span, kind }] : [];
}

/** Cuts the source at the lines of the keys; what comes before the first of them (metadata) is a part without a title. */
function partsOf(source: string, heads: readonly Head[], directives: readonly Directive[]): Part[] {
  const starts = heads.map(({ keySpan }) => lineStart(source, keySpan.start));
  const parts: Part[] = [];
  const first = starts[0] ?? source.length;
  const commentsBefore = commentStart(source, first);
  if (commentsBefore > 0)
    parts.push(
      bare(
        source.slice(0, commentsBefore),
        directives.filter(({ span }) => span.end <= commentsBefore),
      ),
    );
  heads.forEach((head, i) => {
    const from = i === 0 ? commentsBefore : commentStart(source, starts[i] ?? 0);
    const to = i + 1 < heads.length ? commentStart(source, starts[i + 1] ?? source.length) : source.length;
    parts.push(partOf(source, head, { from, to, directives }));
  });
  return parts;
}

function partOf(
  source: string,
  { key, keySpan, depth, value }: Head,
  { from, to, directives }: { from: number; to: number; directives: readonly Directive[] },
): Part {
  const body: Body = { blocks: [], comments: [], links: [] };
  for (const text of value) addBlocks(source, text, body);
  return {
    text: source.slice(from, to),
    form: 'key',
    depth,
    title: key.replace(/\s+/g, ' ').trim(),
    titleSpan: moved(keySpan, -from),
    bodySpan: { start: Math.min(to, keySpan.end + 1) - from, end: to - from },
    blocks: body.blocks.map((block): Block => ({ ...block, span: moved(block.span, -from) })),
    directives: directives
      .filter(({ span }) => from <= span.start && span.end <= to)
      .map(directive => movedDirective(directive, -from)),
    links: body.links.map((link): Link => ({ ...link, span: moved(link.span, -from) })),
  };
}

/** Reads a value as Markdown: its lines without their indentation, each mapped back to where it stands. */
function addBlocks(source: string, { span, kind }: Text, body: Body): void {
  const lines = source.slice(span.start, span.end).split(/\r\n|\n|\r/);
  const indents = lines
    .slice(lines.length > 1 ? 1 : 0)
    .filter(line => line.trim() !== '')
    .map(line => line.length - line.trimStart().length);
  const indent = Math.min(...indents, indents.length > 0 ? Number.POSITIVE_INFINITY : 0);
  const starts: number[] = [];
  const dedented: string[] = [];
  let at = span.start;
  for (const [i, line] of lines.entries()) {
    const cut = i === 0 && !/^[ \t]/.test(line) ? 0 : Math.min(indent, line.length - line.trimStart().length);
    starts.push(at + cut);
    dedented.push(line.slice(cut));
    at += line.length;
    at += source.startsWith('\r\n', at) ? 2 : 1;
  }
  starts.push(span.end);
  const before = body.blocks.length;
  const builder = new BlockBuilder({ text: source, starts } satisfies Source, body);
  for (const token of tokensOf(dedented.join('\n'))) builder.add(token);
  if (kind === 'text') return;
  const [first] = body.blocks.slice(before);
  if (first?.kind === 'paragraph') body.blocks[before] = { ...first, kind: 'item' };
}

function bare(text: string, directives: readonly Directive[]): Part {
  return {
    text,
    form: 'preamble',
    depth: 0,
    title: '',
    titleSpan: { start: 0, end: 0 },
    bodySpan: { start: 0, end: text.length },
    blocks: [],
    directives,
    links: [],
  };
}

const lineStart = (source: string, offset: number): number =>
  Math.max(source.lastIndexOf('\n', offset - 1), source.lastIndexOf('\r', offset - 1)) + 1;

/** Where the comment lines directly above a line begin; the line itself where there are none. */
function commentStart(source: string, line: number): number {
  let start = line;
  while (start > 0) {
    const above = lineStart(source, start - 1);
    if (!/^[ \t]*#/.test(source.slice(above, start))) break;
    start = above;
  }
  return start;
}

function firstLine(source: string): Span {
  const match = /\S[^\r\n]*/.exec(source);
  return match ? { start: match.index, end: match.index + match[0].length } : { start: 0, end: 0 };
}

const moved = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });
const movedDirective = (directive: Directive, by: number): Directive => ({
  ...directive,
  span: moved(directive.span, by),
  targets: directive.targets.map(target => ({ ...target, span: moved(target.span, by) })),
});
