// Judges one text and writes its share of a report: the same in the main thread and in a worker.
import {
  analyse,
  type FileSummary,
  type Format,
  jsonText,
  requestHtml,
  requestJson,
  requestText,
  type Settings,
  type Severity,
  summaryOf,
  untimed,
} from '../engine/index.ts';
import { isBeside } from '../repository.ts';
import { paintOf } from './io.ts';
import { Profile, type Spent } from './profile.ts';

/** How reports are written. */
export interface Writing {
  readonly format: 'text' | 'json' | 'html';
  readonly colour: boolean;
  /** Columns. */
  readonly width: number;
  /** Whether the time of each rule is taken. */
  readonly profile: boolean;
}

export interface Task {
  /** As the report names it. */
  readonly file: string;
  /** Where it lies; undefined for a text without a file. */
  readonly path: string | undefined;
  readonly text: string;
  readonly format: Format;
  readonly settings: Settings;
}

export interface Judged {
  /** The request's share of the report. */
  readonly written: string;
  readonly summary: FileSummary;
  /** Rules that failed, with why. */
  readonly failures: readonly { readonly rule: string; readonly error: string }[];
  readonly severities: readonly Severity[];
  /** Where the time went, if it was taken. */
  readonly spent: Spent;
}

const widest = 120;

export function judge(
  { file, path, text, format, settings }: Task,
  { format: as, colour, width, profile: isProfiled }: Writing,
): Judged {
  const profile = new Profile();
  const timed = isProfiled ? profile.timed : untimed;
  const analysis = analyse(text, format, {
    settings,
    isThere: path === undefined ? undefined : target => isBeside(path, target),
    now: () => performance.now(),
    timed,
  });
  const { catalog } = analysis.request;
  const written = timed('report', () =>
    as === 'json'
      ? jsonText(requestJson(file, analysis))
      : as === 'html'
        ? requestHtml(analysis, catalog, { standalone: true })
        : requestText(file, analysis, { catalog, paint: paintOf(colour), width: Math.min(width, widest) }),
  );
  const { failures, findings } = analysis.report;
  return {
    written,
    summary: summaryOf(file, analysis),
    failures,
    severities: [...new Set(findings.map(({ severity }) => severity))],
    spent: profile.spent,
  };
}
