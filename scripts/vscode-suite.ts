// Runs the extension's suite in a real VS Code: one window for each situation, by @vscode/test-electron where VS Code need not be served.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { findChromium } from './host/chromium.ts';
import { installServer, whyNotServed } from './host/install-server.ts';
import { cache, type TestHost, testHost } from './host/vscode-host.ts';
import { packExtension } from './package.ts';
import type { Say } from './progress.ts';
import { driven, runDriven } from './suite/driven-suite.ts';
import { runServed } from './suite/served-suite.ts';
import { type Situation, type SuiteResult, servedOnly, setStage, situations, sumOf } from './suite/situations.ts';

export interface SuiteOutcome extends SuiteResult {
  /** Which VS Code it was, and what could not be had of it. */
  readonly host: string;
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
  if (typeof host === 'string') return { host: 'no VS Code', passed: 0, failed: 1, lines: [host] };
  const wanted = (name: string) => names.length === 0 || names.includes(name);
  const results: SuiteResult[] = [];
  for (const situation of situations) if (wanted(situation.name)) results.push(await runSituation(host, situation));
  const lacking = whyNotServed() ?? (findChromium() ? undefined : 'there is no Chromium');
  for (const { name, situation, web } of served) {
    if (!lacking && wanted(name)) results.push(await runServed(await installServer(cache, say), situation, { web }));
  }
  if (!lacking && wanted(driven)) results.push(await runDriven(await installServer(cache, say), await packExtension()));
  if (lacking) results.push(leftOut(lacking, process.env));
  return { host: lacking ? `${host.name}, without what is served: ${lacking}` : host.name, ...sumOf(results) };
}

/** Windows that only a served VS Code has; `npm run test:hosts` opens more of them. */
const served = [
  ...servedOnly.map(situation => ({ name: situation.name, situation, web: situation.name === 'virtual' })),
  { name: 'web', situation: { name: 'no-folder', folders: ['folder'], opened: 'nothing' }, web: true },
] as const;

/** What it means that those are left out: on a developer's machine the host says so, where everything counts it is a failure. */
export function leftOut(lacking: string, { CI }: NodeJS.ProcessEnv): SuiteResult {
  if (CI === undefined) return { passed: 0, failed: 0, lines: [] };
  const names = [...served.map(({ name }) => name), driven].join(', ');
  return { passed: 0, failed: 1, lines: [`not ok  ${names}: these windows need a served VS Code, and ${lacking}`] };
}

async function runSituation({ executable, env }: TestHost, situation: Situation): Promise<SuiteResult> {
  const stage = await setStage(situation);
  const launchArgs = [
    ...(stage.opening === undefined ? [] : [stage.opening]),
    ...[`--user-data-dir=${join(stage.scratch, 'data')}`, '--disable-extensions'],
  ];
  const failure = await runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: process.cwd(),
    extensionTestsPath: stage.tests,
    launchArgs,
    extensionTestsEnv: env,
  }).then(() => undefined, String);
  return stage.finish(failure);
}
