// A VS Code served on loopback, for a browser: starting it, its profile, installing an extension into it.

import { randomUUID } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Installation } from './install-server.ts';
import { atExit, run, service } from './processes.ts';

export interface Served {
  /** Address of the workbench; `query` as in `folder=/path`. */
  address(query?: Readonly<Record<string, string>>): string;
  /** Address of a file, as the workbench names it. */
  uri(path: string): string;
  log(): string;
  /** Settles when the server has ended. */
  readonly over: Promise<void>;
  stop(): Promise<void>;
}

interface ServeOptions {
  readonly profile: string;
  /** For a test suite: newer versions take the paths of a suite only then (and show no notifications). */
  readonly driver?: boolean;
  /** Whether everything is trusted, which is so unless said otherwise. */
  readonly trusted?: boolean;
}

/** Starts the server on 127.0.0.1 and waits until it answers. */
export async function serve(installation: Installation, options: ServeOptions): Promise<Served> {
  const port = await freePort();
  const token = randomUUID(); // Other users of this machine have no business here.
  const logFile = join(options.profile, 'server.log');
  const log = createWriteStream(logFile);
  const args = [
    ...[installation.main, '--host', '127.0.0.1', '--port', String(port), '--connection-token', token],
    ...['--disable-getting-started-override', '--telemetry-level', 'off'],
    ...(options.trusted === false ? [] : ['--disable-workspace-trust']),
    ...profileArguments(options.profile),
    ...(options.driver ? ['--enable-smoke-test-driver'] : []),
  ];
  const server = service(installation.node, args, {
    env: environment(options.profile),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  server.child.stdout?.pipe(log);
  server.child.stderr?.pipe(log);
  const read = () => (existsSync(logFile) ? readFileSync(logFile, 'utf8') : '');
  const host = `127.0.0.1:${port}`;
  const limit = Date.now() + 60_000;
  while (!(await answers(`http://${host}/version`))) {
    if (server.ended() || Date.now() > limit) {
      await server.stop();
      throw new Error(`The VS Code server did not start:\n${read()}`);
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  return {
    address: (query = {}) => `http://${host}/?${new URLSearchParams({ tkn: token, ...query })}`,
    uri: path => `vscode-remote://${host}${path}`,
    log: read,
    over: server.over,
    stop: server.stop,
  };
}

/** Installs a packaged extension into a profile. */
export async function installExtension(installation: Installation, profile: string, vsix: string): Promise<void> {
  const args = [installation.main, '--install-extension', vsix, ...profileArguments(profile)];
  const { status, output } = await run(installation.node, args, { env: environment(profile) });
  if (status !== 0) throw new Error(`${vsix} could not be installed:\n${output}`);
}

const profileArguments = (profile: string) => [
  ...['--accept-server-license-terms', '--user-data-dir', join(profile, 'data')],
  ...['--server-data-dir', join(profile, 'server'), '--extensions-dir', join(profile, 'extensions')],
];

const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off', // A browser's default is to save by itself: it would change the fixtures.
  'git.enabled': false,
  'remote.autoForwardPorts': false, // It lists the files of every process again and again.
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.restoreWindows': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** A fresh folder for settings, extensions and data; it is removed when this process ends. */
export function makeProfile(settings: Readonly<Record<string, unknown>> = {}): string {
  const profile = mkdtempSync(join(tmpdir(), 'fedreq-'));
  atExit(() => rmSync(profile, { recursive: true, force: true }));
  mkdirSync(join(profile, 'data/User'), { recursive: true });
  writeFileSync(join(profile, 'data/User/settings.json'), JSON.stringify({ ...quietSettings, ...settings }, null, 2));
  return profile;
}

/** Ours, but for what would lead the server to another VS Code, and with nothing written outside the profile. */
function environment(profile: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(?:VSCODE_|npm_|ELECTRON_)/.test(name));
  return {
    ...Object.fromEntries(inherited),
    HOME: profile,
    XDG_CONFIG_HOME: join(profile, 'config'),
    XDG_DATA_HOME: join(profile, 'share'),
    EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: '', itemUrl: '', resourceUrlTemplate: '' }), // Asks no gallery.
  };
}

const answers = (url: string) =>
  fetch(url, { signal: AbortSignal.timeout(2000) }).then(
    response => response.ok,
    () => false,
  );

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
