// npm test: types, style, unused code, build, the tests under Node, the extension's suite in a real VS Code.
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { buildAll } from './build.ts';
import { run } from './host/processes.ts';
import { type Say, step } from './progress.ts';
import type { SuiteOutcome } from './vscode-suite.ts';

interface Result {
  readonly passed: number;
  readonly failed: number;
  /** One line. */
  readonly summary: string;
  /** What to show when something failed. */
  readonly output?: string;
}

/** `--update` rewrites the expectations of the literate fixtures; `--only=TITLE` takes one step. */
export async function main(args: readonly string[]): Promise<number> {
  const all: readonly (readonly [string, (say: Say) => Promise<Result>])[] = [
    ['Types', () => tool('typescript/bin/tsc', ['-b'])],
    ['Style', () => tool('@biomejs/biome/bin/biome', ['check', '--diagnostic-level=warn'])],
    ['Unused code', () => tool('knip/bin/knip.js', [])],
    ['Build', built],
    ['Tests', () => nodeTests(args.includes('--update'))],
    ['VS Code', vscodeSuite],
  ];
  const only = args.find(arg => arg.startsWith('--only='))?.slice('--only='.length);
  const steps = all.filter(([title]) => only === undefined || title === only);
  if (steps.length === 0) {
    console.error(`--only is one of ${all.map(([title]) => title).join(', ')}.`);
    return 2;
  }
  const results: Result[] = [];
  for (const [title, work] of steps) {
    const result = await step(title, work, ({ summary }) => summary);
    if (result.failed > 0) console.log(`\n${result.output?.trim() ?? ''}\n`);
    results.push(result);
  }
  const count = (key: 'passed' | 'failed') => results.reduce((sum, result) => sum + result[key], 0);
  console.log(`\n${count('passed')} passed, ${count('failed')} failed`);
  return count('failed') > 0 ? 1 : 0;
}

async function tool(script: string, args: readonly string[]): Promise<Result> {
  const { status, output } = await run(process.execPath, [join('node_modules', script), ...args]);
  return status === 0
    ? { passed: 1, failed: 0, summary: 'clean' }
    : { passed: 0, failed: 1, summary: 'failed', output };
}

async function built(): Promise<Result> {
  try {
    await buildAll();
    return { passed: 1, failed: 0, summary: 'dist/' };
  } catch (error) {
    return { passed: 0, failed: 1, summary: 'failed', output: String(error) };
  }
}

async function nodeTests(update: boolean): Promise<Result> {
  const files = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.test.ts'));
  const args = [
    ...['--import', 'tsx', '--test', '--test-reporter=spec'],
    `--test-concurrency=${availableParallelism()}`,
    ...files.sort().map(name => join('test', name)),
  ];
  const env = { ...process.env, ...(update ? { UPDATE: '1' } : {}) };
  const { status, output } = await run(process.execPath, args, { env });
  const number = (name: string) => Number(new RegExp(`^. ${name} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  const failed = Math.max(number('fail') + number('cancelled'), status === 0 ? 0 : 1);
  const details = output.slice(Math.max(output.lastIndexOf('failing tests:'), 0));
  return { passed: number('pass'), failed, summary: `${number('pass')} passed, ${failed} failed`, output: details };
}

/** In a process of its own, because what VS Code prints on the side is noise unless it fails. */
async function vscodeSuite(say: Say): Promise<Result> {
  let outcome: SuiteOutcome | undefined;
  const onMessage = (message: unknown) => {
    const { line, outcome: result } = message as { line?: string; outcome?: SuiteOutcome };
    if (line !== undefined) say(line);
    outcome = result ?? outcome;
  };
  const { output } = await run(process.execPath, ['scripts/run.mjs', 'vscode-suite'], { onMessage });
  if (!outcome) return { passed: 0, failed: 1, summary: 'gave no result', output };
  const { passed, failed, host } = outcome;
  const lines =
    failed > 0 && outcome.lines.some(line => line.includes('no result')) ? [...outcome.lines, output] : outcome.lines;
  return { passed, failed, summary: `${passed} passed, ${failed} failed in ${host}`, output: lines.join('\n') };
}
