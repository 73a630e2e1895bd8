// Clauses that let a duty go: "if possible", "as needed", "or another method".

import type { Form } from '../lexicon/forms.ts';
import { phraseList, problemsOf } from '../lexicon/phrases.ts';
import { rephrased } from '../rephrase.ts';
import { defineRule } from '../rule.ts';
import { say } from '../words.ts';

const phrases = phraseList([
  {
    pattern:
      /\b(?:if|where|when|whenever|wherever|as far as|as much as|as soon as) (?:possible|feasible|practical|practicable|reasonable|applicable|appropriate|suitable|it makes sense|it is possible)\b/giu,
    asks: say`when it is and when not`,
  },
  {
    pattern:
      /\b(?:as|if|when|where|should it be) (?:needed|necessary|required|desired|wanted|appropriate)\b(?! (?:by|for|to|in) )/giu,
    asks: say`who decides, by what`,
  },
  {
    pattern:
      /\bor (?:an)?other (?:methods?|means|ways?|mechanisms?|options?|approach(?:es)?|similar)\b|\bor (?:something )?similar\b|\bor equivalent\b/giu,
    asks: say`which one`,
  },
  {
    pattern:
      /\b(?:is|are|be|remains?) (?:up to|left (?:up )?to|at the discretion of) (?:the )?\p{L}+|\b(?:left (?:open|unspecified|undefined)|implementation[- ](?:specific|defined|dependent|detail)|an exercise)\b/giu,
    asks: say`what others may rely on`,
  },
  {
    pattern:
      /\b(?:probably|(?:will|would|most|very) likely|possibly|optionally|ideally|perhaps|maybe|hopefully|presumably|almost certainly|supposedly|i think|we think|we believe|i believe|it seems|seems to)\b/giu,
    asks: say`whether it does`,
    faint: true,
    unless: /\b(?:more|less|most|un)likely\b|\blikely to be (?:attack|abus)/iu,
  },
  {
    pattern:
      /\b(?:to the extent that|not necessarily|for the most part|with some exceptions|unless (?:otherwise|there is a good reason))\b/giu,
    asks: say`what may be relied on`,
  },
  {
    pattern: /\bmight (?:be|also|need to|have to)|\bmay (?:also be|choose to|change)\b/giu,
    asks: say`whether it is asked for`,
    faint: true,
    unless: /\b(?:attacker|malicious|null|empty|if|null|abus\w+|because|alternative|would)\b/iu,
  },
]);

const forms: readonly Form[] = [
  {
    words:
      /\b(?:if|where|when|whenever|wherever|as far as|as much as|as soon as) (?:possible|feasible|practical|practicable|reasonable|applicable|appropriate|suitable|it makes sense|it is possible)\b/giu,
    say: 'when ${1:<condition>}',
  },
  {
    words: /\b(?:as|if|when|where|should it be) (?:needed|necessary|required|desired|wanted|appropriate)\b/giu,
    say: 'when ${1:<who> decides so by <what>}',
  },
  {
    words:
      /\bor (?:an)?other (?:methods?|means|ways?|mechanisms?|options?|approach(?:es)?|similar)\b|\bor (?:something )?similar\b|\bor equivalent\b/giu,
    say: 'or ${1:<which one>}',
  },
];

export const escapeClause = defineRule({
  id: 'escape-clause',
  family: 'wording',
  summary: 'A duty has no way out that nobody watches.',
  severity: { draft: 'hint', review: 'information', ready: 'information' },
  guidance: `
"Where possible", "as needed", "implementation-specific", "will likely": whoever builds it may decide that it was not
possible, not needed, or not likely, and the other side relies on the opposite.

Name the condition ("if the peer advertises version 2"), say who decides and what the others may rely on, or take the duty
out.`,
  example: `
# Let storefront read order status from orders-eu

## Authentication and authorization

Requests are signed where possible.
                    ^^^^^^^^^^^^^^ escape-clause: "where possible" leaves open when it is and when not. Expected the condition, or the duty without it.
`,
  options: {},

  *scan(part, { concerns }) {
    yield* problemsOf(
      part,
      { concerns, phrases },
      (words, asks) => say`"${words}" leaves open ${asks}. Expected the condition, or the duty without it.`,
    );
  },

  *fix(problem, { text }) {
    yield* rephrased(problem, text, { forms });
  },
});
