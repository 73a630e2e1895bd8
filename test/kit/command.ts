// The command line as it is shipped, run as a process of its own.
import { type ChildProcessWithoutNullStreams, type SpawnOptions, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { build } from 'esbuild';
import { commandLine } from '../../scripts/build.ts';
import type { Io } from '../../server/src/cli/io.ts';
import { run as commandOf } from '../../server/src/cli/main.ts';

export interface Outcome {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface CommandOptions {
  readonly cwd: string;
  readonly stdin?: string;
  readonly uid?: number;
  /** A command line of the shell in which `"$@"` stands for the command. */
  readonly shell?: string;
  /** Milliseconds after which it is killed: what hangs ends with a signal. */
  readonly patience?: number;
}

/** Builds the command line and the server that it starts into a folder; the path of the command. */
export async function buildInto(folder: string): Promise<string> {
  const common = { bundle: true, platform: 'node', logLevel: 'error' } as const;
  const [command, server] = [join(folder, 'fedreq.cjs'), join(folder, 'server.cjs')];
  await Promise.all([
    build({ ...common, ...commandLine, outfile: command }),
    build({ ...common, entryPoints: ['server/src/lsp/main.ts'], outfile: server, format: 'cjs' }),
  ]);
  return command;
}

/** What the command line says in this process, in a world that differs from an empty one. */
export async function saidOf(
  args: readonly string[],
  { stdin = '', ...others }: Pick<Io, 'cwd'> & Partial<Io> & { stdin?: string | Uint8Array },
): Promise<Pick<Outcome, 'out' | 'err'> & { readonly status: number }> {
  let [out, err] = ['', ''];
  const status = await commandOf(args, {
    out: text => {
      out += text;
    },
    err: text => {
      err += text;
    },
    readStdin: async () => Buffer.from(stdin),
    ...{ width: 80, colour: false, watched: false, ...others },
  });
  return { status, out, err };
}

/** Builds the command line before the suite and removes it after; gives what runs it. */
export function builtCommand() {
  const folder = mkdtempSync(join(tmpdir(), 'fedreq-command-'));
  const command = join(folder, 'fedreq.cjs');
  before(async () => {
    await buildInto(folder);
    chmodSync(folder, 0o755);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const begin = (args: readonly string[], options: SpawnOptions, shell?: string): ChildProcessWithoutNullStreams => {
    const whole = [process.execPath, command, ...args];
    const [file = '', ...rest] = shell === undefined ? whole : ['sh', '-c', shell, 'sh', ...whole];
    return spawn(file, rest, { ...options, stdio: 'pipe' }) as ChildProcessWithoutNullStreams;
  };
  const run = (
    args: readonly string[],
    { cwd, stdin = '', uid, shell, patience = 30_000 }: CommandOptions,
  ): Promise<Outcome> =>
    new Promise(resolve => {
      const child = begin(
        args,
        { cwd, ...(uid !== undefined && { uid }), timeout: patience, killSignal: 'SIGKILL' },
        shell,
      );
      let out = '';
      let err = '';
      child.stdout.setEncoding('utf8').on('data', data => {
        out += data;
      });
      child.stderr.setEncoding('utf8').on('data', data => {
        err += data;
      });
      child.on('close', (status, signal) => resolve({ status, signal, out, err }));
      child.stdin.on('error', () => undefined); // it may end before it has read
      child.stdin.end(stdin);
    });
  return { begin, run };
}
