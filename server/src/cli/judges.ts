// Judges many texts on all cores. What comes back is in order of the asking, whichever worker it came from.
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Settings } from '../engine/index.ts';
import { type Judged, judge, type Task, type Writing } from './judge.ts';

/** A worker has to load the engine first: it is worth that from so many texts on. */
const fewest = 60;
const mostWorkers = 8;
/** Texts that wait at each worker, so that it does not wait for us. */
const ahead = 3;
/** Short-lived objects of one text fit in here, in megabytes, so that none of them is moved to the old ones. */
const young = 64;

/** What a worker is told: settings once, by number. */
interface Message extends Omit<Task, 'settings'> {
  readonly id: number;
  readonly settings: number;
  readonly told?: Settings;
}
type Answer = { readonly id: number } & ({ readonly judged: Judged } | { readonly fault: string });

/** Judges texts one by one here, or side by side in workers where they are many. */
export class Judges {
  readonly #writing: Writing;
  readonly #workers: readonly Member[];

  /** `entry` is the module that a worker loads; it calls `serveAsJudge`. */
  constructor(writing: Writing, { texts, entry }: { readonly texts: number; readonly entry: URL }) {
    this.#writing = writing;
    const loads = !entry.pathname.endsWith('.ts'); // sources are run through a loader, which workers do not have
    const many = loads && texts >= fewest ? Math.min(availableParallelism(), mostWorkers) : 1;
    this.#workers = many < 2 ? [] : Array.from({ length: many }, () => new Member(entry, writing));
  }

  /** How many texts may be asked for before the first of them is awaited. */
  get capacity(): number {
    return Math.max(1, this.#workers.length * ahead);
  }

  async judge(task: Task): Promise<Judged> {
    const [idle, ...others] = this.#workers;
    if (!idle) return judge(task, this.#writing);
    return others.reduce((best, one) => (one.waiting < best.waiting ? one : best), idle).judge(task);
  }

  async end(): Promise<void> {
    await Promise.all(this.#workers.map(worker => worker.end()));
  }
}

/** One worker, and what it was asked. */
class Member {
  readonly #worker: Worker;
  readonly #asked = new Map<number, { readonly done: (judged: Judged) => void; readonly fail: (why: Error) => void }>();
  readonly #settings = new Map<Settings, number>();
  #count = 0;
  #dead: Error | undefined;

  constructor(entry: URL, writing: Writing) {
    this.#worker = new Worker(entry, { workerData: writing, resourceLimits: { maxYoungGenerationSizeMb: young } });
    this.#worker.on('message', (answer: Answer) => {
      const asked = this.#asked.get(answer.id);
      this.#asked.delete(answer.id);
      if ('judged' in answer) asked?.done(answer.judged);
      else asked?.fail(new Error(answer.fault));
    });
    this.#worker.on('error', error => this.#fail(error as Error));
    this.#worker.on('exit', () => this.#fail(new Error('a worker ended before its time')));
  }

  get waiting(): number {
    return this.#asked.size;
  }

  judge({ settings, ...task }: Task): Promise<Judged> {
    if (this.#dead) return Promise.reject(this.#dead);
    const known = this.#settings.get(settings);
    const number = known ?? this.#settings.size;
    this.#settings.set(settings, number);
    const id = ++this.#count;
    const message: Message = { ...task, id, settings: number, ...(known === undefined && { told: settings }) };
    return new Promise((done, fail) => {
      this.#asked.set(id, { done, fail });
      this.#worker.postMessage(message);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(why: Error): void {
    this.#dead = why;
    for (const { fail } of this.#asked.values()) fail(why);
    this.#asked.clear();
  }
}

/** In a worker: judges what it is sent until it is ended. */
export function serveAsJudge(): boolean {
  if (isMainThread || !parentPort) return false;
  const port = parentPort;
  const settings = new Map<number, Settings>();
  port.on('message', ({ id, settings: number, told, ...task }: Message) => {
    if (told) settings.set(number, told);
    let answer: Answer;
    try {
      const its = settings.get(number);
      if (!its) throw new Error('a worker was not told its settings');
      answer = { id, judged: judge({ ...task, settings: its }, workerData as Writing) };
    } catch (error) {
      answer = { id, fault: error instanceof Error ? error.message : String(error) };
    }
    port.postMessage(answer);
  });
  return true;
}
