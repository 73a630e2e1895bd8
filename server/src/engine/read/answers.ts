// What the document says about each concern: its state, where, and which elements are there.
import type { Answer, Concern, ConcernId, FoundElement, Manuscript, Section, Span, State } from '../model.ts';
import { inDocument, shift, span } from '../span.ts';
import { elementNamed, elementsIn, saying } from './elements.ts';
import { passagesOf } from './passages.ts';
import { waiverReason } from './placeholder.ts';

/** Passages that the author marked as speaking to a concern. */
export type Covers = readonly { readonly concern: ConcernId; readonly span: Span }[];

interface Place {
  readonly concern: Concern;
  readonly manuscript: Manuscript;
  readonly concernsOf: readonly (readonly ConcernId[])[];
  readonly covers: Covers;
}

/** The one answer to a concern. */
export function answerOf(place: Place): Answer {
  const { concern, manuscript, concernsOf, covers } = place;
  const own = manuscript.sections.filter(({ index }) => concernsOf[index]?.includes(concern.id));
  const elements = foundIn(own, concern);
  const [home] = own;
  const base = {
    concern: concern.id,
    ...(home && { span: inDocument(home, home.part.titleSpan), section: home.index }),
  };
  const covered = covers.find(cover => cover.concern === concern.id);
  if (covered)
    return {
      ...base,
      span: base.span ?? covered.span,
      state: 'answered',
      confidence: 1,
      elements: listed(concern, elements),
      evidence: [{ span: covered.span, weight: 1, words: [] }],
    };
  const reason = waiverIn(own);
  if (reason !== undefined)
    return { ...base, state: 'waived', confidence: 1, elements: listed(concern, elements), evidence: [], reason };
  if (home) return { ...base, ...judged(stateOfOwn(own, concern, elements), concern, elements) };
  return elsewhere(place);
}

function judged(
  state: State,
  concern: Concern,
  elements: ReadonlyMap<string, Span>,
): Pick<Answer, 'state' | 'confidence' | 'elements' | 'evidence'> {
  return { state, confidence: 1, elements: listed(concern, elements), evidence: passagesAt(elements) };
}

function stateOfOwn(own: readonly Section[], concern: Concern, elements: ReadonlyMap<string, Span>): State {
  if (!own.some(({ part }) => saying(part))) return 'placeholder';
  return complete(concern, elements) ? 'answered' : 'partial';
}

const complete = ({ elements }: Concern, found: ReadonlyMap<string, Span>): boolean =>
  elements.every(({ id, required }) => !required || found.has(id));

/** No section is its own: the text may speak of it all the same. */
function elsewhere({ concern, manuscript }: Place): Answer {
  const elements = foundIn(manuscript.sections, concern);
  const main = concern.elements.find(({ id, required }) => required && elements.has(id));
  const at = main && elements.get(main.id);
  const state: State = complete(concern, elements) && elements.size >= 2 ? 'answered' : at ? 'mentioned' : 'missing';
  return { concern: concern.id, ...(at && { span: at }), ...judged(state, concern, at ? elements : new Map()) };
}

/** Where each element stands in these sections: by a section named after it, else by a passage. Document offsets. */
function foundIn(sections: readonly Section[], concern: Concern): Map<string, Span> {
  const found = new Map<string, Span>();
  for (const section of sections) {
    const named = elementNamed(section, concern);
    const said = named && saying(section.part);
    if (named && said && !found.has(named.id)) found.set(named.id, shift(said, section.start));
    for (const [id, at] of elementsIn(section.part, concern))
      if (!found.has(id)) found.set(id, shift(at, section.start));
  }
  return found;
}

function listed({ elements }: Concern, found: ReadonlyMap<string, Span>): FoundElement[] {
  return elements.map(({ id }) => {
    const at = found.get(id);
    return at ? { id, found: true, span: at } : { id, found: false };
  });
}

function passagesAt(elements: ReadonlyMap<string, Span>): Answer['evidence'] {
  const places = new Map([...elements.values()].map(at => [at.start, at]));
  return [...places.values()].slice(0, 5).map(at => ({ span: at, weight: 1, words: [] }));
}

function waiverIn(own: readonly Section[]): string | undefined {
  for (const { part } of own) {
    const [first] = passagesOf(part);
    const reason = first && waiverReason(first.text);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** The passages under `fedreq-covers`: the block after the comment, or the one it stands in. */
export function coversOf(sections: readonly Section[]): Covers {
  return sections.flatMap(section =>
    section.part.directives
      .filter(({ name }) => name === 'covers')
      .flatMap(({ span: comment, targets }) => {
        const { blocks } = section.part;
        const block =
          blocks.find(one => one.span.start <= comment.start && comment.end <= one.span.end) ??
          blocks.find(one => comment.end <= one.span.start);
        const at = inDocument(section, block?.span ?? span(comment.start, comment.end));
        return targets.map(({ id }) => ({ concern: id, span: at }));
      }),
  );
}
