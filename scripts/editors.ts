// npm run test:editors: the language server as Neovim, Emacs and Vim use it, each in its own words; an editor that is not installed is a failure.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildAll } from './build.ts';
import { inPath } from './host/install-server.ts';
import { atExit, run } from './host/processes.ts';

/** What a script wrote, and how its server ended. */
type Told = Readonly<Record<Point, unknown>>;

interface Editor {
  readonly name: string;
  readonly command: string;
  /** Packages of Debian, and what of them is there when they are installed. */
  readonly packages: string;
  readonly needs?: string;
  readonly args: readonly string[];
  /** Points that its client does not have. */
  readonly lacks?: readonly Point[];
  /** What it does otherwise than expected of all. */
  readonly differs?: Partial<Told>;
}

/** What every editor is asked, and what is expected of it: a text as it is, or words that are, or after '-' are not, among the others. */
const expectations = {
  rules: ['missing-concern', 'greeting', 'placeholder-answer'],
  marked: 'Hi all!',
  hover: ['What problem in the current architecture'],
  outline: ['Problem', 'Rollout'],
  fix: 'Remove the greeting',
  fixed: '🎉 Let storefront read the status of orders-eu.',
  configured: ['missing-concern', '-placeholder-answer', '-greeting'],
  encoding: 'utf-16',
  orphan: false,
  status: 0,
} as const;
type Point = keyof typeof expectations;

const editors: readonly Editor[] = [
  {
    name: 'Neovim',
    command: 'nvim',
    packages: 'neovim',
    args: ['--clean', '--headless', '-c', 'luafile test/editors/neovim.lua'],
    differs: { encoding: 'utf-8' } as Partial<Told>,
  },
  {
    name: 'Emacs with eglot',
    command: 'emacs',
    packages: 'emacs-nox elpa-eglot',
    needs: '/usr/share/emacs/site-lisp/elpa-src',
    args: ['--batch', '-q', '-l', 'test/editors/eglot.el'],
    lacks: ['encoding', 'status'], // its library ends the process without waiting
  },
  {
    name: 'Vim with ALE',
    command: 'vim',
    packages: 'vim vim-ale',
    needs: '/usr/share/vim-ale',
    args: ['-es', '-u', 'NONE', '-N', '-S', 'test/editors/ale.vim'],
    lacks: ['outline', 'encoding', 'status'], // it ends the process and knows no shutdown
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

async function runIn(editor: Editor, file: string): Promise<readonly string[]> {
  const { command, packages, needs = '/', args, lacks = [], differs = {} } = editor;
  if (!inPath(command) || !existsSync(needs)) return [`it is not installed (Debian: apt-get install ${packages})`];
  cpSync('test/editors/request.fedreq.md', file);
  const note = pathToFileURL(resolve('test/editors/server.mjs')).href;
  const server = JSON.stringify([process.execPath, '--import', note, resolve('dist/fedreq.cjs'), 'lsp', '--stdio']);
  const ended = `${file}.json`;
  const told = `${file}.told`;
  writeFileSync(told, '');
  const env = { ...process.env, LC_ALL: 'C.UTF-8', FILE: file, SERVER: server, ENDED: ended, TOLD: told };
  const { status, output } = await run(command, args, { env, timeout: 120_000 });
  const lines = readFileSync(told, 'utf8').trim().split('\n').filter(Boolean);
  const seen: Told = Object.assign(endOf(ended), ...lines.map(line => JSON.parse(line)));
  const wrong = Object.entries(expectations)
    .filter(([point]) => !lacks.includes(point as Point))
    .flatMap(([point, wanted]) => unmet(point, seen[point as Point], differs[point as Point] ?? wanted));
  return status === 0 && wrong.length === 0 ? [] : [...wrong, `status ${status}`, ...output.split('\n').slice(-12)];
}

/** How a server ended that noted it, and whether it is still there. */
function endOf(file: string): { orphan: boolean; status?: number } {
  if (!existsSync(file)) return { orphan: false };
  const { pid, status } = JSON.parse(readFileSync(file, 'utf8'));
  try {
    process.kill(pid, 0);
    return { orphan: true, status };
  } catch {
    return { orphan: false, status };
  }
}

function unmet(point: string, seen: unknown, wanted: unknown): string[] {
  const shown = JSON.stringify(seen) ?? 'nothing';
  if (!Array.isArray(wanted))
    return seen === wanted ? [] : [`${point}: ${shown.slice(0, 200)}, expected ${JSON.stringify(wanted)}`];
  const words = wanted.filter(one => shown.includes(one.replace(/^-/, '')) === one.startsWith('-'));
  return words.map(one => `${point}: '${one}' is not met by ${shown.slice(0, 200)}`);
}
