// Gathers, for every concern, what a document's passages say of it: section by section, each kept while its part stays the same.

import type { Setting } from '../evidence/features.ts';
import type { Gathered } from '../evidence/model.ts';
import { type Scores, type Strong, type Summary, Tally } from '../evidence/summary.ts';
import type { Catalog, Concern, ConcernId, Element, Manuscript, Part, Section, Span } from '../model.ts';
import { inDocument, shift } from '../span.ts';
import { byStretch, type PlacedStretch, stretchesOf } from '../stretches.ts';
import { elementsIn, elementsOf } from './elements.ts';
import { type Passage, passagesOf } from './passages.ts';
import { isStandIn } from './placeholder.ts';

export interface Gathering {
  readonly manuscript: Manuscript;
  readonly concernsOf: readonly (readonly ConcernId[])[];
  readonly catalog: Catalog;
}

/** A passage in a part that may stand anywhere, and what the weights make of it. */
export interface Judged {
  readonly passage: Passage;
  /** Of its features, those that have weights. */
  readonly features: Uint16Array;
  readonly scores: Scores;
  /** Whether it is a stand-in, which says nothing whatever its heading promises. */
  readonly empty: boolean;
  readonly words: number;
}

/** What the passages of a stretch say of a concern. */
export interface Sum {
  readonly all: Summary<Judged>;
  /** Of those under the concern's own headings. */
  readonly own: Summary<Judged>;
  /** Sections under such headings, counted from the stretch's first. */
  readonly ownSections: readonly number[];
}

export interface GatheredConcern extends Gathered {
  readonly concern: Concern;
  /** Sections whose heading, or one above it, points to the concern. */
  readonly sections: readonly Section[];
  readonly all: Summary<Judged>;
  readonly own: Summary<Judged>;
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

/** What is known of every concern, in catalog order. `sumsOf` tells what a stretch of sections says of each. */
export function gather(
  { manuscript, catalog }: Gathering,
  sumsOf: (stretch: PlacedStretch) => readonly Sum[],
): GatheredConcern[] {
  const { sections } = manuscript;
  const concerns = [...catalog.concerns.values()].map(concern => ({
    concern,
    all: new Tally<Judged>(),
    own: new Tally<Judged>(),
    ownSections: [] as Section[],
  }));
  for (const stretch of stretchesOf(sections)) {
    const { first } = stretch;
    for (const [c, sum] of sumsOf(stretch).entries()) {
      const concern = concerns[c];
      concern?.all.add(sum.all, first);
      concern?.own.add(sum.own, first);
      for (const at of sum.ownSections) concern?.ownSections.push(sections[first + at] as Section);
    }
  }
  const length = lengthOf(manuscript);
  return concerns.map(({ concern, all, own, ownSections }) => {
    const found = concern.own
      ? foundIn(ownSections.length > 0 ? ownSections : sections, concern, catalog)
      : foundOf(concern, ownSections, { all, catalog, sections });
    const learned = concern.elements.filter(element => !element.own);
    const required = learned.filter(element => element.required);
    const shareOf = (has: (id: string) => boolean, of: readonly Element[]): number =>
      of.filter(({ id }) => has(id)).length / Math.max(1, of.length);
    const held = all.strongest.map(({ judged, speaks }) => {
      const ids = elementsOf(judged.passage, concern, catalog);
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
        length,
      },
    };
  });
}

/** Characters of a text, the same whatever its lines end in. */
const lengthOf = ({ text, eol, sections }: Manuscript): number =>
  eol === '\n' ? text.length : carriages(sections).reduce((length, { made }) => length - made, text.length);

const carriages = byStretch(parts => parts.reduce((sum, { text }) => sum + text.split('\r').length - 1, 0));

/** The passages of a part, judged. */
export function judgedIn(
  part: Part,
  judge: (passage: Passage, first: boolean) => Pick<Judged, 'features' | 'scores'>,
): readonly Judged[] {
  return passagesOf(part).map((passage, i) => {
    const empty = isStandIn(passage.text);
    return { passage, ...judge(passage, i === 0), empty, words: empty ? 0 : passage.text.split(' ').length };
  });
}

/**
 * Sums up sections that follow one another, for each concern of the catalog.
 * @param learned for each concern which of the scores are its own; -1 where none are
 */
export function sumsOf(
  sections: readonly Section[],
  { catalog, concernsOf }: Gathering,
  { learned, judged }: { learned: readonly number[]; judged: (section: Section) => readonly Judged[] },
): readonly Sum[] {
  const sums = [...catalog.concerns.keys()].map((id, c) => ({
    id,
    head: learned[c] ?? -1,
    all: new Tally<Judged>(),
    own: new Tally<Judged>(),
    ownSections: [] as number[],
  }));
  for (const [at, section] of sections.entries()) {
    const pointedTo = concernsOf[section.index] ?? [];
    for (const { id, ownSections } of sums) if (pointedTo.includes(id)) ownSections.push(at);
    for (const one of judged(section)) {
      const { scores, empty, words } = one;
      const scoreOf = (row: number): number => (empty ? silent : (scores[row] ?? silent));
      const counted = { judged: one, section: at, words };
      for (const { id, head, all, own } of sums) {
        const [speaks, answers] = [scoreOf(head), scoreOf(head < 0 ? head : head + scores.length / 2)];
        all.addPassage(speaks, answers, counted);
        if (pointedTo.includes(id)) own.addPassage(speaks, answers, counted);
      }
    }
  }
  return sums;
}

/** Log odds of a passage for a concern that was not learned. */
const silent = -8;

/** Elements under the concern's own headings; where it has none, in the passages that speak loudest for it. */
function foundOf(
  concern: Concern,
  own: readonly Section[],
  { all, catalog, sections }: { all: Summary<Judged>; catalog: Catalog; sections: readonly Section[] },
): Map<string, Span> {
  const found = foundIn(own, concern, catalog);
  for (const strong of own.length > 0 ? [] : all.strongest) {
    const at = spanOf(strong, sections);
    for (const id of elementsOf(strong.judged.passage, concern, catalog)) if (!found.has(id)) found.set(id, at);
  }
  return found;
}

/** Where one of the strongest passages of a document stands. */
export const spanOf = ({ judged, section }: Strong<Judged>, sections: readonly Section[]): Span =>
  shift(judged.passage.block.span, sections[section]?.start ?? 0);

/** Elements in the passages of some sections, wherever those stand. */
function foundIn(sections: readonly Section[], concern: Concern, catalog: Catalog): Map<string, Span> {
  const found = new Map<string, Span>();
  for (const section of sections) {
    if (found.size === concern.elements.length) break; // the first place of each counts
    for (const [id, at] of elementsIn(section.part, concern, catalog))
      if (!found.has(id)) found.set(id, inDocument(section, at));
  }
  return found;
}
