// The learned weights as they ship: int8 in base64, read once. Made by `npm run train`, never edited by hand.
import { Vocabulary } from './vocabulary.ts';
import shipped from './weights.json' with { type: 'json' };

/** How weights.json is written. Heads: for each concern whether a passage speaks to it, then for each whether it answers it. */
export interface ShippedWeights {
  /** Concern ids in the order of the heads. */
  readonly concerns: readonly string[];
  /** Features in the order of the weights, separated by line feeds. */
  readonly vocabulary: string;
  /** Base64 of one byte a feature: its rarity, in 1/16. */
  readonly rarity: string;
  /** Base64 of int8, feature by feature, one weight for each head. */
  readonly weights: string;
  /** What an int8 of each head stands for. */
  readonly scales: readonly number[];
  readonly intercepts: readonly number[];
  /** For each concern and threshold (touched, answered): weights of the document's features. */
  readonly documents: readonly (readonly { readonly weights: readonly number[]; readonly intercept: number }[])[];
  /** For each threshold: slope and offset that turn log odds into honest ones. */
  readonly calibration: readonly (readonly [number, number])[];
}

/** Weights ready for use. */
export interface Weights
  extends Pick<ShippedWeights, 'concerns' | 'intercepts' | 'documents' | 'calibration' | 'scales'> {
  readonly vocabulary: Vocabulary;
  readonly rarity: Float32Array;
  /** Feature by feature, one for each head, in that head's scale. */
  readonly matrix: Int8Array;
  readonly heads: number;
}

export function weightsFrom(given: ShippedWeights): Weights {
  const heads = given.scales.length;
  return {
    ...given,
    vocabulary: new Vocabulary(given.vocabulary.split('\n')),
    rarity: Float32Array.from(bytesOf(given.rarity), byte => byte / 16),
    matrix: new Int8Array(bytesOf(given.weights).buffer),
    heads,
  };
}

let ready: Weights | undefined;

/** The shipped weights, unpacked when they are first needed. */
export function weights(): Weights {
  ready ??= weightsFrom(shipped as unknown as ShippedWeights);
  return ready;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const digits = new Uint8Array(128).map((_, code) => Math.max(0, alphabet.indexOf(String.fromCharCode(code))));

/** Base64 without any host's help: the engine knows neither Node nor a browser. */
function bytesOf(text: string): Uint8Array {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  const digit = (i: number): number => digits[text.charCodeAt(i)] ?? 0;
  for (let i = 0, at = 0; i < text.length; i += 4, at += 3) {
    const group = (digit(i) << 18) | (digit(i + 1) << 12) | (digit(i + 2) << 6) | digit(i + 3);
    bytes[at] = group >> 16;
    if (at + 1 < bytes.length) bytes[at + 1] = group >> 8;
    if (at + 2 < bytes.length) bytes[at + 2] = group;
  }
  return bytes;
}
