// Blanks what is not the author's words: markup, code marks, addresses, comments, HTML. One pass, offsets kept.
import type { Link, Span } from '../model.ts';

export interface Masked {
  /** Markup, comments, addresses and HTML blanked; inline code keeps its letters. */
  readonly text: string;
  /** Inline code, link texts and quotations blanked too. */
  readonly prose: string;
  /** HTML comments, markers included. */
  readonly comments: readonly Span[];
  readonly links: readonly Link[];
  /** Whether a template's placeholder (`<…>`, `{{…}}`) was blanked. */
  readonly placeholder: boolean;
}

const interesting = /[\\`<[!*_~h"“{]/g;
const link =
  /\[((?:[^[\]\\`]|\\.|`[^`\n]{0,200}`|\[[^[\]]{0,200}\]){0,1000})\]\([ \t\n]{0,4}(<[^<>\n]{0,2000}>|[^\s()<>]{0,2000}(?:\([^\s()]{0,500}\)[^\s()]{0,500}){0,4})(?:\s{1,4}(?:"[^"]{0,300}"|'[^']{0,300}'))?[ \t\n]{0,4}\)/y;
const reference = /\[([^[\]\n]{1,300})\]\[([^[\]\n]{0,300})\]/y;
const footnote = /\[\^[^\]\s]{1,60}\]/y;
const address = /https?:\/\/[^\s<>"`)\]]{1,2000}/y;
const tag = /<(?:\/[A-Za-z]|[A-Za-z])[^<>\n]{0,1000}>/y;
const autolink = /<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,2000}|[\w.+-]{1,64}@[\w.-]{1,255})>/y;
const mustache = /\{\{[^{}\n]{0,200}\}\}/y;
const quotation = /"[^"\n]{1,300}"(?![\w"])|“[^“”]{1,300}”/y;

/** Masks one block's source. */
export function mask(source: string): Masked {
  const state = new Masking(source);
  interesting.lastIndex = 0;
  for (let match = interesting.exec(source); match; match = interesting.exec(source)) {
    interesting.lastIndex = Math.max(match.index + 1, state.at(match.index));
  }
  return state.result();
}

/** Collects blanked ranges; each `at` handles the construct that begins at an offset and says where to go on. */
class Masking {
  readonly #source: string;
  readonly #blank: Span[] = [];
  readonly #quiet: Span[] = [];
  readonly #comments: Span[] = [];
  readonly #links: Link[] = [];
  #placeholder = false;

  constructor(source: string) {
    this.#source = source;
  }

  result(): Masked {
    const text = blanked(this.#source, this.#blank);
    return {
      text,
      prose: blanked(text, this.#quiet),
      comments: this.#comments,
      links: this.#links,
      placeholder: this.#placeholder,
    };
  }

  at(offset: number): number {
    switch (this.#source[offset]) {
      case '\\':
        return this.#escape(offset);
      case '`':
        return this.#code(offset);
      case '<':
        return this.#angle(offset);
      case '!':
        return this.#source[offset + 1] === '[' ? this.#bracket(offset + 1, offset) : offset + 1;
      case '[':
        return this.#bracket(offset, offset);
      case 'h':
        return this.#address(offset);
      case '{':
        return this.#mustache(offset);
      case '"':
      case '“':
        return this.#quotation(offset);
      default:
        return this.#emphasis(offset);
    }
  }

  #escape(at: number): number {
    if (!/[!-/:-@[-`{-~]/.test(this.#source[at + 1] ?? '')) return at + 1;
    this.#blank.push({ start: at, end: at + 1 });
    return at + 2;
  }

  #code(at: number): number {
    const ticks = runFrom(this.#source, at);
    const close = this.#closing(at + ticks, ticks);
    if (close < 0) return at + ticks;
    this.#blank.push({ start: at, end: at + ticks }, { start: close, end: close + ticks });
    this.#quiet.push({ start: at, end: close + ticks });
    return close + ticks;
  }

  /** Where a run of exactly so many backticks begins; each run is looked at once for all openers of its length. */
  #closing(from: number, ticks: number): number {
    this.#runs ??= [...this.#source.matchAll(/`+/g)].map(({ index, 0: run }) => ({ index, length: run.length }));
    if ((this.#unclosed.get(ticks) ?? Number.POSITIVE_INFINITY) <= from) return -1;
    const found = this.#runs.find(({ index, length }) => index >= from && length === ticks);
    if (!found) this.#unclosed.set(ticks, from);
    return found?.index ?? -1;
  }
  #runs: { index: number; length: number }[] | undefined;
  readonly #unclosed = new Map<number, number>();

  #angle(at: number): number {
    if (this.#source.startsWith('<!--', at)) {
      const close = this.#source.indexOf('-->', at + 4);
      const end = close < 0 ? this.#source.length : close + 3;
      this.#comments.push({ start: at, end });
      return this.#drop(at, end);
    }
    const auto = matchAt(autolink, this.#source, at);
    if (auto) {
      this.#links.push({ span: { start: at, end: at + auto[0].length }, text: '', target: auto[0].slice(1, -1) });
      return this.#drop(at, at + auto[0].length);
    }
    const match = matchAt(tag, this.#source, at);
    if (!match || /[\p{L}\p{N}_]/u.test(this.#source[at - 1] ?? '')) return at + 1; // List<String> is no markup
    if (!isTag(match[0])) this.#placeholder = true;
    return this.#drop(at, at + match[0].length);
  }

  #bracket(at: number, from: number): number {
    const inline = matchAt(link, this.#source, at);
    if (inline) {
      const [whole, text = '', target = ''] = inline;
      const end = at + whole.length;
      this.#links.push({
        span: { start: from, end },
        text: text.replace(/\s+/g, ' '),
        target: target.replace(/^<|>$/g, ''),
      });
      this.#keepText(from, at + 1, at + 1 + text.length, end);
      return at + 1; // markup inside the text is masked in its turn
    }
    const note = matchAt(footnote, this.#source, at);
    if (note) return this.#drop(at, at + note[0].length);
    const referred = matchAt(reference, this.#source, at);
    if (!referred) return at + 1;
    this.#keepText(from, at + 1, at + 1 + (referred[1]?.length ?? 0), at + referred[0].length);
    return at + referred[0].length;
  }

  #keepText(from: number, textStart: number, textEnd: number, end: number): void {
    this.#blank.push({ start: from, end: textStart }, { start: textEnd, end });
    this.#quiet.push({ start: from, end });
  }

  #address(at: number): number {
    const match = matchAt(address, this.#source, at);
    if (!match) return at + 1;
    const target = match[0].replace(/[.,;:!?'*_]+$/, '');
    const before = this.#links.at(-1);
    if (!before || before.span.end <= at)
      this.#links.push({ span: { start: at, end: at + target.length }, text: '', target });
    return this.#drop(at, at + target.length);
  }

  #mustache(at: number): number {
    const match = matchAt(mustache, this.#source, at);
    if (!match) return at + 1;
    this.#placeholder = true;
    return this.#drop(at, at + match[0].length);
  }

  #quotation(at: number): number {
    const match = matchAt(quotation, this.#source, at);
    if (match && !/[\p{L}\p{N}]/u.test(this.#source[at - 1] ?? ''))
      this.#quiet.push({ start: at, end: at + match[0].length });
    return at + 1; // markup inside is masked in its turn
  }

  #emphasis(at: number): number {
    const end = at + runFrom(this.#source, at);
    const inWord = /[\p{L}\p{N}]/u.test(this.#source[at - 1] ?? '') && /[\p{L}\p{N}]/u.test(this.#source[end] ?? '');
    if (this.#source[at] === '~' ? end - at === 2 : this.#source[at] === '*' || !inWord)
      this.#blank.push({ start: at, end });
    return end;
  }

  #drop(start: number, end: number): number {
    this.#blank.push({ start, end });
    return end;
  }
}

function runFrom(text: string, at: number): number {
  let end = at;
  while (text[end] === text[at]) end++;
  return end - at;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** A tag as HTML has it; anything else in angle brackets is a placeholder of a template. */
function isTag(written: string): boolean {
  return /^<\/?[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z_:][\w:.-]*\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))*\s*\/?>$/.test(
    written,
  );
}

/** The text with the spans blanked, line ends kept. Spans may overlap and come in any order. */
export function blanked(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of sorted) {
    if (end <= at) continue; // within one that is blanked already
    const from = Math.max(start, at);
    pieces.push(text.slice(at, from), spaces(text.slice(from, end)));
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

export const spaces = (text: string): string =>
  /[\r\n]/.test(text) ? text.replace(/[^\r\n]/g, ' ') : ' '.repeat(text.length);
