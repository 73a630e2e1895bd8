// The report for a terminal: findings with the source quoted, then what is answered and what is not. Readable without colour.
import type { Analysis } from '../index.ts';
import { Lines } from '../lines.ts';
import type { Answer, Catalog, Finding, Report, Severity, Span, State } from '../model.ts';
import { english } from '../words.ts';
import { type Counts, countsOf, countWords, stateWords, verdictOf } from './verdict.ts';
import { columnsOf, visible, wrapped } from './visible.ts';

/** How a terminal shows things; the identity where there is no colour. */
export interface Paint {
  severity(severity: Severity, text: string): string;
  state(state: State, text: string): string;
  strong(text: string): string;
  faint(text: string): string;
}
export const plain: Paint = {
  severity: (_, text) => text,
  state: (_, text) => text,
  strong: text => text,
  faint: text => text,
};

export interface TextOptions {
  readonly catalog: Catalog;
  readonly paint: Paint;
  /** Columns of the terminal. */
  readonly width: number;
}

/** Everything about one request. */
export function requestText(file: string, { request, report }: Analysis, options: TextOptions): string {
  const { paint } = options;
  const lines = new Lines(request.text);
  const sourceOf = sourcesOf(lines);
  const head = paint.strong(`${visible(file)}${report.title ? `: ${visible(report.title)}` : ''}`);
  const findings = report.findings.map((finding, i) =>
    findingText(file, finding, { ...options, lines, sourceOf, next: report.findings[i + 1] }),
  );
  const failures = report.failures.map(({ rule, error }) =>
    paint.severity('error', `The rule ${rule} failed: ${visible(error)}`),
  );
  return [head, '', ...findings.flatMap(text => [text, '']), ...failures, summaryText(report, options), ''].join('\n');
}

/** What remains of a request when its report is written. */
export interface FileSummary extends Counts {
  readonly file: string;
  readonly completeness: number;
}

export const summaryOf = (file: string, { report }: Analysis): FileSummary => ({
  file,
  completeness: report.completeness,
  ...countsOf(report.findings),
});

/** What closes a run over several files: a line for each, and their sum. */
export function totalText(files: readonly FileSummary[], paint: Paint): string {
  const total = (key: keyof Counts): number => files.reduce((sum, counts) => sum + counts[key], 0);
  const sums = {
    errors: total('errors'),
    warnings: total('warnings'),
    information: total('information'),
    hints: total('hints'),
  };
  const last = paint.strong(
    `${files.length} ${files.length === 1 ? 'request' : 'requests'}: ${english(countWords(sums))}`,
  );
  const room = Math.min(60, Math.max(0, ...files.map(({ file }) => columnsOf(visible(file)))));
  const rows = files.map(summary => {
    const file = visible(summary.file);
    const gap = ' '.repeat(Math.max(0, room - columnsOf(file)));
    const share = `${Math.round(summary.completeness * 100)}%`.padStart(4);
    return `  ${file}${gap}  ${barOf(summary.completeness)} ${share}  ${paint.faint(english(countWords(summary)))}`;
  });
  return [...rows, ...(rows.length > 0 ? [''] : []), last].join('\n');
}

/** A line as it is quoted, and the columns that all of it takes. */
interface Source {
  readonly line: number;
  readonly text: string;
  readonly columns: number;
}

/** Findings come in order: a line is made once for all that are on it, however many and however long it is. */
function sourcesOf(lines: Lines): (line: number) => Source {
  let last: Source | undefined;
  return line => {
    if (last?.line === line) return last;
    const text = lines.textOfLine(line);
    last = { line, text, columns: columnsOf(visible(text)) };
    return last;
  };
}

interface FindingOptions extends TextOptions {
  readonly lines: Lines;
  readonly sourceOf: (line: number) => Source;
  /** What follows: of several findings at one place only the last quotes it. */
  readonly next: Finding | undefined;
}

function findingText(file: string, finding: Finding, options: FindingOptions): string {
  const { lines, paint, width, next } = options;
  const { severity, span, rule, message, related = [] } = finding;
  const { line, column } = lines.positionAt(span.start);
  const place = `${visible(file)}:${line + 1}:${column + 1}`;
  const quoted = next && sameSpan(next.span, span) ? [] : quote(span, options);
  const seen = related.flatMap(other =>
    wrapped(`see line ${lines.lineAt(other.span.start) + 1}: ${visible(english(other.message))}`, width - 2),
  );
  return [
    `${place} ${paint.severity(severity, severity)} ${paint.faint(rule)}`,
    ...wrapped(visible(english(message)), width - 2).map(text => `  ${text}`),
    ...seen.map(text => paint.faint(`  ${text}`)),
    ...quoted.map(paint.faint),
  ].join('\n');
}

const sameSpan = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;

/** The source line with carets under the place; a long line is cut around it. */
function quote(span: Span, { lines, sourceOf, width }: FindingOptions): string[] {
  const line = lines.lineAt(span.start);
  const { start: begin, end: finish } = lines.spanOfLine(line);
  const { text: source, columns } = sourceOf(line);
  if (source.trim() === '') return [];
  const number = String(line + 1);
  const room = Math.max(30, width - number.length - 7);
  const from = span.start - begin;
  const to = Math.min(span.end, finish) - begin;
  const start = whole(source, columns <= room ? 0 : Math.max(0, Math.min(from - 10, source.length - room)));
  const shown = cut(source.slice(start), room);
  const before = columnsOf(visible(source.slice(start, from)));
  const marked = columnsOf(visible(shown.slice(Math.max(0, from - start), Math.max(0, to - start))));
  const left = start > 0 ? '…' : '';
  return [
    `  ${number} | ${left}${visible(shown)}${start + shown.length < source.length ? '…' : ''}`,
    `  ${' '.repeat(number.length)} | ${' '.repeat(before + left.length)}${'^'.repeat(Math.max(1, marked))}`,
  ];
}

/** No cut goes through a surrogate pair. */
const whole = (text: string, at: number): number => (/[\udc00-\udfff]/.test(text[at] ?? '') ? Math.max(0, at - 1) : at);

/** As much of the beginning of a text as so many columns show. */
function cut(text: string, room: number): string {
  let columns = 0;
  let end = 0;
  for (const char of text) {
    columns += columnsOf(visible(char));
    if (columns > room) break;
    end += char.length;
  }
  return text.slice(0, end);
}

function summaryText(report: Report, { catalog, paint, width }: TextOptions): string {
  const rows = report.answers.map(answer => answerRow(answer, catalog, paint));
  const keys = rows.filter((_, i) => catalog.concerns.get(report.answers[i]?.concern ?? '')?.key);
  const others = rows.filter(row => !keys.includes(row));
  const kind = catalog.federations.get(report.federation as never)?.title ?? 'no kind of federation recognised';
  const percent = Math.round(report.completeness * 100);
  return [
    ...wrapped(english(verdictOf(report, catalog)), width).map(paint.strong),
    ...wrapped(
      `${barOf(report.completeness)} ${percent}% complete; ${english(countWords(countsOf(report.findings)))}`,
      width,
    ),
    paint.faint(`${kind}, stage ${report.stage}`),
    '',
    ...keys,
    '',
    ...others,
    ...report.ignored.map(({ finding, reason }) => paint.faint(`  ignored: ${finding.rule} (${visible(reason)})`)),
  ].join('\n');
}

const marks: Readonly<Record<State, string>> = {
  missing: '✗',
  placeholder: '✗',
  mentioned: '~',
  partial: '~',
  answered: '✓',
  unread: '?',
  waived: '–',
};

function answerRow({ concern: id, state, elements, reason }: Answer, catalog: Catalog, paint: Paint): string {
  const concern = catalog.concerns.get(id);
  const title = visible(concern?.title ?? id);
  const lacking = elements.filter(
    ({ found, id: element }) => !found && concern?.elements.some(one => one.id === element && one.required),
  );
  const names = lacking.map(({ id: element }) => concern?.elements.find(one => one.id === element)?.name ?? element);
  const words = state === 'waived' && reason ? `does not apply: ${visible(reason)}` : english(stateWords[state]);
  const rest = state === 'partial' && names.length > 0 ? `; not found: ${visible(names.join(', '))}` : '';
  return `  ${paint.state(state, marks[state])} ${title.padEnd(34)} ${paint.state(state, words)}${paint.faint(rest)}`;
}

function barOf(share: number): string {
  const full = Math.round(share * 20);
  return `[${'#'.repeat(full)}${'.'.repeat(20 - full)}]`;
}
