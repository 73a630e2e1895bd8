// The report as JSON: the contract of schema/report.schema.json. Lines and columns 0-based, UTF-16, as in the language server protocol.
import type { Analysis } from '../index.ts';
import { Lines } from '../lines.ts';
import type { Answer, Finding, Span } from '../model.ts';
import { english } from '../words.ts';
import type { Counts } from './verdict.ts';

/** JSON of which a terminal shows every character: those that steer it or turn the reading direction are spelt as JSON can. */
export const jsonText = (value: object): string =>
  JSON.stringify(value).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** One request of the `requests` array. Plain data, ready for JSON. */
export function requestJson(file: string, { request, report }: Analysis) {
  const lines = new Lines(request.text);
  return {
    file,
    title: report.title,
    federation: report.federation,
    stage: report.stage,
    completeness: rounded(report.completeness),
    whole: report.whole,
    concerns: report.answers.map(answer => concernJson(answer, lines)),
    claims: report.claims.map(({ subject, concern, bound, value, unit, span }) => ({
      subject,
      concern,
      bound,
      value,
      unit,
      line: lines.lineAt(span.start),
    })),
    findings: report.findings.map(finding => findingJson(finding, lines)),
    ignored: report.ignored.map(({ finding, reason }) => ({
      rule: finding.rule,
      line: lines.lineAt(finding.span.start),
      reason,
    })),
    covers: report.covers.map(({ concern, span }) => ({ concern, line: lines.lineAt(span.start) })),
    failures: report.failures,
  };
}

export function summaryJson(counts: readonly Counts[]) {
  const sum = (key: keyof Counts): number => counts.reduce((total, count) => total + count[key], 0);
  return {
    files: counts.length,
    errors: sum('errors'),
    warnings: sum('warnings'),
    information: sum('information'),
    hints: sum('hints'),
  };
}

function concernJson({ concern, state, confidence, span, elements, evidence, reason }: Answer, lines: Lines) {
  const [strongest] = evidence;
  return {
    id: concern,
    state,
    confidence: rounded(confidence),
    ...(span && { line: lines.lineAt(span.start) }),
    ...(strongest && { evidence: rangeOf(strongest.span, lines) }),
    passages: evidence.map(({ span: place, weight, words }) => {
      const [line, endLine] = rangeOf(place, lines);
      return { line, endLine, weight: rounded(weight), words };
    }),
    elements: elements.map(({ id, found, span: place }) => ({
      id,
      found,
      ...(place && { line: lines.lineAt(place.start) }),
    })),
    ...(reason !== undefined && { reason }),
  };
}

function findingJson({ rule, family, severity, message, span, concern, elements, related }: Finding, lines: Lines) {
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  return {
    rule,
    family,
    severity,
    message: english(message),
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    ...(concern !== undefined && { concern }),
    ...(elements && { elements }),
    ...(related && {
      related: related.map(({ span: place, message: why }) => ({
        line: lines.lineAt(place.start),
        message: english(why),
      })),
    }),
  };
}

const rounded = (share: number): number => Math.round(share * 100) / 100;

const rangeOf = ({ start, end }: Span, lines: Lines): readonly [number, number] => [
  lines.lineAt(start),
  lines.lineAt(Math.max(start, end - 1)),
];
