// What every feature reads: a request with its report; and what they say of states alike.

import { isTitle } from '../edit/order.ts';
import type { Answer, Concern, Element, FeatureRequest, Report, Section } from '../model.ts';
import { elementNamed } from '../read/elements.ts';

export interface Analysed {
  readonly request: FeatureRequest;
  readonly report: Report;
}

/** "partial, 2 of 7 elements": a state without colours or signs. */
export function stateInWords({ state, elements }: Answer): string {
  const found = elements.filter(element => element.found).length;
  const share = `${found} of ${elements.length} elements`;
  switch (state) {
    case 'missing':
      return 'missing';
    case 'placeholder':
      return 'nothing said yet';
    case 'mentioned':
      return 'mentioned in passing';
    case 'waived':
      return 'does not apply';
    default:
      return elements.length > 0 ? `${state}, ${share}` : state;
  }
}

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

/** Words of a document as Markdown that shows just them: no markup, no HTML, no links. */
export function shown(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]()#+\-.!|~]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/:/g, '&#58;')
    .replace(/@/g, '&#64;');
}
