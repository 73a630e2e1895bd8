// "Should" and "best effort" where a promise is made.

import type { Form } from '../lexicon/forms.ts';
import { phraseList, problemsOf } from '../lexicon/phrases.ts';
import { rephrased } from '../rephrase.ts';
import { defineRule } from '../rule.ts';
import { say } from '../words.ts';

/** Where a reader builds on each sentence. */
const promises = new Set(['guarantees', 'auth', 'failure', 'merge', 'caching']);

const weak = phraseList([
  {
    pattern:
      /\bshould(?: not|n['’]t)? (?:return|contain|include|always|never|fail|reject|accept|send|set|keep|ignore|verify|check|require|treat|respond|handle|fall|retry|wait|store|match)\b/gu,
    asks: say`whether a caller may rely on it`,
    unless: /\b(?:SHOULD|MUST|if|because|reviewer|reader|we should)\b/u,
  },
  {
    pattern: /\bshould(?: not|n['’]t)? (?:be|have|not|only|continue|work|use|see|get|remain)\b/gu,
    asks: say`whether a caller may rely on it`,
    unless: /\b(?:SHOULD|MUST|if|because|reviewer|reader|we should)\b/u,
    faint: true,
  },
  {
    pattern: /\bSHOULD(?: NOT)?\b/gu,
    asks: say`when it may not`,
    faint: true,
    unless: /\b(?:unless|except|if|because|since|otherwise|MUST)\b/u,
  },
  {
    pattern: /\b(?:is|are|be) (?:expected|supposed|meant|intended) to\b/giu,
    asks: say`whether a caller may rely on it`,
    faint: true,
  },
]);

/** A promise in the words of RFC 2119: whoever means less has to say when. */
const forms: readonly Form[] = [
  { words: /\bshould(?: not|n['’]t)\b/gu, say: 'must not' },
  { words: /\bshould\b/gu, say: 'must' },
  { words: /\bSHOULD NOT\b/gu, say: 'MUST NOT' },
  { words: /\bSHOULD\b/gu, say: 'MUST' },
  { words: /\b(?:is|are) (?:expected|supposed|meant|intended) to\b/giu, say: 'must' },
];

export const weakGuarantee = defineRule({
  id: 'weak-guarantee',
  family: 'wording',
  summary: 'A promise is made, not wished for.',
  severity: { draft: 'hint', review: 'information', ready: 'information' },
  guidance: `
Under guarantees, access, failure, merge rules and caching each sentence is built upon. "Should" lets one side leave it out
while the other relies on it (RFC 2119 asks that the full implications be understood first).

Write "must" or the plain present ("returns 503"), or say when it may be otherwise and what the caller then gets.`,
  example: `
# Let storefront read order status from orders-eu

## Failure modes

The gateway should return partial data.
            ^^^^^^^^^^^^^ weak-guarantee: "should return" leaves open whether a caller may rely on it. Expected what holds, or when it does not.
`,
  options: {},

  *scan(part, { concerns }) {
    if (!concerns.some(concern => promises.has(concern))) return; // elsewhere "should" is a way of speaking
    yield* problemsOf(
      part,
      { concerns, phrases: weak },
      (words, asks) => say`"${words}" leaves open ${asks}. Expected what holds, or when it does not.`,
    );
  },

  *fix(problem, { text }) {
    yield* rephrased(problem, text, { forms });
  },
});
