// Where findings lie that speak of the document as a whole.
import type { FeatureRequest, Span } from './model.ts';

/** The title, else the first line that says something, else the start of the text. */
export function titlePlace({ title, text, frontMatter }: FeatureRequest): Span {
  if (title) return title.span;
  const from = frontMatter?.end ?? 0;
  const line = /[^\s-][^\r\n]*/g;
  line.lastIndex = from;
  const match = line.exec(text);
  return match ? { start: match.index, end: match.index + match[0].trimEnd().length } : { start: 0, end: 0 };
}
