// Which of many patterns can match a text at all: one pass over the text instead of one for each pattern.
// After FilteredRE2 of google/re2, and R. Cox, "Regular Expression Matching with a Trigram Index" (2012).

/**
 * What a text must contain for a pattern to match: of each group at least one of its literals, which are in lower case
 * with every digit as 0. No group: nothing is known, and the pattern has to be tried.
 */
export type Needs = readonly (readonly string[])[];

/** A literal in a group of a pattern's needs. */
interface Use {
  readonly pattern: number;
  /** One bit for each group. */
  readonly bit: number;
}

const mostGroups = 30;
const [zero, nine, longS, smallS] = [48, 57, 0x17f, 115];

/** Finds the patterns that a text admits: an automaton of Aho and Corasick over the literals of all of them. */
export class Screen {
  readonly #patterns: readonly RegExp[];
  /** Patterns that nothing is known of. */
  readonly #always: readonly RegExp[];
  /** The bits of a pattern whose groups are all met. */
  readonly #full: Int32Array;
  readonly #met: Int32Array;
  readonly #automaton: Automaton;
  /** By state: the last text that came through it. */
  readonly #seen: Int32Array;
  #text = 0;

  constructor(patterns: readonly RegExp[], needsOf: (pattern: RegExp) => Needs) {
    const needs = patterns.map(pattern => needsOf(pattern).slice(0, mostGroups));
    this.#patterns = patterns;
    this.#always = patterns.filter((_, p) => needs[p]?.length === 0);
    this.#full = Int32Array.from(needs, groups => 2 ** groups.length - 1);
    this.#met = new Int32Array(patterns.length);
    this.#automaton = automatonOf(usesOf(needs));
    this.#seen = new Int32Array(this.#automaton.uses.length);
  }

  /** The patterns that may match; all others do not. */
  admits(text: string): ReadonlySet<RegExp> {
    const { next, width, columns, wide, uses } = this.#automaton;
    const folded = text.toLowerCase();
    const touched: number[] = [];
    const mark = ++this.#text;
    for (let i = 0, state = 0; i < folded.length; i++) {
      const code = folded.charCodeAt(i);
      state = next[state * width + ((code < 128 ? columns[code] : wide.get(code)) ?? 0)] ?? 0;
      const here = uses[state];
      if (here === undefined || this.#seen[state] === mark) continue; // nothing ends here, or it is known already
      this.#seen[state] = mark;
      for (const { pattern, bit } of here) {
        const before = this.#met[pattern] ?? 0;
        if (before === 0) touched.push(pattern);
        this.#met[pattern] = before | bit;
      }
    }
    const admitted = new Set(this.#always);
    for (const pattern of touched) {
      const one = this.#patterns[pattern];
      if (one && this.#met[pattern] === this.#full[pattern]) admitted.add(one);
      this.#met[pattern] = 0;
    }
    return admitted;
  }
}

function usesOf(needs: readonly Needs[]): Map<string, Use[]> {
  const uses = new Map<string, Use[]>();
  for (const [pattern, groups] of needs.entries()) {
    for (const [g, group] of groups.entries()) {
      for (const literal of group) {
        const known = uses.get(literal);
        if (known) known.push({ pattern, bit: 1 << g });
        else uses.set(literal, [{ pattern, bit: 1 << g }]);
      }
    }
  }
  return uses;
}

interface Automaton {
  /** State × column → state. */
  readonly next: Uint16Array;
  readonly width: number;
  /** The column of a char code below 128, 0 for what no literal has. */
  readonly columns: Uint8Array;
  /** The column of the others. */
  readonly wide: ReadonlyMap<number, number>;
  /** By state: the uses of all literals that end there. */
  readonly uses: readonly (readonly Use[] | undefined)[];
}

function automatonOf(literals: ReadonlyMap<string, readonly Use[]>): Automaton {
  const codes = new Set([...literals.keys()].flatMap(literal => [...literal].map(char => char.charCodeAt(0))));
  const columnOf = new Map([...codes].map((code, i) => [code, i + 1]));
  const width = codes.size + 1;
  const next = new Uint16Array(statesFor([...literals.keys()]) * width);
  const uses: (readonly Use[] | undefined)[] = [undefined];
  for (const [literal, its] of literals) {
    let state = 0;
    for (let i = 0; i < literal.length; i++) {
      const at = state * width + (columnOf.get(literal.charCodeAt(i)) ?? 0);
      if (next[at] === 0) next[at] = uses.push(undefined) - 1;
      state = next[at] ?? 0;
    }
    uses[state] = its;
  }
  complete(next, width, uses);
  const columns = new Uint8Array(128);
  const wide = new Map<number, number>();
  for (const [code, column] of columnOf) {
    if (code < 128) columns[code] = column;
    else wide.set(code, column);
  }
  for (let digit = zero; digit <= nine; digit++) columns[digit] = columnOf.get(zero) ?? 0;
  wide.set(longS, columnOf.get(smallS) ?? 0); // the one letter that a pattern without case takes for another and `toLowerCase` leaves
  return { next, width, columns, wide, uses };
}

/** How many states a trie has: one for each beginning of a literal. At most 65,536, which thousands of literals stay far below. */
function statesFor(literals: readonly string[]): number {
  let states = 1;
  let before = '';
  for (const literal of literals.toSorted()) {
    let same = 0;
    while (same < before.length && before.charCodeAt(same) === literal.charCodeAt(same)) same++;
    states += literal.length - same;
    before = literal;
  }
  return states;
}

/** Turns a trie into the automaton: where no literal goes on, the longest end of what was read that begins another one does. */
function complete(next: Uint16Array, width: number, uses: (readonly Use[] | undefined)[]): void {
  const fallback = new Uint32Array(uses.length);
  const queue = [0];
  for (const state of queue) {
    const back = fallback[state] ?? 0;
    const inherited = uses[back];
    if (state !== 0 && inherited) uses[state] = [...(uses[state] ?? []), ...inherited];
    for (let column = 1; column < width; column++) {
      const at = state * width + column;
      const child = next[at] ?? 0;
      const otherwise = state === 0 ? 0 : (next[back * width + column] ?? 0);
      if (child === 0) next[at] = otherwise;
      else {
        fallback[child] = otherwise;
        queue.push(child);
      }
    }
  }
}
