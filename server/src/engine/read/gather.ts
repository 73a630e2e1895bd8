// Gathers, for every concern, what a document's passages say of it: section by section, each kept while its part stays the same.

import type { Setting } from '../evidence/features.ts';
import type { Gathered } from '../evidence/model.ts';
import { joined, nothing, type Score, type Summary, summaryOf } from '../evidence/summary.ts';
import type { Catalog, Concern, ConcernId, Manuscript, Section, Span } from '../model.ts';
import { inDocument, spanOf } from '../span.ts';
import { elementsIn, elementsOf } from './elements.ts';
import { type Passage, passagesOf } from './passages.ts';
import { isStandIn } from './placeholder.ts';

export interface Gathering {
  readonly manuscript: Manuscript;
  readonly concernsOf: readonly (readonly ConcernId[])[];
  readonly catalog: Catalog;
}

/** Where a passage stands. */
export interface PassagePlace {
  readonly section: Section;
  readonly passage: Passage;
  readonly first: boolean;
}

/** Scores of a passage, concern by concern in catalog order. */
export type Scoring = (place: PassagePlace) => readonly Score[];

export interface GatheredConcern extends Gathered {
  readonly concern: Concern;
  /** Sections whose heading, or one above it, points to the concern. */
  readonly sections: readonly Section[];
  readonly all: Summary<PassagePlace>;
  readonly own: Summary<PassagePlace>;
  /** Where each element stands, under the concern's own headings or in passages that speak to it. Document offsets. */
  readonly found: ReadonlyMap<string, Span>;
}

export function settingOf(
  { part, index, path }: Section,
  { block, text }: Passage,
  { first, concernsOf }: { first: boolean; concernsOf: Gathering['concernsOf'] },
): Setting {
  const headingPath = part.title !== '' && path.at(-1) !== part.title ? [...path, part.title] : path;
  return {
    text,
    kind: block.kind,
    leadIn: block.leadIn,
    headers: block.headers,
    path: headingPath,
    concerns: concernsOf[index] ?? [],
    first,
  };
}

/** What is known of every concern, in catalog order. */
export function gather(gathering: Gathering, scoring: Scoring): GatheredConcern[] {
  const { manuscript, concernsOf, catalog } = gathering;
  const concerns = [...catalog.concerns.values()];
  const bySection = manuscript.sections.map(section => summariesOf(section, concerns.length, scoring));
  return concerns.map((concern, c) => {
    const all = joined(bySection.map(summaries => summaries[c] ?? nothing));
    const ownSections = manuscript.sections.filter(({ index }) => concernsOf[index]?.includes(concern.id));
    const own = joined(ownSections.map(({ index }) => bySection[index]?.[c] ?? nothing));
    const found = foundOf(concern, ownSections, { all, catalog });
    const required = concern.elements.filter(element => element.required);
    return {
      concern,
      sections: ownSections,
      all,
      own,
      found,
      circumstances: {
        required: required.filter(({ id }) => found.has(id)).length / Math.max(1, required.length),
        elements: found.size / Math.max(1, concern.elements.length),
        length: manuscript.text.length,
      },
    };
  });
}

function summariesOf(section: Section, concerns: number, scoring: Scoring): Summary<PassagePlace>[] {
  const passages = passagesOf(section.part).map((passage, i) => {
    const place = { section, passage, first: i === 0 };
    return { place, scores: scoring(place), words: isStandIn(passage.text) ? 0 : passage.text.split(' ').length };
  });
  return Array.from({ length: concerns }, (_, c) =>
    joined(passages.map(({ place, scores, words }) => summaryOf(scores[c] ?? silent, place, words))),
  );
}

const silent: Score = { speaks: -8, answers: -8 };

/** Elements under the concern's own headings; where it has none, in the passages that speak loudest for it. */
function foundOf(
  concern: Concern,
  own: readonly Section[],
  { all, catalog }: { all: Summary<PassagePlace>; catalog: Catalog },
): Map<string, Span> {
  const found = new Map<string, Span>();
  for (const section of own) {
    for (const [id, at] of elementsIn(section.part, concern, catalog))
      if (!found.has(id)) found.set(id, inDocument(section, at));
  }
  for (const { place } of own.length > 0 ? [] : all.strongest) {
    const at = {
      start: spanOf(place.section).start + place.passage.block.span.start,
      end: spanOf(place.section).start + place.passage.block.span.end,
    };
    for (const id of elementsOf(place.passage, concern, catalog)) if (!found.has(id)) found.set(id, at);
  }
  return found;
}
