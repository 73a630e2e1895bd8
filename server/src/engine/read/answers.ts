// What the document says about each concern: its state, how surely, where, and which elements are there.
import type { Verdict } from '../evidence/model.ts';
import { probability } from '../evidence/summary.ts';
import { remembered } from '../memo.ts';
import type {
  Answer,
  Catalog,
  Concern,
  ConcernId,
  Evidence,
  FoundElement,
  Manuscript,
  Part,
  Section,
  Span,
  State,
} from '../model.ts';
import { inDocument, span } from '../span.ts';
import { sectionsWith } from '../stretches.ts';
import { elementNamed, elementsOf, nameOf, saying } from './elements.ts';
import { type GatheredConcern, type Judged, spanOf } from './gather.ts';
import { normalise } from './headings.ts';
import { passagesOf } from './passages.ts';
import { waiverReason } from './placeholder.ts';

/** Passages that the author marked as speaking to a concern. */
export type Covers = readonly { readonly concern: ConcernId; readonly span: Span }[];

export interface Judging {
  readonly catalog: Catalog;
  readonly gathered: GatheredConcern;
  /** What the learned evidence says. */
  readonly verdict: Verdict;
  readonly covers: Covers;
  readonly sections: readonly Section[];
  readonly wordsOf: (judged: Judged) => readonly string[];
}

/** A section that plainly answers is believed so much; learned evidence can only add to it. */
const plainly = 0.95;
/** A text of fewer passages is shorter than those that were learned from: its elements decide. */
const fewest = 20;

/** From here on a concern counts as spoken to: to say `missing` wrongly is worse than to overlook an omission. */
const heard = 0.45;

/** The one answer to a concern. */
export function answerOf(judging: Judging): Answer {
  const { gathered, covers } = judging;
  const { sections: own } = gathered;
  const { concern } = gathered;
  const found = withNamed(judging);
  const [home] = own;
  const place = home ? { span: inDocument(home, home.part.titleSpan), section: home.index } : {};
  const base = { concern: concern.id, ...place, elements: listed(gathered, found) };
  const covered = covers.find(cover => cover.concern === concern.id);
  if (covered) {
    const evidence = [{ span: covered.span, weight: 1, words: [] }];
    return { ...base, span: base.span ?? covered.span, state: 'answered', confidence: 1, evidence };
  }
  const reason = waiverIn(own);
  if (reason !== undefined) return { ...base, state: 'waived', confidence: 1, evidence: [], reason };
  const { state, confidence } = gathered.concern.own ? judgedOwn(judging, found) : judged(judging, found);
  if (state === 'missing')
    return { ...base, elements: listed(gathered, nothing), state, confidence, evidence: hintsOf(judging) };
  const evidence = state === 'placeholder' ? [] : evidenceOf(judging, found);
  const main = evidence[0]?.span;
  return { ...base, ...(!home && main && { span: main }), state, confidence, evidence };
}

/** What looks like an element where nothing speaks to the concern is about something else. */
const nothing: ReadonlyMap<string, Span> = new Map();

function judged(
  { gathered, verdict, catalog }: Judging,
  found: ReadonlyMap<string, Span>,
): { state: State; confidence: number } {
  const { concern, all, sections: own } = gathered;
  const says = own.some(({ part }) => saying(part));
  const { touched, answered } = verdict;
  if (own.length > 0 && !says) return { state: 'placeholder', confidence: plainly };
  const complete = concern.elements.every(({ id, required }) => !required || found.has(id));
  const canonical = own.some(({ part }) => isCanonical(part, gathered));
  if (canonical && complete) return { state: 'answered', confidence: Math.max(plainly, answered) };
  if (canonical && !complete) return { state: 'partial', confidence: plainly };
  if (all.passages < fewest && own.length === 0) {
    if (inPassing(gathered, catalog)) return { state: 'mentioned', confidence: 1 - answered };
    if (!all.strongest.some(({ speaks }) => probability(speaks) >= audible))
      return { state: 'missing', confidence: Math.max(plainly, 1 - touched) };
  }
  if (answered >= 0.5) return { state: 'answered', confidence: answered };
  if (touched < heard) return { state: 'missing', confidence: 1 - touched };
  return { state: own.length > 0 ? 'partial' : 'mentioned', confidence: 1 - answered };
}

/** A project's own concern is judged by its headings and elements alone. */
function judgedOwn({ gathered }: Judging, found: ReadonlyMap<string, Span>): { state: State; confidence: number } {
  const { concern, sections: own } = gathered;
  const says = own.some(({ part }) => saying(part));
  if (own.length === 0) return { state: found.size > 0 ? 'mentioned' : 'missing', confidence: plainly };
  if (!says) return { state: 'placeholder', confidence: plainly };
  const complete = concern.elements.every(({ id, required }) => !required || found.has(id));
  return { state: complete ? 'answered' : 'partial', confidence: plainly };
}

/** Whether a passage that may speak to the concern holds an element that it takes. */
function inPassing({ concern, all }: GatheredConcern, catalog: Catalog): boolean {
  const required = new Set(concern.elements.filter(element => element.required).map(({ id }) => id));
  return all.strongest.some(
    ({ judged, speaks }) =>
      probability(speaks) >= audible && elementsOf(judged.passage, concern, catalog).some(id => required.has(id)),
  );
}

/** Whether a section stands under the name that the template gives it, or one of those that messages propose. */
const isCanonical = (part: Part, { concern }: GatheredConcern): boolean =>
  remembered(canonical, concern, canonicalNames).has(nameOf(part));

const canonicalNames = ({ id, title, headings, aliases = [] }: Concern): ReadonlySet<string> =>
  new Set([id, title, ...headings.slice(0, proposed), ...aliases].map(normalise));
const canonical = new WeakMap<Concern, ReadonlySet<string>>();
const proposed = 3;

/** Elements found by passages, and by sections that are named after them. */
function withNamed({ gathered }: Judging): ReadonlyMap<string, Span> {
  const found = new Map(gathered.found);
  for (const section of gathered.sections) {
    if (found.size === gathered.concern.elements.length) break; // there is nothing left to find
    const named = elementNamed(section, gathered.concern);
    const said = named && saying(section.part);
    if (named && said && !found.has(named.id)) found.set(named.id, inDocument(section, said));
  }
  return found;
}

function listed({ concern }: GatheredConcern, found: ReadonlyMap<string, Span>): FoundElement[] {
  return concern.elements.map(({ id }) => {
    const at = found.get(id);
    return at ? { id, found: true, span: at } : { id, found: false };
  });
}

/** The passages that count: the strongest of all, and where elements were found. */
function evidenceOf(judging: Judging, found: ReadonlyMap<string, Span>): Evidence[] {
  const strong = hintsOf(judging);
  const rest = [...found.values()].filter(at => !strong.some(({ span: known }) => known.start === at.start));
  const byStart = new Map(rest.map(at => [at.start, { span: at, weight: 0.5, words: [] }]));
  return [...strong, ...byStart.values()].slice(0, 5);
}

/** A passage below this says nothing of a concern. */
const audible = 0.2;

function hintsOf({ gathered: { all }, sections, wordsOf }: Judging): Evidence[] {
  return all.strongest.flatMap(strong => {
    const weight = probability(strong.speaks);
    return weight < audible ? [] : [{ span: spanOf(strong, sections), weight, words: wordsOf(strong.judged) }];
  });
}

function waiverIn(own: readonly Section[]): string | undefined {
  return own.map(({ part }) => remembered(waivers, part, waiverOf).reason).find(reason => reason !== undefined);
}

const waivers = new WeakMap<Part, { readonly reason: string | undefined }>();

function waiverOf(part: Part): { readonly reason: string | undefined } {
  const [first] = passagesOf(part);
  return { reason: first && waiverReason(first.text) };
}

const marked = sectionsWith(({ directives }) => {
  const covers = directives.filter(({ name }) => name === 'covers');
  return covers.length > 0 ? covers : undefined;
});

/** The passages under `fedreq-covers`: the block after the comment, or the one it stands in. */
export function coversOf({ sections }: Manuscript): Covers {
  return [...marked(sections)].flatMap(([section, directives]) =>
    directives.flatMap(({ span: comment, targets }) => {
      const { blocks } = section.part;
      const holds = blocks.find(one => one.span.start <= comment.start && comment.end <= one.span.end);
      const block = holds ?? blocks.find(one => comment.end <= one.span.start);
      const at = inDocument(section, block?.span ?? span(comment.start, comment.end));
      return targets.map(({ id }) => ({ concern: id, span: at }));
    }),
  );
}
