// Bounds without a number: "periodically", "too large", "a short time".

import { type Form, quantities } from '../lexicon/forms.ts';
import { measured, phraseList, problemsOf } from '../lexicon/phrases.ts';
import { rephrased } from '../rephrase.ts';
import { defineRule } from '../rule.ts';
import { say } from '../words.ts';

const phrases = phraseList([
  {
    pattern:
      /\b(?:periodical(?:ly)?|regularly|frequently|from time to time|at (?:regular )?intervals|continual(?:ly)?)\b/giu,
    asks: say`how often`,
    unless: /\d|\bevery\b|\bregular (?:expression|users?|expressions|file|json|message|event|room)/iu,
  },
  {
    pattern:
      /\b(?:immediately|instantly|promptly|in a timely (?:manner|fashion)|timely|without (?:undue )?delay|as (?:quickly|fast|soon) as possible)\b/giu,
    asks: say`within which time`,
    unless: /\d|\bimmediately (?:after|before|following|preceding|below|above|following)/iu,
  },
  {
    pattern: /\b(?:too|so) (?:large|small|long|short|high|low|many|much|big|old|slow|often|frequent(?:ly)?|deep)\b/giu,
    asks: say`from which number on`,
    unless: measured,
  },
  {
    pattern:
      /\b(?:an? )?(?:short|long|brief|extended|limited|longer|shorter|certain|small|large|configurable|specified|given|certain) (?:amount of time|time(?! ?zone|stamp)|period(?: of time)?|while|duration|delay|interval|lifetimes?|ttl|timeout|window|grace period|backoff)\b/giu,
    asks: say`how long`,
    unless: measured,
  },
  {
    pattern:
      /\b(?:high|heavy|increased|low|large|excessive|peak|enough|expected|significant) (?:load|traffic|volume|throughput|rate|cardinality|scale|numbers? of \p{L}+|demand|concurrency)\b/giu,
    asks: say`how much`,
    unless: measured,
  },
  {
    pattern:
      /\b(?:a|some|the)? ?(?:maximum|minimum|limit(?:ed|s)?|threshold|quota|upper bound)\b(?= (?:number|amount|size|of|on|is|are|may|should|must|for|will|can|to be)\b)/giu,
    asks: say`which number`,
    faint: true,
    unless: /\d|\b(?:one|two|three|five|ten|no limit|configur\w+|default)\b/iu,
  },
  {
    pattern: /\b(?:as many|as few|any number of|unlimited|arbitrar(?:y|ily) (?:many|long|large|number|size\w*))\b/giu,
    asks: say`where it ends`,
    unless: measured,
  },
]);

/** A number with its unit, wherever there is one to be asked for. */
const forms: readonly Form[] = quantities;

export const unboundedQuantity = defineRule({
  id: 'unbounded-quantity',
  family: 'wording',
  summary: 'A bound has a number and a unit.',
  severity: { draft: 'hint', review: 'information', ready: 'information' },
  guidance: `
"Retried periodically", "if lag gets too large", "short token lifetimes": the side that builds it picks one number, the side
that depends on it assumes another, and they meet in an outage.

Write the number with its unit, and what it is counted over: "every 30 s", "more than 60 s behind for 5 min". If it is
configurable, give the default and the range.`,
  example: `
# Let storefront read order status from orders-eu

## Failure modes

Failed deliveries are retried periodically.
                              ^^^^^^^^^^^^ unbounded-quantity: "periodically" leaves open how often. Expected a number with its unit.
`,
  options: {},

  *scan(part, { concerns }) {
    yield* problemsOf(
      part,
      { concerns, phrases },
      (words, asks) => say`"${words}" leaves open ${asks}. Expected a number with its unit.`,
    );
  },

  *fix(problem, { text }) {
    yield* rephrased(problem, text, { forms, otherwise: '${1:<number>} ${2:<unit>}' });
  },
});
