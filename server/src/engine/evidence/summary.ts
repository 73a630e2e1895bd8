// What many passages together say of a concern: a few numbers that can be added up section by section.

/**
 * Scores of one passage as log odds: for each concern how surely it speaks to it, then for each how surely it answers it.
 */
export type Scores = Float64Array;

/** A passage among the strongest. */
export interface Strong<Judged> {
  readonly judged: Judged;
  /** The section that it stands in, counted from the first of those that are summed up. */
  readonly section: number;
  readonly speaks: number;
}

export interface Summary<Judged> {
  readonly passages: number;
  readonly words: number;
  /** Strongest first, at most five. */
  readonly strongest: readonly Strong<Judged>[];
  /** Log odds of answering, highest first, at most three. */
  readonly answers: readonly number[];
  /** How many passages speak to it with more than even odds, and with more than three to ten. */
  readonly likely: number;
  readonly possible: number;
  /** Sums of the probabilities. */
  readonly speaksSum: number;
  readonly answersSum: number;
  /** Log probability that none speaks to it. */
  readonly silence: number;
}

export const probability = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

const mostStrong = 5;
const mostAnswers = 3;

/** A number as a multiple of 2^-32: sums of up to a million of them are exact, and so the same in whatever order they are made. */
const addend = (value: number): number => Math.round(value * 2 ** 32) / 2 ** 32;

/** A passage, the section that it stands in, and how many words it has. */
export interface Counted<Judged> extends Pick<Strong<Judged>, 'judged' | 'section'> {
  readonly words: number;
}

/** Adds up what passages, or summaries of passages that follow one another, say of one concern; the same however they are grouped. */
export class Tally<Judged> implements Summary<Judged> {
  passages = 0;
  words = 0;
  readonly strongest: Strong<Judged>[] = [];
  readonly answers: number[] = [];
  likely = 0;
  possible = 0;
  speaksSum = 0;
  answersSum = 0;
  silence = 0;

  addPassage(speaks: number, answers: number, { judged, section, words }: Counted<Judged>): void {
    const p = probability(speaks);
    this.passages += 1;
    this.words += words;
    if (p > 0.5) this.likely += 1;
    if (p > 0.3) this.possible += 1;
    this.speaksSum += addend(p);
    this.answersSum += addend(probability(answers));
    this.silence += addend(Math.log(1 - 0.9 * p));
    if (this.#isStrong(speaks)) this.#keep({ judged, section, speaks });
    this.#keepAnswer(answers);
  }

  /** @param first how many sections stand before those of the other summary */
  add(other: Summary<Judged>, first: number): void {
    this.passages += other.passages;
    this.words += other.words;
    this.likely += other.likely;
    this.possible += other.possible;
    this.speaksSum += other.speaksSum;
    this.answersSum += other.answersSum;
    this.silence += other.silence;
    for (const strong of other.strongest) {
      if (!this.#isStrong(strong.speaks)) break; // those that follow are weaker
      this.#keep({ ...strong, section: first + strong.section });
    }
    for (const answers of other.answers) if (!this.#keepAnswer(answers)) break; // those that follow are lower
  }

  /** Whether a passage belongs among the strongest. */
  #isStrong(speaks: number): boolean {
    const last = this.strongest[mostStrong - 1];
    return last === undefined || last.speaks < speaks;
  }

  #keep(strong: Strong<Judged>): void {
    insert(this.strongest, strong, strongestFirst);
  }

  /** Whether it belongs among the highest. */
  #keepAnswer(odds: number): boolean {
    const last = this.answers[mostAnswers - 1];
    if (last !== undefined && last >= odds) return false;
    insert(this.answers, odds, highestFirst);
    return true;
  }
}

/** How many are kept, and which of two comes first. */
interface Order<One> {
  readonly most: number;
  readonly isBefore: (one: One, other: One) => boolean;
}
const strongestFirst: Order<Strong<unknown>> = {
  most: mostStrong,
  isBefore: (one, other) => one.speaks > other.speaks,
};
const highestFirst: Order<number> = { most: mostAnswers, isBefore: (one, other) => one > other };

/** Puts one into an order behind those that it does not come before; the last of too many falls out. */
function insert<One>(order: One[], one: One, { most, isBefore }: Order<One>): void {
  let at = Math.min(order.length, most - 1);
  for (let next = order[at - 1]; at > 0 && next !== undefined && isBefore(one, next); next = order[at - 1])
    order[at--] = next;
  order[at] = one;
}

/** What is known of a concern beside its passages. */
export interface Circumstances {
  /** Shares of the elements found, the required ones and all. */
  readonly required: number;
  readonly elements: number;
  /** The elements that each of the strongest passages holds. */
  readonly held: readonly Held[];
  /** Length of the text in UTF-16 units. */
  readonly length: number;
}

/** What one of the strongest passages holds of a concern. */
export interface Held {
  /** Log odds that it speaks to the concern. */
  readonly speaks: number;
  /** The share of the required elements. */
  readonly required: number;
  /** How many elements, required or not. */
  readonly elements: number;
}

const least = -8;
const log1 = Math.log1p;

/** The numbers that a document's verdict on one concern is made of; `all` over the whole text, `own` under its headings. */
export function documentFeatures(
  all: Summary<unknown>,
  own: Summary<unknown>,
  { required, elements, held, length }: Circumstances,
): number[] {
  const speaks = (i: number): number => all.strongest[i]?.speaks ?? least;
  const answers = (i: number): number => all.answers[i] ?? least;
  return [
    probability(speaks(0)),
    probability(speaks(1)),
    probability(speaks(2)),
    probability(speaks(4)),
    probability(answers(0)),
    probability(answers(1)),
    probability(answers(2)),
    log1(all.likely),
    log1(all.possible),
    log1(all.speaksSum),
    log1(all.answersSum),
    Math.log(1e-6 + 1 - Math.exp(all.silence)),
    Math.min(20, -all.silence),
    speaks(0),
    answers(0),
    (speaks(0) + speaks(1) + speaks(2)) / 3,
    (answers(0) + answers(1) + answers(2)) / 3,
    own.passages > 0 ? 1 : 0,
    log1(own.words),
    probability(own.strongest[0]?.speaks ?? least),
    probability(own.answers[0] ?? least),
    required,
    elements,
    log1(all.passages),
    log1(length),
    ...heldFeatures(held),
  ];
}

/** Whether the passages that sound like the concern also hold what an answer to it is made of. */
function heldFeatures(held: readonly Held[]): number[] {
  const loudest = (some: readonly Held[]): number =>
    some.reduce((most, { speaks }) => Math.max(most, probability(speaks)), 0);
  return [
    loudest(held.filter(({ required }) => required > 0)),
    loudest(held.filter(({ elements }) => elements > 0)),
    loudest(held.filter(({ required }) => required === 1)),
    held.filter(({ required }) => required > 0).length,
    held.reduce((most, { elements }) => Math.max(most, elements), 0),
    held.reduce((sum, { speaks, elements }) => sum + probability(speaks) * elements, 0),
  ];
}

/** What the other concerns say of this one: they go together. Two numbers for each concern. */
export function contextFeatures(all: readonly Summary<unknown>[]): number[] {
  return all.flatMap(({ strongest, speaksSum }) => [strongest[0]?.speaks ?? least, log1(speaksSum)]);
}
