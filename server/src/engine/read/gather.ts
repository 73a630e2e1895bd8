// Gathers, for every concern, what a document's passages say of it: section by section, each kept while its part stays the same.

import type { Setting } from '../evidence/features.ts';
import type { Gathered } from '../evidence/model.ts';
import { type Scores, type Summary, Tally } from '../evidence/summary.ts';
import type { Catalog, Concern, ConcernId, Element, Manuscript, Part, Section, Span } from '../model.ts';
import { inDocument } from '../span.ts';
import { elementsIn, elementsOf } from './elements.ts';
import { type Passage, passagesOf } from './passages.ts';
import { isStandIn } from './placeholder.ts';

export interface Gathering {
  readonly manuscript: Manuscript;
  readonly concernsOf: readonly (readonly ConcernId[])[];
  readonly catalog: Catalog;
}

/** Where a passage stands. */
export interface PassagePlace extends PassageInPart {
  readonly section: Section;
}

/** A passage in a part that may stand anywhere. */
export interface PassageInPart {
  readonly passage: Passage;
  /** Of its features, those that have weights. */
  readonly features: Uint16Array;
}

/** What the passages of a section say of each concern, in catalog order. */
export type SectionSummary = readonly Summary<PassageInPart>[];

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
export function gather(
  { manuscript, concernsOf, catalog }: Gathering,
  summaryOf: (section: Section) => SectionSummary,
): GatheredConcern[] {
  const { sections } = manuscript;
  const concerns = [...catalog.concerns.values()].map(concern => ({
    concern,
    all: new Tally<PassagePlace>(),
    own: new Tally<PassagePlace>(),
    ownSections: [] as Section[],
  }));
  for (const section of sections) {
    const summaries = summaryOf(section);
    const pointedTo = concernsOf[section.index] ?? [];
    const placeOf = ({ passage, features }: PassageInPart): PassagePlace => ({ section, passage, features });
    for (const [c, { concern, all, own, ownSections }] of concerns.entries()) {
      const summary = summaries[c];
      const isOwn = pointedTo.includes(concern.id);
      if (isOwn) ownSections.push(section);
      if (summary === undefined || summary.passages === 0) continue; // a heading only
      all.add(summary, placeOf);
      if (isOwn) own.add(summary, placeOf);
    }
  }
  return concerns.map(({ concern, all, own, ownSections }) => {
    const found = concern.own
      ? foundIn(ownSections.length > 0 ? ownSections : sections, concern, catalog)
      : foundOf(concern, ownSections, { all, catalog });
    const learned = concern.elements.filter(element => !element.own);
    const required = learned.filter(element => element.required);
    const shareOf = (has: (id: string) => boolean, of: readonly Element[]): number =>
      of.filter(({ id }) => has(id)).length / Math.max(1, of.length);
    const held = all.strongest.map(({ place, speaks }) => {
      const ids = elementsOf(place.passage, concern, catalog);
      const has = (id: string): boolean => ids.includes(id);
      return { speaks, required: shareOf(has, required), elements: learned.filter(({ id }) => has(id)).length };
    });
    const isFound = (id: string): boolean => found.has(id);
    return {
      concern,
      sections: ownSections,
      all,
      own,
      found,
      circumstances: {
        required: shareOf(isFound, required),
        elements: shareOf(isFound, learned),
        held,
        length: manuscript.text.length,
      },
    };
  });
}

/** Of a passage: its features that have weights, and the scores that come of them. */
export interface Judged {
  readonly features: Uint16Array;
  readonly scores: Scores;
}

/** Sums up a part by the scores of its passages. `learned` tells for each concern which of the scores are its own; -1 where none are. */
export function summarise(
  part: Part,
  learned: readonly number[],
  judge: (passage: Passage, first: boolean) => Judged,
): SectionSummary {
  const tallies = learned.map(head => ({ head, tally: new Tally<PassageInPart>() }));
  for (const [i, passage] of passagesOf(part).entries()) {
    const { features, scores } = judge(passage, i === 0);
    const empty = isStandIn(passage.text); // whatever its heading promises
    const said = { place: { passage, features }, words: empty ? 0 : passage.text.split(' ').length };
    const half = scores.length / 2;
    const scoreOf = (at: number): number => (empty ? silent : (scores[at] ?? silent));
    for (const { head, tally } of tallies)
      tally.addPassage(scoreOf(head), scoreOf(head < 0 ? head : head + half), said);
  }
  return tallies.map(({ tally }) => tally);
}

/** Log odds of a passage for a concern that was not learned. */
const silent = -8;

/** Elements under the concern's own headings; where it has none, in the passages that speak loudest for it. */
function foundOf(
  concern: Concern,
  own: readonly Section[],
  { all, catalog }: { all: Summary<PassagePlace>; catalog: Catalog },
): Map<string, Span> {
  const found = foundIn(own, concern, catalog);
  for (const { place } of own.length > 0 ? [] : all.strongest) {
    const at = inDocument(place.section, place.passage.block.span);
    for (const id of elementsOf(place.passage, concern, catalog)) if (!found.has(id)) found.set(id, at);
  }
  return found;
}

/** Elements in the passages of some sections, wherever those stand. */
function foundIn(sections: readonly Section[], concern: Concern, catalog: Catalog): Map<string, Span> {
  const found = new Map<string, Span>();
  for (const section of sections) {
    for (const [id, at] of elementsIn(section.part, concern, catalog))
      if (!found.has(id)) found.set(id, inDocument(section, at));
  }
  return found;
}
