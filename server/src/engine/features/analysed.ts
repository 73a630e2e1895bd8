// What every feature reads: a request with its report; and what they say of states alike.

import { isTitle } from '../edit/order.ts';
import type { Answer, Concern, Element, FeatureRequest, Message, Report, Section, State } from '../model.ts';
import { elementNamed } from '../read/elements.ts';
import { ours, say } from '../words.ts';

export interface Analysed {
  readonly request: FeatureRequest;
  readonly report: Report;
}

/** "partial, 2 of 7 elements": a state without colours or signs. */
export function stateInWords({ state, elements: { length: all }, elements }: Answer): Message {
  const found = elements.filter(element => element.found).length;
  return all > 0 && (state === 'partial' || state === 'answered')
    ? say`${states[state]}, ${found} of ${all} elements`
    : states[state];
}

const states: Readonly<Record<State, Message>> = {
  missing: say`missing`,
  placeholder: say`nothing said yet`,
  mentioned: say`mentioned in passing`,
  partial: say`partial`,
  answered: say`answered`,
  unread: say`not read to the end`,
  waived: say`does not apply`,
};

/** The concerns that a section's heading leads to; none for the title, under which everything stands. */
export function concernsAt(section: Section, request: FeatureRequest): readonly Concern[] {
  if (isTitle(section, request)) return [];
  return (request.concernsOf[section.index] ?? []).flatMap(id => request.catalog.concerns.get(id) ?? []);
}

/** The element that a section (a key `way-back`, a heading "Way back") is named after, with its concern. */
export function elementAt(
  section: Section,
  request: FeatureRequest,
): { readonly concern: Concern; readonly element: Element } | undefined {
  if (section.parent < 0) return undefined;
  for (const concern of concernsAt(section, request)) {
    const element = elementNamed(section, concern);
    if (element) return { concern, element };
  }
  return undefined;
}

export const answerTo = ({ id }: Concern, { answers }: FeatureRequest): Answer | undefined =>
  answers.find(({ concern }) => concern === id);

/** Whether an answer holds an element. */
export const holds = (answer: Answer | undefined, { id }: Element): boolean =>
  answer?.elements.some(one => one.id === id && one.found) ?? false;

/** An element in a list: whether it was found and, where it was not, what it asks. */
export function elementState(element: Element, answer: Answer | undefined): Message {
  const name = ours(element, 'name');
  if (holds(answer, element)) return say`- ✓ found: ${name}`;
  const ask = ours(element, 'ask');
  return element.required ? say`- ✗ not found, needed: ${name}. *${ask}*` : say`- ✗ not found: ${name}. *${ask}*`;
}

/** A message as Markdown whose values show just themselves. */
export const shownIn = ({ text, values }: Message): Message => ({
  text,
  values: values.map(value =>
    typeof value === 'string' ? shown(value) : typeof value === 'number' ? value : shownIn(value),
  ),
});

/** Words of a document as Markdown that shows just them: no markup, no HTML, no links, nothing that turns the reading direction. */
export function shown(words: string): string {
  return words
    .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]()#+\-.!|~]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/:/g, '&#58;')
    .replace(/@/g, '&#64;');
}
