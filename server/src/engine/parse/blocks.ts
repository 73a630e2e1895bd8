// From block tokens of markdown-it to blocks: one for each paragraph, list item, table row, code block and quotation.
import MarkdownIt from 'markdown-it';
import type { Block, BlockKind, Link, Span } from '../model.ts';
import { mask, spaces } from './mask.ts';

/** Inline rules are left out: blocks are all that is needed of the parser, and masking reads the rest in one pass. */
const markdown = new MarkdownIt('default', { html: true, maxNesting: 40 });
markdown.core.ruler.disable(['inline', 'linkify', 'replacements', 'smartquotes', 'text_join']);

export type Token = ReturnType<typeof markdown.parse>[number];

/** Lines of a source as the parser counts them, and where each begins in the document's own text. */
export interface Source {
  readonly text: string;
  /** Offset of each line's first character that belongs to the Markdown; one more for the end. */
  readonly starts: readonly number[];
}

/** What blocks are built into; comments and links lie beside them. */
export interface Body {
  readonly blocks: Block[];
  readonly comments: Span[];
  readonly links: Link[];
}

export const tokensOf = (text: string): readonly Token[] => markdown.parse(text, {});

export function sourceOf(text: string): Source {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  starts.push(text.length);
  return { text, starts };
}

/** Where a run of lines begins and ends in the text, line ends and white space around it left out. */
export function spanOfLines({ text, starts }: Source, [from, to]: readonly [number, number]): Span {
  const start = starts[from] ?? text.length;
  const end = starts[to] ?? text.length;
  const slice = text.slice(start, end);
  const lead = slice.length - slice.trimStart().length;
  return { start: Math.min(end, start + lead), end: Math.max(start + lead, start + slice.trimEnd().length) };
}

const marker = /^(?:[ \t>]*(?:[-*+]|\d{1,9}[.)])(?=[ \t]))+[ \t]+(?:\[[ xX]\][ \t]+)?|^[ \t>]+/;
const templateWords =
  /^\[(?:add|brief|date|describe|enter|explain|fill|give|insert|list|name|optional|provide|replace|state|summar|title|todo|what|write|your)\b[^\]]*\]\.?$/i;
const noResponse = /^_No response_$/i;
const leadInLimit = 200;

/** What a list or table after this paragraph hangs on: a short paragraph, or the last sentence of one that ends in a colon. */
function leadInOf(paragraph: string): string {
  if (paragraph.length <= leadInLimit) return paragraph;
  return paragraph.endsWith(':')
    ? paragraph.slice(Math.max(paragraph.lastIndexOf('. ') + 2, paragraph.length - leadInLimit))
    : '';
}

/** Walks tokens (of one part, headings left out) and appends their blocks to `body`. */
export class BlockBuilder {
  readonly #source: Source;
  readonly #body: Body;
  #quotes = 0;
  /** Text of the item at each level of the lists that are open. */
  readonly #items: string[] = [];
  #lists = 0;
  /** The paragraph directly before, which a list or table may hang on. */
  #before = '';
  #leadIn = '';
  #headers: string[] = [];
  #inHead = false;
  #itemFresh = false;

  constructor(source: Source, body: Body) {
    this.#source = source;
    this.#body = body;
  }

  add(token: Token): void {
    const { type, map } = token;
    if (type === 'blockquote_open') this.#quotes++;
    else if (type === 'blockquote_close') this.#quotes--;
    else if (type === 'bullet_list_open' || type === 'ordered_list_open') this.#openList();
    else if (type === 'bullet_list_close' || type === 'ordered_list_close') this.#closeList();
    else if (type === 'list_item_open') this.#itemFresh = true;
    else if (type === 'table_open') this.#openTable();
    else if (type === 'thead_open' || type === 'thead_close') this.#inHead = type === 'thead_open';
    else if (type === 'inline' && this.#inHead)
      this.#headers.push(mask(token.content).text.replace(/\s+/g, ' ').trim());
    else if (type === 'tr_open' && map && !this.#inHead) this.#block('row', map);
    else if (type === 'table_close') this.#headers = [];
    else if ((type === 'fence' || type === 'code_block') && map) this.#code(token, map);
    else if (type === 'html_block' && map) this.#html(map);
    else if ((type === 'paragraph_open' || type === 'heading_open') && map) this.#paragraph(map);
    else if (type === 'hr') this.#before = '';
  }

  #openList(): void {
    if (this.#lists === 0) this.#leadIn = this.#before;
    this.#lists++;
  }

  #closeList(): void {
    this.#lists--;
    this.#items.length = Math.min(this.#items.length, this.#lists);
    if (this.#lists === 0) this.#before = this.#leadIn = '';
  }

  #openTable(): void {
    this.#leadIn = this.#before;
    this.#before = '';
    this.#headers = [];
  }

  #paragraph(map: readonly [number, number]): void {
    const fresh = this.#itemFresh;
    this.#itemFresh = false;
    const block = this.#block(fresh ? 'item' : 'paragraph', map);
    const text = block?.text.replace(/\s+/g, ' ').trim() ?? '';
    if (fresh && this.#lists > 0) this.#items[this.#lists - 1] = text;
    this.#before = leadInOf(text);
  }

  #code(token: Token, map: readonly [number, number]): void {
    this.#itemFresh = false;
    const { start, end } = spanOfLines(this.#source, map);
    const raw = this.#source.text.slice(start, end);
    const text =
      token.type === 'fence'
        ? raw
            .replace(/^[^\r\n]*/, spaces)
            .replace(/(^|[\r\n])([ \t>]*(?:`{3,}|~{3,})[ \t]*)$/, (_, eol: string, mark: string) => eol + spaces(mark))
        : raw;
    const language = /^[\w+#.-]*/.exec(token.info.trim())?.[0].toLowerCase() ?? '';
    if (/\S/.test(text))
      this.#push({
        kind: this.#quotes > 0 ? 'quote' : 'code',
        span: { start, end },
        text,
        prose: spaces(text),
        language,
        leadIn: this.#lists > 0 ? (this.#items[this.#lists - 1] ?? '') : this.#before,
      });
    this.#before = '';
  }

  #html(map: readonly [number, number]): void {
    this.#itemFresh = false;
    this.#block('paragraph', map);
    this.#before = '';
  }

  #block(kind: BlockKind, map: readonly [number, number]): Block | undefined {
    const lines = spanOfLines(this.#source, map);
    const skip =
      kind === 'row'
        ? 0
        : (marker.exec(this.#source.text.slice(this.#source.starts[map[0]] ?? 0, lines.end))?.[0].length ?? 0);
    const start = Math.min(lines.end, Math.max(lines.start, (this.#source.starts[map[0]] ?? 0) + skip));
    const raw = this.#source.text.slice(start, lines.end);
    const masked = mask(raw);
    for (const { start: from, end } of masked.comments)
      this.#body.comments.push({ start: start + from, end: start + end });
    for (const { span, text, target } of masked.links)
      this.#body.links.push({ span: { start: start + span.start, end: start + span.end }, text, target });
    const template = noResponse.test(raw.trim()) || templateWords.test(raw.trim());
    const empty = !/[^\s|]/.test(masked.text);
    if (empty && !masked.placeholder && !template) return undefined; // comments only
    const says: BlockKind = empty || template ? 'template' : this.#quotes > 0 ? 'quote' : kind;
    const text = says === 'template' ? raw : kind === 'row' ? masked.text.replaceAll('|', ' ') : masked.text;
    const judged = says === 'paragraph' || says === 'item' || says === 'row';
    const block = {
      kind: says,
      span: { start, end: lines.end },
      text,
      prose: judged ? (kind === 'row' ? masked.prose.replaceAll('|', ' ') : masked.prose) : spaces(raw),
      language: '',
      leadIn: this.#hangsOn(kind),
    };
    return this.#push(block, kind === 'row' ? this.#headers : []);
  }

  #hangsOn(kind: BlockKind): string {
    if (kind === 'row') return this.#leadIn;
    if (this.#lists === 0) return '';
    if (kind === 'paragraph') return this.#items[this.#lists - 1] ?? '';
    return this.#lists > 1 ? (this.#items[this.#lists - 2] ?? '').slice(0, leadInLimit) : this.#leadIn;
  }

  #push(block: Omit<Block, 'headers' | 'level'>, headers: readonly string[] = []): Block {
    const whole: Block = { ...block, headers, level: Math.max(0, this.#lists - 1) };
    this.#body.blocks.push(whole);
    return whole;
  }
}
