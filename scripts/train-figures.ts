// How well held-out verdicts do: precision and recall, and whether confidence is honest.
import { probability } from '../server/src/engine/evidence/summary.ts';

type Held = readonly (readonly (readonly number[])[])[];
type Marks = readonly (readonly number[])[];
type Calibration = readonly (readonly [number, number])[];

interface Case {
  /** Probability that the concern is below the threshold. */
  readonly below: number;
  readonly truth: boolean;
}

const views = [
  { name: 'missing', threshold: 1 },
  { name: 'unanswered', threshold: 2 },
] as const;

function casesOf(held: Held, marks: Marks, calibration: Calibration, threshold: 1 | 2): Case[] {
  const [slope = 1, offset = 0] = calibration[threshold - 1] ?? [];
  return held.flatMap((document, d) =>
    document.map((logOdds, c) => ({
      below: 1 - probability(slope * (logOdds[threshold - 1] ?? 0) + offset),
      truth: (marks[d]?.[c] ?? 0) < threshold,
    })),
  );
}

/** Precision and recall at even odds, and the recall that is left at the precisions one would like. */
export function figures(held: Held, marks: Marks, calibration: Calibration): string {
  const rows = views.map(({ name, threshold }) => {
    const cases = casesOf(held, marks, calibration, threshold);
    const said = cases.filter(({ below }) => below > 0.5);
    const right = said.filter(({ truth }) => truth).length;
    const all = cases.filter(({ truth }) => truth).length;
    const at = [0.85, 0.93, 0.97].map(precision => `${percent(recallAt(cases, precision))} at precision ${precision}`);
    return `${name.padEnd(12)} precision ${(right / said.length).toFixed(3)} recall ${(right / all).toFixed(3)}; recall ${at.join(', ')}`;
  });
  return ['Held out by project:', ...rows, ''].join('\n');
}

function recallAt(cases: readonly Case[], precision: number): number {
  const sorted = [...cases].sort((a, b) => b.below - a.below);
  const all = cases.filter(({ truth }) => truth).length;
  let right = 0;
  let best = 0;
  sorted.forEach(({ truth }, i) => {
    if (truth) right++;
    if (right / (i + 1) >= precision) best = right / all;
  });
  return best;
}

/** Of the verdicts given with some confidence, how many are right. */
export function reliability(held: Held, marks: Marks, calibration: Calibration): string {
  const bands = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.001];
  const rows = views.flatMap(({ name, threshold }) => {
    const verdicts = casesOf(held, marks, calibration, threshold).map(({ below, truth }) => ({
      confidence: Math.max(below, 1 - below),
      right: below > 0.5 === truth,
    }));
    return bands.slice(1).map((to, i) => {
      const within = verdicts.filter(({ confidence }) => confidence >= (bands[i] ?? 0) && confidence < to);
      const mean = within.reduce((sum, { confidence }) => sum + confidence, 0) / within.length;
      const right = within.filter(verdict => verdict.right).length / within.length;
      return `${name.padEnd(12)} ${(bands[i] ?? 0).toFixed(2)}–${Math.min(1, to).toFixed(2)}  said ${mean.toFixed(3)}  right ${right.toFixed(3)}  n ${within.length}`;
    });
  });
  return ['Confidence, said and held:', ...rows, ''].join('\n');
}

const percent = (share: number): string => share.toFixed(2);
