// `fedreq check --profile`: where the time of a run went, rule by rule.
import type { Timed } from '../engine/index.ts';

/** Milliseconds by work: a rule's id, or a step that all requests go through. */
export type Spent = Readonly<Record<string, number>>;

/** Sums up what works took. */
export class Profile {
  readonly #spent = new Map<string, number>();

  readonly timed: Timed = (work, run) => {
    const begun = performance.now();
    try {
      return run();
    } finally {
      this.add({ [work]: performance.now() - begun });
    }
  };

  add(spent: Spent): void {
    for (const [work, time] of Object.entries(spent)) this.#spent.set(work, (this.#spent.get(work) ?? 0) + time);
  }

  get spent(): Spent {
    return Object.fromEntries(this.#spent);
  }

  /** A line for each work, the longest first. */
  get table(): string {
    const all = [...this.#spent].sort(([, one], [, other]) => other - one);
    const sum = all.reduce((total, [, time]) => total + time, 0);
    const row = (work: string, time: number): string => {
      const share = sum === 0 ? 0 : (100 * time) / sum;
      return `${time.toFixed(1).padStart(10)} ms ${share.toFixed(1).padStart(5)} %  ${work}\n`;
    };
    return `${all.map(([work, time]) => row(work, time)).join('')}${row('in all, on all cores', sum)}`;
  }
}
