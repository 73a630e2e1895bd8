// Judges by the learned weights: a passage for every concern, and a document from its passages' summaries.
import { asWord } from './features.ts';
import {
  type Circumstances,
  contextFeatures,
  documentFeatures,
  probability,
  type Scores,
  type Summary,
} from './summary.ts';
import type { Weights } from './weights.ts';

/** Scores of a passage by the numbers of its features. */
export function scoresOf(features: Uint16Array, { rarity, matrix, scales, heads, intercepts }: Weights): Scores {
  const sums = new Float64Array(heads);
  let squares = 0;
  for (const feature of features) {
    const r = rarity[feature] ?? 0;
    squares += r * r;
    const from = feature * heads;
    for (let h = 0; h < heads; h++) sums[h] = (sums[h] ?? 0) + r * (matrix[from + h] ?? 0);
  }
  const norm = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  return sums.map((sum, h) => sum * (scales[h] ?? 0) * norm + (intercepts[h] ?? 0));
}

/** The words of a passage that speak loudest for a concern, heaviest first. */
export function wordsFor(features: Uint16Array, concern: number, learned: Weights, most = 5): string[] {
  const { matrix, rarity, heads, vocabulary } = learned;
  const weightOf = (feature: number): number => (matrix[feature * heads + concern] ?? 0) * (rarity[feature] ?? 0);
  const weighty = Array.from(features.filter(feature => weightOf(feature) > 0));
  weighty.sort((a, b) => weightOf(b) - weightOf(a));
  const words = new Set<string>();
  for (const feature of weighty) {
    const word = asWord(vocabulary.names[feature] ?? '');
    if (word !== '') words.add(word);
    if (words.size === most) break;
  }
  return [...words];
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
