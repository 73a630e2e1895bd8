// Times that depend on when one reads: "soon", "next sprint", "currently", "eventually".

import type { Form } from '../lexicon/forms.ts';
import { phraseList, phrasesIn, problemOf } from '../lexicon/phrases.ts';
import { rephrased } from '../rephrase.ts';
import { defineRule } from '../rule.ts';
import { say } from '../words.ts';

const dated = /\b20\d\d\b|\bQ[1-4]\b|\bv?\d+\.\d+/u;

const asOfWhen = say`as of which day or version`;

const phrases = phraseList([
  {
    pattern:
      /\b(?:yesterday|tomorrow|tonight|(?:last|next|this|coming) (?:week|month|quarter|year|sprint|iteration|release|milestone|monday|tuesday|wednesday|thursday|friday|weekend|cycle)|in (?:the )?(?:next|coming|following) (?:few |couple of )?(?:days|weeks|months|years|releases?)|in (?:a few|two|three|four|six|\d+) (?:days|weeks|months)|(?:days|weeks|months|years) ago)\b/giu,
    asks: say`counted from which day`,
    unless: /\b(?:after|from|before|expir\w+|valid|within|ttl|every)\b|\b20\d\d-/iu,
  },
  {
    pattern:
      /\b(?:soon|shortly|at some point|some day|someday|eventually(?! consisten)|in due course|sooner or later|one day|down the (?:line|road)|in the (?:near |long |short |foreseeable |not too distant )?(?:future|meantime|long run|long term|near term|short term|term)|future (?:work|improvements?|enhancements?|extensions?|versions?|releases?|optimi[sz]ations?)|right away|for the time being|for now|later on|at a later (?:date|time|stage|point)|not at this time|as of (?:now|yet|today|writing)|at (?:the )?time of writing)\b/giu,
    asks: say`when`,
    unless: /\bas soon as\b|\beventually consisten/iu,
  },
  {
    pattern:
      /\b(?:currently|presently|at the moment|at present|right now) (?:not?|does not|doesn['’]t|only|in|being|under|supports?|unsupported|limited|missing)\b|\b(?:does|do|is|are) (?:not )?(?:currently|at the moment) (?:not )?(?:support|supported|implement|implemented|possible|available|allow|in)\w*|\b(?:nowadays|recently|lately|these days)\b/giu,
    asks: asOfWhen,
    faint: true,
    unless: dated,
  },
  {
    pattern:
      /\b(?:for|in|with) (?:the |an? |our )?(?:initial|first|next|later|future|second|follow-?up|subsequent) (?:implementation|version|iteration|phase|release|proposal|stage|step|milestone|pr|kep)s?\b|\b(?:can|will|could|may|should|to) be (?:\p{L}+ )?(?:added|done|addressed|extended|implemented|considered|revisited|improved|supported|removed|decided) (?:later|in (?:the |a )?(?:future|later|follow-?up|subsequent|separate|another))\b/giu,
    asks: say`which release or date`,
    unless: dated,
  },
  {
    pattern: /\b(?:the )?(?:latest|newest|most recent|current) (?:version|release|stable|draft)s?\b/giu,
    asks: say`which version`,
    faint: true,
    unless: /\b(?:client|server|user|resource|api)s? (?:must|can|get|fetch)/iu,
  },
]);

const date = '${1:<date>}';
const forms: readonly Form[] = [
  {
    words:
      /\b(?:currently|presently|at the moment|at present|right now) (?<rest>not?|does not|doesn['’]t|only|in|being|under|supports?|unsupported|limited|missing)\b/giu,
    say: `as of ${date} {rest}`,
  },
  {
    words:
      /\b(?:nowadays|recently|lately|these days|as of (?:now|yet|today|writing)|(?:at )?(?:the )?time of writing)\b/giu,
    say: `as of ${date}`,
  },
  { words: /\b(?:for now|for the time being)\b/giu, say: `until ${date}` },
  {
    words:
      /\b(?:soon|shortly|at some point|some day|someday|eventually|in due course|sooner or later|one day|down the (?:line|road)|in the (?:near |long |short |foreseeable |not too distant )?(?:future|long run|long term|near term|short term|term)|right away|later on|later|at a later (?:date|time|stage|point))\b/giu,
    say: `by ${date}`,
  },
  {
    words:
      /\b(?:tomorrow|tonight|(?:next|this|coming) (?:week|month|quarter|year|sprint|iteration|release|milestone|monday|tuesday|wednesday|thursday|friday|weekend|cycle)|in (?:the )?(?:next|coming|following) (?:few |couple of )?(?:days|weeks|months|years|releases?)|in (?:a few|two|three|four|six|\d+) (?:days|weeks|months))\b/giu,
    say: `by ${date}`,
  },
  {
    words:
      /\b(?:yesterday|last (?:week|month|quarter|year|sprint|iteration|release|milestone|monday|tuesday|wednesday|thursday|friday|weekend|cycle))\b/giu,
    say: `on ${date}`,
  },
  {
    words: /\b(?:the )?(?:latest|newest|most recent|current) (?:version|release|stable|draft)\b/giu,
    say: 'version ${1:<number>}',
  },
  {
    words:
      /\b(?:the |an? |our )?(?:initial|first|next|later|future|second|subsequent) (?:implementation|version|iteration|release)\b/giu,
    say: 'version ${1:<number>}',
  },
];

export const relativeTime = defineRule({
  id: 'relative-time',
  family: 'handoff',
  summary: 'A time is a date, a version, or an order relative to named work.',
  severity: { draft: 'hint', review: 'information', ready: 'information' },
  guidance: `
A request is read for months. "Next sprint", "currently", "in the future" mean another thing each time, and nobody notices
when they stop being true.

Write the date or the version ("as of 2026-03-31", "until release 2.3"), or the order ("after ORD-12 has landed"). "Later"
needs the work that follows by name.`,
  example: `
# Let storefront read order status from orders-eu

## Rollout

The old export will be removed eventually.
                               ^^^^^^^^^^ relative-time: "eventually" leaves open when. Expected a date, a version, or after which named work.
`,
  options: {},

  *scan(part, { concerns }) {
    const problem = concerns.includes('problem'); // what is today is told there, and "currently" is how one says it
    for (const met of phrasesIn(part, phrases)) {
      const { words, phrase } = met;
      if (problem && phrase.asks === asOfWhen) continue;
      const message = say`"${words}" leaves open ${phrase.asks}. Expected a date, a version, or after which named work.`;
      yield problemOf(met, concerns, message);
    }
  },

  *fix(problem, { text }) {
    yield* rephrased(problem, text, { forms });
  },
});
