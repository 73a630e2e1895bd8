// Installs a VS Code server from the npm package code-server: for machines where no VS Code can be downloaded.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Say } from '../progress.ts';
import { atExit, npm, run } from './processes.ts';

/** The newest code-server for each Node, and the VS Code that it holds. Another Node's hangs or does not start. */
const versions = [
  { node: 20, codeServer: '4.100.3', vscode: '1.100.3' },
  { node: 22, codeServer: '4.117.0', vscode: '1.117.0' },
  { node: 24, codeServer: '4.139.1', vscode: '1.139.1' },
] as const;
const newest = versions[2];
/** The Node of npm for the newest, for Linux. */
const newestNode = '24.21.0';

export interface Installation {
  readonly vscode: string;
  readonly main: string;
  /** The Node that runs it. */
  readonly node: string;
}

/** The version for the Node that runs now; undefined where there is none. */
function versionFor(node = Number.parseInt(process.versions.node, 10)) {
  return node > newest.node ? newest : versions.find(each => each.node === node);
}

/** Why no VS Code can be served here; undefined where it can. */
export function whyNotServed(): string | undefined {
  if (process.platform === 'win32') return 'the VS Code server of npm does not run on Windows';
  if (!versionFor()) return `the VS Code server of npm needs Node 20, 22 or 24 (this is ${process.version})`;
  return undefined;
}

/** Installs the server for the Node that runs now under `cache` unless it is there. */
export async function installServer(cache: string, say: Say): Promise<Installation> {
  const version = versionFor();
  if (!version) throw new Error(whyNotServed());
  return install(cache, version, process.execPath, say);
}

/** The same of the newest VS Code, with a Node for it from npm where another one runs now. */
export async function installNewest(cache: string, say: Say): Promise<Installation> {
  const node = versionFor() === newest ? process.execPath : await installNode(cache, say);
  return install(cache, newest, node, say);
}

async function installNode(cache: string, say: Say): Promise<string> {
  const name = `node-${process.platform}-${process.arch}`;
  const folder = join(cache, `node-${newestNode}`);
  const node = join(folder, 'node_modules', name, 'bin/node');
  if (existsSync(node)) return node;
  say(`Downloading Node ${newestNode} from npm (once, about 190 MB)`);
  mkdirSync(folder, { recursive: true });
  await must(npm(['install', '--no-save', '--prefix', folder, `${name}@${newestNode}`], folder));
  return node;
}

/** The folder appears whole or not at all. */
async function install(
  cache: string,
  version: (typeof versions)[number],
  node: string,
  say: Say,
): Promise<Installation> {
  const root = join(cache, `code-server-${version.codeServer}`);
  const installation = { vscode: version.vscode, node, main: join(root, 'lib/vscode/out/server-main.js') };
  if (existsSync(installation.main)) return installation;
  mkdirSync(cache, { recursive: true });
  const temporary = mkdtempSync(join(cache, 'installing-'));
  const discard = atExit(() => rmSync(temporary, { recursive: true, force: true }));
  try {
    say(`Downloading the server of VS Code ${version.vscode} from npm (once, about 270 MB unpacked)`);
    await must(npm(['pack', `code-server@${version.codeServer}`, '--silent'], temporary));
    const archive = readdirSync(temporary).find(name => name.endsWith('.tgz')) ?? '';
    await must(
      run('tar', ['xzf', archive, '--strip-components=1', 'package/lib/vscode', 'package/package.json'], {
        cwd: temporary,
      }),
    );
    rmSync(join(temporary, archive));
    say(`Installing the modules of VS Code ${version.vscode}`);
    const vscode = join(temporary, 'lib/vscode');
    await must(npm(['install', '--omit=dev', '--ignore-scripts'], vscode));
    trim(vscode);
    await rename(temporary, root).catch(error => {
      if (!existsSync(installation.main)) throw error; // Otherwise somebody else installed it meanwhile.
    });
  } finally {
    discard();
  }
  return installation;
}

async function must(outcome: ReturnType<typeof run>): Promise<void> {
  const { status, output } = await outcome;
  if (status !== 0) throw new Error(`The VS Code server could not be installed:\n${output.trim()}`);
}

/** Removes what a language extension has no use for, and puts in place what install scripts would have. */
function trim(vscode: string): void {
  const modules = join(vscode, 'node_modules');
  const unused = [
    'node_modules/@github',
    'node_modules/@microsoft/mxc-sdk',
    'node_modules/@devcontainers',
    'extensions/copilot',
  ];
  for (const path of unused) rmSync(join(vscode, path), { recursive: true, force: true });
  const ripgrep = inPath('rg'); // For searching and findFiles, which otherwise find nothing.
  if (ripgrep && existsSync(join(modules, '@vscode/ripgrep'))) {
    mkdirSync(join(modules, '@vscode/ripgrep/bin'), { recursive: true });
    symlinkSync(ripgrep, join(modules, '@vscode/ripgrep/bin/rg'));
  }
  if (!existsSync(`${modules}.asar`)) symlinkSync('node_modules', `${modules}.asar`); // Older servers load from there.
}

/** The full path of a program in the path; undefined where there is none. */
export function inPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map(folder => join(folder, name)).find(path => existsSync(path));
}
