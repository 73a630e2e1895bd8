// Judges by the learned weights: a passage for every concern, and a document from its passages' summaries.
import { asWord, featuresOf, type Setting } from './features.ts';
import {
  type Circumstances,
  contextFeatures,
  documentFeatures,
  probability,
  type Score,
  type Summary,
} from './summary.ts';
import type { Weights } from './weights.ts';

/** Scores of a passage, one for each concern of the weights, in their order. */
export function scoresOf(setting: Setting, { index, rarity, matrix, heads, intercepts }: Weights): Score[] {
  const sums = new Float64Array(heads);
  let squares = 0;
  for (const feature of featuresOf(setting)) {
    const at = index.get(feature);
    if (at === undefined) continue; // too rare to have been learned
    const r = rarity[at] ?? 0;
    squares += r * r;
    const from = at * heads;
    for (let h = 0; h < heads; h++) sums[h] = (sums[h] ?? 0) + (matrix[from + h] ?? 0);
  }
  const norm = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  const half = heads / 2;
  return Array.from({ length: half }, (_, c) => ({
    speaks: (sums[c] ?? 0) * norm + (intercepts[c] ?? 0),
    answers: (sums[c + half] ?? 0) * norm + (intercepts[c + half] ?? 0),
  }));
}

/** The words of a passage that speak loudest for a concern, heaviest first. */
export function wordsFor(setting: Setting, concern: number, { index, matrix, heads }: Weights, most = 5): string[] {
  const weighed = [...featuresOf(setting)].flatMap(feature => {
    const at = index.get(feature);
    const weight = at === undefined ? 0 : (matrix[at * heads + concern] ?? 0);
    return weight > 0 && asWord(feature) !== '' ? [{ word: asWord(feature), weight }] : [];
  });
  const words = weighed.sort((a, b) => b.weight - a.weight).map(({ word }) => word);
  return [...new Set(words)].slice(0, most);
}

/** How surely a document speaks to a concern at all, and how surely it answers it. Calibrated probabilities. */
export interface Verdict {
  readonly touched: number;
  readonly answered: number;
}

/** What is known of one concern in a document. */
export interface Gathered {
  readonly all: Summary<unknown>;
  readonly own: Summary<unknown>;
  readonly circumstances: Circumstances;
}

/** Verdicts on all concerns of the weights, in their order. */
export function verdictsOf(gathered: readonly Gathered[], { documents, calibration }: Weights): Verdict[] {
  const context = contextFeatures(gathered.map(({ all }) => all));
  return gathered.map(({ all, own, circumstances }, c) => {
    const features = [...documentFeatures(all, own, circumstances), ...context];
    const [touched = 0, answered = 0] = [0, 1].map(t => {
      const { weights = [], intercept = 0 } = documents[c]?.[t] ?? {};
      const logOdds = features.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), intercept);
      const [slope = 1, offset = 0] = calibration[t] ?? [];
      return probability(slope * logOdds + offset);
    });
    return { touched: Math.max(touched, answered), answered };
  });
}
