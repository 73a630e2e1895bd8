// What there is to say of a number: what it is a number of, how it is read, and what a reader would have to ask about it.
import { lineEnd, lineStart } from '../edit/text.ts';
import type { Claim, FeatureRequest, Message, Span } from '../model.ts';
import { joined, ours, say } from '../words.ts';
import type { Analysed } from './analysed.ts';
import type { Hover } from './hover.ts';
import { ownWords } from './own-words.ts';

export function aboutQuantity(analysis: Analysed, offset: number): Hover | undefined {
  return aboutClaim(analysis, offset) ?? aboutBareNumber(analysis.request, offset);
}

function aboutClaim({ report, request }: Analysed, offset: number): Hover | undefined {
  const claim = report.claims.find(({ span }) => span.start <= offset && offset < span.end);
  if (!claim) return undefined;
  const concern = request.catalog.concerns.get(claim.concern);
  const read = say`Read as **${ours(claim, 'subject')}**: ${boundInWords(claim)}`;
  const whole = concern ? say`${read}, a matter of *${ours(concern, 'title')}*.` : say`${read}.`;
  const sentence = around(claim.span, ownWords(request));
  const open = openIn[claim.subject];
  return {
    span: claim.span,
    markdown: open && !open.said.test(sentence) ? joined([whole, open.ask], '\n\n') : whole,
  };
}

function boundInWords({ bound, value, unit }: Claim): Message {
  const amount = unit === '%' ? say`${value}%` : say`${value} ${unit}`;
  if (bound === 'exact') return say`exactly ${amount}`;
  return bound === 'max' ? say`at most ${amount}` : say`at least ${amount}`;
}

const period =
  /\b(?:per|over|during|month\w*|year\w*|quarter\w*|weeks?|days?|hours?|minutes?|daily|weekly|annual\w*)\b/iu;
const share = say`No period is named: over which time is it measured (a month, a year)?`;

/** What a number of some subject leaves open, and the words that would have said it. */
const openIn: Readonly<Record<string, { readonly said: RegExp; readonly ask: Message } | undefined>> = {
  latency: {
    said: /\b(?:p\d{2,3}(?:\.\d+)?|percentiles?|median|average|mean|each|every|all|always|worst)\b|\d ?% of/iu,
    ask: say`No percentile is named: does it hold for each call, or for which share of them (p50, p99)?`,
  },
  availability: { said: period, ask: share },
  'error rate': { said: period, ask: share },
  throughput: {
    said: /\b(?:peak|average|mean|sustained|bursts?|each|per)\b/iu,
    ask: say`Peak or average is not named: for how long must it be borne?`,
  },
};

/** A bound without a unit: "a timeout of 30". */
const bare =
  /\b(?:at most|at least|no more than|no less than|up to|below|above|within|(?:timeout|time-to-live|ttl|latency|lag|staleness|limit|interval|lifetime|retention|deadline|backoff)(?: of| is|:| =)?) (\d{1,12}(?:\.\d{1,6})?)(?=[.,;:)]?(?:\s|$))(?! ?[\p{L}%$€£])/giu;

function aboutBareNumber(request: FeatureRequest, offset: number): Hover | undefined {
  const words = ownWords(request);
  const from = lineStart(words, offset);
  for (const { 0: whole, 1: digits = '', index } of words.slice(from, lineEnd(words, offset)).matchAll(bare)) {
    const end = from + index + whole.length;
    const span = { start: end - digits.length, end };
    if (span.start <= offset && offset < span.end)
      return {
        span,
        markdown: say`Read as a bound without a unit: ${digits} of what? Write the unit behind it, as in "${`${digits} s`}".`,
      };
  }
  return undefined;
}

/** The sentence around a place, as far as its line goes. */
function around({ start, end }: Span, words: string): string {
  const before = words.slice(lineStart(words, start), start);
  const after = words.slice(end, lineEnd(words, end));
  return `${before.slice(before.search(/[^.;]{0,300}$/))}${words.slice(start, end)}${/^(?:[^.;]|\.\d){0,300}/.exec(after)?.[0] ?? ''}`;
}
