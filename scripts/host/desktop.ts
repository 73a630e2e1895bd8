// A desktop VS Code: an installed one to work in, or a downloaded one to test in.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';
import type { Say } from '../progress.ts';
import { inPath } from './install-server.ts';
import { atExit, run } from './processes.ts';

const commands = process.platform === 'win32' ? ['code.cmd', 'codium.cmd'] : ['code', 'codium'];
const inMacApp = '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code';

/** Whether a window can be shown. */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

export interface InstalledCode {
  readonly command: string;
  /** Whether the program goes on as long as its window, so that ending it closes the window. */
  readonly staysAttached: boolean;
}

/** An installed VS Code; undefined where there is none, or nothing to show its window on. */
export function installedCode(): InstalledCode | undefined {
  const found = commands.map(inPath).find(path => path !== undefined) ?? (existsSync(inMacApp) ? inMacApp : undefined);
  if (!found || !hasDisplay()) return undefined;
  const folder = dirname(realpathSync(found));
  const programs = ['../code', '../codium', '../Code.exe', '../VSCodium.exe', '../../../MacOS/Electron'];
  const program = programs.map(path => join(folder, path)).find(path => existsSync(path));
  return program ? { command: program, staysAttached: true } : { command: found, staysAttached: false };
}

const updates = 'https://update.code.visualstudio.com/api/releases/stable';

/** Downloads VS Code unless it is there, and sees whether it can run; undefined where it cannot be had. */
export async function downloadedCode(version: string, cache: string, say: Say): Promise<string | undefined> {
  if (!hasDisplay() && !inPath('Xvfb')) return undefined;
  const reachable = await fetch(updates, { signal: AbortSignal.timeout(4000) }).then(
    response => response.ok,
    () => false,
  );
  const known = existsSync(join(cache, `vscode-${process.platform}-${process.arch}-${version}`));
  if (!reachable && !known) return undefined;
  if (!known) say(`Downloading VS Code ${version} (once)`);
  const executable = await downloadAndUnzipVSCode({ version, cachePath: cache, reporter: new SilentReporter() }).catch(
    () => undefined,
  );
  return executable && runs(executable) ? executable : undefined;
}

/** On a bare Linux the libraries of a desktop may be missing. */
function runs(executable: string): boolean {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  return process.platform !== 'linux' || spawnSync(executable, ['--version'], { env }).status === 0;
}

/** The display to use, for the environment: the one there is, or else a new one that nobody sees. */
export async function display(): Promise<Record<string, string>> {
  if (hasDisplay()) return {};
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  atExit(() => server.kill());
  const number = await new Promise<string>((resolve, reject) => {
    server.stdout.once('data', data => resolve(String(data).trim()));
    server.once('exit', () => reject(new Error('Xvfb did not start.')));
  });
  return { DISPLAY: `:${number}` };
}

/** Opens an address in the person's browser, where there is one to open; says whether it tried. */
export async function openInBrowser(address: string): Promise<boolean> {
  const [command, ...args] = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }[process.platform as string] ?? [
    'xdg-open',
  ];
  if (!command || !hasDisplay() || (process.platform === 'linux' && !inPath(command))) return false;
  return (await run(command, [...args, address])).status === 0;
}
