// Marker lines: findings written under the text that they point at, so that a document shows what is expected of it.
import { english, type Message, type Span } from '../../server/src/engine/index.ts';
import { Lines } from '../../server/src/engine/lines.ts';

/** A finding as far as a marker line shows it. */
export interface Mark {
  readonly span: Span;
  readonly rule: string;
  readonly message: Message;
}

const marker = /^[ \t]*\^+ [a-z][a-z-]*: .*$/;

/** The document without its marker lines. */
export function strip(text: string): string {
  return text
    .split('\n')
    .filter(line => !marker.test(line))
    .join('\n');
}

/** The document with a marker line for each finding, in their order, below the line that it begins on. An empty place gets one caret. */
export function annotate(text: string, marks: readonly Mark[]): string {
  const lines = new Lines(text);
  const below = new Map<number, string[]>();
  for (const mark of marks) {
    const { line, column } = lines.positionAt(mark.span.start);
    below.set(line, [...(below.get(line) ?? []), markerLine(lines.textOfLine(line).slice(0, column), mark)]);
  }
  return text
    .split('\n')
    .flatMap((line, index) => [line, ...(below.get(index) ?? [])])
    .join('\n');
}

/** Tabs before the place stay tabs, so that the carets stand under it. */
function markerLine(before: string, { span, rule, message }: Mark): string {
  const carets = '^'.repeat(Math.max(1, span.end - span.start));
  return `${before.replace(/[^\t]/g, ' ')}${carets} ${rule}: ${english(message)}`;
}
