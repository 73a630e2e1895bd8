// The report for a terminal: findings with the source quoted, then what is answered and what is not. Readable without colour.
import type { Analysis } from '../index.ts';
import { Lines } from '../lines.ts';
import type { Answer, Catalog, Finding, Report, Severity, State } from '../model.ts';
import { type Counts, countsOf, plural, stateWords, verdictOf } from './verdict.ts';

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
  const head = paint.strong(`${visible(file)}${report.title ? `: ${visible(report.title)}` : ''}`);
  const findings = report.findings.map(finding => findingText(file, finding, { ...options, lines }));
  const failures = report.failures.map(({ rule, error }) =>
    paint.severity('error', `The rule ${rule} failed: ${visible(error)}`),
  );
  return [head, '', ...findings.flatMap(text => [text, '']), ...failures, summaryText(report, options), ''].join('\n');
}

/** One line that closes a run over several files. */
export function totalText(files: readonly Counts[], paint: Paint): string {
  const total = (key: keyof Counts): number => files.reduce((sum, counts) => sum + counts[key], 0);
  const parts = [
    plural(total('errors'), 'error'),
    plural(total('warnings'), 'warning'),
    `${total('information')} information`,
    plural(total('hints'), 'hint'),
  ];
  return paint.strong(`${plural(files.length, 'request')}: ${parts.join(', ')}`);
}

function findingText(file: string, finding: Finding, options: TextOptions & { lines: Lines }): string {
  const { lines, paint, width } = options;
  const { line, column } = lines.positionAt(finding.span.start);
  const place = `${visible(file)}:${line + 1}:${column + 1}`;
  const head = `${place} ${paint.severity(finding.severity, finding.severity)} ${paint.faint(finding.rule)}`;
  const quoted = quote(lines.textOfLine(line), {
    from: column,
    to: lines.positionAt(finding.span.end).column,
    line,
    width,
  });
  const related = (finding.related ?? []).map(({ span, message }) =>
    paint.faint(`  see line ${lines.lineAt(span.start) + 1}: ${visible(message)}`),
  );
  return [
    head,
    ...wrapped(visible(finding.message), width - 2).map(text => `  ${text}`),
    ...quoted.map(paint.faint),
    ...related,
  ].join('\n');
}

/** The source line with carets under the place; a long line is cut around it. */
function quote(
  source: string,
  { from, to, line, width }: { from: number; to: number; line: number; width: number },
): string[] {
  if (source.trim() === '') return [];
  const room = Math.max(40, width - 10);
  const start = source.length <= room ? 0 : Math.max(0, Math.min(from - 10, source.length - room));
  const shown = visible(source.slice(start, start + room));
  const number = String(line + 1);
  const length = Math.max(1, Math.min(to - from, room - (from - start)));
  const gutter = ' '.repeat(number.length);
  const before = wide(visible(source.slice(start, from)));
  const marked = wide(visible(source.slice(from, from + length)));
  return [
    `  ${number} | ${start > 0 ? '…' : ''}${shown}${start + room < source.length ? '…' : ''}`,
    `  ${gutter} | ${' '.repeat(before + (start > 0 ? 1 : 0))}${'^'.repeat(Math.max(1, marked))}`,
  ];
}

function summaryText(report: Report, { catalog, paint, width }: TextOptions): string {
  const { errors, warnings, information, hints } = countsOf(report.findings);
  const rows = report.answers.map(answer => answerRow(answer, catalog, paint));
  const keys = rows.filter((_, i) => catalog.concerns.get(report.answers[i]?.concern ?? '')?.key);
  const others = rows.filter(row => !keys.includes(row));
  const kind = catalog.federations.get(report.federation as never)?.title ?? 'no kind of federation recognised';
  const bar = barOf(report.completeness);
  return [
    ...wrapped(verdictOf(report, catalog), width).map(paint.strong),
    paint.faint(
      `${bar} ${Math.round(report.completeness * 100)}% complete, ${kind}, stage ${report.stage}; ${plural(errors, 'error')}, ${plural(warnings, 'warning')}, ${information} information, ${plural(hints, 'hint')}`,
    ),
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
  waived: '–',
};

function answerRow({ concern: id, state, elements, reason }: Answer, catalog: Catalog, paint: Paint): string {
  const concern = catalog.concerns.get(id);
  const title = concern?.title ?? id;
  const lacking = elements.filter(
    ({ found, id: element }) => !found && concern?.elements.some(one => one.id === element && one.required),
  );
  const names = lacking.map(({ id: element }) => concern?.elements.find(one => one.id === element)?.name ?? element);
  const words = state === 'waived' && reason ? `does not apply: ${visible(reason)}` : stateWords[state];
  const rest = state === 'partial' && names.length > 0 ? `; not found: ${names.join(', ')}` : '';
  return `  ${paint.state(state, marks[state])} ${title.padEnd(34)} ${paint.state(state, words)}${paint.faint(rest)}`;
}

function barOf(share: number): string {
  const full = Math.round(share * 20);
  return `[${'#'.repeat(full)}${'.'.repeat(20 - full)}]`;
}

/** Control characters shown, never sent to the terminal: a title must not move the cursor. */
export const visible = (text: string): string =>
  text
    .replace(/\t/g, '  ')
    .replace(
      /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g,
      char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );

/** Columns that a text takes: East Asian wide characters and emoji take two. */
function wide(text: string): number {
  let columns = 0;
  for (const char of text)
    columns += /\p{Mn}/u.test(char)
      ? 0
      : /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u.test(
            char,
          )
        ? 2
        : 1;
  return columns;
}

function wrapped(text: string, width: number): string[] {
  const rows: string[] = [];
  let row = '';
  for (const word of text.split(' ')) {
    if (row !== '' && row.length + 1 + word.length > Math.max(40, width)) {
      rows.push(row);
      row = word;
    } else row = row === '' ? word : `${row} ${word}`;
  }
  return [...rows, row];
}
