// Clock times without a time zone, and dates that two countries read differently.
import { phraseList, phrasesIn } from '../lexicon/phrases.ts';
import { defineRule } from '../rule.ts';
import { say } from '../words.ts';

const zone = /\b(?:utc|gmt|z\b|[a-z]{2,4}t\b|time ?zone|local time|\p{L}+\/\p{L}+)|[+-]\d\d:?\d\d|\d\dZ\b/iu;

const phrases = phraseList([
  {
    pattern:
      /\b(?:at|by|until|from|between|before|after|around|daily|nightly) (?:[01]?\d|2[0-3])(?::[0-5]\d)(?! ?(?:x|minutes?|seconds?))(?: ?[ap]m)?\b|\b(?:1[0-2]|[1-9])(?::[0-5]\d)? ?[ap]\.?m\b/giu,
    asks: say`in which time zone`,
    unless: zone,
  },
  {
    pattern:
      /\b(?:end of (?:the )?(?:day|business day)|close of business|eod|cob|business hours|working hours|office hours|overnight)\b/giu,
    asks: say`in which time zone`,
    unless: zone,
  },
  {
    pattern: /\b(?:0?[1-9]|1[0-2])\/(?:0?[1-9]|1[0-2])\/(?:20)?\d\d\b/gu,
    asks: say`which is the month`,
    unless: /https?:/iu,
  },
]);

export const timeWithoutZone = defineRule({
  id: 'time-without-zone',
  family: 'handoff',
  summary: 'A time of day has its zone, a date its order.',
  severity: { draft: 'hint', review: 'information', ready: 'warning' },
  guidance: `
A federation crosses regions: 02:00 is three different moments for three teams, and 04/05/2026 two different days.

Write \`02:00 UTC\`, and dates as \`2026-05-04\`.`,
  example: `
# Let storefront read order status from orders-eu

## When

A full comparison runs at 02:00.
                       ^^^^^^^^ time-without-zone: "at 02:00" leaves open in which time zone. Expected the zone ("02:00 UTC"), and dates as 2026-05-04.
`,
  options: {},

  *scan(part) {
    for (const { words, span, phrase } of phrasesIn(part, phrases))
      yield {
        span,
        message: say`"${words}" leaves open ${phrase.asks}. Expected the zone ("02:00 UTC"), and dates as 2026-05-04.`,
      };
  },

  *fix({ span }, { text }) {
    const written = text.slice(span.start, span.end);
    if (/\d:\d\d$/.test(written))
      yield {
        title: say`Add the time zone`,
        edits: [{ span: { start: span.end, end: span.end }, text: ' ${1:UTC}', snippet: true }],
        preferred: true,
      };
  },
});
