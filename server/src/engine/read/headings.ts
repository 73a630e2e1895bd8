// Which concerns a heading points to: by the names that authors give them, by words, or by the heading above.
import { remembered } from '../memo.ts';
import type { Catalog, Concern, ConcernId, Section } from '../model.ts';

/** Lower case, no numbers in front, no punctuation, single spaces: "3. Roll-out plan:" and "Roll-out plan" are one. */
export function normalise(title: string): string {
  return title
    .toLowerCase()
    .replace(/\([^)]{0,200}\)/g, ' ')
    .replace(/&/g, ' and ')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^ *(?:\d+ )+(?=\D)/, '')
    .trim();
}

/** For each section the concerns that its own heading names or, failing that, the nearest heading above it. */
export function concernsOf(sections: readonly Section[], catalog: Catalog): readonly (readonly ConcernId[])[] {
  const { byName, byTitle } = vocabularyOf(catalog);
  const result: (readonly ConcernId[])[] = [];
  for (const { part, parent } of sections) {
    const above = result[parent] ?? [];
    if (part.form === 'key' && isElementOf(part.title, above, catalog)) {
      result.push(above); // `security` below `guarantees` is an element of that concern, whatever else the word names
      continue;
    }
    const own = byTitle.get(part.title) ?? namedBy(part.title, byName, catalog);
    byTitle.set(part.title, own);
    result.push(own.length > 0 ? own : above);
  }
  return result;
}

function isElementOf(key: string, concerns: readonly ConcernId[], catalog: Catalog): boolean {
  const name = normalise(key);
  const elements = concerns.flatMap(id => catalog.concerns.get(id)?.elements ?? []);
  return elements.some(({ id, name: title }) => normalise(id) === name || normalise(title) === name);
}

interface Vocabulary {
  readonly byName: ReadonlyMap<string, readonly ConcernId[]>;
  /** Answers already given; titles repeat from keystroke to keystroke. */
  readonly byTitle: Map<string, readonly ConcernId[]>;
}
const vocabularies = new WeakMap<Catalog, Vocabulary>();
const titlesKept = 5_000;

function vocabularyOf(catalog: Catalog): Vocabulary {
  const known = remembered(vocabularies, catalog, () => ({ byName: namesIn(catalog), byTitle: new Map() }));
  if (known.byTitle.size > titlesKept) known.byTitle.clear();
  return known;
}

function namesIn({ concerns }: Catalog): Vocabulary['byName'] {
  const byName = new Map<string, ConcernId[]>();
  for (const concern of concerns.values()) {
    for (const name of namesOf(concern)) remembered(byName, name, () => []).push(concern.id);
  }
  return byName;
}

const namesOf = ({ id, title, headings }: Concern): Set<string> => new Set([id, title, ...headings].map(normalise));

/** "Authentication, caching and monitoring" names three. */
function namedBy(title: string, byName: Vocabulary['byName'], catalog: Catalog): readonly ConcernId[] {
  const whole = normalise(title);
  if (whole === '') return [];
  const exact = byName.get(whole);
  if (exact) return exact;
  const listed = title.split(/,|\/|&|\band\b|\+/i).flatMap(piece => byName.get(normalise(piece)) ?? []);
  if (listed.length > 0) return [...new Set(listed)];
  return [...catalog.concerns.values()].filter(({ headingWords }) => headingWords?.test(whole)).map(({ id }) => id);
}
