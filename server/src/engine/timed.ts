// How long the parts of an analysis take. The engine knows no clock: whoever wants to know brings one.
import type { Problem } from './model.ts';
import type { Rule } from './rule.ts';

/** Runs a piece of work that has a name, and gives what it gives. */
export type Timed = <Result>(work: string, run: () => Result) => Result;

/** The work as it is, without a look at the clock. */
export const untimed: Timed = (_, run) => run();

/** The same rules; all that one does is timed under its id. */
export function timedRules(rules: readonly Rule[], timed: Timed): readonly Rule[] {
  if (timed === untimed) return rules;
  return rules.map(rule => {
    const { check, scan, join, audit } = rule;
    const all = (run: () => Iterable<Problem>) => timed(rule.id, () => [...run()]); // generators work while they are read
    return {
      ...rule,
      ...(check && { check: (...given) => all(() => check(...given)) }),
      ...(scan && { scan: (...given) => all(() => scan(...given)) }),
      ...(join && { join: (...given) => all(() => join(...given)) }),
      ...(audit && { audit: (...given) => all(() => audit(...given)) }),
    } satisfies Rule;
  });
}
