// The features that have weights, by number: words are looked up once, whatever place they stand in.
import { giveFeatures, type Place, places, type Setting, type Taker } from './features.ts';
import { stem } from './words.ts';

const none = -1;
/** Words as written are kept up to so many: texts repeat theirs. */
const mostKept = 50_000;
/** V8 copies a slice of up to so many characters; a longer one keeps the whole text that it is cut from. */
const longestKept = 12;

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
    const most = 2 * names.length;
    const empty = (): Int32Array => new Int32Array(most).fill(none);
    this.#singles = { '': empty(), 'c:': empty(), 'h:': empty(), 'H:': empty(), 'l:': empty() };
    for (let feature = 0; feature < names.length; feature++) this.#learn(names[feature] ?? '', feature);
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
    if (written.length > longestKept) return word;
    if (this.#written.size >= mostKept) this.#written.clear();
    this.#written.set(written, word);
    return word;
  }

  #learn(name: string, feature: number): void {
    if (name.startsWith('is:')) {
      this.#forms.set(name, feature);
      return;
    }
    const place = name.charAt(1) === ':' ? places.find(one => one !== '' && name.startsWith(one)) : undefined;
    const gap = name.indexOf(' ');
    if (place !== undefined) this.#singles[place][this.#number(name.slice(place.length))] = feature;
    else if (gap < 0) this.#singles[''][this.#number(name)] = feature;
    else this.#pairs.set(pairOf(this.#number(name.slice(0, gap)), this.#number(name.slice(gap + 1))), feature);
  }

  #number(word: string): number {
    const known = this.#words.get(word) ?? this.#words.size;
    if (known === this.#words.size) this.#words.set(word, known);
    return known;
  }
}

/** Two numbers below 65,536 as one. */
const pairOf = (first: number, second: number): number => first * 65_536 + second;
