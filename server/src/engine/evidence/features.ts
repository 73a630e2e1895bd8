// What a passage is made of, as words that carry weights: its own, those of its headings and lead-in, its form.
import type { ConcernId } from '../model.ts';

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

const word = /[\p{L}][\p{L}\p{N}’']*|\d+(?:[.,]\d+)*|[%≤≥<>=→]/gu;
/** A passage that is longer than this says what it says at its beginning. */
const longest = 1500;

/** Words in lower case, plurals as singulars, numbers as one word. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const [found] of text.toLowerCase().matchAll(word)) words.push(stem(found));
  return words;
}

function stem(written: string): string {
  const first = written.charCodeAt(0);
  if (first >= 48 && first <= 57) return /^(?:19|20)\d\d$/.test(written) ? '<year>' : '<number>';
  const bare = written.replace(/['’]s?$/, '');
  if (bare.length <= 4 || !bare.endsWith('s')) return bare;
  if (bare.endsWith('ies')) return `${bare.slice(0, -3)}y`;
  if (bare.endsWith('sses')) return bare.slice(0, -2);
  return bare.endsWith('ss') || bare.endsWith('us') || bare.endsWith('is') ? bare : bare.slice(0, -1);
}

/**
 * The features of a passage, each once. Prefixes say where a word stands: none in the passage, `c:` in code, `h:` in the
 * heading or a column's title, `H:` in a heading above, `l:` in the lead-in; `is:` is the form.
 */
export function featuresOf({ text, kind, leadIn, headers, path, concerns, first }: Setting): ReadonlySet<string> {
  const features = new Set<string>();
  const words = wordsOf(text.length > longest ? text.slice(0, longest) : text);
  const code = kind === 'code';
  let before = '';
  for (const one of words) {
    features.add(code ? `c:${one}` : one);
    if (!code && before !== '') features.add(`${before} ${one}`);
    before = one;
  }
  for (const one of wordsOf(path.at(-1) ?? '')) features.add(`h:${one}`);
  for (const header of headers) for (const one of wordsOf(header)) features.add(`h:${one}`);
  for (const title of path.slice(0, -1)) for (const one of wordsOf(title)) features.add(`H:${one}`);
  for (const one of wordsOf(leadIn)) features.add(`l:${one}`);
  for (const concern of concerns) features.add(`is:under ${concern}`);
  features.add(`is:${kind}`);
  features.add(`is:length ${sizeOf(words.length)}`);
  features.add(`is:depth ${Math.min(3, path.length)}`);
  if (first) features.add('is:first');
  if (text.endsWith('?')) features.add('is:question');
  if (text.endsWith(':')) features.add('is:lead-in');
  return features;
}

const sizes = [8, 20, 50, 100];
const sizeOf = (words: number): number => sizes.filter(size => words >= size).length;

/** A feature as a person reads it: the word alone; '' for a form. */
export const asWord = (feature: string): string => (feature.startsWith('is:') ? '' : feature.replace(/^[chHl]:/, ''));
