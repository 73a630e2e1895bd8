// Where sentences begin and end in a stretch of prose.
import type { Span } from '../model.ts';

const abbreviation =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|cf|vs|approx|resp|incl|no|fig|sec|ch|vol|dr|mr|mrs|ms|prof|st|inc|ltd|co|al|p|pp)\.$/iu;

/** Sentences of a text, white space around them left out. A dot within a word, a number or an abbreviation ends none. */
export function sentencesOf(text: string, at = 0): Span[] {
  const sentences: Span[] = [];
  let from = 0;
  const close = (to: number): void => {
    const start = from + (text.slice(from, to).length - text.slice(from, to).trimStart().length);
    const end = start + text.slice(start, to).trimEnd().length;
    if (start < end) sentences.push({ start: at + start, end: at + end });
    from = to;
  };
  for (const mark of text.matchAll(/(?<![.!?…])[.!?…]+["'”’)\]]*(?=\s|$)/gu)) {
    const end = mark.index + mark[0].length;
    if (mark[0] === '.' && abbreviation.test(text.slice(Math.max(0, mark.index - 8), mark.index + 1))) continue;
    if (mark[0] === '.' && /^\s+\p{Ll}/u.test(text.slice(end, end + 12))) continue; // goes on in lower case
    close(end);
  }
  close(text.length);
  return sentences;
}
