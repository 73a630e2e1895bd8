// Sections to answers: reads a manuscript with the catalog into a feature request. Never throws.
import { writerFor } from '../edit/index.ts';
import { scoresOf, verdictsOf, wordsFor } from '../evidence/model.ts';
import type { Score } from '../evidence/summary.ts';
import { weights } from '../evidence/weights.ts';
import { remembered } from '../memo.ts';
import type { Answer, Catalog, FeatureRequest, Manuscript } from '../model.ts';
import type { Settings } from '../settings.ts';
import { answerOf, type Covers, coversOf } from './answers.ts';
import { claimsOf } from './claims.ts';
import { failureModesOf, federationOf } from './federation.ts';
import { type Gathering, gather, type PassagePlace, settingOf } from './gather.ts';
import { concernsOf } from './headings.ts';
import { stageOf } from './meta.ts';
import { openingOf } from './opening.ts';
import type { Passage } from './passages.ts';

export function read(
  manuscript: Manuscript,
  { catalog, settings }: { catalog: Catalog; settings: Settings },
): FeatureRequest {
  const { sections, meta } = manuscript;
  const gathering = { manuscript, catalog, concernsOf: concernsOf(sections, catalog) };
  const covers = coversOf(manuscript);
  const federation = federationOf(manuscript, catalog);
  return {
    ...manuscript,
    catalog,
    federation,
    stage: stageOf(meta, settings.stage),
    opening: openingOf(manuscript),
    answers: answersIn(gathering, covers),
    claims: claimsOf(sections),
    concernsOf: gathering.concernsOf,
    failureModes: failureModesOf(manuscript, federation.kind, catalog),
    covers,
    write: writerFor(manuscript, { catalog, concernsOf: gathering.concernsOf }),
  };
}

function answersIn(gathering: Gathering, covers: Covers): readonly Answer[] {
  const learned = weights();
  const gathered = gather(gathering, place => scored(place, gathering));
  const verdicts = verdictsOf(gathered, learned);
  return gathered.map((one, c) =>
    answerOf({
      catalog: gathering.catalog,
      gathered: one,
      verdict: verdicts[c] ?? { touched: 0, answered: 0 },
      covers,
      wordsOf: ({ section, passage, first }) =>
        wordsFor(settingOf(section, passage, { ...gathering, first }), c, learned),
    }),
  );
}

/** Scores of a passage by where it stands: kept while passage, headings above it and their concerns stay the same. */
const kept = new WeakMap<Passage, Map<string, readonly Score[]>>();

function scored({ section, passage, first }: PassagePlace, gathering: Gathering): readonly Score[] {
  const ofPassage = remembered(kept, passage, () => new Map<string, readonly Score[]>());
  const place = `${section.path.join('\n')}\n\n${gathering.concernsOf[section.index]?.join()}`;
  return remembered(ofPassage, place, () => scoresOf(settingOf(section, passage, { ...gathering, first }), weights()));
}
