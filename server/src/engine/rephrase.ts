// Replaces words that say too little by a form with tab stops, in the place and the case that they have.
import { asSnippet, plainText } from './edit/snippet.ts';
import type { Form } from './lexicon/forms.ts';
import type { Fix, Problem, Span } from './model.ts';
import { say } from './words.ts';

/** A fix that replaces the words of a problem by the first form that fits there; by `otherwise`, a snippet, where none does. */
export function* rephrased(
  problem: Problem,
  text: string,
  { forms, otherwise }: { readonly forms: readonly Form[]; readonly otherwise?: string },
): Generator<Fix> {
  const { span } = problem;
  const found =
    formAt(span, text, forms) ??
    (otherwise !== undefined && isWhole(problem, text) && { at: span, snippet: otherwise });
  if (!found) return;
  const { at, snippet } = found;
  yield {
    title: say`Replace "${text.slice(at.start, at.end)}" by "${plainText(snippet)}"`,
    edits: [{ span: at, text: snippet, snippet: true }],
  };
}

/** Whether a problem lies in one line, so that its place holds all the words that it quotes. */
const isWhole = ({ span, message }: Problem, text: string): boolean =>
  message.values.includes(text.slice(span.start, span.end).replace(/\s+/g, ' '));

/** How far around a problem a form looks for the words it needs. */
const reach = 120;

function formAt(
  { start, end }: Span,
  text: string,
  forms: readonly Form[],
): { readonly at: Span; readonly snippet: string } | undefined {
  const before =
    text
      .slice(Math.max(0, start - reach), start)
      .split(/[\r\n]/)
      .at(-1) ?? '';
  const from = start - before.length;
  const line = /^[^\r\n]*/.exec(text.slice(from, end + reach))?.[0] ?? '';
  for (const { words, say: form } of forms) {
    for (const match of line.matchAll(words)) {
      const at = { start: from + match.index, end: from + match.index + match[0].length };
      if (at.end <= start || end <= at.start) continue; // other words of the line
      return { at, snippet: inPlaceOf(match[0], form.replaceAll('{rest}', asSnippet(match.groups?.rest ?? ''))) };
    }
  }
  return undefined;
}

/** Begins with a capital letter where the words that give way do. */
function inPlaceOf(words: string, snippet: string): string {
  return /^\p{Lu}/u.test(words) ? snippet.replace(/^\p{Ll}/u, first => first.toUpperCase()) : snippet;
}
