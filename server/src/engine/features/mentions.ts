// Where a name stands in a text, in what case and number, and how another name would stand there.
import { quoted } from '../lexicon/literal.ts';
import type { Span } from '../model.ts';

/** `exact` as it was given; else how its letters differ. */
type Form = 'exact' | 'small' | 'capital' | 'title' | 'shouted';

export interface Mention {
  readonly span: Span;
  readonly form: Form;
  readonly plural: boolean;
}

/** As words of their own. A name in capitals alone is found in capitals alone: "IT" is no "it". */
export function mentionsIn(text: string, name: string): readonly Mention[] {
  if (name === '') return [];
  const many = pluralOf(name);
  const source = [many, name].map(words => quoted(words).replace(/\s+/g, gap)).join('|');
  const pattern = new RegExp(`${before}(?:${source})${behind}`, isShouted(name) ? 'gu' : 'giu');
  return [...text.matchAll(pattern)].flatMap(({ 0: found, index }) => {
    const words = found.replace(/\s+/g, ' ');
    const plural = words.toLowerCase() === many.toLowerCase();
    const form = forms.find(one => shaped(plural ? many : name, one) === words);
    return form ? [{ span: { start: index, end: index + found.length }, form, plural }] : [];
  });
}

/** Another name as the first one stands there: "Storefronts" becomes "Web shops". */
export function inPlaceOf({ form, plural }: Mention, name: string): string {
  return shaped(plural ? pluralOf(name) : name, form);
}

const before = String.raw`(?<![\p{L}\p{N}_-])`;
const behind = String.raw`(?![\p{L}\p{N}_-])`;
const forms: readonly Form[] = ['exact', 'small', 'capital', 'title', 'shouted'];

/** A name may go on in the next line. */
const gap = String.raw`(?:[ \t]{1,20}|[ \t]{0,20}\r?\n[ \t]{0,20})`;

const isShouted = (name: string): boolean => name === name.toUpperCase();

function shaped(words: string, form: Form): string {
  switch (form) {
    case 'exact':
      return words;
    case 'small':
      return words.toLowerCase();
    case 'capital':
      return capital(words);
    case 'title':
      return words.split(' ').map(capital).join(' ');
    case 'shouted':
      return words.toUpperCase();
  }
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function pluralOf(name: string): string {
  if (isShouted(name)) return `${name}s`;
  if (/[^aeiou\W\d]y$/i.test(name)) return `${name.slice(0, -1)}ies`;
  return /(?:[sxz]|[cs]h)$/i.test(name) ? `${name}es` : `${name}s`;
}
