// Masks one block: blanks markup, code marks, addresses, comments and HTML. One pass from left to right, offsets kept.
import type { Link, Span } from '../model.ts';
import { blanked, collapsed } from './blank.ts';
import { addressEnd, angleAt, isWord, matchAt, quotationEnd, targetAt } from './markup.ts';

export interface Masked {
  /** Markup, comments, addresses and HTML blanked; inline code keeps its letters. */
  readonly text: string;
  /** Inline code, link texts and quotations blanked too. */
  readonly prose: string;
  /** HTML comments, markers included. */
  readonly comments: readonly Span[];
  /** By place. */
  readonly links: readonly Link[];
  /** Placeholders of a template (`<…>`, `{{…}}`), by place. */
  readonly placeholders: readonly Span[];
}

const nothing: Pick<Masked, 'comments' | 'links' | 'placeholders'> = { comments: [], links: [], placeholders: [] };

/** Masks a block's source; `from` on are its words, what is before (list marks, quotation marks) is left out. */
export function mask(source: string): Masked {
  let masking: Masking | undefined;
  for (let at = 0; at < source.length; ) {
    const code = source.charCodeAt(at);
    if (code < 128 ? !interesting[code] : code !== 0x201c) at++;
    else {
      masking ??= new Masking(source);
      at = masking.at(at, code);
    }
  }
  return masking?.result() ?? { ...nothing, text: source, prose: source };
}

const interesting: readonly boolean[] = Array.from({ length: 128 }, (_, code) =>
  '\\`<[]*_~:"&{'.includes(String.fromCharCode(code)),
);
const escapable = /[!-/:-@[-`{-~]/;
const footnote = /\[\^[^\]\s]{1,60}\](?::(?=\s))?/y;
const label = /\[([^[\]\r\n]{0,300})\]/y;
const entity = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});/iy;
const scheme = /(?:^|[^A-Za-z0-9+.-])(https?|ftp)$/i;
/** Placeholders of templates, calls of site generators, attribute lists, comments of MDX. */
const braces: readonly (readonly [pattern: RegExp, placeholder: boolean])[] = [
  [/\{\{[<%][^{}\r\n]{0,300}[%>]\}\}/y, false],
  [/\{\{[^{}\r\n]{0,200}\}\}/y, true],
  [/\{%[^{}\r\n]{0,300}%\}/y, false],
  [/\{:[^{}\r\n]{0,300}\}/y, false],
  [/\{\/\*(?:[^*]|\*(?!\/)){0,2000}\*\/\}/y, false],
];
const farthestStrike = 1000;

/** Collects what is to be blanked; each method handles a construct that begins at an offset and says where to go on. */
class Masking {
  readonly #source: string;
  readonly #blank: Span[] = [];
  readonly #quiet: Span[] = [];
  readonly #comments: Span[] = [];
  readonly #links: { span: Span; words: Span; target: string }[] = [];
  /** Where brackets opened that are not closed yet, the exclamation mark of an image included. */
  readonly #open: { from: number; at: number }[] = [];
  readonly #ticks: Ticks;
  readonly #placeholders: Span[] = [];
  /** What lies before is handled. */
  #done = 0;

  constructor(source: string) {
    this.#source = source;
    this.#ticks = new Ticks(source);
  }

  result(): Masked {
    const text = blanked(this.#source, this.#blank);
    const links = this.#links
      .sort((a, b) => a.span.start - b.span.start)
      .map(({ span, words, target }): Link => ({ span, text: collapsed(text.slice(words.start, words.end)), target }));
    return {
      text,
      prose: blanked(text, this.#quiet),
      comments: this.#comments,
      links,
      placeholders: this.#placeholders,
    };
  }

  at(at: number, code: number): number {
    this.#done = this.#handled(at, code);
    return this.#done;
  }

  #handled(at: number, code: number): number {
    switch (code) {
      case 92: // \
        return escapable.test(this.#source[at + 1] ?? '') ? this.#drop(at, at + 1) + 1 : at + 1;
      case 96: // `
        return this.#code(at);
      case 60: // <
        return this.#angle(at);
      case 91: // [
        return this.#openBracket(at);
      case 93: // ]
        return this.#closeBracket(at);
      case 58: // :
        return this.#colon(at);
      case 38: // &
        return this.#dropMatch(entity, at) ?? at + 1;
      case 123: // {
        return this.#brace(at);
      case 126: // ~
        return this.#strike(at);
      case 34: // "
      case 0x201c: // “
        return this.#quotation(at);
      default:
        return this.#emphasis(at);
    }
  }

  #code(at: number): number {
    const length = runLength(this.#source, at);
    const close = this.#ticks.closing(at + length, length);
    if (close < 0) return at + length;
    this.#blank.push({ start: at, end: at + length }, { start: close, end: close + length });
    this.#quiet.push({ start: at, end: close + length });
    return close + length;
  }

  #angle(at: number): number {
    if (this.#source.startsWith('<!--', at)) {
      const close = this.#source.indexOf('-->', at + 4);
      const end = close < 0 ? this.#source.length : close + 3;
      this.#comments.push({ start: at, end });
      return this.#drop(at, end);
    }
    const angle = angleAt(this.#source, at);
    if (!angle) return at + 1;
    const { kind, end, target } = angle;
    if (kind === 'placeholder') this.#placeholders.push({ start: at, end });
    if (target !== '') this.#links.push({ span: { start: at, end }, words: { start: end, end }, target });
    return this.#drop(at, end);
  }

  #openBracket(at: number): number {
    const note = this.#source[at + 1] === '^' ? this.#dropMatch(footnote, at) : undefined;
    if (note) return note;
    const image = this.#source[at - 1] === '!' && this.#done < at;
    this.#open.push({ from: image ? at - 1 : at, at });
    return at + 1;
  }

  #closeBracket(at: number): number {
    const opened = this.#open.pop();
    const next = this.#source[at + 1];
    if (!opened || (next !== '(' && next !== '[')) return at + 1;
    if (next === '(') {
      const address = targetAt(this.#source, at + 1);
      return address ? this.#link(opened, at, address) : at + 1;
    }
    if (isWord(this.#source.charCodeAt(opened.from - 1))) return at + 1; // row[0][1]
    const named = matchAt(label, this.#source, at + 1);
    return named ? this.#link(opened, at, { target: '', end: at + 1 + named[0].length }) : at + 1;
  }

  #link(
    { from, at }: { from: number; at: number },
    close: number,
    { target, end }: { target: string; end: number },
  ): number {
    const isBare = (link: { span: Span; words: Span } | undefined): boolean =>
      link !== undefined && link.span.start > at && link.words.start === link.words.end;
    while (isBare(this.#links.at(-1))) this.#links.pop(); // an address as the words of a link
    this.#links.push({ span: { start: from, end }, words: { start: at + 1, end: close }, target });
    this.#blank.push({ start: from, end: at + 1 }, { start: close, end });
    this.#quiet.push({ start: from, end });
    return end;
  }

  #colon(at: number): number {
    const source = this.#source;
    if (source.startsWith('//', at + 1)) {
      const before = scheme.exec(source.slice(Math.max(this.#done, at - 6), at));
      if (!before) return at + 1;
      const start = at - (before[1]?.length ?? 0);
      const whole = source.slice(start, addressEnd(source, at, false));
      const target = whole.replace(/[.,;:!?'*_”’]{1,20}$/, '');
      this.#links.push({ span: { start, end: start + target.length }, words: { start, end: start }, target });
      return this.#drop(start, start + target.length);
    }
    const fenced = source.startsWith('::', at + 1) && /^$|[\r\n]/.test(source[at - 1] ?? '');
    return fenced ? (this.#dropMatch(/:{3,20}[ \t]{0,4}[\w-]{0,40}/y, at) ?? at + 1) : at + 1;
  }

  #brace(at: number): number {
    for (const [pattern, placeholder] of braces) {
      const end = this.#dropMatch(pattern, at);
      if (end === undefined) continue;
      if (placeholder) this.#placeholders.push({ start: at, end });
      return end;
    }
    return at + 1;
  }

  /** Struck out is withdrawn. */
  #strike(at: number): number {
    const end = at + runLength(this.#source, at);
    if (end - at !== 2 || /\s/.test(this.#source[end] ?? ' ')) return end;
    const close = this.#source.indexOf('~~', end);
    return close < 0 || close - at > farthestStrike ? end : this.#drop(at, close + 2);
  }

  #quotation(at: number): number {
    const end = quotationEnd(this.#source, at);
    if (end > 0) this.#quiet.push({ start: at, end });
    return at + 1; // markup inside is masked in its turn
  }

  #emphasis(at: number): number {
    const source = this.#source;
    const end = at + runLength(source, at);
    const before = source.charCodeAt(at - 1);
    const after = source.charCodeAt(end);
    const literal = source[at] === '_' ? isWord(before) && isWord(after) : isDigit(before) && isDigit(after);
    if (!literal && !(isBlank(before) && isBlank(after) && end - at === 1)) this.#blank.push({ start: at, end });
    return end;
  }

  #drop(start: number, end: number): number {
    this.#blank.push({ start, end });
    return end;
  }

  #dropMatch(pattern: RegExp, at: number): number | undefined {
    const match = matchAt(pattern, this.#source, at);
    return match ? this.#drop(at, at + match[0].length) : undefined;
  }
}

/** Runs of backticks by length; each is looked at once, however many code spans there are. */
class Ticks {
  readonly #source: string;
  #byLength: Map<number, { readonly starts: number[]; next: number }> | undefined;

  constructor(source: string) {
    this.#source = source;
  }

  /** Where the next run of exactly so many backticks begins, or -1. `from` never goes back. */
  closing(from: number, length: number): number {
    this.#byLength ??= this.#collect();
    const runs = this.#byLength.get(length);
    if (!runs) return -1;
    while ((runs.starts[runs.next] ?? Number.POSITIVE_INFINITY) < from) runs.next++;
    return runs.starts[runs.next] ?? -1;
  }

  #collect() {
    const byLength = new Map<number, { readonly starts: number[]; next: number }>();
    for (let at = this.#source.indexOf('`'); at >= 0; at = this.#source.indexOf('`', at)) {
      const length = runLength(this.#source, at);
      const runs = byLength.get(length);
      if (runs) runs.starts.push(at);
      else byLength.set(length, { starts: [at], next: 0 });
      at += length;
    }
    return byLength;
  }
}

function runLength(text: string, at: number): number {
  const code = text.charCodeAt(at);
  let end = at + 1;
  while (text.charCodeAt(end) === code) end++;
  return end - at;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
/** White space, and what lies beyond the ends of a text. */
const isBlank = (code: number): boolean => !(code > 32) || code === 0xa0;
