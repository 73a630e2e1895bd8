// From block tokens of markdown-it to blocks: one for each paragraph, list item, table row, code block and quotation.
import MarkdownIt from 'markdown-it';
import type { Block, BlockKind, Link, Span } from '../model.ts';
import { shift } from '../span.ts';
import { say } from '../words.ts';
import { collapsed, spaces, withPlainSpaces } from './blank.ts';
import { isNavigation, isTemplate, isUnfilled } from './leftovers.ts';
import { mask } from './mask.ts';
import { type Lines, lineStart, type Source, skipSpace, spanOfLines } from './source.ts';

/** Quotations and lists within each other; markdown-it reads nothing below it. Nobody nests that deep by hand. */
const deepest = 40;
/** Inline rules are left out: blocks are all that is needed of the parser, and masking reads the rest in one pass. */
const markdown = new MarkdownIt('default', { html: true, maxNesting: deepest });
markdown.core.ruler.disable(['strip_references', 'inline', 'linkify', 'replacements', 'smartquotes', 'text_join']);

export type Token = ReturnType<typeof markdown.parse>[number];

/** What blocks are built into; comments, links and placeholders lie beside them. */
export interface Body {
  readonly blocks: Block[];
  readonly comments: Span[];
  readonly links: Link[];
  /** Those in sentences that are otherwise written. */
  readonly placeholders: Span[];
}

export const emptyBody = (): Body => ({ blocks: [], comments: [], links: [], placeholders: [] });

export const tokensOf = (text: string): readonly Token[] => markdown.parse(withPlainSpaces(text), {});

/** The first token whose content nests too deep to be read. */
export const tooDeep = (tokens: readonly Token[]): Token | undefined =>
  tokens.find(({ type, level }) => level >= deepest - 1 && (type === 'blockquote_open' || type === 'list_item_open'));

export const tooDeepMessage = say`Quotations and lists nest more than ${deepest} levels deep here (a list is two), and what stands deeper is not looked at. Write it as sections of its own.`;

type Said = Omit<Block, 'headers' | 'level'>;

/** List marks, quotation marks and a check box in front of an item's words. */
const itemMarks = /^(?:[ \t>]*(?:[-*+]|\d{1,9}[.)])(?=[ \t]))*[ \t>]*(?:\[[ xX]\][ \t]+)?(?:#{1,6}[ \t]+)?/;
const marks = /^[ \t>]*(?:#{1,6}[ \t]+)?/;
/** The first line of a quotation in which the author speaks. */
const own =
  /^[ \t>]*(?:\[!(?:caution|important|note|tip|warning)\][ \t]*(?:[\r\n]{1,2}[ \t>]*)?|(?=(?:\*\*|__)?(?:tl;?dr|summary|note|important|warning|caution|tip)\b))/i;
const definition = /^\[([^\]]{1,1000})\]:\s{0,100}<?([^\s<>]{1,2000})/;
const leadInLimit = 200;
const none: readonly string[] = [];

/** Walks tokens (of one part, headings left out) and appends their blocks to `body`. */
export class BlockBuilder {
  readonly #source: Source;
  readonly #body: Body;
  /** Blocks begin here or later. */
  readonly #from: number;
  /** For each quotation that is open: whether the author speaks in it ("[!NOTE]"). */
  readonly #voices: boolean[] = [];
  /** For each list that is open, the item that is. */
  readonly #items: (Block | undefined)[] = [];
  /** The paragraph directly before, which a list or table may hang on. */
  #before: Block | undefined;
  #leadIn = '';
  #headers: string[] = [];
  #inHead = false;
  #itemBegins = false;

  constructor(source: Source, body: Body, from = source.base) {
    this.#source = source;
    this.#body = body;
    this.#from = from;
  }

  add({ type, map, content, info, markup }: Token): void {
    if (type === 'paragraph_open' && map) this.#paragraph(map);
    else if (type === 'list_item_open') this.#openItem();
    else if (type === 'bullet_list_open' || type === 'ordered_list_open') this.#openList();
    else if (type === 'bullet_list_close' || type === 'ordered_list_close') this.#closeList();
    else if (type === 'heading_open' && map) this.#paragraph(markup.startsWith('#') ? map : [map[0], map[1] - 1]);
    else if (type === 'fence' && map) this.#fence(map, info);
    else if (type === 'code_block' && map) this.#code(map, this.#raw(map), '');
    else if (type === 'html_block' && map) this.#html(map, content);
    else if (type === 'table_open') this.#openTable();
    else if (type === 'thead_open' || type === 'thead_close') this.#inHead = type === 'thead_open';
    else if (type === 'tr_open' && map) this.#row(map);
    else if (type === 'inline' && this.#inHead) this.#headers.push(collapsed(mask(content).text));
    else if (type === 'blockquote_open' && map) this.#openQuote(map);
    else if (type === 'blockquote_close') this.#closeQuote();
    else if (type === 'reference_definition' && map) this.#definition(map);
    else if (type === 'hr') this.#before = undefined;
  }

  #openList(): void {
    if (this.#items.length === 0) this.#leadIn = leadInOf(this.#before);
    this.#items.push(undefined);
  }

  #openItem(): void {
    this.#items[this.#items.length - 1] = undefined;
    this.#itemBegins = true;
  }

  #closeList(): void {
    this.#items.pop();
    this.#itemBegins = false;
    this.#before = undefined;
    if (this.#items.length === 0) this.#leadIn = '';
  }

  #openTable(): void {
    this.#leadIn = leadInOf(this.#before);
    this.#before = undefined;
    this.#headers = [];
    this.#itemBegins = false;
  }

  #openQuote([from, to]: Lines): void {
    this.#before = undefined;
    this.#voices.push(own.test(this.#source.text.slice(lineStart(this.#source, from), lineStart(this.#source, to))));
  }

  #closeQuote(): void {
    this.#voices.pop();
    this.#before = undefined;
  }

  /** What is first in an item is the item. */
  #paragraph(lines: Lines): void {
    const isItem = this.#itemBegins && this.#items.length > 0;
    this.#itemBegins = false;
    const block = this.#words(isItem ? 'item' : 'paragraph', lines);
    if (isItem) this.#items[this.#items.length - 1] = block;
    this.#before = block;
  }

  #row(lines: Lines): void {
    if (this.#inHead) this.#beside(spanOfLines(this.#source, lines));
    else this.#words('row', lines);
  }

  #html(lines: Lines, content: string): void {
    const [, tag] = /^\s*<(pre|script|style)\b/i.exec(content) ?? [];
    if (tag === undefined) this.#paragraph(lines);
    else if (tag.toLowerCase() === 'pre') this.#code(lines, mask(this.#raw(lines)).text, '');
    this.#before = undefined;
  }

  #fence(lines: Lines, info: string): void {
    const text = this.#raw(lines)
      .replace(/^[^\r\n]*/, spaces)
      .replace(/(?<=^|[\r\n])[ \t]*(?:`{3,}|~{3,})[ \t]*$/, spaces);
    this.#code(lines, text, /^[\w+#.-]*/.exec(info.trim())?.[0].toLowerCase() ?? '');
  }

  #code(lines: Lines, text: string, language: string): void {
    this.#itemBegins = false;
    const kind = this.#isQuoted() ? 'quote' : 'code';
    const leadIn = this.#items.length > 0 ? leadInOf(this.#items.at(-1)) : leadInOf(this.#before);
    this.#before = undefined;
    if (/\S/.test(text))
      this.#push({ kind, span: spanOfLines(this.#source, lines), text, prose: spaces(text), language, leadIn });
  }

  #definition(lines: Lines): void {
    const span = spanOfLines(this.#source, lines);
    const [, label = '', target] = definition.exec(this.#source.text.slice(span.start, span.end)) ?? [];
    if (target !== undefined) this.#body.links.push({ span: this.#inPart(span), text: collapsed(label), target });
  }

  #words(kind: 'paragraph' | 'item' | 'row', lines: Lines): Block | undefined {
    const span = this.#spanOfWords(kind, lines);
    const source = this.#written(span);
    const masked = this.#beside(span, source);
    if (isNavigation(source)) return undefined;
    const empty = !/[^\s|]/.test(masked.text);
    const template = isTemplate(source) || isUnfilled(masked);
    if (empty && !template) return undefined; // comments, tags, addresses of images
    const says: BlockKind = template ? 'template' : this.#isQuoted() ? 'quote' : kind;
    const text = template ? source : kind === 'row' ? masked.text.replaceAll('|', ' ') : masked.text;
    if (says === kind)
      for (const placeholder of masked.placeholders)
        this.#body.placeholders.push(shift(placeholder, this.#inPart(span).start));
    const prose = says !== kind ? spaces(source) : kind === 'row' ? masked.prose.replaceAll('|', ' ') : masked.prose;
    return this.#push(
      { kind: says, span, text, prose, language: '', leadIn: this.#hangsOn(kind) },
      kind === 'row' ? this.#headers : none,
    );
  }

  #spanOfWords(kind: 'paragraph' | 'item' | 'row', lines: Lines): Span {
    const { start, end } = spanOfLines(this.#source, lines);
    if (kind === 'row' && this.#voices.length === 0) return { start, end };
    const first = lineStart(this.#source, lines[0]);
    const before = this.#source.text.slice(first, end);
    const mark = (kind === 'item' ? itemMarks : marks).exec(before)?.[0].length ?? 0;
    const voice = this.#voices.at(-1) ? (own.exec(before.slice(mark))?.[0].length ?? 0) : 0;
    const words = Math.max(start, first + mark + voice, this.#from);
    return { start: skipSpace(this.#source.text, words, end), end };
  }

  /** Masks a stretch; its comments and links go into the body. */
  #beside({ start, end }: Span, source = this.#source.text.slice(start, end)): ReturnType<typeof mask> {
    const masked = mask(source);
    const from = start - this.#source.base;
    for (const comment of masked.comments)
      this.#body.comments.push({ start: from + comment.start, end: from + comment.end });
    for (const { span, text, target } of masked.links)
      this.#body.links.push({ span: { start: from + span.start, end: from + span.end }, text, target });
    return masked;
  }

  #raw(lines: Lines): string {
    return this.#written(spanOfLines(this.#source, lines));
  }

  /** A stretch as it stands, the marks of quotations in front of its lines blanked. */
  #written({ start, end }: Span): string {
    const source = this.#source.text.slice(start, end);
    return this.#voices.length === 0 ? source : source.replace(/(?<=^|[\r\n])[ \t]*>[ \t>]*/g, spaces);
  }

  #isQuoted(): boolean {
    return this.#voices.includes(false);
  }

  #hangsOn(kind: 'paragraph' | 'item' | 'row'): string {
    if (kind === 'row') return this.#leadIn;
    if (kind === 'paragraph') return leadInOf(this.#items.at(-1));
    return this.#items.length > 1 ? leadInOf(this.#items.at(-2)) : this.#leadIn;
  }

  #push({ kind, span, text, prose, leadIn, language }: Said, headers = none): Block {
    const level = kind === 'item' ? this.#items.length - 1 : 0;
    const block = { kind, span: this.#inPart(span), text, prose, leadIn, headers, language, level };
    this.#body.blocks.push(block);
    return block;
  }

  #inPart({ start, end }: Span): Span {
    return { start: start - this.#source.base, end: end - this.#source.base };
  }
}

/** What a list, a table or code after this block hangs on: a short one, or the last sentence of one that ends in a colon. */
function leadInOf(block: Block | undefined): string {
  if (!block || (block.kind === 'paragraph' && !/\S/.test(block.prose))) return ''; // an image or a link
  const text = collapsed(block.text);
  if (text.length <= leadInLimit) return text;
  return text.endsWith(':') ? text.slice(Math.max(text.lastIndexOf('. ') + 2, text.length - leadInLimit)) : '';
}
