// The windows that the extension's suite runs in: their folders, the bundle of their tests, and what they leave.
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { atExit } from '../host/processes.ts';

/** The folders of a window, of test/vscode/workspaces, and what stands open in it. */
export interface Situation {
  readonly name: 'folder' | 'no-requests' | 'no-folder' | 'several' | 'untrusted' | 'virtual';
  readonly folders: readonly string[];
  /** `virtual`: a folder that only an extension knows, as on vscode.dev. */
  readonly opened: 'folders' | 'nothing' | 'virtual';
}

export const situations: readonly Situation[] = [
  { name: 'folder', folders: ['folder'], opened: 'folders' },
  { name: 'no-requests', folders: ['no-requests'], opened: 'folders' },
  { name: 'no-folder', folders: ['folder'], opened: 'nothing' },
  { name: 'several', folders: ['folder', 'no-requests'], opened: 'folders' },
];

/** The other two run in a served VS Code only: one needs a server that asks whether to trust, one an empty tester of ours. */
export const servedOnly: readonly Situation[] = [
  { name: 'untrusted', folders: ['project'], opened: 'folders' },
  { name: 'virtual', folders: ['folder'], opened: 'virtual' },
];

/** What the tests of a window leave in a file. */
export interface SuiteResult {
  readonly passed: number;
  readonly failed: number;
  /** One line for each test, and what went wrong. */
  readonly lines: readonly string[];
}

/** A window about to be opened: its files are copies. */
export interface Stage {
  /** What the window is opened with: a folder, or a workspace file of several. */
  readonly opening: string | undefined;
  readonly tests: string;
  readonly scratch: string;
  /** The result, once; `failure` says why there is none. The copies are gone after it. */
  finish(failure?: string): SuiteResult;
}

interface StageOptions {
  /** Whether a web worker runs the tests. */
  readonly web?: boolean;
  /** The extension whose tests they are to VS Code; they are put into a folder of it. */
  readonly extension?: string;
}

export async function setStage({ name, folders, opened }: Situation, options: StageOptions = {}): Promise<Stage> {
  const { web = false, extension = '.' } = options;
  const scratch = mkdtempSync(join(tmpdir(), 'fedreq-suite-'));
  const discard = atExit(() => rmSync(scratch, { recursive: true, force: true }));
  const result = join(scratch, 'result.json');
  const paths = folders.map(folder => join(scratch, folder));
  for (const folder of folders)
    cpSync(join('test/vscode/workspaces', folder), join(scratch, folder), { recursive: true });
  const tests = resolve(extension, `.cache/vscode-suite/${name}${web ? '-web.cjs' : '.js'}`);
  const told = { FEDREQ_SUITE: name, FEDREQ_SUITE_RESULT: result, FEDREQ_SUITE_FOLDER: paths[0], FEDREQ_WEB: web };
  await bundleTests(tests, web, told);
  if (web) copyFileSync(tests, `${tests}.js`); // A web worker of older editors adds the ending by itself.
  return {
    opening: openingOf(opened, paths, scratch),
    tests,
    scratch,
    finish: failure => {
      const outcome: SuiteResult = existsSync(result)
        ? JSON.parse(readFileSync(result, 'utf8'))
        : { passed: 0, failed: 1, lines: [`${name}: no result (${failure ?? 'the suite wrote none'})`] };
      discard();
      return outcome;
    },
  };
}

/** The tests cannot ask for their environment in a browser, so it is written into them. */
async function bundleTests(outfile: string, web: boolean, told: Readonly<Record<string, unknown>>): Promise<void> {
  const define = Object.entries(told).map(([name, value]) => [`process.env.${name}`, JSON.stringify(String(value))]);
  const forHost: BuildOptions = web
    ? {
        platform: 'browser',
        target: 'es2022',
        alias: { 'node:assert/strict': 'assert', mocha: 'mocha/mocha.js' },
        external: ['vscode'],
        define: {
          ...Object.fromEntries(define),
          global: 'globalThis',
          'process.env.NODE_DEBUG': 'undefined',
        },
      }
    : {
        platform: 'node',
        target: 'node20',
        external: ['vscode'],
        define: Object.fromEntries(define),
      };
  await build({
    ...forHost,
    entryPoints: ['test/vscode/index.ts'],
    outfile,
    bundle: true,
    format: 'cjs',
    sourcemap: 'inline',
    logLevel: 'error',
  });
  mkdirSync(join(outfile, '..'), { recursive: true });
  writeFileSync(join(outfile, '../package.json'), '{ "type": "commonjs" }\n');
}

function openingOf(opened: Situation['opened'], paths: readonly string[], scratch: string): string | undefined {
  if (opened === 'nothing') return undefined;
  const [only, ...more] = paths;
  if (opened === 'folders' && more.length === 0) return only;
  const file = join(scratch, 'opened.code-workspace');
  const folders = opened === 'virtual' ? [{ uri: 'memfs:/acme' }] : paths.map(path => ({ path }));
  writeFileSync(file, JSON.stringify({ folders }));
  return file;
}

/** One result of several. */
export function sumOf(results: readonly SuiteResult[]): SuiteResult {
  const sum = (count: (result: SuiteResult) => number) => results.reduce((total, result) => total + count(result), 0);
  return {
    passed: sum(({ passed }) => passed),
    failed: sum(({ failed }) => failed),
    lines: results.flatMap(({ lines }) => lines),
  };
}
