// Cuts Markdown at its ATX headings with one scan of the lines, so that an edit is read again in its own chunk only.

const fence = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`]*$)|~{3,})/;
const heading = /^ {0,3}#{1,6}(?:[ \t]|$)/;
/** HTML that goes on over blank lines until its own end (CommonMark, HTML blocks 1 to 5). */
const html: readonly (readonly [begin: RegExp, end: RegExp])[] = [
  [/^[ \t]*<!--/, /-->/],
  [/^ {0,3}<(?:script|pre|style|textarea)(?=[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<![A-Za-z]/, />/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
];

/** Offsets at which chunks begin: `from`, and each heading that stands in no fence and no HTML. */
export function chunkStarts(text: string, from: number): number[] {
  const starts = [from];
  let open: { readonly ends: (line: string) => boolean } | undefined;
  for (let at = from; at < text.length; ) {
    const end = endOfLine(text, at);
    const next = text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
    // A line that opens or closes nothing and is no heading is the rule: look at its first characters before taking it out.
    if (open || mayMatter(text, at)) {
      const line = text.slice(at, end);
      if (open) {
        if (open.ends(line)) open = undefined;
      } else if (heading.test(line)) {
        if (at > from) starts.push(at);
      } else open = opened(line);
    }
    at = next;
  }
  return starts;
}

function endOfLine(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return at;
  }
  return at;
}

/** Whether a line begins (after blanks and list marks) with one of # ` ~ <. */
function mayMatter(text: string, from: number): boolean {
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === '#' || char === '`' || char === '~' || char === '<') return true;
    if (
      char !== ' ' &&
      char !== '\t' &&
      char !== '-' &&
      char !== '*' &&
      char !== '+' &&
      char !== '.' &&
      char !== ')' &&
      !(char && char >= '0' && char <= '9')
    )
      return false;
  }
  return false;
}

function opened(line: string): { readonly ends: (line: string) => boolean } | undefined {
  const mark = fence.exec(line)?.[1];
  if (mark) {
    const char = mark[0] ?? '`';
    return { ends: other => closes(other, char, mark.length) };
  }
  for (const [begin, end] of html) {
    const match = begin.exec(line);
    if (match)
      return end.test(line.slice(match.index + match[0].length)) ? undefined : { ends: other => end.test(other) };
  }
  return undefined;
}

function closes(line: string, char: string, length: number): boolean {
  const bare = line.trim();
  return bare.length >= length && bare === char.repeat(bare.length);
}
