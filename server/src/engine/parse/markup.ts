// Pieces of inline markup that are read by looking ahead from where they begin: tags, addresses, link targets, quotations.

/** What stands in angle brackets: HTML, a template's placeholder, or neither. */
export interface Angle {
  readonly kind: 'tag' | 'placeholder' | 'address';
  readonly end: number;
  /** Of an address, or of a link or an image in HTML. */
  readonly target: string;
}

const autolink = /<((?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,2000}|[\w.+-]{1,64}@[\w.-]{1,255}))>/y;
const angle = /<(\/?)([A-Za-z][A-Za-z0-9-]{0,60})([^<>]{0,2000})>/y;
const reference = /\b(?:href|src)\s{0,3}=\s{0,3}["']?([^\s"'>]{1,2000})/i;
const elements: ReadonlySet<string> = new Set(
  (
    'a abbr address area article aside audio b base bdi bdo big blockquote body br button canvas caption center cite code col colgroup data dd del ' +
    'details dfn dialog div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins ' +
    'kbd label legend li link main map mark math menu meta meter nav object ol optgroup option output p param picture pre progress q rp rt ruby s ' +
    'samp script section select small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title ' +
    'tr track tt u ul use var video wbr path circle rect line text g'
  ).split(' '),
);

/** Reads what begins with `<` at `at`; undefined where the bracket is a plain character ("a < b", `List<String>`). */
export function angleAt(source: string, at: number): Angle | undefined {
  const auto = matchAt(autolink, source, at);
  if (auto) return { kind: 'address', end: at + auto[0].length, target: auto[1] ?? '' };
  const match = matchAt(angle, source, at);
  if (!match) return undefined;
  const [whole, slash = '', name = '', rest = ''] = match;
  const end = at + whole.length;
  const known = elements.has(name.toLowerCase()) && (rest === '' || /^[\s/]/.test(rest)) && !isPhrase(rest);
  if (known) return { kind: 'tag', end, target: rest === '' ? '' : (reference.exec(rest)?.[1] ?? '') };
  if (isWord(source.charCodeAt(at - 1)) || /^(?![:;] )[^\s\w/'’,.-]/.test(rest)) return undefined;
  const component = slash !== '' || rest.includes('=') || rest.endsWith('/');
  return { kind: component ? 'tag' : 'placeholder', end, target: '' };
}

/** "<data that does not cross>" is a phrase that begins with the name of a tag: two words and no attribute. */
const isPhrase = (rest: string): boolean => !rest.includes('=') && /^\s+[\w'’-]+[,;]?\s+\w/.test(rest);

/** The address that a link's `(` at `at` opens, and where the link ends. */
export function targetAt(source: string, at: number): { readonly target: string; readonly end: number } | undefined {
  const from = skipBlanks(source, at + 1);
  const bracketed = source[from] === '<';
  const end = bracketed ? source.indexOf('>', from) : addressEnd(source, from, true);
  if (end < 0 || end - from > longest) return undefined;
  const target = source.slice(bracketed ? from + 1 : from, end);
  if (/[\r\n]/.test(target)) return undefined;
  const title = matchAt(linkTitle, source, bracketed ? end + 1 : end);
  const close = (bracketed ? end + 1 : end) + (title?.[0].length ?? 0);
  const last = skipBlanks(source, close);
  return source[last] === ')' ? { target, end: last + 1 } : undefined;
}

const longest = 2000;
const linkTitle = /[ \t\r\n]{1,4}(?:"[^"]{0,500}"|'[^']{0,500}'|\([^()]{0,500}\))/y;

/** Where an address that begins at `from` ends: at white space, angle brackets, backticks, or a `)` that it did not open. */
export function addressEnd(source: string, from: number, inLink: boolean): number {
  let open = 0;
  const limit = Math.min(source.length, from + longest + 1);
  for (let at = from; at < limit; at++) {
    const code = source.charCodeAt(at);
    if (code <= 32 || code === 60 || code === 62) return at;
    if (!inLink && (code === 34 || code === 96 || code === 93 || code === 124)) return at;
    if (code === 40) open++;
    else if (code === 41 && --open < 0) return at;
  }
  return limit;
}

/** Where the quotation ends that begins at `at`, or -1: a mark before a word, its counterpart behind one, not too far off. */
export function quotationEnd(source: string, at: number): number {
  if (isWord(source.charCodeAt(at - 1)) || /\s/.test(source[at + 1] ?? ' ')) return -1;
  const close = source[at] === '“' ? '”' : '"';
  const limit = Math.min(source.length, at + 300);
  for (let end = at + 1; end < limit; end++) {
    if (source[end] !== close) continue;
    return /\s/.test(source[end - 1] ?? ' ') || isWord(source.charCodeAt(end + 1)) ? -1 : end + 1;
  }
  return -1;
}

/** Letters, digits and the underscore; all beyond ASCII but spaces and punctuation marks of typographers. */
export function isWord(code: number): boolean {
  if (code < 128)
    return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);
  return code >= 0xc0 && !(code >= 0x2000 && code <= 0x206f) && code !== 0x3000 && code !== 0xfeff;
}

export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Over blanks and at most two line ends. */
function skipBlanks(source: string, from: number): number {
  let at = from;
  while (at < from + 40 && /[ \t\r\n]/.test(source[at] ?? '')) at++;
  return at;
}
