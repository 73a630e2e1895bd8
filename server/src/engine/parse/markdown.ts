// From a chunk of Markdown (text from one ATX heading to the next) to its parts.
import type { Part, Span, TitleForm } from '../model.ts';
import { shift } from '../span.ts';
import { BlockBuilder, emptyBody, type Token, tokensOf, tooDeep, tooDeepMessage } from './blocks.ts';
import { directiveOf } from './directives.ts';
import { type Lines, lineStart, type Source, sourceOf, spanOfLines } from './source.ts';
import { titleOf } from './titles.ts';

interface Head {
  readonly form: TitleForm;
  readonly depth: number;
  readonly lines: Lines;
  /** Where the title is read from; offsets of the chunk. */
  readonly words: Span;
  /** Where the body begins; offset of the chunk. */
  readonly body: number;
  /** How many tokens it is made of. */
  readonly tokens: number;
}

const preamble: Head = { form: 'preamble', depth: 0, lines: [0, 0], words: { start: 0, end: 0 }, body: 0, tokens: 0 };
const boldLine = /^(?:\*\*|__)(?![\s*_])((?:[^*_\r\n]|[*_](?![*_])){1,80})(?:\*\*|__)[ \t]*:?$/;
/** Bold lines that say something instead of naming what follows. */
const statement = /[.!;,…]$|^(?:draft|fixme|n\/?a|no|none|note|tba|tbc|tbd|todo|update|warning|wip)\b/i;
const mostWords = 12;
const longestUnderlined = 160;
const summary = /<summary[^<>]*>([\s\S]{1,300}?)<\/summary>/i;
const foldEnd = /<\/details\s*>/i;

/** The parts of a chunk, in order; together they are its text. */
export function partsOf(chunk: string): readonly Part[] {
  const source = sourceOf(chunk);
  const tokens = tokensOf(chunk);
  const heads = headsOf(tokens, source);
  return heads.map(({ head, at }, i) => {
    const next = heads[i + 1];
    const from = i === 0 ? 0 : lineStart(source, head.lines[0]);
    const to = next ? lineStart(source, next.head.lines[0]) : chunk.length;
    return partOf({ ...source, base: from }, { head, tokens: tokens.slice(at + head.tokens, next?.at), to });
  });
}

/** The headings of a chunk and the index of the token that each begins with; a preamble first where text comes before them. */
function headsOf(tokens: readonly Token[], source: Source): { readonly head: Head; readonly at: number }[] {
  const heads: { head: Head; at: number }[] = [];
  let depth = 0;
  const foldEndFrom = foldEnds(tokens);
  tokens.forEach((token, at) => {
    const head = headOf(token, { tokens, at, source, depth, foldEndFrom });
    if (!head) return;
    if (head.form === 'atx' || head.form === 'setext') depth = head.depth;
    if (heads.length === 0 && (at > 0 || head.lines[0] > 0)) heads.push({ head: preamble, at: 0 });
    heads.push({ head, at });
  });
  return heads.length > 0 ? heads : [{ head: preamble, at: 0 }];
}

interface Context {
  readonly tokens: readonly Token[];
  readonly at: number;
  readonly source: Source;
  /** Level of the heading that the text stands under. */
  readonly depth: number;
  readonly foldEndFrom: (token: number) => number;
}

/** The heading that a token begins, if it does; within a list or a quotation nothing begins a section. */
function headOf({ type, map, level, tag, markup }: Token, context: Context): Head | undefined {
  if (!map || level > 0) return undefined;
  if (type === 'heading_open')
    return headingOf(map, { ...context, own: Number(tag.slice(1)), isAtx: markup.startsWith('#') });
  if (type === 'paragraph_open' && map[1] === map[0] + 1) return boldOf(map, context);
  return type === 'html_block' ? summaryOf(map, context) : undefined;
}

function headingOf(lines: Lines, { source, own, isAtx }: Context & { own: number; isAtx: boolean }): Head | undefined {
  const { start, end } = spanOfLines(source, isAtx ? lines : [lines[0], lines[1] - 1]);
  const text = source.text.slice(start, end);
  if (!isAtx && text.length > longestUnderlined) return undefined; // a paragraph that a line of dashes follows
  const words = { start: start + (isAtx ? (/^#+/.exec(text)?.[0].length ?? 0) : 0), end };
  return { form: isAtx ? 'atx' : 'setext', depth: own, lines, words, body: lineStart(source, lines[1]), tokens: 3 };
}

function boldOf(lines: Lines, { source, depth }: Context): Head | undefined {
  const words = spanOfLines(source, lines);
  const [, said = ''] = boldLine.exec(source.text.slice(words.start, words.end)) ?? [];
  if (said === '' || statement.test(said.trim()) || said.split(/\s+/).length > mostWords) return undefined;
  return { form: 'bold', depth: Math.max(2, depth + 1), lines, words, body: lineStart(source, lines[1]), tokens: 3 };
}

/** The summary of a fold is its title, if nothing that the fold does not hold comes after it. */
function summaryOf(lines: Lines, { tokens, at, source, depth, foldEndFrom }: Context): Head | undefined {
  const { start, end } = spanOfLines(source, lines);
  const text = source.text.slice(start, end);
  const match = /^<(?:pre|script|style|textarea|!--)/i.test(text) ? null : summary.exec(text);
  if (!match || !isLastFold(tokens, foldEndFrom(at))) return undefined;
  const from = start + match.index + match[0].indexOf('>') + 1;
  const words = { start: from, end: from + (match[1]?.length ?? 0) };
  return {
    form: 'summary',
    depth: Math.max(2, depth + 1),
    lines,
    words,
    body: start + match.index + match[0].length,
    tokens: 0,
  };
}

/** Whether after the end of a fold there is nothing, a heading, or another fold, comments apart. `end` is where it ends, at the latest at the next heading. */
function isLastFold(tokens: readonly Token[], end: number): boolean {
  const last = tokens[end];
  if (!last || last.type === 'heading_open') return true;
  if (/<\/details\s*>\s*\S/i.test(last.content)) return false;
  let after = end + 1;
  while (isComment(tokens[after])) after++;
  const next = tokens[after];
  return !next || next.type === 'heading_open' || (next.type === 'html_block' && /^\s*<details\b/i.test(next.content));
}

const isComment = (token: Token | undefined): boolean =>
  token?.type === 'html_block' && /^\s*<!--(?:(?!-->)[\s\S])*-->\s*$/.test(token.content);

/** Finds the end of the fold that a token begins; asked for tokens in order, it looks at each once. */
function foldEnds(tokens: readonly Token[]): (from: number) => number {
  let end = 0;
  const ends = ({ type, level, content }: Token): boolean =>
    level === 0 && (type === 'heading_open' || (type === 'html_block' && foldEnd.test(content)));
  return from => {
    end = Math.max(end, from);
    for (let token = tokens[end]; token && !ends(token); token = tokens[end]) end++;
    return end;
  };
}

interface Stretch {
  readonly head: Head;
  /** Of the body. */
  readonly tokens: readonly Token[];
  readonly to: number;
}

function partOf(source: Source, { head, tokens, to }: Stretch): Part {
  const { text, base } = source;
  const body = emptyBody();
  const at = head.words.start - base;
  const { title, span, beside } = titleOf(text.slice(head.words.start, head.words.end));
  for (const comment of beside.comments) body.comments.push(shift(comment, at));
  for (const link of beside.links) body.links.push({ ...link, span: shift(link.span, at) });
  const builder = new BlockBuilder(source, body, Math.max(head.body, base));
  for (const token of tokens) builder.add(token);
  const deep = tooDeep(tokens)?.map;
  return {
    text: text.slice(base, to),
    form: head.form,
    depth: head.depth,
    title,
    titleSpan: shift(span, at),
    bodySpan: { start: Math.max(0, Math.min(head.body, to) - base), end: to - base },
    blocks: body.blocks,
    directives: body.comments.flatMap(
      ({ start, end }) => directiveOf(text.slice(base + start, base + end), start) ?? [],
    ),
    links: body.links,
    placeholders: body.placeholders,
    ...(deep && {
      problem: { span: shift(spanOfLines(source, [deep[0], deep[0] + 1]), -base), message: tooDeepMessage },
    }),
  };
}
