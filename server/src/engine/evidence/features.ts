// What a passage is made of, as words that carry weights: its own, those of its headings and lead-in, its form.
import type { ConcernId } from '../model.ts';
import { rawWordsOf, stem } from './words.ts';

/** A passage and where it stands, as far as its weight may depend on it. */
export interface Setting {
  readonly text: string;
  readonly kind: string;
  readonly leadIn: string;
  readonly headers: readonly string[];
  /** Titles above it, outermost first. */
  readonly path: readonly string[];
  /** Concerns that its heading points to. */
  readonly concerns: readonly ConcernId[];
  /** First of its section. */
  readonly first: boolean;
}

/**
 * Where a word stands, as its features are prefixed: nothing in the passage, `c:` in code, `h:` in the heading or a
 * column's title, `H:` in a heading above, `l:` in the lead-in.
 */
export const places = ['', 'c:', 'h:', 'H:', 'l:'] as const;
export type Place = (typeof places)[number];

/** Takes the features of a passage, some of them more than once. `Word` is what the taker makes of a word as written. */
export interface Taker<Word> {
  wordOf(written: string): Word;
  take(place: Place, word: Word): void;
  /** Two neighbours in prose. */
  takePair(before: Word, word: Word): void;
  /** What is said of the passage's form: `is:first`. */
  takeForm(form: string): void;
}

/** A passage that is longer than this says what it says at its beginning. */
const longest = 1500;

/** Gives a taker all features of a passage. */
export function giveFeatures<Word>(
  { text, kind, leadIn, headers, path, concerns, first }: Setting,
  taker: Taker<Word>,
): void {
  const written = rawWordsOf(text.length > longest ? text.slice(0, longest) : text);
  const code = kind === 'code';
  let before: Word | undefined;
  for (const one of written) {
    const word = taker.wordOf(one);
    taker.take(code ? 'c:' : '', word);
    if (!code && before !== undefined) taker.takePair(before, word);
    before = word;
  }
  const give = (place: Place, title: string): void => {
    for (const one of rawWordsOf(title)) taker.take(place, taker.wordOf(one));
  };
  give('h:', path.at(-1) ?? '');
  for (const header of headers) give('h:', header);
  for (const title of path.slice(0, -1)) give('H:', title);
  if (leadIn !== '') give('l:', leadIn);
  for (const concern of concerns) taker.takeForm(`is:under ${concern}`);
  taker.takeForm(`is:${kind}`);
  taker.takeForm(`is:length ${sizeOf(written.length)}`);
  taker.takeForm(`is:depth ${Math.min(3, path.length)}`);
  if (first) taker.takeForm('is:first');
  if (text.endsWith('?')) taker.takeForm('is:question');
  if (text.endsWith(':')) taker.takeForm('is:lead-in');
}

const sizes = [8, 20, 50, 100];
const sizeOf = (words: number): number => sizes.filter(size => words >= size).length;

/** The features of a passage by name, each once: what is learned from. */
export function featuresOf(setting: Setting): ReadonlySet<string> {
  const features = new Set<string>();
  giveFeatures<string>(setting, {
    wordOf: stem,
    take: (place, word) => features.add(place + word),
    takePair: (before, word) => features.add(`${before} ${word}`),
    takeForm: form => features.add(form),
  });
  return features;
}

/** A feature as a person reads it: the word alone; '' for a form. */
export const asWord = (feature: string): string => (feature.startsWith('is:') ? '' : feature.replace(/^[chHl]:/, ''));
