// What many passages together say of a concern: a few numbers that can be added up section by section.

/** Scores of one passage for one concern: how surely it speaks to it (`speaks`), and answers it (`answers`), as log odds. */
export interface Score {
  readonly speaks: number;
  readonly answers: number;
}

/** A passage among the strongest, and where to find it. */
export interface Strong<Place> {
  readonly place: Place;
  readonly speaks: number;
}

export interface Summary<Place> {
  readonly passages: number;
  readonly words: number;
  /** Strongest first, at most five. */
  readonly strongest: readonly Strong<Place>[];
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

export const nothing: Summary<never> = {
  passages: 0,
  words: 0,
  strongest: [],
  answers: [],
  likely: 0,
  possible: 0,
  speaksSum: 0,
  answersSum: 0,
  silence: 0,
};

export const probability = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** The summary of one passage. */
export function summaryOf<Place>({ speaks, answers }: Score, place: Place, words: number): Summary<Place> {
  const p = probability(speaks);
  return {
    passages: 1,
    words,
    strongest: [{ place, speaks }],
    answers: [answers],
    likely: p > 0.5 ? 1 : 0,
    possible: p > 0.3 ? 1 : 0,
    speaksSum: p,
    answersSum: probability(answers),
    silence: Math.log(1 - 0.9 * p),
  };
}

/** Two summaries as one; the order of joining does not matter but for rounding. */
export function joined<Place>(summaries: readonly Summary<Place>[]): Summary<Place> {
  const sum = (key: 'passages' | 'words' | 'likely' | 'possible' | 'speaksSum' | 'answersSum' | 'silence'): number =>
    summaries.reduce((total, summary) => total + summary[key], 0);
  return {
    passages: sum('passages'),
    words: sum('words'),
    strongest: summaries
      .flatMap(({ strongest }) => strongest)
      .sort((a, b) => b.speaks - a.speaks)
      .slice(0, 5),
    answers: summaries
      .flatMap(({ answers }) => answers)
      .sort((a, b) => b - a)
      .slice(0, 3),
    likely: sum('likely'),
    possible: sum('possible'),
    speaksSum: sum('speaksSum'),
    answersSum: sum('answersSum'),
    silence: sum('silence'),
  };
}

/** What is known of a concern beside its passages. */
export interface Circumstances {
  /** Shares of the elements found, the required ones and all. */
  readonly required: number;
  readonly elements: number;
  /** Length of the text in UTF-16 units. */
  readonly length: number;
}

const least = -8;
const log1 = Math.log1p;

/** The numbers that a document's verdict on one concern is made of; `all` over the whole text, `own` under its headings. */
export function documentFeatures(
  all: Summary<unknown>,
  own: Summary<unknown>,
  { required, elements, length }: Circumstances,
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
  ];
}

/** What the other concerns say of this one: they go together. Two numbers for each concern. */
export function contextFeatures(all: readonly Summary<unknown>[]): number[] {
  return all.flatMap(({ strongest, speaksSum }) => [strongest[0]?.speaks ?? least, log1(speaksSum)]);
}
