// Where lines end, and where findings lie that speak of the document as a whole.
import type { FeatureRequest, Span } from './model.ts';
import { leading } from './sorted.ts';

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
  const first = leading(sections, ({ start }) => start <= offset) - 1;
  for (let i = Math.max(0, first), one = sections[i]; one; one = sections[++i]) {
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
