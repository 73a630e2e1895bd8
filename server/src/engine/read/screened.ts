// Which patterns of the catalog a passage may match: read in one pass, kept while the passage stays.
import { remembered } from '../memo.ts';
import type { Catalog } from '../model.ts';
import { needsOf } from '../screen/needs.ts';
import { Screen } from '../screen/screen.ts';
import type { Passage } from './passages.ts';

const screens = new WeakMap<Catalog, Screen>();
const kept = new WeakMap<Passage, { readonly catalog: Catalog; readonly admitted: ReadonlySet<RegExp> }>();

/** The patterns of the catalog that a passage may match, in its lead-in or in itself; it matches no other. */
export function admittedBy(passage: Passage, catalog: Catalog): ReadonlySet<RegExp> {
  const known = kept.get(passage);
  if (known?.catalog === catalog) return known.admitted;
  const admitted = screenOf(catalog).admits(passage.inContext);
  kept.set(passage, { catalog, admitted });
  return admitted;
}

/** The screen of all patterns that passages are held against. */
export const screenOf = (catalog: Catalog): Screen =>
  remembered(screens, catalog, () => new Screen(catalogPatterns(catalog), needsOf));

/** All patterns that passages are held against. */
export function catalogPatterns({ concerns, federations }: Catalog): readonly RegExp[] {
  const elements = [...concerns.values()].flatMap(concern => concern.elements);
  const modes = [...federations.values()].flatMap(({ failureModes }) => failureModes);
  const patterns = [...elements, ...modes].flatMap(({ detect }) => detect);
  return [...new Set([...patterns, ...[...federations.values()].map(({ words }) => words)])];
}
