// Sections to answers: reads a manuscript with the catalog into a feature request. Never throws.

import { Budget } from '../budget.ts';
import { catalogAt } from '../catalog/own.ts';
import { writerFor } from '../edit/index.ts';
import { scoresOf, verdictsOf, wordsFor } from '../evidence/model.ts';
import { weights } from '../evidence/weights.ts';
import { asWritten } from '../evidence/words.ts';
import { remembered } from '../memo.ts';
import type { Answer, Catalog, ConcernId, FeatureRequest, Manuscript, Part, Section } from '../model.ts';
import type { Settings } from '../settings.ts';
import type { PlacedStretch, Stretch } from '../stretches.ts';
import { answerOf, type Covers, coversOf } from './answers.ts';
import { claimsOf } from './claims.ts';
import { failureModesOf, federationOf } from './federation.ts';
import { type Gathering, gather, type Judged, judgedIn, type Sum, settingOf, sumsOf } from './gather.ts';
import { concernsOf } from './headings.ts';
import { stageOf } from './meta.ts';
import { openingOf } from './opening.ts';

export function read(
  manuscript: Manuscript,
  {
    catalog: whole,
    settings,
    isThere = () => undefined,
    budget = new Budget(),
  }: {
    catalog: Catalog;
    settings: Settings;
    isThere?: FeatureRequest['isThere'] | undefined;
    budget?: Budget;
  },
): FeatureRequest {
  const { sections, meta } = manuscript;
  const stage = stageOf(meta, settings.stage);
  const catalog = catalogAt(whole, stage);
  const gathering = { manuscript, catalog, concernsOf: concernsOf(sections, catalog) };
  const covers = coversOf(manuscript);
  const federation = federationOf(manuscript, catalog);
  const { answers, unread } = answersIn(gathering, covers, budget);
  return {
    ...manuscript,
    problems: unread ? [...manuscript.problems, budget.unread(manuscript.text, unread.start, 0)] : manuscript.problems,
    whole: manuscript.whole && !unread,
    catalog,
    federation,
    stage,
    opening: openingOf(manuscript),
    answers,
    claims: claimsOf(sections),
    concernsOf: gathering.concernsOf,
    failureModes: failureModesOf(manuscript, federation.kind, catalog),
    covers,
    isThere,
    write: writerFor(manuscript, { catalog, concernsOf: gathering.concernsOf }),
  };
}

interface Answers {
  readonly answers: readonly Answer[];
  /** The first section that there was no time for. */
  readonly unread: Section | undefined;
}

function answersIn(gathering: Gathering, covers: Covers, budget: Budget): Answers {
  const { catalog } = gathering;
  const learned = weights();
  let unread: Section | undefined;
  const gathered = gather(gathering, stretch => {
    if (!budget.isOver) return readingOf(stretch, gathering).sums;
    unread ??= gathering.manuscript.sections[stretch.first];
    return [];
  });
  const byConcern = new Map(gathered.map(one => [one.concern.id, one]));
  const known = learned.concerns.flatMap(id => byConcern.get(id) ?? []);
  const verdicts = new Map(verdictsOf(known, learned).map((verdict, i) => [known[i]?.concern.id, verdict]));
  const heads = headsOf(catalog);
  const answers = gathered.map((one, c) =>
    answerOf({
      catalog,
      gathered: one,
      verdict: verdicts.get(one.concern.id) ?? { touched: 0, answered: 0 },
      covers,
      sections: gathering.manuscript.sections,
      wordsOf: judged => wordsOf(judged, heads[c] ?? -1),
    }),
  );
  const whole = gathering.manuscript.whole && !unread;
  return { answers: whole ? answers : answers.map(asFarAsRead), unread };
}

/** What is not answered in what was read may be answered further down; a section without text has been seen. */
function asFarAsRead(answer: Answer): Answer {
  const { state } = answer;
  return state === 'missing' || state === 'mentioned' || state === 'partial' ? { ...answer, state: 'unread' } : answer;
}

/** What something depends on beside its parts: the headings above each section, and the concerns that they point to. */
interface Circumstances {
  readonly catalog: Catalog;
  readonly paths: readonly (readonly string[])[];
  readonly concerns: readonly (readonly ConcernId[])[];
}

/** What evidence makes of a stretch under its headings. */
interface Reading extends Circumstances {
  readonly sums: readonly Sum[];
}

/** Kept while the parts, the headings above them and their concerns stay the same. */
const kept = new WeakMap<Stretch, Reading>();

function readingOf({ stretch, first }: PlacedStretch, gathering: Gathering): Reading {
  const { manuscript, catalog, concernsOf } = gathering;
  const end = first + stretch.parts.length;
  const sections = manuscript.sections.slice(first, end);
  const now = { catalog, paths: sections.map(({ path }) => path), concerns: concernsOf.slice(first, end) };
  const known = kept.get(stretch);
  if (known && isSame(known, now)) return known;
  const judged = (section: Section): readonly Judged[] => judgedOf(section, gathering);
  const reading = { ...now, sums: sumsOf(sections, gathering, { learned: headsOf(catalog), judged }) };
  kept.set(stretch, reading);
  return reading;
}

/** What the weights make of a part's passages under its headings. */
interface JudgedPart extends Circumstances {
  readonly passages: readonly Judged[];
}
const keptOfPart = new WeakMap<Part, JudgedPart>();

function judgedOf(section: Section, { catalog, concernsOf }: Gathering): readonly Judged[] {
  const { part, path, index } = section;
  const now = { catalog, paths: [path], concerns: [concernsOf[index] ?? []] };
  const known = keptOfPart.get(part);
  if (known && isSame(known, now)) return known.passages;
  const learned = weights();
  const passages = judgedIn(part, (passage, first) => {
    const features = learned.vocabulary.featuresOf(settingOf(section, passage, { concernsOf, first }));
    return { features, scores: scoresOf(features, learned) };
  });
  keptOfPart.set(part, { ...now, passages });
  return passages;
}

/** The words of a passage that weigh for a concern, as it writes them; by the passage's features. */
const keptWords = new WeakMap<Uint16Array, Map<number, readonly string[]>>();

function wordsOf({ features, passage: { text } }: Judged, concern: number): readonly string[] {
  const ofPassage = remembered(keptWords, features, () => new Map<number, readonly string[]>());
  return remembered(ofPassage, concern, () => asWritten(wordsFor(features, concern, weights()), text));
}

const keptHeads = new WeakMap<Catalog, readonly number[]>();

/** For each concern of the catalog its number among the learned ones, -1 for a project's own. */
const headsOf = (catalog: Catalog): readonly number[] =>
  remembered(keptHeads, catalog, ({ concerns }) => [...concerns.keys()].map(id => weights().concerns.indexOf(id)));

const isSame = (some: Circumstances, others: Circumstances): boolean =>
  some.catalog === others.catalog &&
  some.paths.every((path, i) => areSame(path, others.paths[i] ?? [])) &&
  some.concerns.every((concerns, i) => areSame(concerns, others.concerns[i] ?? []));

const areSame = (some: readonly string[], others: readonly string[]): boolean =>
  some === others || (some.length === others.length && some.every((one, i) => one === others[i]));
