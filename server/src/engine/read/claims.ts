// Quantities that the text commits to: "p99 ≤ 200 ms" becomes subject, bound, value and unit.
import { inPlace } from '../memo.ts';
import type { Claim, ConcernId, Part, Section } from '../model.ts';
import { shift, span } from '../span.ts';
import { sectionsWith } from '../stretches.ts';
import { passagesOf } from './passages.ts';

interface Subject {
  readonly id: string;
  readonly concern: ConcernId;
  readonly words: RegExp;
  /** Units that make sense for it. */
  readonly units: readonly string[];
}

/** Tried in this order; the specific before the general. */
const subjects: readonly Subject[] = [
  {
    id: 'time to live',
    concern: 'caching',
    words: /\b(?:ttl|time[- ]to[- ]live|max-age|cached? (?:for|lifetime))\b/iu,
    units: ['s'],
  },
  {
    id: 'staleness',
    concern: 'guarantees',
    words: /\b(?:stale(?:ness)?|fresh(?:ness)?|lag|out of date|behind)\b/iu,
    units: ['s'],
  },
  {
    id: 'timeout',
    concern: 'failure',
    words: /\b(?:time[- ]?outs?|timed out|deadline|gives? up|given up)\b/iu,
    units: ['s'],
  },
  { id: 'retries', concern: 'failure', words: /\b(?:retr(?:y|ies|ied)|attempts?)\b/iu, units: ['count'] },
  { id: 'recovery point', concern: 'guarantees', words: /\b(?:rpo|data loss)\b/iu, units: ['s'] },
  {
    id: 'recovery time',
    concern: 'guarantees',
    words: /\b(?:rto|recover(?:y|s|ed)?|restor(?:e|ed|ation)|failover|fail-over)\b/iu,
    units: ['s'],
  },
  {
    id: 'rollback time',
    concern: 'rollout',
    words: /\b(?:roll(?:ed)?[- ]?back|way back|revert(?:ed|ing)?|switch(?:ed)? off)\b/iu,
    units: ['s'],
  },
  {
    id: 'retention',
    concern: 'sharing',
    words: /\b(?:retention|retained|kept|deleted after|erased?|erasure)\b/iu,
    units: ['s'],
  },
  {
    id: 'credential lifetime',
    concern: 'auth',
    words: /\b(?:tokens?|certificates?|sessions?|credentials?|assertions?)\b/iu,
    units: ['s'],
  },
  { id: 'clock skew', concern: 'auth', words: /\b(?:clock|skew|leeway)\b/iu, units: ['s'] },
  { id: 'error rate', concern: 'monitoring', words: /\b(?:errors?|failures?|5xx)\b/iu, units: ['%'] },
  {
    id: 'availability',
    concern: 'guarantees',
    words: /\b(?:availab\w+|uptime|success(?:ful)?|answered|served)\b/iu,
    units: ['%'],
  },
  {
    id: 'latency',
    concern: 'guarantees',
    words: /\b(?:latenc\w+|p\d{2}(?:\.\d+)?|percentile|median|respon[ds]\w*|round[- ]trip|within)\b/iu,
    units: ['s'],
  },
  { id: 'throughput', concern: 'constraints', words: /./u, units: ['1/s'] },
  { id: 'size', concern: 'constraints', words: /./u, units: ['bytes'] },
];

/** What a claim may be about. */
export const claimSubjects: readonly string[] = subjects.map(({ id }) => id);

/** Factor to the canonical unit. Months count 30 days, years 365. */
const units: Readonly<Record<string, readonly [unit: string, factor: number]>> = {
  ns: ['s', 1e-9],
  µs: ['s', 1e-6],
  us: ['s', 1e-6],
  ms: ['s', 1e-3],
  millisecond: ['s', 1e-3],
  s: ['s', 1],
  sec: ['s', 1],
  second: ['s', 1],
  min: ['s', 60],
  minute: ['s', 60],
  h: ['s', 3600],
  hour: ['s', 3600],
  d: ['s', 86_400],
  day: ['s', 86_400],
  week: ['s', 604_800],
  month: ['s', 2_592_000],
  year: ['s', 31_536_000],
  '%': ['%', 1],
  percent: ['%', 1],
  b: ['bytes', 1],
  byte: ['bytes', 1],
  kb: ['bytes', 1e3],
  mb: ['bytes', 1e6],
  gb: ['bytes', 1e9],
  tb: ['bytes', 1e12],
  kib: ['bytes', 1024],
  mib: ['bytes', 1_048_576],
  gib: ['bytes', 1_073_741_824],
  rps: ['1/s', 1],
  qps: ['1/s', 1],
  'requests/s': ['1/s', 1],
  'req/s': ['1/s', 1],
  'events/s': ['1/s', 1],
  retry: ['count', 1],
  retries: ['count', 1],
  attempt: ['count', 1],
  time: ['count', 1],
};

/** A number with its unit. */
const quantity =
  /(?<!\d{20})(?<value>\d{1,3}(?:[,_]\d{3}){1,10}(?:\.\d+)?|\d+(?:\.\d+)?)[ \u00a0-]?(?<unit>%|percent\b|(?:ns|µs|us|ms|milliseconds?|secs?|seconds?|s|min|minutes?|h|hours?|d|days?|weeks?|months?|years?|bytes?|[kmgt]i?b|b|rps|qps|(?:requests|req|events)\/s|retries|retry|attempts?|times?)(?![\p{L}\p{N}-]))/giu;
/** What bounds it, directly in front of it. */
const boundBefore =
  /(?:[<>]=?|[≤≥=]|\b(?:at most|no more than|not more than|no later than|up to|within|under|below|less than|fewer than|maximum(?: of)?|max\.?|at least|no less than|not less than|more than|above|minimum(?: of)?|min\.?|exactly|every|after|for)\b)\s{0,3}$/iu;
const longestBound = 20;

const upper = /^(?:<=?|≤|at most|no more|not more|no later|up to|within|under|below|less|fewer|max|after|for|every)/i;
const lower = /^(?:>=?|≥|at least|no less|not less|more|above|min)/i;

/** The claims of all sections in document order. */
export const claimsOf = (sections: readonly Section[]): readonly Claim[] =>
  [...committing(sections)].flatMap(([{ start }, claims]) => placed(claims, start));

const placed = inPlace((claims: readonly Claim[], start: number) =>
  claims.map(claim => ({ ...claim, span: shift(claim.span, start) })),
);

const committing = sectionsWith((part: Part): readonly Claim[] | undefined => {
  const claims = passagesOf(part).flatMap(({ block }) =>
    block.kind === 'code' ? [] : claimsOfText(block.text, block.span.start),
  );
  return claims.length > 0 ? claims : undefined;
});

function claimsOfText(text: string, at: number): Claim[] {
  const claims: Claim[] = [];
  for (const match of text.matchAll(quantity)) {
    const { value = '', unit = '' } = match.groups ?? {};
    const [canonical, factor] = unitOf(unit) ?? ['', 0];
    const bound = boundBefore.exec(text.slice(Math.max(0, match.index - longestBound), match.index))?.[0] ?? '';
    const start = match.index - bound.length;
    const subject = subjectOf(text, start, canonical);
    if (!subject) continue; // a number without a subject commits to nothing
    const end = match.index + match[0].length;
    claims.push({
      subject: subject.id,
      concern: subject.concern,
      bound: boundOf(bound.trim(), subject),
      value: Number((Number(value.replace(/[,_]/g, '')) * factor).toPrecision(12)),
      unit: canonical,
      quote: text.slice(start, end).replace(/\s+/g, ' '),
      span: span(at + start, at + end),
    });
  }
  return claims;
}

function unitOf(written: string): readonly [string, number] | undefined {
  const unit = written.toLowerCase();
  return units[unit] ?? units[unit.replace(/s$/, '')];
}

/** The subject named nearest before the number in its sentence, or failing that after it. */
function subjectOf(text: string, at: number, unit: string): Subject | undefined {
  const front = text.slice(Math.max(0, at - 120), at);
  const before = front.slice(Math.max(front.lastIndexOf('. '), front.lastIndexOf('; ')) + 1);
  const [after = ''] = text.slice(at, at + 80).split(/[.;] /, 1);
  const fitting = subjects.filter(({ units: its }) => its.includes(unit));
  return fitting.find(({ words }) => words.test(before)) ?? fitting.find(({ words }) => words.test(after));
}

function boundOf(written: string, { id }: Subject): Claim['bound'] {
  if (upper.test(written)) return 'max';
  if (lower.test(written)) return 'min';
  if (written !== '') return 'exact';
  return id === 'availability' ? 'min' : id === 'latency' || id === 'staleness' || id === 'timeout' ? 'max' : 'exact';
}
