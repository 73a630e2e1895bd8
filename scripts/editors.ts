// npm run test:editors: the language server as Neovim and Emacs use it, each in its own words; an editor that is not installed is a failure.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildAll } from './build.ts';
import { inPath } from './host/install-server.ts';
import { atExit, run } from './host/processes.ts';

type Told = Readonly<Record<string, unknown>>;

interface Editor {
  readonly name: string;
  readonly command: string;
  readonly install: string;
  readonly args: readonly string[];
  /** What is wrong with what it was told; nothing if all is well. */
  check(told: Told): readonly string[];
}

const curt = '🎉 Let storefront read the status of orders-eu.';

const editors: readonly Editor[] = [
  {
    name: 'Neovim',
    command: 'nvim',
    install: 'neovim',
    args: ['--clean', '--headless', '-c', 'luafile test/editors/neovim.lua'],
    check: told => [
      ...expect('the encoding', told.encoding, 'utf-8'),
      ...includes('rules', told.rules, 'missing-concern', 'greeting'),
      ...includes('hover', told.hover, 'What problem in the current architecture'),
      ...expect('the text that is marked', told.marked, 'Hi all!'),
      ...expect('the line after the fix', told.fixed, curt),
      ...expect('the status of the server', told.exit, 0),
    ],
  },
  {
    name: 'Emacs with eglot',
    command: 'emacs',
    install: 'emacs-nox elpa-eglot',
    args: ['--batch', '-q', '-l', 'test/editors/eglot.el'],
    check: told => [
      ...includes('messages', String(told.messages), 'missing-concern', 'opens with a greeting'),
      ...includes('hover', told.hover, 'What problem in the current architecture'),
      ...expect('the fix', told.fix, 'Remove the greeting'),
      ...expect('the line after the fix', told.fixed, curt),
    ],
  },
];

/** The names of editors run these alone. */
export async function main(args: readonly string[]): Promise<number> {
  await buildAll();
  const folder = mkdtempSync(join(tmpdir(), 'fedreq-editors-'));
  const discard = atExit(() => rmSync(folder, { recursive: true, force: true }));
  let failed = 0;
  for (const editor of editors.filter(({ command }) => args.length === 0 || args.includes(command))) {
    const wrong = await runIn(editor, join(folder, `${editor.command}.fedreq.md`));
    console.log([`${wrong.length > 0 ? 'not ok' : 'ok    '}  ${editor.name}`, ...wrong].join('\n        '));
    failed += wrong.length > 0 ? 1 : 0;
  }
  discard();
  return failed > 0 ? 1 : 0;
}

async function runIn({ command, install, args, check }: Editor, file: string): Promise<readonly string[]> {
  if (!inPath(command)) return [`'${command}' is not installed (Debian: apt-get install ${install})`];
  cpSync('test/editors/request.fedreq.md', file);
  const server = JSON.stringify([process.execPath, resolve('dist/fedreq.cjs'), 'lsp']);
  const env = { ...process.env, FILE: file, SERVER: server };
  const { status, output } = await run(command, args, { env, timeout: 120_000 });
  const lines = output.split('\n').filter(line => line.startsWith('{"'));
  const told: Told = Object.assign({}, ...lines.map(line => JSON.parse(line)));
  const wrong = check(told);
  return status === 0 && wrong.length === 0 ? [] : [...wrong, `status ${status}`, ...output.split('\n').slice(-12)];
}

function expect(what: string, seen: unknown, wanted: unknown): string[] {
  return seen === wanted ? [] : [`${what} is ${JSON.stringify(seen)}, expected ${JSON.stringify(wanted)}`];
}

function includes(what: string, seen: unknown, ...wanted: readonly string[]): string[] {
  const text = Array.isArray(seen) ? seen.join(' ') : String(seen);
  return wanted.filter(one => !text.includes(one)).map(one => `'${one}' is not in ${what}: ${text.slice(0, 200)}`);
}
