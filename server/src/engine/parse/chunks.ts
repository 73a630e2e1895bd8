// Cuts Markdown at its ATX headings with one scan of the lines, so that an edit is read again in its own chunk only.

/** What goes on over the lines: code between fences, or HTML. */
interface Open {
  /** Column at which the content of the list item begins that it stands in, 0 outside of lists. */
  readonly content: number;
  /** Whether the line from `at` to `end` is its last. */
  readonly closes: (text: string, at: number, end: number) => boolean;
}

const fence = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`]*$)|~{3,})/;
const marks = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+/;
const heading = /^ {0,3}#{1,6}(?:[ \t]|$)/;
/** HTML that goes on over blank lines until its own end (CommonMark, HTML blocks 1 to 5). */
const lasting: readonly (readonly [begin: RegExp, end: RegExp])[] = [
  [/^<!--/, /-->/],
  [/^<(?:script|pre|style|textarea)(?=[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<\?/, /\?>/],
  [/^<![A-Za-z]/, />/],
  [/^<!\[CDATA\[/, /\]\]>/],
];
/** HTML that goes on until a blank line (HTML block 6). */
const element =
  /^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=\s|\/?>|$)/i;
/** The same for any tag that stands alone on its line, unless a paragraph goes on there (HTML block 7). */
const aloneTag = /^<\/?[A-Za-z][A-Za-z0-9-]*(?:[ \t][^<>]{0,1000})?\/?>[ \t]*$/;
const farthestBack = 200;

/**
 * Offsets at which chunks begin: `from`, and each heading that stands in no fence, no HTML and no list; up to the first
 * after which the rest is `known`.
 */
export function chunkStarts(text: string, from: number, known: (start: number) => boolean = () => false): number[] {
  const starts = [from];
  let open: Open | undefined;
  for (let at = from; at < text.length; ) {
    const end = endOfLine(text, at);
    if (open && leaves(text, at, open.content)) open = undefined;
    if (open) {
      if (open.closes(text, at, end)) open = undefined;
    } else if (mayMatter(text, at)) {
      const line = text.slice(at, end);
      if (!heading.test(line)) open = opened(line, { text, at, from });
      else if (at > from && contentColumn(line, { text, at, from }) === 0) {
        starts.push(at);
        if (known(at)) return starts;
      }
    }
    at = text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
  }
  return starts;
}

interface Place {
  readonly text: string;
  readonly at: number;
  readonly from: number;
}

function endOfLine(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return at;
  }
  return at;
}

/** Whether a line begins (after blanks and list marks) with one of # ` ~ <: most do not, and need no closer look. */
function mayMatter(text: string, from: number): boolean {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 35 || code === 96 || code === 126 || code === 60) return true;
    const isMark =
      code === 45 || code === 42 || code === 43 || code === 46 || code === 41 || (code >= 48 && code <= 57);
    if (code !== 32 && code !== 9 && !isMark) return false;
  }
  return false;
}

/** Whether a line ends the list item whose content begins at a column. */
function leaves(text: string, at: number, content: number): boolean {
  if (content === 0) return false;
  const { columns, blank } = indentOf(text, at);
  return !blank && columns < content;
}

function indentOf(text: string, from: number): { readonly columns: number; readonly blank: boolean } {
  let columns = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 32) columns++;
    else if (code === 9) columns += 4 - (columns % 4);
    else return { columns, blank: code === 10 || code === 13 };
  }
  return { columns, blank: true };
}

function opened(line: string, place: Place): Open | undefined {
  const content = contentColumn(line, place);
  const marked = marks.exec(line)?.[0].length ?? 0;
  const { columns } = indentOf(line, 0);
  if (marked === 0 && columns - content >= 4) return undefined; // indented code, or a paragraph that goes on
  const run = fence.exec(line)?.[1];
  if (run) return { content, closes: closingFence(run.charCodeAt(0), run.length, content) };
  const html = line.slice(marked).trimStart();
  if (!html.startsWith('<')) return undefined;
  for (const [begin, end] of lasting) {
    const match = begin.exec(html);
    if (!match) continue;
    if (end.test(html.slice(match[0].length))) return undefined;
    return { content, closes: (text, from, to) => end.test(text.slice(from, to)) };
  }
  if (!element.test(html) && !(aloneTag.test(html) && (marked > 0 || beginsBlock(place)))) return undefined;
  return { content, closes: (text, from) => indentOf(text, from).blank };
}

function closingFence(char: number, length: number, content: number): Open['closes'] {
  return (text, from, to) => {
    let at = from;
    while (at < to && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at++;
    if (text.charCodeAt(at) !== char || indentOf(text, from).columns - content >= 4) return false;
    const first = at;
    while (text.charCodeAt(at) === char) at++;
    return at - first >= length && text.slice(at, to).trim() === '';
  };
}

/** Lines that no paragraph goes on after: blank, a heading, a rule, a fence, a link definition, indented code. */
const ending = /^(?:[ \t]*$| {0,3}(?:#{1,6}(?:[ \t]|$)|[-=_*][-=_* \t]*$|`{3}|~{3}|\[[^\]]{1,300}\]:)| {4}|\t)/;

function beginsBlock({ text, at, from }: Place): boolean {
  return at <= from || ending.test(text.slice(lineBefore(text, at, from), at).trimEnd());
}

/** The column at which the content of the list item begins that a line stands in; of its own item if it begins one; 0 outside. */
function contentColumn(line: string, { text, at, from }: Place): number {
  const own = marks.exec(line)?.[0];
  if (own) return columnsOf(own);
  let within = indentOf(line, 0).columns;
  for (let start = at, back = 0; start > from && within > 0 && back < farthestBack; back++) {
    const end = start;
    start = lineBefore(text, start, from);
    const { columns, blank } = indentOf(text, start);
    if (blank || columns >= within) continue;
    const mark = marks.exec(text.slice(start, Math.min(end, start + 80)))?.[0];
    if (mark && columnsOf(mark) <= within) return columnsOf(mark);
    within = columns;
  }
  return 0;
}

function columnsOf(indent: string): number {
  let columns = 0;
  for (const char of indent) columns += char === '\t' ? 4 - (columns % 4) : 1;
  return columns;
}

function lineBefore(text: string, at: number, from: number): number {
  let start = at - 1;
  if (start > from && text.charCodeAt(start) === 10 && text.charCodeAt(start - 1) === 13) start--;
  while (start > from && text.charCodeAt(start - 1) !== 10 && text.charCodeAt(start - 1) !== 13) start--;
  return start;
}
