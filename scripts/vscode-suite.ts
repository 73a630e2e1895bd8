// Runs the extension's suite in a real VS Code, one window for each situation, by @vscode/test-electron.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { atExit } from './host/processes.ts';
import { testHost } from './host/vscode-host.ts';
import type { Say } from './progress.ts';

/** The folders of each window, of test/vscode/workspaces, and whether they stand open in it. */
const situations = [
  { name: 'folder', folders: ['folder'], opened: true },
  { name: 'no-requests', folders: ['no-requests'], opened: true },
  { name: 'no-folder', folders: ['folder'], opened: false },
  { name: 'several', folders: ['folder', 'no-requests'], opened: true },
] as const;

const bundle = resolve('.cache/vscode-suite/index.cjs');

/** What a suite leaves in the file that FEDREQ_SUITE_RESULT names. */
export interface SuiteResult {
  readonly passed: number;
  readonly failed: number;
  /** One line for each test, and what went wrong. */
  readonly lines: readonly string[];
}

export interface SuiteOutcome extends SuiteResult {
  /** Which VS Code it was, or why there was none. */
  readonly host: string;
  readonly skipped: boolean;
}

/** Run by itself: `node scripts/run.mjs vscode-suite [situation …]`; by a parent process: tells it in messages. */
export async function main(args: readonly string[]): Promise<number> {
  const tell = process.send?.bind(process);
  const outcome = await runSuites(args, line => (tell ? tell({ line }) : console.log(line)));
  if (tell) tell({ outcome });
  else console.log([outcome.host, ...outcome.lines, `${outcome.passed} passed, ${outcome.failed} failed`].join('\n'));
  return outcome.failed > 0 ? 1 : 0;
}

async function runSuites(names: readonly string[], say: Say): Promise<SuiteOutcome> {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8'));
  const host = await testHost(engines.vscode.replace('^', ''), say); // The oldest that the manifest admits.
  if (typeof host === 'string') return { host, skipped: true, passed: 0, failed: 0, lines: [] };
  await build({
    entryPoints: ['test/vscode/index.ts'],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'error',
  });
  const results: SuiteResult[] = [];
  for (const situation of situations.filter(({ name }) => names.length === 0 || names.includes(name))) {
    results.push(await runSituation(host.executable, host.env, situation));
  }
  const sum = (count: (result: SuiteResult) => number) => results.reduce((total, result) => total + count(result), 0);
  return {
    host: host.name,
    skipped: false,
    passed: sum(({ passed }) => passed),
    failed: sum(({ failed }) => failed),
    lines: results.flatMap(({ lines }) => lines),
  };
}

async function runSituation(
  executable: string,
  env: Readonly<Record<string, string>>,
  { name, folders, opened }: (typeof situations)[number],
): Promise<SuiteResult> {
  const scratch = mkdtempSync(join(tmpdir(), 'fedreq-suite-'));
  const discard = atExit(() => rmSync(scratch, { recursive: true, force: true }));
  const result = join(scratch, 'result.json');
  const paths = folders.map(folder => join(scratch, folder));
  for (const folder of folders)
    cpSync(join('test/vscode/workspaces', folder), join(scratch, folder), { recursive: true });
  const launchArgs = [
    ...(opened ? [opening(paths, scratch)] : []),
    ...[`--user-data-dir=${join(scratch, 'data')}`, '--disable-extensions'],
  ];
  const extensionTestsEnv = {
    ...env,
    FEDREQ_SUITE: name,
    FEDREQ_SUITE_RESULT: result,
    FEDREQ_SUITE_FOLDER: paths[0],
  };
  const failure = await runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: process.cwd(),
    extensionTestsPath: bundle,
    launchArgs,
    extensionTestsEnv,
  }).then(() => undefined, String);
  const outcome: SuiteResult = existsSync(result)
    ? JSON.parse(readFileSync(result, 'utf8'))
    : { passed: 0, failed: 1, lines: [`${name}: no result (${failure ?? 'the suite wrote none'})`] };
  discard();
  return outcome;
}

/** What a window is opened with: the folder, or a workspace file of several. */
function opening(paths: readonly string[], scratch: string): string {
  const [only = '', ...more] = paths;
  if (more.length === 0) return only;
  const file = join(scratch, 'several.code-workspace');
  writeFileSync(file, JSON.stringify({ folders: paths.map(path => ({ path })) }));
  return file;
}
