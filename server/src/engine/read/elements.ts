// Which elements of a concern a passage or a key holds.
import { remembered } from '../memo.ts';
import type { Catalog, Concern, Element, Part, Section, Span } from '../model.ts';
import { span } from '../span.ts';
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
function labelled(text: string, { id, name }: Element): boolean {
  const colon = text.indexOf(':');
  if (colon < 0 || colon > 60) return false;
  const label = normalise(text.slice(0, colon));
  const rest = text.slice(colon + 1);
  return (label === normalise(id) || label === normalise(name)) && says(rest);
}

/** Whether a text is more than a stand-in: at least two words of its own. */
const says = (text: string): boolean => !isStandIn(text) && (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) >= 2;

/** The element that a section below a concern's own is named after: a key `way-back` or a heading "Way back". */
export function elementNamed(section: Section, concern: Concern): Element | undefined {
  const title = normalise(section.part.title);
  return title === ''
    ? undefined
    : concern.elements.find(({ id, name }) => normalise(id) === title || normalise(name) === title);
}

/** Where the body of a part says something, or undefined where it is empty or a stand-in. */
export function saying(part: Part): Span | undefined {
  const passages = passagesOf(part);
  const spoken = passages.filter(({ text }) => says(text));
  const [first] = spoken;
  return first && span(first.block.span.start, first.block.span.end);
}
