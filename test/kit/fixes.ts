// Applies fixes as an editor would when a person takes every placeholder as it is.
import { type Edit, type Fix, plainText } from '../../server/src/engine/index.ts';

/** The text after the edits; those at the same place follow each other in their order. */
export function applied(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const { span, text: put, snippet } of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    result += text.slice(at, span.start) + (snippet ? plainText(put) : put);
    at = Math.max(at, span.end);
  }
  return result + text.slice(at);
}

export const fixed = (text: string, { edits }: Fix): string => applied(text, edits);
