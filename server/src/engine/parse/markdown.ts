// From a chunk of Markdown (text from one ATX heading to the next) to its parts.
import type { Part, Span, TitleForm } from '../model.ts';
import { BlockBuilder, type Body, type Source, sourceOf, spanOfLines, type Token, tokensOf } from './blocks.ts';
import { directiveOf } from './directives.ts';
import { asMetadata } from './metadata.ts';
import { titleOf } from './titles.ts';

interface Head {
  readonly form: TitleForm;
  readonly depth: number;
  /** Lines of the heading. */
  readonly lines: readonly [number, number];
  /** Of the words to read the title from; document offsets of the chunk. */
  readonly words: Span;
}

const boldLine = /^[ \t]*(?:\*\*|__)(?![\s*_])((?:[^*_\r\n]|[*_](?![*_])){1,100})(?:\*\*|__)[ \t]*:?[ \t]*$/;
const summary = /<summary[^>]*>([\s\S]{1,300}?)<\/summary>/i;

/** The parts of a chunk, in order; together they are its text. */
export function partsOf(chunk: string): readonly Part[] {
  const source = sourceOf(chunk);
  const tokens = tokensOf(chunk);
  const parts: Part[] = [];
  let head: Head = { form: 'preamble', depth: 0, lines: [0, 0], words: { start: 0, end: 0 } };
  let first = 0;
  let lastDepth = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    const next = token && headOf(token, source, lastDepth);
    if (!next) continue; // part of the body
    if (next.lines[0] > 0 || i > 0)
      push(parts, { source, head, tokens: tokens.slice(first, i), end: source.starts[next.lines[0]] ?? chunk.length });
    if (next.form === 'atx' || next.form === 'setext') lastDepth = next.depth;
    head = next;
    first = next.form === 'summary' ? i : i + 3; // a heading is three tokens: open, inline, close
  }
  push(parts, { source, head, tokens: tokens.slice(first), end: chunk.length });
  return parts;
}

function headOf(token: Token, source: Source, lastDepth: number): Head | undefined {
  const { type, map, level } = token;
  if (!map || level > 0) return undefined; // within a list or a quotation nothing begins a section
  if (type === 'heading_open') {
    const span = spanOfLines(source, map);
    const form = token.markup.startsWith('#') ? 'atx' : 'setext';
    return { form, depth: Number(token.tag.slice(1)), lines: map, words: wordsOf(source.text, span, form) };
  }
  if (type === 'paragraph_open' && map[1] === map[0] + 1) {
    const span = spanOfLines(source, map);
    const match = boldLine.exec(source.text.slice(span.start, span.end));
    if (match) return { form: 'bold', depth: Math.max(2, lastDepth + 1), lines: map, words: span };
  }
  if (type === 'html_block') {
    const span = spanOfLines(source, map);
    const match = summary.exec(source.text.slice(span.start, span.end));
    const start = match ? span.start + match.index + match[0].indexOf('>') + 1 : 0;
    if (match)
      return {
        form: 'summary',
        depth: Math.max(2, lastDepth + 1),
        lines: map,
        words: { start, end: start + (match[1]?.length ?? 0) },
      };
  }
  return undefined;
}

function wordsOf(text: string, { start, end }: Span, form: TitleForm): Span {
  const source = text.slice(start, end);
  if (form === 'atx') return { start: start + (/^#+/.exec(source)?.[0].length ?? 0), end };
  return { start, end: start + source.replace(/[\r\n]+[ \t]*[=-]+[ \t]*$/, '').length };
}

interface Stretch {
  readonly source: Source;
  readonly head: Head;
  readonly tokens: readonly Token[];
  readonly end: number;
}

function push(parts: Part[], { source, head, tokens, end }: Stretch): void {
  const start = source.starts[head.lines[0]] ?? 0;
  const from = parts.length === 0 ? 0 : start;
  if (from === end && head.form === 'preamble') return; // nothing before the first heading
  const bodyFrom = head.form === 'summary' ? head.words.end : (source.starts[head.lines[1]] ?? end);
  const body: Body = { blocks: [], comments: [], links: [] };
  const builder = new BlockBuilder(source, body);
  for (const token of head.form === 'summary' ? tokens.slice(1) : tokens) builder.add(token);
  const named =
    head.form === 'preamble'
      ? { title: '', span: { start: from, end: from } }
      : titleOf(source.text.slice(head.words.start, head.words.end), head.words.start);
  parts.push({
    text: source.text.slice(from, end),
    form: head.form,
    depth: head.depth,
    title: named.title,
    titleSpan: back(named.span, from),
    bodySpan: { start: Math.min(bodyFrom, end) - from, end: end - from },
    blocks: asMetadata(
      body.blocks.map(block => ({ ...block, span: back(block.span, from) })),
      head.depth,
    ),
    directives: body.comments.flatMap(
      comment => directiveOf(source.text.slice(comment.start, comment.end), comment.start - from) ?? [],
    ),
    links: body.links.map(link => ({ ...link, span: back(link.span, from) })),
  });
}

const back = ({ start, end }: Span, by: number): Span => ({ start: start - by, end: end - by });
