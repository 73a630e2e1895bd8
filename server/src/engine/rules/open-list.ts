// Lists that end in "etc.": the reader must guess the rest.

import type { Form } from '../lexicon/forms.ts';
import { phraseList, problemsOf } from '../lexicon/phrases.ts';
import { rephrased } from '../rephrase.ts';
import { defineRule } from '../rule.ts';
import { say } from '../words.ts';

const phrases = phraseList([
  {
    pattern:
      /(?:\betc\b\.?|\band so (?:on|forth)\b|\band (?:many )?(?:others|more)\b(?=[.;,)]|$)|\bamong others?\b|\band similar\b|\bto name a few\b|\binclud(?:e|es|ing),? \(?(?:but (?:are |is )?)?not limited to\b|\bas well as others\b)/giu,
    asks: say`what else`,
  },
  { pattern: /(?<=, ?)(?:\.\.\.|…)(?=\s|$|\))/giu, asks: say`what else`, faint: true },
]);

const forms: readonly Form[] = [
  { words: /\betc\b(?:\.(?=\s+\p{Ll}|[,;)]))?/gu, say: 'and ${1:<the others by name>}' },
  {
    words: /\band so (?:on|forth)\b|\band (?:many )?(?:others|more)\b|\band similar\b|\bas well as others\b/giu,
    say: 'and ${1:<the others by name>}',
  },
  { words: /(?<=, ?)(?:\.\.\.|…)/gu, say: 'and ${1:<the others by name>}' },
];

export const openList = defineRule({
  id: 'open-list',
  family: 'wording',
  summary: 'A list that something hangs on is complete.',
  severity: { draft: 'hint', review: 'information', ready: 'information' },
  guidance: `
"Name, e-mail, etc." is a list of two fields and an argument. Fields, parties and cases that are not listed will be built
by one side and not by the other.

List them all, or name the rule that decides: "every field marked \`@shared\` in the schema". If only an example is meant,
say "for example" and nothing after it.`,
  example: `
# Let storefront read order status from orders-eu

## Shared data

Order id, status, etc. are sent to \`storefront\`.
                  ^^^^ open-list: "etc." leaves open what else. Expected the whole list, or the rule that makes it.
`,
  options: {},

  *scan(part, { concerns }) {
    yield* problemsOf(
      part,
      { concerns, phrases },
      (words, asks) => say`"${words}" leaves open ${asks}. Expected the whole list, or the rule that makes it.`,
    );
  },

  *fix(problem, { text }) {
    yield* rephrased(problem, text, { forms });
  },
});
