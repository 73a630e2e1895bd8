// Where a concern's section belongs among those that stand already: in template order.
import type { Catalog, Concern, ConcernId, Manuscript, Section } from '../model.ts';

/** What a writer knows of the domain. */
export interface Domain {
  readonly catalog: Catalog;
  /** Concerns that each section's heading (or one above it) points to, by section index. */
  readonly concernsOf: readonly (readonly ConcernId[])[];
}

/** After a section with all that stands under it, before one, or at the end. */
export type Slot = { readonly after: Section } | { readonly before: Section } | 'end';

/** After the nearest concern before it in template order that has a section, else before the nearest one after it, else the end. */
export function slotOf(concern: Concern, manuscript: Manuscript, { catalog, concernsOf }: Domain): Slot {
  const order = [...catalog.concerns.keys()];
  const at = order.indexOf(concern.id);
  const homes = homesOf(manuscript, concernsOf);
  const home = (id: ConcernId | undefined): Section | undefined => (id === undefined ? undefined : homes.get(id));
  const before = home(order.slice(0, Math.max(at, 0)).findLast(id => homes.has(id)));
  if (before) return { after: before };
  const after = home(order.slice(at + 1).find(id => homes.has(id)));
  return after ? { before: after } : 'end';
}

/** The section of each concern that has one: the outermost whose heading points to a concern, so that nothing new goes inside another's. */
export function homesOf(manuscript: Manuscript, concernsOf: Domain['concernsOf']): ReadonlyMap<ConcernId, Section> {
  const homes = new Map<ConcernId, Section>();
  for (const section of manuscript.sections) {
    if (isTitle(section, manuscript)) continue; // everything stands under the title
    for (const id of concernsOf[section.index] ?? [])
      if (!homes.has(id)) homes.set(id, outermost(section, manuscript, concernsOf));
  }
  return homes;
}

function outermost(section: Section, manuscript: Manuscript, concernsOf: Domain['concernsOf']): Section {
  let found = section;
  for (let above = manuscript.sections[section.parent]; above; above = manuscript.sections[above.parent]) {
    const pointing = (concernsOf[above.index]?.length ?? 0) > 0;
    if (!isTitle(above, manuscript) && (pointing || found.part.form === 'summary')) found = above;
  }
  return found;
}

/** Whether a section is the preamble or the one that the document's title heads. */
export function isTitle(section: Section, { title }: Manuscript): boolean {
  return (
    section.part.form === 'preamble' ||
    (title !== undefined && section.start + section.part.titleSpan.start === title.span.start)
  );
}

/** Where a section ends, with all that stands under it. */
export function endOf(section: Section, { sections }: Manuscript): number {
  let last = section;
  for (const one of sections.slice(section.index + 1)) {
    if (!isUnder(one, section, sections)) break;
    last = one;
  }
  return last.start + last.part.text.length;
}

function isUnder(section: Section, above: Section, sections: readonly Section[]): boolean {
  for (let one: Section | undefined = section; one; one = sections[one.parent])
    if (one.index === above.index) return true;
  return false;
}
