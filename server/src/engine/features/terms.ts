// Names that the request explains or lists itself: acronyms written out, glossary entries, participants; and where they stand.
import { definedAcronym } from '../lexicon/acronyms.ts';
import type { FeatureRequest, MetaEntry, Section, Span } from '../model.ts';
import { shift } from '../span.ts';
import { mentionsIn } from './mentions.ts';
import { ownWords } from './own-words.ts';

/** The name at a place, where it is defined, and everywhere that it stands, in the order of the text. */
export interface Term {
  readonly name: string;
  readonly kind: 'acronym' | 'entry' | 'participant';
  readonly span: Span;
  readonly definition: Span;
  readonly uses: readonly Span[];
}

/** A name where it is defined. */
export type Definition = Pick<Term, 'name' | 'kind' | 'definition'>;

/** The name at an offset; undefined where none stands that the request defines. */
export function termAt(request: FeatureRequest, offset: number): Term | undefined {
  for (const one of definitionsIn(request)) {
    const uses = mentionsIn(request.text, one.name).map(({ span }) => span);
    const span = uses.find(({ start, end }) => start <= offset && offset <= end);
    if (span) return { ...one, span, uses };
  }
  return undefined;
}

/** Longest name first, so that "orders gateway" is found before "orders"; of two definitions the one in the metadata counts. */
export function definitionsIn(request: FeatureRequest): readonly Definition[] {
  const found = [
    ...acronymsIn(request),
    ...request.sections.filter(isGlossary).flatMap(explainedIn),
    ...request.meta.flatMap(entry => listedIn(entry, request.text)),
  ];
  const byName = new Map(found.map(one => [one.name.toLowerCase(), one]));
  return [...byName.values()].sort((a, b) => b.name.length - a.name.length);
}

/** Where an acronym is written out first; none in code and addresses. */
function acronymsIn(request: FeatureRequest): readonly Definition[] {
  const words = ownWords(request);
  return request.sections
    .flatMap(({ part, start }) =>
      Array.from(part.text.matchAll(definedAcronym), ({ 0: written, index, groups }) => {
        const name = groups?.inside ?? groups?.before ?? '';
        const at = start + index + written.indexOf(name);
        return { name, kind: 'acronym', definition: { start: at, end: at + name.length } } as const;
      }),
    )
    .filter(({ name, definition: { start, end } }) => words.slice(start, end) === name)
    .reverse();
}

const glossaries = /^(?:glossary|terms?|terminology|definitions?|abbreviations?|acronyms?)$/i;
const isGlossary = ({ part }: Section): boolean => glossaries.test(part.title);

/** "Tenant" of "- **Tenant**: one customer" and of a row "| Tenant | one customer |". */
function explainedIn({ part, start }: Section): readonly Definition[] {
  return part.blocks.flatMap(({ kind, text, span }) => {
    const head = kind === 'row' ? firstCell : kind === 'item' || kind === 'paragraph' || kind === 'meta' ? label : none;
    const [, lead = '', name = ''] = head.exec(text) ?? [];
    if (name === '') return [];
    const at = span.start + lead.length;
    return [{ name, kind: 'entry', definition: shift({ start: at, end: at + name.length }, start) }];
  });
}

const label = /^([^\p{L}\p{N}]{0,20})(\S(?:[^\r\n:–—=]{0,58}[^\s:–—=])?)\s{0,10}(?::|[–—=]|-\s)/u;
const firstCell = /^([^\p{L}\p{N}]{0,20})(\S(?: ?[^\s|]){0,60})/u;
const none = /(?!)/;

/** "orders-eu" of "orders-eu: the orders of Europe" and of "orders-eu (Orders)". */
function listedIn({ key, items, value, valueSpan }: MetaEntry, text: string): readonly Definition[] {
  const kind = kinds[key];
  if (!kind) return [];
  const all = items.length > 0 ? items : value.split(',');
  const within = text.slice(valueSpan.start, valueSpan.end);
  return all.flatMap(item => {
    const name = item.split(/[:=–—(]| - /)[0]?.trim() ?? '';
    const places = mentionsIn(within, name).filter(({ form }) => form === 'exact');
    const [place] = places.filter(({ span: { start } }) => begins.test(within.slice(0, start))).concat(places);
    return place ? [{ name, kind, definition: shift(place.span, valueSpan.start) }] : [];
  });
}

const kinds: Readonly<Record<string, Term['kind']>> = { glossary: 'entry', participants: 'participant' };
/** What stands before a name in a list or a mapping, not within a meaning. */
const begins = /(?:^|[\r\n,{[-])[ \t]*["']?$/;
