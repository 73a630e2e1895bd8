// Sections to answers: reads a manuscript with the catalog into a feature request. Never throws.

import { catalogAt } from '../catalog/own.ts';
import { writerFor } from '../edit/index.ts';
import { scoresOf, verdictsOf, wordsFor } from '../evidence/model.ts';
import { weights } from '../evidence/weights.ts';
import { remembered } from '../memo.ts';
import type { Answer, Catalog, ConcernId, FeatureRequest, Manuscript, Part, Section } from '../model.ts';
import type { Settings } from '../settings.ts';
import { answerOf, type Covers, coversOf } from './answers.ts';
import { claimsOf } from './claims.ts';
import { failureModesOf, federationOf } from './federation.ts';
import { type Gathering, gather, type SectionSummary, settingOf, summarise } from './gather.ts';
import { concernsOf } from './headings.ts';
import { stageOf } from './meta.ts';
import { openingOf } from './opening.ts';

export function read(
  manuscript: Manuscript,
  {
    catalog: whole,
    settings,
    isThere = () => undefined,
  }: { catalog: Catalog; settings: Settings; isThere?: FeatureRequest['isThere'] | undefined },
): FeatureRequest {
  const { sections, meta } = manuscript;
  const stage = stageOf(meta, settings.stage);
  const catalog = catalogAt(whole, stage);
  const gathering = { manuscript, catalog, concernsOf: concernsOf(sections, catalog) };
  const covers = coversOf(manuscript);
  const federation = federationOf(manuscript, catalog);
  return {
    ...manuscript,
    catalog,
    federation,
    stage,
    opening: openingOf(manuscript),
    answers: answersIn(gathering, covers),
    claims: claimsOf(sections),
    concernsOf: gathering.concernsOf,
    failureModes: failureModesOf(manuscript, federation.kind, catalog),
    covers,
    isThere,
    write: writerFor(manuscript, { catalog, concernsOf: gathering.concernsOf }),
  };
}

function answersIn(gathering: Gathering, covers: Covers): readonly Answer[] {
  const { catalog } = gathering;
  const learned = weights();
  const readings = gathering.manuscript.sections.map(section => readingOf(section, gathering));
  const gathered = gather(gathering, ({ index }) => readings[index]?.summary ?? []);
  const byConcern = new Map(gathered.map(one => [one.concern.id, one]));
  const known = learned.concerns.flatMap(id => byConcern.get(id) ?? []);
  const verdicts = new Map(verdictsOf(known, learned).map((verdict, i) => [known[i]?.concern.id, verdict]));
  const heads = headsOf(catalog);
  return gathered.map((one, c) =>
    answerOf({
      catalog,
      gathered: one,
      verdict: verdicts.get(one.concern.id) ?? { touched: 0, answered: 0 },
      covers,
      wordsOf: ({ features }) => wordsOf(features, heads[c] ?? -1),
    }),
  );
}

/** What evidence makes of a part under its headings. */
interface Reading {
  readonly catalog: Catalog;
  readonly path: readonly string[];
  readonly concerns: readonly ConcernId[];
  readonly summary: SectionSummary;
}

/** Kept while the part, the headings above it and their concerns stay the same. */
const kept = new WeakMap<Part, Reading>();

function readingOf(section: Section, { catalog, concernsOf }: Gathering): Reading {
  const { part, path, index } = section;
  const concerns = concernsOf[index] ?? [];
  const known = kept.get(part);
  if (known?.catalog === catalog && isSame(known.path, path) && isSame(known.concerns, concerns)) return known;
  const learned = weights();
  const summary = summarise(part, headsOf(catalog), (passage, first) => {
    const features = learned.vocabulary.featuresOf(settingOf(section, passage, { concernsOf, first }));
    return { features, scores: scoresOf(features, learned) };
  });
  const reading = { catalog, path, concerns, summary };
  kept.set(part, reading);
  return reading;
}

/** The words of a passage that weigh for a concern, by the passage's features. */
const keptWords = new WeakMap<Uint16Array, Map<number, readonly string[]>>();

function wordsOf(features: Uint16Array, concern: number): readonly string[] {
  const ofPassage = remembered(keptWords, features, () => new Map<number, readonly string[]>());
  return remembered(ofPassage, concern, () => wordsFor(features, concern, weights()));
}

const keptHeads = new WeakMap<Catalog, readonly number[]>();

/** For each concern of the catalog its number among the learned ones, -1 for a project's own. */
const headsOf = (catalog: Catalog): readonly number[] =>
  remembered(keptHeads, catalog, ({ concerns }) => [...concerns.keys()].map(id => weights().concerns.indexOf(id)));

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some === others || (some.length === others.length && some.every((one, i) => one === others[i]));
