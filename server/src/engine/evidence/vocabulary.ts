// The features that have weights, by number: words are looked up once, whatever place they stand in.
import { giveFeatures, type Place, places, type Setting, type Taker } from './features.ts';
import { stem } from './words.ts';

const none = -1;
/** Words as written are kept up to so many: texts repeat theirs. */
const mostKept = 50_000;

/** Reads passages into the numbers of their features. */
export class Vocabulary {
  /** By number, as written in weights.json. */
  readonly names: readonly string[];
  /** Numbers of all words that any feature has. */
  readonly #words = new Map<string, number>();
  /** By place and word: the feature, or none. */
  readonly #singles: Readonly<Record<Place, Int32Array>>;
  /** By first and second word (`pairOf`). */
  readonly #pairs = new Map<number, number>();
  readonly #forms = new Map<string, number>();
  readonly #written = new Map<string, number>();
  /** By feature: the last passage that had it. */
  readonly #seen: Int32Array;
  #passage = 0;

  constructor(names: readonly string[]) {
    this.names = names;
    this.#seen = new Int32Array(names.length);
    const parts = names.map(partsOf);
    for (const word of parts.flatMap(({ words }) => words))
      if (!this.#words.has(word)) this.#words.set(word, this.#words.size);
    const empty = (): Int32Array => new Int32Array(this.#words.size).fill(none);
    this.#singles = { '': empty(), 'c:': empty(), 'h:': empty(), 'H:': empty(), 'l:': empty() };
    for (const [feature, { place, words, form }] of parts.entries()) {
      const [first = none, second] = words.map(word => this.#words.get(word) ?? none);
      if (form !== undefined) this.#forms.set(form, feature);
      else if (second !== undefined) this.#pairs.set(pairOf(first, second), feature);
      else this.#singles[place][first] = feature;
    }
  }

  /** The numbers of a passage's features that have weights, each once. */
  featuresOf(setting: Setting): Uint16Array {
    const features: number[] = [];
    const passage = ++this.#passage;
    const add = (feature: number | undefined): void => {
      if (feature === undefined || feature === none || this.#seen[feature] === passage) return;
      this.#seen[feature] = passage;
      features.push(feature);
    };
    const taker: Taker<number> = {
      wordOf: written => this.#wordOf(written),
      take: (place, word) => word !== none && add(this.#singles[place][word]),
      takePair: (before, word) => before !== none && word !== none && add(this.#pairs.get(pairOf(before, word))),
      takeForm: form => add(this.#forms.get(form)),
    };
    giveFeatures(setting, taker);
    return Uint16Array.from(features);
  }

  #wordOf(written: string): number {
    const known = this.#written.get(written);
    if (known !== undefined) return known;
    const word = this.#words.get(stem(written)) ?? none;
    if (this.#written.size >= mostKept) this.#written.clear();
    this.#written.set(written, word);
    return word;
  }
}

interface Parts {
  readonly place: Place;
  readonly words: readonly string[];
  readonly form?: string;
}

function partsOf(name: string): Parts {
  if (name.startsWith('is:')) return { place: '', words: [], form: name };
  const place = places.find(one => one !== '' && name.startsWith(one)) ?? '';
  return { place, words: name.slice(place.length).split(' ') };
}

/** Two numbers below 65,536 as one. */
const pairOf = (first: number, second: number): number => first * 65_536 + second;
