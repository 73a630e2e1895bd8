// Numbers of tickets that lead to where the tickets are kept, as a project says.
import type { FeatureRequest, Span } from '../model.ts';
import type { Settings } from '../settings.ts';
import { ownWords } from './own-words.ts';

/** A ticket that the text names. */
export interface Ticket {
  /** "ORD-12". */
  readonly name: string;
  readonly span: Span;
  readonly address: string;
}

/** In the order of the text; none in code, addresses and links. Of two prefixes the longer one counts. */
export function ticketsIn(request: FeatureRequest, { tickets }: Settings): readonly Ticket[] {
  const prefixes = Object.keys(tickets).sort((a, b) => b.length - a.length);
  if (prefixes.length === 0) return [];
  const words = ownWords(request);
  const links = request.sections.flatMap(({ part, start }) =>
    part.links.map(({ span }) => ({ start: start + span.start, end: start + span.end })),
  );
  const found = new Map<number, Ticket>();
  for (const prefix of prefixes) {
    const address = tickets[prefix] ?? '';
    for (const span of placesOf(prefix, address.includes('{number}') ? number : id, words)) {
      if (found.has(span.start) || links.some(link => link.start <= span.start && span.end <= link.end)) continue;
      const name = words.slice(span.start, span.end);
      found.set(span.start, { name, span, address: addressOf(address, name.slice(prefix.length)) });
    }
  }
  return [...found.values()].sort((a, b) => a.span.start - b.span.start);
}

/** What may stand behind a prefix: digits; or letters and digits with at least one digit, joined by hyphens and underscores. */
const number = /\d{1,12}(?![\p{L}\p{N}_])/uy;
const id = /(?=[A-Za-z_-]{0,40}\d)[A-Za-z0-9]{1,40}(?:[-_][A-Za-z0-9]{1,40}){0,5}(?![\p{L}\p{N}_])/uy;

function placesOf(prefix: string, behind: RegExp, words: string): readonly Span[] {
  const places: Span[] = [];
  for (let start = words.indexOf(prefix); start >= 0; start = words.indexOf(prefix, start + prefix.length)) {
    behind.lastIndex = start + prefix.length;
    const rest = behind.exec(words)?.[0];
    const before = words[start - 1] ?? '';
    if (rest !== undefined && !/[\p{L}\p{N}_/#@.-]/u.test(before))
      places.push({ start, end: start + prefix.length + rest.length });
  }
  return places;
}

const addressOf = (template: string, rest: string): string =>
  template.replace(/\{(?:number|id)\}/, encodeURIComponent(rest));
