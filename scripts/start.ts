// npm start: builds, reports on examples/ in the terminal, then opens VS Code with the extension on that folder.

import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildAll } from './build.ts';
import { type InstalledCode, installedCode, openInBrowser } from './host/desktop.ts';
import { installServer, whyNotServed } from './host/install-server.ts';
import { atExit, service } from './host/processes.ts';
import { installExtension, makeProfile, serve } from './host/served.ts';
import { cache } from './host/vscode-host.ts';
import { packExtension } from './package.ts';
import { step } from './progress.ts';

const examples = resolve('examples');

/** `--report` stops after the report. */
export async function main(args: readonly string[]): Promise<number> {
  await step(
    'Building',
    () => buildAll(),
    () => 'dist/',
  );
  const status = await report();
  if (args.includes('--report')) return status === 2 ? 2 : 0;
  const code = installedCode();
  if (code) return openInstalled(code);
  const obstacle = whyNotServed();
  if (!obstacle) return openServed();
  console.error(`No VS Code is installed (no 'code' in the path), and ${obstacle}.`);
  return 2;
}

/** Straight to the terminal, with its colours and width. */
function report(): Promise<number> {
  return new Promise(done => {
    const child = spawn(process.execPath, ['dist/fedreq.cjs', 'check', 'examples'], { stdio: 'inherit' });
    const end = atExit(() => child.kill());
    child.on('exit', status => {
      end();
      done(status ?? 2);
    });
  });
}

async function openInstalled({ command, staysAttached }: InstalledCode): Promise<number> {
  const profile = resolve('.cache/vscode-profile');
  mkdirSync(profile, { recursive: true });
  const args = [
    ...[`--extensionDevelopmentPath=${process.cwd()}`, '--new-window', '--disable-workspace-trust', '--skip-welcome'],
    ...[`--user-data-dir=${join(profile, 'data')}`, `--extensions-dir=${join(profile, 'extensions')}`],
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(staysAttached ? [] : ['--wait']),
    ...[examples, firstExample()],
  ];
  console.log(
    `Opening VS Code on ${examples}. Ctrl-C ${staysAttached ? 'closes it' : 'ends this; close its window yourself'}.`,
  );
  const window = service(command, args, { stdio: 'ignore', shell: command.endsWith('.cmd') });
  await window.over;
  return 0;
}

/** The extension goes in as a user would install it. */
async function openServed(): Promise<number> {
  const profile = makeProfile();
  const installation = await step(
    'VS Code',
    say => installServer(cache, say),
    ({ vscode }) => `${vscode}, served on this machine (no 'code' is installed)`,
  );
  const server = await step(
    'Extension',
    async () => {
      await installExtension(installation, profile, await packExtension());
      return serve(installation, { profile });
    },
    () => 'installed',
  );
  const address = server.address({
    folder: examples,
    payload: JSON.stringify([['openFile', server.uri(firstExample())]]),
  });
  console.log(`\nVS Code is at ${address}`);
  console.log(
    `${(await openInBrowser(address)) ? 'It opens in your browser.' : 'Open it in your browser.'} Ctrl-C ends it.`,
  );
  await server.over;
  console.error(`The VS Code server has ended.\n${server.log()}`);
  return 2;
}

function firstExample(): string {
  return join(examples, readdirSync(examples).find(name => /\.fedreq\.md$/.test(name)) ?? '');
}
