// `fedreq check`: reads, judges and reports file by file; what cannot be read is said and the rest still reported.
import { resolve } from 'node:path';
import { type FileSummary, type Format, formatOf, gravity, summaryJson, totalText, visible } from '../engine/index.ts';
import { decoded, reasonOf, textOf } from '../text-file.ts';
import { Configs } from './config.ts';
import { attempted, find, type Input, isSame } from './files.ts';
import { type Io, paintOf, Refusal } from './io.ts';
import type { Judged, Writing } from './judge.ts';
import { Judges } from './judges.ts';
import { Profile } from './profile.ts';
import { Progress } from './progress.ts';
import { Sink } from './sink.ts';

export interface CheckOptions {
  readonly format: 'text' | 'json' | 'html';
  readonly output?: string;
  readonly failOn: 'error' | 'warning' | 'information';
  readonly stdinFilename?: string;
  readonly config?: string;
  readonly all?: boolean;
  /** Say on standard error where the time went. */
  readonly profile?: boolean;
  /** The module of the command line, which a worker loads. */
  readonly entry: URL;
}

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
  const own = inputs.find(({ path }) => options.output !== undefined && isSame(path, resolve(io.cwd, options.output)));
  if (own) throw new Refusal(`'--output ${options.output}' is a file that is checked (${own.file}): name another`);
  const failed = new Set<string>();
  const complain = (problem: string): void => {
    failed.add(problem);
    io.err(`fedreq: ${visible(problem)}\n`);
  };
  problems.forEach(complain);
  const sink = new Sink(io, options.output);
  const colour = io.colour && sink.toTerminal;
  const writing = { format: options.format, colour, width: io.width, profile: options.profile === true };
  const profile = new Profile();
  const frame = frames[options.format];
  const progress = new Progress(io, inputs.length);
  const judges = new Judges(writing, { texts: many, entry: options.entry });
  const summaries: FileSummary[] = [];
  let worst = -1;
  const take = ({ written, summary, failures, severities, spent }: Judged): void => {
    profile.add(spent);
    for (const { rule, error } of failures) complain(`${summary.file}: the rule ${rule} failed: ${error}`);
    for (const severity of severities) worst = Math.max(worst, gravity[severity]);
    sink.write(frame.each(written, summaries.length));
    summaries.push(summary);
  };
  const unnamed = options.stdinFilename === undefined ? resolve(io.cwd, standardInput) : undefined;
  const judge = async ({ file, path, format }: Input, text: string): Promise<Judged> => {
    const { settings } = await configs.of(path, { unnamed: path === unnamed });
    return judges.judge({ file, path: path === unnamed ? undefined : path, text, format, settings });
  };
  try {
    sink.write(frame.begin);
    if (paths.includes('-'))
      await readStandardInput(options, io, judge).then(take, (error: Error) => complain(error.message));
    const reading = inputs.values();
    const asked: { readonly file: string; readonly judged: Promise<Judged | Error> }[] = [];
    const ask = (): void => {
      const { value: input } = reading.next();
      if (!input) return;
      const text = attempted(() => textOf(input.path));
      const judged = typeof text === 'string' ? judge(input, text) : Promise.resolve(text);
      judged.catch(() => undefined); // thrown where it is awaited
      asked.push({ file: input.file, judged });
    };
    for (let i = 0; i < judges.capacity; i++) ask();
    for (let next = asked.shift(); next; next = asked.shift()) {
      const judged = await next.judged;
      progress.step(next.file);
      if (judged instanceof Error) complain(`${next.file}: ${judged.message}`);
      else take(judged);
      ask();
    }
    sink.write(frame.end(summaries, writing));
    if (options.format === 'html' && summaries.length === 0) await sink.discard();
    else await sink.close();
  } catch (error) {
    await sink.discard();
    throw error;
  } finally {
    progress.end();
    await judges.end();
  }
  configs.problems.forEach(complain);
  if (options.profile) io.err(profile.table);
  if (failed.size > 0) return 2;
  return worst >= gravity[options.failOn] ? 1 : 0;
}

/** What a text without a file is called. */
const standardInput = 'stdin.md';

async function readStandardInput(
  options: CheckOptions,
  io: Io,
  judge: (input: Input, text: string) => Promise<Judged>,
): Promise<Judged> {
  const file = options.stdinFilename ?? standardInput;
  const format: Format = formatOf(file) ?? 'markdown';
  const bytes = await io.readStdin().catch((error: Error) => {
    throw new Error(`standard input cannot be read (${reasonOf(error)})`);
  });
  const text = attempted(() => decoded(bytes));
  if (typeof text !== 'string') throw new Error(`standard input ${text.message}`);
  return judge({ file, path: resolve(io.cwd, file), format }, text);
}

/** What stands around and between the requests of a report, so that a long run keeps none of them. */
interface Frame {
  readonly begin: string;
  each(written: string, before: number): string;
  end(summaries: readonly FileSummary[], writing: Writing): string;
}

const frames: Readonly<Record<CheckOptions['format'], Frame>> = {
  text: {
    begin: '',
    each: written => `${written}\n`,
    end: (summaries, { colour }) => (summaries.length === 1 ? '' : `${totalText(summaries, paintOf(colour))}\n`),
  },
  json: {
    begin: '{"version":1,"requests":[',
    each: (written, before) => `${before === 0 ? '' : ','}\n${written}`,
    end: summaries => `\n],"summary":${JSON.stringify(summaryJson(summaries))}}\n`,
  },
  html: { begin: '', each: written => written, end: () => '' },
};
