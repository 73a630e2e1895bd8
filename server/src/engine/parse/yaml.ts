// YAML requests: the keys of the root are sections, keys below them subsections, their values text.
import type { Directive, MetaEntry, Part, ReadProblem, Span } from '../model.ts';
import { shift } from '../span.ts';
import { say } from '../words.ts';
import { collapsed } from './blank.ts';
import { type Body, emptyBody } from './blocks.ts';
import { directiveOf } from './directives.ts';
import { untitled } from './untitled.ts';
import {
  directivesIn,
  isMap,
  isScalar,
  isSeq,
  metaEntry,
  type Named,
  type Node,
  pairsOf,
  problemsOf,
  valueSpan,
  yamlOf,
} from './yaml-text.ts';
import { addBlocks, textsOf, type YamlText } from './yaml-values.ts';

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

const key = /^(?:[\p{L}\p{N}_][^\r\n:#"'{}[\]]{0,100}|"[^"\\\r\n]{1,100}"|'[^'\r\n]{1,100}'):(?=\s|$)/u;
/** What lets a text not be cut: markers of documents, tabs, anchors and aliases, tags, merge keys, explicit keys. */
const unusual = /^(?:---|\.\.\.|%|\t|<<[ \t]*:|\?[ \t])|(?:^|[\s:[{,-])[&*!][\w!<]/m;

/** Offsets at which the root's keys begin (with the comments above them); only [0] where the text must be read as a whole. */
export function pieceStarts(text: string): number[] {
  if (unusual.test(text)) return [0];
  const starts: number[] = [];
  let comments = -1;
  for (const { index, 0: line } of text.matchAll(/[^\r\n]+/g)) {
    const isOwn = !/^[ \t]/.test(line);
    if (line.startsWith('#')) {
      if (comments < 0) comments = index;
      continue;
    }
    if (isOwn && !/^-(?:[ \t]|$)/.test(line)) {
      if (!key.test(line)) return [0]; // a list at the root, a value that goes on at the margin
      starts.push(comments < 0 ? index : comments);
    }
    comments = -1;
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
        message: say`This is no mapping of concerns to answers. Expected keys such as 'title:' and 'problem:'.`,
      });
    return { parts: [rootless(source, contents as Node | null)], meta: [], problems, keys: [] };
  }
  const pairs = pairsOf(contents);
  const described = pairs.filter(isMeta);
  const heads = pairs.flatMap((pair): Head[] =>
    isMeta(pair) ? [{ ...pair, depth: 0, isRoot: true, texts: [] }] : headsOf(pair, { source, depth: 1, problems }),
  );
  return {
    parts: partsOf(source, heads),
    meta: described.map(pair => metaEntry(pair, { at: 0, source, from: 'yaml' })),
    problems,
    keys: pairs.map(({ key, keySpan }) => ({ key, span: keySpan })),
  };
}

const isMeta = ({ key }: Named): boolean => metaKeys.has(key.toLowerCase());

/** A key that begins a part, and the texts of its value. */
interface Head extends Named {
  /** 0 for metadata, which makes a part without a title. */
  readonly depth: number;
  readonly isRoot: boolean;
  readonly texts: readonly YamlText[];
}

/** Lines that begin a document or speak to the parser. */
const marker = /(?<=^|[\r\n])(?:---(?=[ \t\r\n])|%)[^\r\n]*(?:\r\n|\n|\r)/g;

interface Context {
  readonly source: string;
  readonly depth: number;
  readonly problems: ReadProblem[];
}

/** A key and, after it, the keys below it. */
function headsOf(named: Named, context: Context): Head[] {
  const { source, depth, problems } = context;
  const { value } = named;
  const head = { ...named, depth, isRoot: depth === 1, texts: [] };
  if (!isMap(value) || value.flow || depth >= deepest) return [{ ...head, texts: textsOf(value, source) }];
  const below = pairsOf(value);
  const seen = new Set<string>();
  for (const { key, keySpan } of below) {
    if (seen.has(key)) problems.push(double(key, keySpan));
    seen.add(key);
  }
  return [head, ...below.flatMap(pair => headsOf(pair, { ...context, depth: depth + 1 }))];
}

export const double = (key: string, span: Span): ReadProblem => ({
  span,
  message: say`The key '${key}' stands here a second time. Join both answers under one key.`,
});

/** Cuts the source at the lines of the keys, the comments above a key with it. */
function partsOf(source: string, heads: readonly Head[]): Part[] {
  const texts = heads.flatMap(head => head.texts);
  const directives = directivesIn(source, offset =>
    texts.some(({ span }) => span.start <= offset && offset < span.end),
  );
  const starts = heads.map((head, i) => startOf(head, heads[i - 1], source));
  const parts = heads.map((head, i) => {
    const from = starts[i] ?? 0;
    const to = starts[i + 1] ?? source.length;
    const own = directives
      .filter(({ span }) => from <= span.start && span.end <= to)
      .map(one => movedDirective(one, -from));
    return partOf(source.slice(from, to), { source, head, from, directives: own });
  });
  const [first = source.length] = starts;
  if (first > 0)
    parts.unshift({
      ...untitled(source.slice(0, first)),
      directives: directives.filter(({ span }) => span.end <= first),
    });
  return parts;
}

/** Where the part of a key begins: with the comments above it, the first one after the marker of the document; between brackets, with the key itself. */
function startOf({ keySpan, isRoot }: Head, before: Head | undefined, source: string): number {
  if (!before)
    return [...source.slice(0, keySpan.start).matchAll(marker)].reduce(
      (_, { index, 0: line }) => index + line.length,
      0,
    );
  const floor = endOf(before, source);
  const line = lineStart(source, keySpan.start);
  if (line < floor) return keySpan.start - (/["']/.test(source[keySpan.start - 1] ?? '') ? 1 : 0);
  return commentStart(source, line, { floor, comment: isRoot ? /^#/ : /^[ \t]*#/ });
}

/** Where a key and its value end; the keys below it are not of its value. */
function endOf({ keySpan, value, depth, texts }: Head, source: string): number {
  const isOpen = depth > 0 && isMap(value) && texts.length === 0;
  return texts.at(-1)?.span.end ?? (isOpen ? undefined : valueSpan(value, source)?.end) ?? keySpan.end;
}

function partOf(
  text: string,
  { source, head, from, directives }: { source: string; head: Head; from: number; directives: Directive[] },
): Part {
  if (head.depth === 0) return { ...untitled(text), directives };
  const { body, written } = bodyOf(source, head.texts, from);
  const titleSpan = shift(head.keySpan, -from);
  return {
    text,
    form: 'key',
    depth: head.depth,
    title: collapsed(head.key),
    titleSpan,
    bodySpan: {
      start: Math.min(text.length, titleSpan.end + (/^["']?\s*:/.exec(text.slice(titleSpan.end))?.[0].length ?? 0)),
      end: text.length,
    },
    blocks: body.blocks,
    directives: [...directives, ...written].sort((a, b) => a.span.start - b.span.start),
    links: body.links,
    placeholders: body.placeholders,
  };
}

/** Blocks, links and comments of a key's texts; spans from `from`. */
function bodyOf(source: string, texts: readonly YamlText[], from: number): { body: Body; written: Directive[] } {
  const body = emptyBody();
  for (const text of texts) addBlocks({ text: source, base: from }, text, body);
  const written = body.comments.flatMap(
    ({ start, end }) => directiveOf(source.slice(from + start, from + end), start) ?? [],
  );
  return { body, written };
}

/** A text that is no mapping: what it says belongs to no concern, yet is read. */
function rootless(source: string, contents: Node | null): Part {
  const texts = isScalar(contents) || isSeq(contents) ? textsOf(contents, source) : [];
  const { body, written } = bodyOf(source, texts, 0);
  const directives = directivesIn(source, offset =>
    texts.some(({ span }) => span.start <= offset && offset < span.end),
  );
  return {
    ...untitled(source),
    blocks: body.blocks,
    links: body.links,
    placeholders: body.placeholders,
    directives: [...directives, ...written].sort((a, b) => a.span.start - b.span.start),
  };
}

const lineStart = (source: string, offset: number): number =>
  Math.max(source.lastIndexOf('\n', offset - 1), source.lastIndexOf('\r', offset - 1)) + 1;

/** Where the comment lines above a line begin, down to `floor`; the line itself where there are none. Above a key of the root they stand at the margin. */
function commentStart(source: string, line: number, { floor, comment }: { floor: number; comment: RegExp }): number {
  let start = line;
  for (let at = line; at > floor; ) {
    const above = lineStart(source, at - 1);
    const written = source.slice(above, at);
    if (above < floor || !(comment.test(written) || /^[ \t]*[\r\n]*$/.test(written))) break;
    if (comment.test(written)) start = above;
    at = above;
  }
  return start;
}

function firstLine(source: string): Span {
  const match = /\S[^\r\n]*/.exec(source);
  return match ? { start: match.index, end: match.index + match[0].length } : { start: 0, end: 0 };
}

const movedDirective = (directive: Directive, by: number): Directive => ({
  ...directive,
  span: shift(directive.span, by),
  targets: directive.targets.map(target => ({ ...target, span: shift(target.span, by) })),
});
