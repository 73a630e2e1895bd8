// Names that the request explains or lists itself: acronyms written out, glossary entries, participants; and where they stand.
import { definedAcronym } from '../lexicon/acronyms.ts';
import type { FeatureRequest, MetaEntry, Span } from '../model.ts';

/** The name at a place, where it is defined, and everywhere that it stands, in the order of the text. */
export interface Term {
  readonly name: string;
  readonly span: Span;
  readonly definition: Span;
  readonly uses: readonly Span[];
}

/** The name at an offset; undefined where none stands that the request defines. */
export function termAt(request: FeatureRequest, offset: number): Term | undefined {
  for (const [name, definition] of definitionsIn(request)) {
    const uses = placesOf(name, request.text);
    const span = uses.find(({ start, end }) => start <= offset && offset <= end);
    if (span) return { name, span, definition, uses };
  }
  return undefined;
}

/** Longest name first, so that "orders gateway" is found before "orders"; of two definitions the one in the metadata counts. */
function definitionsIn(request: FeatureRequest): readonly (readonly [string, Span])[] {
  const listed = request.meta.filter(({ key }) => key === 'glossary' || key === 'participants');
  const found = [...acronymsIn(request), ...listed.flatMap(entry => namesIn(entry, request.text))];
  return [...new Map(found)].sort(([a], [b]) => b.length - a.length);
}

/** Where an acronym is written out first. */
function acronymsIn({ sections }: FeatureRequest): readonly (readonly [string, Span])[] {
  return sections
    .flatMap(({ part, start }) =>
      Array.from(part.text.matchAll(definedAcronym), ({ 0: written, index, groups }) => {
        const name = groups?.inside ?? groups?.before ?? '';
        const at = start + index + written.indexOf(name);
        return [name, { start: at, end: at + name.length }] as const;
      }),
    )
    .reverse();
}

/** "orders-eu" of "orders-eu: the orders of Europe" and of "orders-eu (Orders)". */
function namesIn({ items, valueSpan }: MetaEntry, text: string): readonly (readonly [string, Span])[] {
  return items.flatMap(item => {
    const name = item.split(/[:=–—(]| - /)[0]?.trim() ?? '';
    const place = placesOf(name, text).find(({ start, end }) => valueSpan.start <= start && end <= valueSpan.end);
    return place ? [[name, place] as const] : [];
  });
}

const partOfWord = /[\p{L}\p{N}_-]/u;

/** Where a name stands as a word of its own; an acronym in the plural too. */
function placesOf(name: string, text: string): readonly Span[] {
  const places: Span[] = [];
  if (name === '') return places;
  for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + name.length)) {
    const end = start + name.length;
    const after = text[end] === 's' && name === name.toUpperCase() ? end + 1 : end;
    if (!partOfWord.test(text[start - 1] ?? '') && !partOfWord.test(text[after] ?? '')) places.push({ start, end });
  }
  return places;
}
