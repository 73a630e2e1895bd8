// The windows that the extension's suite runs in: their folders, the bundle of their tests, and what they leave.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { atExit } from '../host/processes.ts';

/** The folders of a window, of test/vscode/workspaces, and whether they stand open in it. */
export interface Situation {
  readonly name: 'folder' | 'no-requests' | 'no-folder' | 'several' | 'untrusted';
  readonly folders: readonly string[];
  readonly opened: boolean;
}

export const situations: readonly Situation[] = [
  { name: 'folder', folders: ['folder'], opened: true },
  { name: 'no-requests', folders: ['no-requests'], opened: true },
  { name: 'no-folder', folders: ['folder'], opened: false },
  { name: 'several', folders: ['folder', 'no-requests'], opened: true },
];

/** Only a server that asks whether to trust can have it. */
export const untrusted: Situation = { name: 'untrusted', folders: ['folder'], opened: true };

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
  await bundleTests(web ? `${tests}.js` : tests, web, told); // A web worker adds the ending by itself, and takes no modules.
  return {
    opening: opened ? openingOf(paths, scratch) : undefined,
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

function openingOf(paths: readonly string[], scratch: string): string {
  const [only = '', ...more] = paths;
  if (more.length === 0) return only;
  const file = join(scratch, 'several.code-workspace');
  writeFileSync(file, JSON.stringify({ folders: paths.map(path => ({ path })) }));
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
