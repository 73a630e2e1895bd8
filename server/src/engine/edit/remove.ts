// Takes words out of prose, so that what is left reads and parses as before.
import type { Edit, Span } from '../model.ts';
import { span } from '../span.ts';
import { indentOf, lineAt, lineEnd, lineStart, nextLine } from './text.ts';

/** Words out, with their line where it holds nothing else; what follows begins with a capital letter. `end` is where the text they are in ends. */
export function removal(words: Span, text: string, end = words.end): Edit {
  const behind = lineEnd(text, words.end);
  const next = words.end + blanksAt(text, words.end);
  if (next < behind) return begun(span(words.start, next), text, guardOf(words.start, next, text));
  const start = lineStart(text, words.start);
  const before = text.slice(start, words.start);
  if (before.replace('\ufeff', '').trim() !== '') {
    const on = words.end < end ? words.end + (/^\s*/.exec(text.slice(words.end, end))?.[0].length ?? 0) : words.end;
    if (on < end) return begun(span(words.start, on), text, '');
    return { span: span(start + before.trimEnd().length, words.end), text: '' };
  }
  let after = nextLine(text, words.end);
  while (after < text.length && text.slice(after, lineEnd(text, after)).trim() === '') after = nextLine(text, after);
  const indent = indentOf(lineAt(text, after));
  return before.replace('\ufeff', '') === indent
    ? begun(span(words.start, after + indent.length), text, '')
    : { span: span(words.start - before.replace('\ufeff', '').length, after), text: '' };
}

const blanksAt = (text: string, at: number): number => indentOf(text.slice(at, lineEnd(text, at))).length;

/** Without a stretch; the letter behind it in upper case. */
function begun({ start, end }: Span, text: string, guard: string): Edit {
  const [first = ''] = text.slice(end, end + 2); // a whole character: it may be an emoji
  return /^\p{Ll}/u.test(first)
    ? { span: span(start, end + first.length), text: first.toUpperCase() }
    : { span: span(start, end), text: guard };
}

/** What keeps words that come to stand at the head of a line from being a list, a heading or a quotation there. */
function guardOf(start: number, next: number, text: string): string {
  const isHead = text.slice(lineStart(text, start), start).replace('\ufeff', '').trim() === '';
  return isHead && /^(?:[-+*][ \t]|#{1,6}[ \t]|>)/.test(text.slice(next, next + 8)) ? '\\' : '';
}
