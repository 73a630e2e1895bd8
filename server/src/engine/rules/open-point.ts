// Points that are left open in the middle of an answer: TBD, TODO, "to be decided".

import type { Form } from '../lexicon/forms.ts';
import { phraseList, phrasesIn } from '../lexicon/phrases.ts';
import { rephrased } from '../rephrase.ts';
import { defineRule } from '../rule.ts';
import { say } from '../words.ts';

const phrases = phraseList([
  { pattern: /\b(?:TBD|TBC|TBA|TODO|FIXME|XXX)\b|\?\?\?+/gu, asks: say`` },
  {
    pattern:
      /\b(?:(?<=\b(?:is|are|remains?|details) |^\s*)to be|yet to be|still to be|will be|needs to be|must still be) (?:decided|determined|defined|discussed|specified|clarified|confirmed|worked out|figured out|fleshed out)\b(?! by )/giu,
    asks: say``,
    unless:
      /\b(?:decided|determined|defined|specified|discussed) (?:as|by|from|at|based|through|using|in|inside|here|which|that|with|for|to)\b/iu,
  },
  {
    pattern:
      /\b(?:needs? (?:further|more) (?:research|investigation|discussion|thought|work)|(?:remains?|is|are) (?:an )?open (?:question|issue|point)s?|under (?:discussion|consideration|investigation)|are being considered|not (?:yet )?decided|i(?:['’]m| am) not sure|we(?:['’]re| are) not sure)\b/giu,
    asks: say``,
  },
]);

const forms: readonly Form[] = [
  {
    words:
      /\b(?:TBD|TBC|TBA|TODO|FIXME|XXX)\b|\?\?\?+|\b(?:(?:yet|still) )?to be (?:decided|determined|defined|discussed|specified|clarified|confirmed|worked out|figured out|fleshed out)\b/gu,
    say: 'to be decided by ${1:<team>} until ${2:<date>} and until then ${3:<what holds>}',
  },
  {
    words:
      /\b(?:will be|needs to be|must still be) (?<rest>decided|determined|defined|discussed|specified|clarified|confirmed|worked out|figured out|fleshed out)\b/giu,
    say: 'will be {rest} by ${1:<team>} until ${2:<date>} and until then ${3:<what holds>}',
  },
];

export const openPoint = defineRule({
  id: 'open-point',
  family: 'handoff',
  summary: 'An open point says who decides it, by when, and what holds until then.',
  severity: { draft: 'hint', review: 'information', ready: 'warning' },
  guidance: `
Open points are honest; what hurts is that the reader cannot close them. "TBD" in a table cell becomes the default of whoever
builds that cell.

Write who decides, by when, and what holds until then: "Undecided: keep 400 days or 13 months; @acme/finance by 2026-04-30;
400 days until then."`,
  example: `
# Let storefront read order status from orders-eu

## Caching

Entries live 30 s in the gateway; the lifetime in the browser is to be decided.
                                                                 ^^^^^^^^^^^^^ open-point: "to be decided" is left open. Expected who decides it by when, and what holds until then.
`,
  options: {},

  *scan(part) {
    for (const { words, span } of phrasesIn(part, phrases))
      yield {
        span,
        message: say`"${words}" is left open. Expected who decides it by when, and what holds until then.`,
      };
  },

  *fix(problem, { text }) {
    yield* rephrased(problem, text, { forms });
  },
});
