// Where lines end, and where findings lie that speak of the document as a whole.
import type { FeatureRequest, Section, Span } from './model.ts';

/** The title, else the first line that says something, else the start of the text. */
export function titlePlace({ title, text, frontMatter }: FeatureRequest): Span {
  if (title) return title.span;
  const from = frontMatter?.end ?? 0;
  const line = /[^\s-][^\r\n]*/g;
  line.lastIndex = from;
  const match = line.exec(text);
  return match ? { start: match.index, end: match.index + match[0].trimEnd().length } : { start: 0, end: 0 };
}

/** Where the line ends that an offset lies in; of the text no more is looked at than the sections on the way. */
export function endOfLine({ sections, text }: FeatureRequest, offset: number): number {
  for (let i = sectionAt(sections, offset), one = sections[i]; one; one = sections[++i]) {
    const end = endOfLineIn(one.part.text, Math.max(0, offset - one.start));
    if (end < one.part.text.length) return one.start + end;
  }
  return text.length;
}

/** The same in one piece of text, at the latest where it ends. */
export function endOfLineIn(text: string, offset: number): number {
  const lineEnd = /[\r\n]/g;
  lineEnd.lastIndex = offset;
  return lineEnd.exec(text)?.index ?? text.length;
}

/** Index of the last section that begins at an offset or before it. */
function sectionAt(sections: readonly Section[], offset: number): number {
  let [low, high] = [0, sections.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sections[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
