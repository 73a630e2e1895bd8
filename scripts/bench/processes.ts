// Runs programs of Node and says how long they took and how much memory they held.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { atExit } from '../host/processes.ts';

export interface Spent {
  readonly milliseconds: number;
  /** The most that was resident, in bytes. */
  readonly memory: number;
}

/** A run to the end, its output thrown away. Exit status 1 is a checker's "there are findings"; above that it failed. */
export async function timed(args: readonly string[]): Promise<Spent> {
  const begin = performance.now();
  const child = spawn(process.execPath, ['--import', resolve('scripts/bench/resident.mjs'), ...args], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const stop = atExit(() => child.kill());
  let memory = 0;
  child.on('message', message => {
    memory = Number(message);
  });
  const status = await new Promise<number>((done, fail) => {
    child.on('error', fail);
    child.on('close', code => done(code ?? 128));
  });
  stop();
  if (status > 1) throw new Error(`node ${args.join(' ')} ended with status ${status}`);
  return { milliseconds: performance.now() - begin, memory };
}

/** The fastest of so many runs. */
export async function best(runs: number, args: readonly string[]): Promise<Spent> {
  const all: Spent[] = [];
  for (let i = 0; i < runs; i++) all.push(await timed(args));
  return all.toSorted((a, b) => a.milliseconds - b.milliseconds)[0] ?? { milliseconds: Number.NaN, memory: 0 };
}
