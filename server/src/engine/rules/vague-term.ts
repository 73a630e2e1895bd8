// Words of degree or quality that everybody reads differently, where something is decided by them.

import { type Form, quantities } from '../lexicon/forms.ts';
import { type Met, measured, ownPhrasesIn, phraseList, phrasesIn, problemOf } from '../lexicon/phrases.ts';
import { rephrased } from '../rephrase.ts';
import { defineRule } from '../rule.ts';
import { say } from '../words.ts';

const phrases = phraseList([
  {
    pattern:
      /(?<!\b(?:where|when|as|if|whenever) )\b(?:an? )?(?:appropriate|suitable|proper|adequate|thorough)(?:ly)?\b/giu,
    asks: say`which`,
  },
  { pattern: /\b(?:reasonabl[ey]|sensibl[ey]|acceptabl[ey])\b/giu, asks: say`how much`, unless: measured },
  {
    pattern: /\b(?:sufficient(?:ly)?|(?<=with |has |have |is |are )enough)\b(?! (?:to say|about))/giu,
    asks: say`how much`,
    unless: measured,
  },
  {
    pattern:
      /\b(?:seamless(?:ly)?|graceful(?:ly)?|robust(?:ly)?|intelligent(?:ly)?|user-friendly|intuitive(?:ly)?|ad[- ]hoc)\b/giu,
    asks: say`what is seen`,
    unless: /\bgraceful(?:ly)? (?:shutdown|termination|restart|period)\b/iu,
  },
  {
    pattern:
      /\b(?:meaningful|useful|helpful|clear|comprehensive|sufficient) (?:errors?|messages?|names?|information|metrics?|logs?|status|data|defaults?|documentation|runbooks?|validation)\b/giu,
    asks: say`which`,
  },
  {
    pattern: /\b(?:would|might|may) (?:also )?be (?:also )?(?:very )?(?:useful|helpful|beneficial|nice)\b/giu,
    asks: say`whether it is asked for`,
    faint: true,
  },
  {
    pattern:
      /\b(?:a few|numerous|a (?:small|large|certain|limited|low|very low|very high|high|huge) (?:number|amount|set|portion|percentage|fraction)(?: of)?|tens of|dozens of|hundreds of|thousands of|a couple of|(?:several|various) (?:ways|options|reasons|factors|cases|places|components|parts|types|kinds|pros|issues|problems|improvements))\b/giu,
    asks: say`how many, which`,
    unless: measured,
  },
  {
    pattern: /\b(?:relatively|quite|somewhat|substantially|roughly|minimally|generally|potentially) (?!few\b)\p{L}+/giu,
    asks: say`compared with what, by how much`,
    faint: true,
    unless: /\d|\bgenerally (?:available|speaking|availab)/iu,
  },
  {
    pattern:
      /\b(?:minimal|negligible|small|large|high|low|significant|considerable|some|additional|extra|limited) (?:flat )?(?:overhead|impact|cost|surcharge|latency|delay|load|performance|effort|disruption|memory|traffic|risk|volume|scale|limits?|delta|sets?)\b/giu,
    asks: say`how much`,
    unless: measured,
  },
  {
    pattern:
      /\b(?:be|is|are|becomes?|works?|runs?|stays?) (?:as )?(?:fast|slow|scalable|efficient|performant|flexible|reliable|highly available|stable|lightweight|simple|cheap|minimal)\b(?! (?:than|to|for))/giu,
    asks: say`measured how`,
    unless: measured,
  },
  {
    pattern:
      /\b(?:as \p{L}+ as possible|(?:largest|smallest|best|fastest|highest|lowest|closest) possible|just works?|should just work\b)/giu,
    asks: say`where it ends`,
    unless: measured,
  },
  {
    pattern:
      /\b(?:easy|easily|simple|straightforward|trivial) (?:to|way|for)\b|\b(?:can|may|could) (?:be )?easily\b/giu,
    asks: say`for whom, measured how`,
    faint: true,
  },
  {
    pattern:
      /\b(?:fast|faster|quick|quicker|quickly|better|more (?:efficient|reliable|secure|scalable|robust|flexible|consistent)|easier|simpler|cheaper)\b(?= (?:performance|response|experience|guidance|user|support|handling|isolation|control|security|scalability)\b|[.;,])/giu,
    asks: say`than what, by how much`,
    faint: true,
    unless: /\bthan\b|\d/iu,
  },
  {
    pattern:
      /\b(?:something (?:like|similar)|some (?:kind|sort|form|way|mechanism) of?|in some way|somehow|one way or another|things like|and the like|some (?:additional|extra|automatic))\b/giu,
    asks: say`which`,
  },
  {
    pattern:
      /\b(?:the |all |any )?relevant (?!to\b)\p{L}+|\b(?:technical|various|other|security|performance|historical|legal) reasons\b|\bother (?:unexpected |possible )?(?:errors?|cases?|factors?|properties|settings?|options?)\b/giu,
    asks: say`which ones`,
    faint: true,
  },
  {
    pattern:
      /\b(?:return(?:s|ed|ing)?|respond(?:s|ed)? with|result(?:s|ed)? in|sets?|raises?|throws?|produces?|gives?) (?:an?|the) (?:error|exception|failure)(?: (?:response|message|code))?\b(?! (?:with|of|if|named|called|code|`))|\ban error (?:response |message )?(?:is|will be|must be|should be) (?:returned|raised|thrown|sent|shown)\b/giu,
    asks: say`which error, and what the caller does with it`,
    unless: /\b[45]\d\d\b|\b[A-Z]+_[A-Z_]+\b|`/u,
  },
  { pattern: /\b(?:best|good) practices?\b/giu, asks: say`which` },
  {
    pattern:
      /\b(?:in (?:most|many|some|certain|rare|special|exceptional) (?:cases|environments|situations|circumstances|setups|deployments)|under (?:certain|some|specific) (?:conditions|circumstances)|in the cases where)\b/giu,
    asks: say`when not`,
  },
]);

/** What a reader would have to ask for, in place of the word that leaves it open. */
const forms: readonly Form[] = [
  ...quantities,
  { words: /\b(?:best|good) practices?\b/giu, say: '${1:<rules by name>}' },
  {
    words: /\ban error(?: (?:response|message|code))?(?= (?:is|will be|must be|should be) )/giu,
    say: 'error ${1:<code>}',
  },
  {
    words: /\b(?:an?|the) (?:error|exception|failure)(?: (?:response|message|code))?\b/giu,
    say: 'error ${1:<code>} and the caller ${2:<does what>}',
  },
  {
    words: /\bin (?:most|many) (?:cases|environments|situations|circumstances|setups|deployments)\b/giu,
    say: 'except where ${1:<case>}',
  },
  {
    words:
      /\b(?:in (?:some|certain|rare|special|exceptional) (?:cases|environments|situations|circumstances|setups|deployments)|under (?:certain|some|specific) (?:conditions|circumstances)|in the cases where)\b/giu,
    say: 'where ${1:<case>}',
  },
  {
    words: /\bfor (?:technical|various|other|security|performance|historical|legal) reasons\b/giu,
    say: 'because ${1:<why>}',
  },
  { words: /\b(?:the |all |any )?relevant (?<rest>\p{L}+)/giu, say: 'the {rest} ${1:<which ones>}' },
  {
    words:
      /\b(?:meaningful|useful|helpful|clear|comprehensive|sufficient) (?<rest>errors?|messages?|names?|information|metrics?|logs?|status|data|defaults?|documentation|runbooks?|validation)\b/giu,
    say: '{rest} ${1:<which>}',
  },
  { words: /\bseamless(?:ly)?\b/giu, say: 'with at most ${1:<number>} ${2|s,min,failed requests|} of interruption' },
  { words: /\bgracefully\b/giu, say: 'so that the caller ${1:<gets what>}' },
  {
    words:
      /\b(?:reasonabl[ey]|sensibl[ey]|acceptabl[ey]|(?:an? )?(?:appropriate|suitable|proper|adequate|thorough)(?:ly)?)\b/giu,
    say: '${1:<which or how much>}',
  },
  { words: /\b(?:sufficient(?:ly)?|enough)\b/giu, say: 'at least ${1:<number>}' },
  { words: /\bas (?<rest>\p{L}+) as possible\b/giu, say: '${1:<how {rest}>}' },
  { words: /\b(?:something (?:like|similar)|some (?:kind|sort|form|way|mechanism) of)\b/giu, say: '${1:<which>}' },
];

export const vagueTerm = defineRule({
  id: 'vague-term',
  family: 'wording',
  summary: 'A decision does not hang on a word that everybody reads differently.',
  severity: { draft: 'hint', review: 'information', ready: 'information' },
  guidance: `
"Appropriate", "a few", "minimal overhead", "usually": the writer had something in mind, and each reader puts in something
else. Where nothing hangs on it that is style; where a limit, a behaviour or a choice hangs on it, somebody builds the wrong
one.

Replace it by a number with its unit, a name, or the list. "Usually" needs the case in which not. If it does not matter,
leave the word out.`,
  example: `
# Let storefront read order status from orders-eu

## Guarantees

Responses must arrive within a reasonable time.
                               ^^^^^^^^^^ vague-term: "reasonable" leaves open how much. Expected a number, a name or the list.
`,
  options: {
    also: {
      default: [] as readonly string[],
      description: "Words and phrases that are vague in your house too; '*' stands for one word between two others.",
    },
    allowed: {
      default: [] as readonly string[],
      description: 'Words and phrases, as the finding quotes them, that say enough in your house.',
    },
  },

  *scan(part, { concerns }, { also, allowed }) {
    const enough = new Set(allowed.map(word => word.toLowerCase()));
    const leavesOpen = ({ words, phrase }: Met) =>
      say`"${words}" leaves open ${phrase.asks}. Expected a number, a name or the list.`;
    for (const met of phrasesIn(part, phrases, enough)) yield problemOf(met, concerns, leavesOpen(met));
    for (const met of ownPhrasesIn(part, also, say`what exactly is meant`))
      yield { span: met.span, message: leavesOpen(met) };
  },

  *fix(problem, { text }) {
    yield* rephrased(problem, text, { forms, otherwise: '${1:<a number or a name or the list>}' });
  },
});
