// Which elements of a concern a passage or a key holds.
import { remembered } from '../memo.ts';
import type { Catalog, Concern, Element, Part, Section, Span } from '../model.ts';
import { normalise } from './headings.ts';
import { type Passage, passagesOf } from './passages.ts';
import { isStandIn } from './placeholder.ts';
import { admittedBy } from './screened.ts';

/** Where in a part each element of a concern stands, by element id. Spans are the part's. */
export type Found = ReadonlyMap<string, Span>;

const kept = new WeakMap<Part, Map<Concern, Found>>();

/** The elements of a concern that a part's passages hold; the first place of each. */
export function elementsIn(part: Part, concern: Concern, catalog: Catalog): Found {
  const ofPart = remembered(kept, part, () => new Map<Concern, Found>());
  return remembered(ofPart, concern, () => find(passagesOf(part), concern, catalog));
}

function find(passages: readonly Passage[], concern: Concern, catalog: Catalog): Found {
  const found = new Map<string, Span>();
  for (const passage of passages) {
    for (const id of elementsOf(passage, concern, catalog)) if (!found.has(id)) found.set(id, passage.block.span);
  }
  return found;
}

const keptOfPassage = new WeakMap<Passage, Map<Concern, readonly string[]>>();

/** The elements of a concern that one passage holds, by their ids. */
export function elementsOf(passage: Passage, concern: Concern, catalog: Catalog): readonly string[] {
  const ofPassage = remembered(keptOfPassage, passage, () => new Map<Concern, readonly string[]>());
  return remembered(ofPassage, concern, () =>
    concern.elements.filter(element => holds(passage, element, admittedBy(passage, catalog))).map(({ id }) => id),
  );
}

function holds(passage: Passage, element: Element, admitted: ReadonlySet<RegExp>): boolean {
  if (isQuestion(passage.text)) return false; // a question is not its own answer
  return (
    labelled(passage.text, element) ||
    element.detect.some(pattern => admitted.has(pattern) && pattern.test(passage.inContext))
  );
}

export const isQuestion = (text: string): boolean => /\?\s*$/.test(text) && !/[.!] \S/.test(text);

/** "Way back: switch the flag off" names its element itself. */
function labelled(text: string, element: Element): boolean {
  const colon = text.indexOf(':');
  if (colon < 0 || colon > 60) return false;
  return namesOf(element).has(normalise(text.slice(0, colon))) && says(text.slice(colon + 1));
}

const keptNames = new WeakMap<Element, ReadonlySet<string>>();
const namesOf = (element: Element): ReadonlySet<string> =>
  remembered(keptNames, element, ({ id, name }) => new Set([normalise(id), normalise(name)]));

/** Whether a text is more than a stand-in: at least two words of its own. */
const says = (text: string): boolean => !isStandIn(text) && (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) >= 2;

const keptTitles = new WeakMap<Part, string>();

/** A part's title as names are compared. */
export const nameOf = (part: Part): string => remembered(keptTitles, part, ({ title }) => normalise(title));

/** The element that a section below a concern's own is named after: a key `way-back` or a heading "Way back". */
export function elementNamed({ part }: Section, concern: Concern): Element | undefined {
  const title = nameOf(part);
  return title === '' ? undefined : concern.elements.find(element => namesOf(element).has(title));
}

const keptSayings = new WeakMap<Part, { readonly says: Span | undefined }>();

/** Where the body of a part says something, or undefined where it is empty or a stand-in. */
export function saying(part: Part): Span | undefined {
  return remembered(keptSayings, part, () => ({
    says: passagesOf(part).find(({ text }) => says(text))?.block.span,
  })).says;
}
