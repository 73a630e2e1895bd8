// What holds of every analysis: places within the text, findings within a line, one answer for each concern, nothing thrown.
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { type Analysis, analyse, catalog, english, type Format, type Span } from '../../server/src/engine/index.ts';

export function assertSound({ request, report }: Analysis): void {
  assert.deepEqual(report.failures, []);
  assert.deepEqual(
    report.answers.map(({ concern }) => concern),
    [...catalog.concerns.keys()],
  );
  for (const { concern, state, elements } of report.answers)
    assert.ok(state !== 'missing' || elements.every(({ found }) => !found), `${concern} is missing and holds nothing`);
  const { text } = request;
  for (const span of spansIn([report, request.sections, request.problems, request.meta.map(metaSpans)])) {
    assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length, JSON.stringify(span));
  }
  for (const { span, message } of report.findings) {
    assert.doesNotMatch(text.slice(span.start, span.end), /[\r\n]/, english(message));
    assert.doesNotMatch(english(message), /[\r\n]|undefined(?!-)|\[object/);
  }
}

/** An analysis that went on from an earlier one says what a fresh one of the same text says. */
export function assertAsFresh(analysis: Analysis, format: Format): void {
  const fresh = analyse(analysis.request.text, format);
  const [said, expected] = [plain(analysis), plain(fresh)];
  if (!isDeepStrictEqual(said, expected)) assert.fail(differenceOf(said, expected) ?? 'they differ');
}

/** The first place where two values differ, with both; all of the two would be too much to compare line by line. */
function differenceOf(said: unknown, expected: unknown, path = ''): string | undefined {
  if (isDeepStrictEqual(said, expected)) return undefined;
  const [one, other] = [entriesOf(said), entriesOf(expected)];
  if (!one || !other) return `${path}: ${shown(said)} rather than ${shown(expected)}`;
  for (const key of new Set([...one.keys(), ...other.keys()])) {
    const within = differenceOf(one.get(key), other.get(key), `${path}/${key}`);
    if (within !== undefined) return within;
  }
  return undefined;
}

function entriesOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map(value instanceof Map ? [...value].map(([key, one]) => [String(key), one]) : Object.entries(value));
}

const shown = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 500);

/** What an analysis says, without the functions in it. */
function plain({ request, report }: Analysis): unknown {
  const { write: _, catalog: __, isThere: ___, ...said } = request;
  return { request: said, report };
}

const metaSpans = ({ keySpan, valueSpan }: Analysis['request']['meta'][number]) => [
  { span: keySpan },
  { span: valueSpan },
];

/** Every span in plain data, spans of parts (which count from the part) left out. */
function spansIn(value: unknown): Span[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => {
    if (key === 'part') return [];
    return key === 'span' ? [one as Span] : spansIn(one);
  });
}
