// Defaults that are named and not said: "by default", "as usual", "the default limits".

import type { Form } from '../lexicon/forms.ts';
import { phraseList, problemsOf } from '../lexicon/phrases.ts';
import { rephrased } from '../rephrase.ts';
import { defineRule } from '../rule.ts';
import { say } from '../words.ts';

const phrases = phraseList([
  {
    pattern:
      /\b(?:as usual|the usual|as is (?:common|usual|customary)|business as usual|in the (?:usual|normal|standard) (?:way|manner)|like today|as (?:today|it does today))\b(?=[.,;) ]|$)/giu,
    asks: say`what that is`,
  },
  {
    pattern:
      /\b(?:default|standard|baseline|usual) (?:limits?|values?|settings?|timeouts?|polic(?:y|ies)|configuration|behaviou?rs?|retention|options?|rules?|parameters|permissions)\b/giu,
    asks: say`which`,
    unless: /\d|=|:|\bdefault (?:value|setting|behaviou?r)s? (?:is|are|of|will be|should be|to)\b/iu,
  },
  { pattern: /\b(?:sensible|reasonable|sane|good|appropriate|suitable|safe) defaults?\b/giu, asks: say`which` },
  {
    pattern: /\b(?:is|are|can be|may be|should be|be|made) (?:configurable|customi[sz]able|adjustable|tunable)\b/giu,
    asks: say`the default and the range`,
    unless: /\d|\bdefault/iu,
  },
  {
    pattern:
      /\b(?:according to|per|in line with) (?:the )?(?:company |standard |usual |existing |internal )?(?:polic(?:y|ies)|procedures?|process(?:es)?|guidelines?|conventions?|standards?)\b/giu,
    asks: say`which`,
  },
]);

const forms: readonly Form[] = [
  {
    words:
      /\b(?:default|standard|baseline|usual|sensible|reasonable|sane|good|appropriate|suitable|safe) (?<rest>limits?|values?|settings?|timeouts?|polic(?:y|ies)|configuration|behaviou?rs?|retention|options?|rules?|parameters|permissions|defaults?)\b/giu,
    say: '{rest} ${1:<which with their values>}',
  },
  {
    words: /\b(?:configurable|customi[sz]able|adjustable|tunable)\b/giu,
    say: 'configurable from ${1:<lowest>} to ${2:<highest>} with the default ${3:<value>}',
  },
];

export const invisibleDefault = defineRule({
  id: 'invisible-default',
  family: 'wording',
  summary: 'A default is written with its value.',
  severity: { draft: 'hint', review: 'information', ready: 'information' },
  guidance: `
"The default limits apply", "as usual", "configurable": a reader in another team has other defaults, and a product's defaults
change with its version. What is not written down is decided by whoever deploys it.

Write the setting with its value: "timeout 10 s (the default of Prometheus 3.1)". For what can be configured give the default
and the range.`,
  example: `
# Let storefront read order status from orders-eu

## Constraints

The default limits of the gateway apply.
    ^^^^^^^^^^^^^^ invisible-default: "default limits" leaves open which. Expected the setting with its value.
`,
  options: {},

  *scan(part, { concerns }) {
    yield* problemsOf(
      part,
      { concerns, phrases },
      (words, asks) => say`"${words}" leaves open ${asks}. Expected the setting with its value.`,
    );
  },

  *fix(problem, { text }) {
    yield* rephrased(problem, text, { forms });
  },
});
