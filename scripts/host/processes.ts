// Starts programs and sees to it that none of them outlives this process.
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { constants } from 'node:os';

const cleanups = new Set<() => void>();
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
let listening = false;

/** Runs `cleanup` (synchronous) when this process ends, by itself or by a signal. Returns how to run it now and once only. */
export function atExit(cleanup: () => void): () => void {
  if (!listening) {
    listening = true;
    process.on('exit', () => [...cleanups].reverse().forEach(each => void each()));
    for (const signal of signals) process.on(signal, () => process.exit(128 + constants.signals[signal]));
  }
  const once = () => {
    if (cleanups.delete(once)) cleanup();
  };
  cleanups.add(once);
  return once;
}

export interface Outcome {
  readonly status: number;
  /** Standard output and standard error, as they came. */
  readonly output: string;
}

interface RunOptions extends SpawnOptions {
  /** Told of every whole line of output. */
  readonly onLine?: (line: string) => void;
  /** Told of what the program sends over its message channel; there is one only where this is given. */
  readonly onMessage?: (message: unknown) => void;
}

/** Runs a program to its end; its output is kept, not shown. A program that cannot be started has status 127. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const { onLine, onMessage, ...rest } = options;
  const stdio: SpawnOptions['stdio'] = onMessage ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'pipe', 'pipe'];
  return new Promise(resolve => {
    const child = spawn(command, args, { ...rest, stdio });
    const end = atExit(() => child.kill());
    let output = '';
    let line = '';
    const take = (data: Buffer) => {
      output += data;
      if (!onLine) return;
      const lines = (line + data).split(/\r?\n/);
      line = lines.pop() ?? '';
      lines.forEach(onLine);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    if (onMessage) child.on('message', onMessage);
    const finish = (status: number) => {
      end();
      resolve({ status, output });
    };
    child.on('error', error => {
      output += error.message;
      finish(127);
    });
    child.on('close', status => finish(status ?? 1));
  });
}

/** Runs npm with the Node and the npm that run now; elsewhere than under npm, the one in the path. */
export function npm(args: readonly string[], cwd: string): Promise<Outcome> {
  const env = { ...process.env, npm_config_loglevel: 'error', npm_config_yes: 'true' };
  const script = process.env.npm_execpath;
  return script?.endsWith('.js')
    ? run(process.execPath, [script, ...args], { cwd, env })
    : run('npm', args, { cwd, env, shell: process.platform === 'win32' });
}

export interface Service {
  readonly child: ChildProcess;
  /** Whether it has ended. */
  ended(): boolean;
  readonly over: Promise<void>;
  stop(): Promise<void>;
}

/** Starts a program that goes on, in a process group of its own, so that what it starts ends with it. */
export function service(command: string, args: readonly string[], options: SpawnOptions): Service {
  const child = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
  const over = new Promise<void>(resolve => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  let ended = false;
  void over.then(() => {
    ended = true;
  });
  const kill = atExit(() => signalGroup(child, 'SIGKILL'));
  const stop = async () => {
    signalGroup(child, 'SIGTERM');
    await Promise.race([over, new Promise(resolve => setTimeout(resolve, 3000))]);
    kill();
  };
  return { child, ended: () => ended, over, stop };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    // Nothing is left of the group.
  }
}
