// What there is to say of a name: where the request explains it, in its own words; or that it explains it nowhere.
import { acronym, wantsMeaning } from '../lexicon/acronyms.ts';
import type { FeatureRequest, Message } from '../model.ts';
import { say } from '../words.ts';
import { shown } from './analysed.ts';
import type { Hover } from './hover.ts';
import { ownWords } from './own-words.ts';
import { type Cite, shortened } from './passages.ts';
import { type Term, termAt } from './terms.ts';

export function aboutName(request: FeatureRequest, offset: number, cite: Cite): Hover | undefined {
  const term = termAt(request, offset);
  if (!term) return aboutUnknown(request, offset);
  if (term.span.end === offset) return undefined; // behind it
  return { span: term.span, markdown: explained(term, request, cite) };
}

function explained({ name, kind, definition }: Term, { text }: FeatureRequest, cite: Cite): Message {
  const place = say`${cite(definition.start)}: “${shown(shortened(meaningAt(definition.start, text)))}”`;
  return kind === 'participant'
    ? say`**${shown(name)}** is a participant, listed in ${place}`
    : say`**${shown(name)}** is explained in ${place}`;
}

/** The sentence or the entry of a list that an offset lies in, as far as its line goes. */
function meaningAt(offset: number, text: string): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.slice(offset).search(/[\r\n]|$/) + offset;
  const before = text.slice(start, offset);
  const sentence = Math.max(before.lastIndexOf('. '), before.lastIndexOf('! '), before.lastIndexOf('? '));
  return text.slice(start + (sentence < 0 ? 0 : sentence + 2), end).replace(/^[\s\-*+|>]{0,20}/, '');
}

function aboutUnknown(request: FeatureRequest, offset: number): Hover | undefined {
  const from = Math.max(0, offset - 10);
  for (const { 0: name, index } of ownWords(request)
    .slice(from, offset + 12)
    .matchAll(acronym)) {
    const span = { start: from + index, end: from + index + name.length };
    if (span.start > offset || offset >= span.end || !wantsMeaning(name)) continue;
    return {
      span,
      markdown: say`**${name}** is explained nowhere in this request. Write it out once ("… (${name})"), or give it an entry under 'glossary'.`,
    };
  }
  return undefined;
}
