// Another name for a participant or a term, wherever the author's own words say it.
import { linksFollowing } from '../edit/markdown-anchors.ts';
import type { Edit, FeatureRequest, Message, Span } from '../model.ts';
import { say } from '../words.ts';
import { inPlaceOf, type Mention, mentionsIn } from './mentions.ts';
import { ownWords } from './own-words.ts';
import { definitionsIn, type Term, termAt } from './terms.ts';

/** The name that can be changed at an offset, or why there is none. */
export function renamedAt(request: FeatureRequest, offset: number): Term | Message {
  const term = termAt(request, offset);
  if (!term)
    return say`Only names that the request defines can be changed: participants, entries of the glossary, and acronyms that are written out. Add the name to 'participants' or 'glossary' first.`;
  const isUse = [term.definition, ...mentionsOf(term, request).map(({ span }) => span)].some(
    ({ start, end }) => start <= offset && offset <= end,
  );
  return isUse
    ? term
    : say`Here '${term.name}' stands in code, an address, a key or an id, which other things may know by it: change it by hand. Its other uses can be changed where they stand.`;
}

/** The edits that give a name another one, and take the links with it that lead to its headings; or why it cannot be. */
export function rename(request: FeatureRequest, offset: number, given: string): readonly Edit[] | Message {
  const term = renamedAt(request, offset);
  if (!('uses' in term)) return term;
  const name = given.trim().replace(/\s+/g, ' ');
  const wrong = wrongWith(name, term, request);
  if (wrong) return wrong;
  const edits = mentionsOf(term, request).map(one => ({ span: one.span, text: inPlaceOf(one, name) }));
  const changes = edits.filter(({ span, text }) => request.text.slice(span.start, span.end) !== text);
  return [...changes, ...linksFollowing(changes, request)];
}

function wrongWith(name: string, term: Term, request: FeatureRequest): Message | undefined {
  if (name === '') return say`Expected a name for '${term.name}', found nothing.`;
  if (name.length > longest) return say`Expected a name of at most ${longest} characters.`;
  if (!asName.test(name))
    return say`'${name}' is no name that can stand in prose and in lists alike. Expected letters, digits, spaces and . _ / + - between them, with a letter or a digit at either end.`;
  const taken = definitionsIn(request).find(
    one => one.name !== term.name && one.name.toLowerCase() === name.toLowerCase(),
  );
  return taken && say`'${taken.name}' is the name of something else in this request. Expected another name.`;
}

const longest = 80;
const asName = /^[\p{L}\p{N}]+(?:[ ._/+-]{1,2}[\p{L}\p{N}]+)*$/u;

/** Where the name is said in words, and where it is defined; not within a longer name that is defined too, nor in an address or a path. */
function mentionsOf({ name, definition }: Term, request: FeatureRequest): readonly Mention[] {
  const words = ownWords(request);
  const longer = definitionsIn(request)
    .filter(one => one.name.length > name.length)
    .flatMap(one => mentionsIn(words, one.name).map(({ span }) => span));
  const found = mentionsIn(words, name).filter(
    ({ span }) => !longer.some(one => one.start <= span.start && span.end <= one.end) && !isInId(span, words),
  );
  const isThere = found.some(({ span }) => span.start === definition.start);
  return isThere ? found : [{ span: definition, form: 'exact', plural: false }, ...found];
}

/** Part of something without white space that is a path, a handle, a host or an assignment. */
function isInId({ start, end }: Span, words: string): boolean {
  const left = /[^\s"'“”‘’(),;[\]{}|]{0,80}$/.exec(words.slice(Math.max(0, start - 80), start))?.[0] ?? '';
  const right = /^[^\s"'“”‘’(),;[\]{}|]{0,80}/.exec(words.slice(end, end + 80))?.[0] ?? '';
  return ids.some(one => one.test(`${left}n${right.replace(/[.:!?]{1,3}$/, '')}`));
}

const ids: readonly RegExp[] = [/[@=#$\\]/, /^[.~]{0,2}\//, /\/[^/]*\//, /[\p{L}\p{N}]\.[\p{L}\p{N}]/u, /::|\w:\w/];
