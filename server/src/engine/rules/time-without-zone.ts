// Clock times without a time zone, and dates that two countries read differently.
import { phraseList, phrasesIn } from '../lexicon/phrases.ts';
import { defineRule } from '../rule.ts';
import { say } from '../words.ts';

const zone = /\b(?:utc|gmt|z\b|[a-z]{2,4}t\b|time ?zone|local time|\p{L}{1,40}\/\p{L}+)|[+-]\d\d:?\d\d|\d\dZ\b/iu;

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
    const days = daysIn(written);
    for (const day of days) yield { title: say`Write '${day}'`, edits: [{ span, text: day }] };
    if (days.length > 0) return;
    const isTime = /\d/.test(written);
    const title = isTime ? say`Name the time zone` : say`Replace "${written}" by times with their zone`;
    const form = isTime ? `${written} ${zoneStop(1)}` : (spoken[written.toLowerCase().replace(/\s+/g, ' ')] ?? dayEnd);
    yield { title, edits: [{ span, text: form, snippet: true }], preferred: true };
  },
});

/** What people mean by times that they do not say, to begin with. */
const spoken: Readonly<Record<string, string>> = {
  overnight: `between \${1:22:00} and \${2:06:00} ${zoneStop(3)}`,
  'business hours': `the hours from \${1:09:00} to \${2:17:00} ${zoneStop(3)}`,
  'working hours': `the hours from \${1:09:00} to \${2:17:00} ${zoneStop(3)}`,
  'office hours': `the hours from \${1:09:00} to \${2:17:00} ${zoneStop(3)}`,
};
const dayEnd = `\${1:17:00} ${zoneStop(2)}`;

function zoneStop(number: number): string {
  return `\${${number}|UTC,Europe/Berlin,America/New_York,Asia/Tokyo|}`;
}

/** The days that a date of two numbers below 13 may mean, as the ISO calendar writes them: the author knows which. */
function daysIn(written: string): readonly string[] {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})$/.exec(written);
  if (!match) return [];
  const [, first = '', second = '', year = ''] = match;
  const day = (month: string, of: string): string =>
    `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${of.padStart(2, '0')}`;
  return [...new Set([day(first, second), day(second, first)])];
}
