// Absolutes that nobody can keep or test: "never fails", "zero downtime", "100% reliable".

import type { Form } from '../lexicon/forms.ts';
import { phraseList, problemsOf } from '../lexicon/phrases.ts';
import { rephrased } from '../rephrase.ts';
import { defineRule } from '../rule.ts';
import { say } from '../words.ts';

const phrases = phraseList([
  {
    pattern:
      /\b(?:never|cannot|can not|will not|won['’]t|does not) (?:fails?|breaks?|crash(?:es)?|go(?:es)? down|loses? (?:any )?data|be lost|time out)\b/giu,
    asks: say`by which means, tested how`,
  },
  {
    pattern:
      /\b(?:zero|no) (?:downtime|data loss|latency|overhead|errors?|impact|risk|performance impact|disruption)\b/giu,
    asks: say`measured how`,
    unless: /\d|\bbecause\b|\bno (?:errors?|impact|risk) (?:if|when|unless)\b|\bif no errors?\b/iu,
  },
  {
    pattern:
      /\b(?:100 ?%|completely|totally|fully|perfectly|absolutely|always) (?:reliable|secure|safe|available|compatible|consistent|transparent|idempotent|automatic|backwards?[- ]compatible|up[- ]to[- ]date)\b/giu,
    asks: say`by which means, and where it ends`,
    unless: /\bbecause\b/iu,
  },
  {
    pattern:
      /\b(?:retried|retries|retry|wait(?:s|ed)?|kept|keeps?|stored) (?:until (?:it|they) succeeds?|forever|indefinitely|infinitely)\b/giu,
    asks: say`where it ends`,
  },
]);

const forms: readonly Form[] = [
  {
    words: /\b(?:zero|no) (?<rest>downtime|latency|disruption)\b/giu,
    say: 'at most ${1:<number>} ${2|s,min,ms,h|} of {rest} per ${3:<event or month>}',
  },
  {
    words: /\b(?:zero|no) (?<rest>data loss)\b/giu,
    say: 'at most ${1:<number>} ${2|s,min,changes|} of {rest} per ${3:<event or month>}',
  },
  {
    words: /\b(?:zero|no) (?<rest>overhead|errors?|impact|risk|performance impact)\b/giu,
    say: 'at most ${1:<number>} ${2|%,ms,per month|} of {rest}',
  },
  {
    words:
      /\b(?<rest>retried|retries|retry|wait(?:s|ed)?|kept|keeps?|stored) (?:until (?:it|they) succeeds?|forever|indefinitely|infinitely)\b/giu,
    say: '{rest} at most ${1:<number>} ${2|times,min,h,days|} and then ${3:<what happens>}',
  },
];

export const absoluteClaim = defineRule({
  id: 'absolute-claim',
  family: 'wording',
  summary: 'An absolute is a promise that can be kept and tested.',
  severity: { draft: 'hint', review: 'information', ready: 'information' },
  guidance: `
"Zero downtime" and "never loses data" end the discussion and begin the incident. In a federation some party is always
failing; an absolute needs the mechanism that makes it true.

Give the bound ("at most 5 min of changes are lost") or the mechanism ("two replicas acknowledge before the answer").`,
  example: `
# Let storefront read order status from orders-eu

## Guarantees

The migration has zero downtime.
                  ^^^^^^^^^^^^^ absolute-claim: "zero downtime" leaves open measured how. Expected the bound, or the mechanism that makes it true.
`,
  options: {},

  *scan(part, { concerns }) {
    yield* problemsOf(
      part,
      { concerns, phrases },
      (words, asks) => say`"${words}" leaves open ${asks}. Expected the bound, or the mechanism that makes it true.`,
    );
  },

  *fix(problem, { text }) {
    yield* rephrased(problem, text, { forms });
  },
});
