// Which concerns a heading points to: by the names that authors give them, by words, or by the heading above.
import { remembered } from '../memo.ts';
import type { Catalog, Concern, ConcernId, Part, Section } from '../model.ts';

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
  const result: (readonly ConcernId[])[] = [];
  for (const { part, parent } of sections) {
    const above = result[parent] ?? none;
    const known = kept.get(part);
    if (known?.catalog === catalog && known.above === above) result.push(known.concerns);
    else {
      const concerns = concernsUnder(part, above, catalog);
      kept.set(part, { catalog, above, concerns });
      result.push(concerns);
    }
  }
  return result;
}

const none: readonly ConcernId[] = [];

/** What a part's heading points to, for as long as those above it point to the same. */
const kept = new WeakMap<
  Part,
  { readonly catalog: Catalog; readonly above: readonly ConcernId[]; readonly concerns: readonly ConcernId[] }
>();

function concernsUnder({ form, title }: Part, above: readonly ConcernId[], catalog: Catalog): readonly ConcernId[] {
  if (form === 'key' && isElementOf(title, above, catalog)) return above; // `security` below `guarantees` is an element of that concern, whatever else the word names
  const own = namedBy(title, catalog);
  return own.length > 0 ? own : above;
}

function isElementOf(key: string, concerns: readonly ConcernId[], catalog: Catalog): boolean {
  const name = normalise(key);
  const elements = concerns.flatMap(id => catalog.concerns.get(id)?.elements ?? []);
  return elements.some(({ id, name: title }) => normalise(id) === name || normalise(title) === name);
}

const names = new WeakMap<Catalog, ReadonlyMap<string, readonly ConcernId[]>>();

function namesIn({ concerns }: Catalog): ReadonlyMap<string, readonly ConcernId[]> {
  const byName = new Map<string, ConcernId[]>();
  for (const concern of concerns.values()) {
    for (const name of namesOf(concern)) remembered(byName, name, () => []).push(concern.id);
  }
  return byName;
}

const namesOf = ({ id, title, headings }: Concern): Set<string> => new Set([id, title, ...headings].map(normalise));

/** "Authentication, caching and monitoring" names three. */
function namedBy(title: string, catalog: Catalog): readonly ConcernId[] {
  const byName = remembered(names, catalog, namesIn);
  const whole = normalise(title);
  if (whole === '') return [];
  const exact = byName.get(whole);
  if (exact) return exact;
  const listed = title.split(/,|\/|&|\band\b|\+/i).flatMap(piece => byName.get(normalise(piece)) ?? []);
  if (listed.length > 0) return [...new Set(listed)];
  return [...catalog.concerns.values()].filter(({ headingWords }) => headingWords?.test(whole)).map(({ id }) => id);
}
