// Sections to answers: reads a manuscript with the catalog into a feature request. Never throws.
import { writerFor } from '../edit/index.ts';
import type { Catalog, FeatureRequest, Manuscript } from '../model.ts';
import type { Settings } from '../settings.ts';
import { answerOf, coversOf } from './answers.ts';
import { claimsOf } from './claims.ts';
import { failureModesOf, federationOf } from './federation.ts';
import { concernsOf } from './headings.ts';
import { stageOf } from './meta.ts';
import { openingOf } from './opening.ts';

export function read(
  manuscript: Manuscript,
  { catalog, settings }: { catalog: Catalog; settings: Settings },
): FeatureRequest {
  const { sections, meta } = manuscript;
  const ofSections = concernsOf(sections, catalog);
  const covers = coversOf(sections);
  const answers = [...catalog.concerns.values()].map(concern =>
    answerOf({ concern, manuscript, concernsOf: ofSections, covers }),
  );
  const federation = federationOf(manuscript, catalog);
  return {
    ...manuscript,
    catalog,
    federation,
    stage: stageOf(meta, settings.stage),
    opening: openingOf(manuscript),
    answers,
    claims: claimsOf(sections),
    concernsOf: ofSections,
    failureModes: failureModesOf(manuscript, federation.kind, catalog),
    covers,
    write: writerFor(manuscript, { catalog, concernsOf: ofSections }),
  };
}
