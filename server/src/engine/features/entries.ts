// Completion entries for sections, elements, failure modes, keys and values, whatever the format.
import { inSequence } from '../edit/snippet.ts';
import { isNamed } from '../edit/writing.ts';
import type { Concern, Element, FailureMode, FeatureRequest, Message, Section, Span } from '../model.ts';
import { joined, ours, say } from '../words.ts';
import { answerTo, holds, stateInWords } from './analysed.ts';
import { type MetaKey, metaKeys } from './metadata.ts';
import { newRequest } from './template.ts';

export interface CompletionEntry {
  readonly label: string;
  /** What is shown in the place of the label, where that is not to be written as it stands. */
  readonly shown?: Message;
  /** A few words beside the label. */
  readonly detail: Message;
  /** Markdown. */
  readonly documentation: Message;
  /** In snippet syntax. */
  readonly insert: string;
  /** What the text takes the place of; within the cursor's line. */
  readonly replace: Span;
  readonly sort: string;
  readonly kind: 'request' | 'section' | 'element' | 'failure' | 'key' | 'value' | 'rule' | 'file';
  /** What is compared with the text in `replace`, where that is not the label. */
  readonly filter?: string;
}

/** An entry before its place in the list is known. */
export type Entry = Omit<CompletionEntry, 'sort'>;

/** Concerns without an answer under a heading, missing ones first, in template order; and those whose section is `here`, still without words. */
export function openConcerns(request: FeatureRequest, here?: Section): readonly Concern[] {
  const inState = (states: readonly string[]) =>
    request.answers.filter(
      ({ state, section }) =>
        states.includes(state) && (state !== 'placeholder' || (here !== undefined && section === here.index)),
    );
  return [...inState(['placeholder']), ...inState(['missing']), ...inState(['mentioned'])].flatMap(
    ({ concern }) => request.catalog.concerns.get(concern) ?? [],
  );
}

export function sectionEntry(
  concern: Concern,
  request: FeatureRequest,
  own: { insert: string; replace: Span; filter?: string },
): Entry {
  const answer = answerTo(concern, request);
  return {
    kind: 'section',
    label: concern.headings[0] ?? concern.title,
    detail: answer ? stateInWords(answer) : say``,
    documentation: joined([ours(concern, 'question'), ours(concern, 'guidance')], '\n\n'),
    ...own,
  };
}

/** Elements of a concern that its answer does not hold and no line of the section asks for yet; needed ones first. */
export function openElements(concern: Concern, section: Section, request: FeatureRequest): readonly Element[] {
  const answer = answerTo(concern, request);
  const open = concern.elements.filter(element => !holds(answer, element) && !isNamed(element, section, request));
  return [...open.filter(({ required }) => required), ...open.filter(({ required }) => !required)];
}

export function elementEntry(
  element: Element,
  label: string,
  own: { insert: string; replace: Span; filter?: string },
): Entry {
  return {
    kind: 'element',
    label,
    detail: element.required ? say`not found, needed` : say`not found`,
    documentation: withExample(ours(element, 'ask'), element.example),
    ...own,
  };
}

/** Failure modes of the kind that the text does not speak to. */
export function openFailures({ failureModes, federation, catalog }: FeatureRequest): readonly FailureMode[] {
  if (federation.kind === 'none') return [];
  const open = new Set(failureModes.filter(({ span }) => span === undefined).map(({ id }) => id));
  return catalog.federations.get(federation.kind)?.failureModes.filter(({ id }) => open.has(id)) ?? [];
}

/** An example is a line of a document, and stands in its language. */
const withExample = (asked: Message, example: string): Message => joined([asked, say`For example: ${example}`], '\n\n');

export function failureEntry(mode: FailureMode, own: { insert: string; replace: Span; filter?: string }): Entry {
  return {
    kind: 'failure',
    label: mode.title,
    detail: say`failure mode, not spoken to`,
    documentation: withExample(ours(mode, 'question'), mode.example),
    ...own,
  };
}

/** Keys of front matter and YAML root that are not there yet. */
export function keyEntries({ meta }: FeatureRequest, replace: Span): readonly Entry[] {
  const there = new Set(meta.filter(({ from }) => from === 'front-matter' || from === 'yaml').map(({ key }) => key));
  return [...metaKeys.values()]
    .filter(({ key }) => !there.has(key))
    .map(({ key, meaning, value }) => ({
      kind: 'key',
      label: key,
      detail: say`key of the head`,
      documentation: meaning,
      insert: ended(`${key}: ${value}`),
      replace,
    }));
}

export function valueEntries(key: MetaKey, { catalog }: FeatureRequest, replace: Span): readonly Entry[] {
  return (key.values?.(catalog) ?? []).map(({ value, meaning }) => ({
    kind: 'value',
    label: value,
    detail: say``,
    documentation: meaning,
    insert: value,
    replace,
  }));
}

/** A whole request for each kind, for an empty page. */
export function requestEntries({ catalog, format }: FeatureRequest, replace: Span): readonly Entry[] {
  return [...catalog.federations.values()].map(one => ({
    kind: 'request',
    label: `Federation request: ${one.title}`,
    shown: say`Federation request: ${ours(one, 'title')}`,
    detail: say`a whole request`,
    documentation: ours(one, 'meaning'),
    insert: newRequest(catalog, { federation: one.id, title: '', format }),
    replace,
  }));
}

/** One snippet with its end. */
export const ended = (snippet: string): string => inSequence([snippet])[0] ?? '';
