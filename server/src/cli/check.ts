// `fedreq check`: reads, judges and reports file by file; what cannot be read is said and the rest still reported.
import { resolve } from 'node:path';
import {
  type Analysis,
  analyse,
  type FileSummary,
  type Format,
  formatOf,
  requestHtml,
  requestJson,
  requestText,
  type Severity,
  summaryJson,
  summaryOf,
  totalText,
  visible,
} from '../engine/index.ts';
import { Configs } from './config.ts';
import { decoded, find, type Input, textOf } from './files.ts';
import { type Io, paintOf, Refusal } from './io.ts';
import { Progress } from './progress.ts';
import { Sink } from './sink.ts';

export interface CheckOptions {
  readonly format: 'text' | 'json' | 'html';
  readonly output?: string;
  readonly failOn: 'error' | 'warning' | 'information';
  readonly stdinFilename?: string;
  readonly config?: string;
  readonly all?: boolean;
}

const rank: Readonly<Record<Severity, number>> = { hint: 0, information: 1, warning: 2, error: 3 };

/** Exit status: 2 where input, settings or a rule failed, else 1 where a finding reaches the limit, else 0. */
export async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<number> {
  const configs = new Configs(io.cwd, options.config);
  await configs.ready();
  const { inputs, problems } = await find(
    paths.filter(path => path !== '-'),
    { cwd: io.cwd, all: options.all === true, configs },
  );
  const many = inputs.length + (paths.includes('-') ? 1 : 0);
  if (options.format === 'html' && many > 1)
    throw new Refusal(`'--format html' makes one page of one request, and these are ${many}: name one file`);
  const failed = new Set<string>();
  const complain = (problem: string): void => {
    failed.add(problem);
    io.err(`fedreq: ${visible(problem)}\n`);
  };
  problems.forEach(complain);
  const sink = new Sink(io, options.output);
  const writer = writers[options.format](sink, io);
  const progress = new Progress(io, inputs.length);
  const summaries: FileSummary[] = [];
  let worst = -1;
  const unnamed = options.stdinFilename === undefined ? resolve(io.cwd, standardInput) : undefined;
  const judge = async ({ file, path, format }: Input, text: string): Promise<void> => {
    const { settings } = await configs.of(path, { unnamed: path === unnamed });
    const analysis = analyse(text, format, { settings });
    for (const { rule, error } of analysis.report.failures) complain(`${file}: the rule ${rule} failed: ${error}`);
    for (const { severity } of analysis.report.findings) worst = Math.max(worst, rank[severity]);
    summaries.push(summaryOf(file, analysis));
    writer.add(file, analysis);
  };
  try {
    writer.begin();
    if (paths.includes('-'))
      await readStandardInput(options, io, judge).catch((error: Error) => complain(error.message));
    for (const input of inputs) {
      progress.step(input.file);
      const text = await textOf(input.path).catch((error: Error) => error);
      if (text instanceof Error) complain(`${input.file}: ${text.message}`);
      else await judge(input, text);
    }
    writer.end(summaries);
    if (options.format === 'html' && summaries.length === 0) await sink.discard();
    else await sink.close();
  } catch (error) {
    await sink.discard();
    throw error;
  } finally {
    progress.end();
  }
  configs.problems.forEach(complain);
  if (failed.size > 0) return 2;
  return worst >= rank[options.failOn] ? 1 : 0;
}

/** What a text without a file is called. */
const standardInput = 'stdin.md';

async function readStandardInput(
  options: CheckOptions,
  io: Io,
  judge: (input: Input, text: string) => Promise<void>,
): Promise<void> {
  const file = options.stdinFilename ?? standardInput;
  const format: Format = formatOf(file) ?? 'markdown';
  let text: string;
  try {
    text = decoded(await io.readStdin());
  } catch {
    throw new Error('standard input is no UTF-8 text');
  }
  await judge({ file, path: resolve(io.cwd, file), format }, text);
}

/** Writes request by request, so that a long run keeps none of them. */
interface Writer {
  begin(): void;
  add(file: string, analysis: Analysis): void;
  end(summaries: readonly FileSummary[]): void;
}

const writers: Readonly<Record<CheckOptions['format'], (sink: Sink, io: Io) => Writer>> = {
  text: (sink, io) => {
    const paint = paintOf({ ...io, colour: io.colour && sink.toTerminal });
    return {
      begin: () => undefined,
      add: (file, analysis) =>
        sink.write(
          `${requestText(file, analysis, { catalog: analysis.request.catalog, paint, width: Math.min(io.width, 120) })}\n`,
        ),
      end: summaries => sink.write(summaries.length === 1 ? '' : `${totalText(summaries, paint)}\n`),
    };
  },
  json: sink => {
    let first = true;
    return {
      begin: () => sink.write('{"version":1,"requests":['),
      add: (file, analysis) => {
        sink.write(`${first ? '' : ','}\n${JSON.stringify(requestJson(file, analysis))}`);
        first = false;
      },
      end: summaries => sink.write(`\n],"summary":${JSON.stringify(summaryJson(summaries))}}\n`),
    };
  },
  html: sink => ({
    begin: () => undefined,
    add: (_, analysis) => sink.write(requestHtml(analysis, analysis.request.catalog, { standalone: true })),
    end: () => undefined,
  }),
};
