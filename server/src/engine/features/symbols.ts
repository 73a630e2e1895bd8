// The request as an outline: its sections in document order, with the state of those that answer a concern.
import { endOf, isTitle } from '../edit/order.ts';
import type { FeatureRequest, Message, Section, Span } from '../model.ts';
import { inDocument, span } from '../span.ts';
import { joined, ours, say } from '../words.ts';
import { type Analysed, answerTo, concernsAt, elementAt, holds, stateInWords } from './analysed.ts';

export interface RequestSymbol {
  readonly name: Message;
  /** The state, for a section that answers a concern or an element of one. */
  readonly detail: Message | undefined;
  readonly kind: 'title' | 'concern' | 'element' | 'section';
  /** The section with all that stands under it. */
  readonly span: Span;
  /** Its title. */
  readonly selection: Span;
  readonly children: readonly RequestSymbol[];
}

export function symbols({ request }: Analysed): readonly RequestSymbol[] {
  return under(-1, request);
}

function under(parent: number, request: FeatureRequest): readonly RequestSymbol[] {
  return request.sections
    .filter(section => section.parent === parent && section.part.form !== 'preamble')
    .map(section => ({
      name: section.part.title === '' ? say`(no title)` : say`${section.part.title}`,
      ...described(section, request),
      span: span(section.start, endOf(section, request)),
      selection: inDocument(section, section.part.titleSpan),
      children: under(section.index, request),
    }));
}

function described(section: Section, request: FeatureRequest): Pick<RequestSymbol, 'kind' | 'detail'> {
  if (isTitle(section, request)) return { kind: 'title', detail: undefined };
  const element = elementAt(section, request);
  if (element)
    return {
      kind: 'element',
      detail: holds(answerTo(element.concern, request), element.element) ? say`found` : say`not found`,
    };
  const own = concernsAt(section, request).filter(({ id }) =>
    request.answers.some(answer => answer.concern === id && answer.section === section.index),
  );
  const states = own.flatMap(concern => {
    const answer = answerTo(concern, request);
    return answer
      ? [own.length > 1 ? say`${ours(concern, 'title')}: ${stateInWords(answer)}` : stateInWords(answer)]
      : [];
  });
  return { kind: own.length > 0 ? 'concern' : 'section', detail: states.length > 0 ? joined(states, '; ') : undefined };
}
