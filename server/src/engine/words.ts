// What is said to a person: messages are made as data where something is found, and put into words of a language at the border.
import type { Message } from './model.ts';

type Value = Message['values'][number];

/** A message: say`'${key}' stands here twice.` A string in `${}` stands as it is in every language; what is ours is a message itself. */
export const say = (texts: TemplateStringsArray, ...values: readonly Value[]): Message => ({
  text: texts.map((text, i) => (i < values.length ? `${text}{${i}}` : text)).join(''),
  values,
});

/** Several in a row. */
export const joined = (values: readonly Value[], by = ', '): Message => ({
  text: values.map((_, i) => `{${i}}`).join(by),
  values,
});

/** A text of catalog or rules; a project's own stands as it is in every language. */
export function ours<Key extends string>(
  of: { readonly [key in Key]: string } & { readonly own?: true },
  key: Key,
): Message {
  return of.own ? joined([of[key]]) : { text: of[key], values: [] };
}

/** The paragraphs of a longer text, each of which is translated by itself. */
export const paragraphsOf = (text: string): readonly Message[] =>
  text
    .trim()
    .split(/\n{2,}/)
    .map(paragraph => ({ text: paragraph.replace(/\n(?!- )/g, ' '), values: [] }));

/** An error that says why in every language. */
export class Unable extends Error {
  readonly why: Message;

  constructor(why: Message, options?: { readonly cause?: unknown }) {
    super(english(why), options);
    this.why = why;
  }
}

/** Why something failed; what others say of it stands as it is. */
export const whyOf = (error: unknown): Message =>
  error instanceof Unable ? error.why : say`${error instanceof Error ? error.message : String(error)}`;

/** Texts of a language by their English: `{0}` is where a value goes. */
export type Texts = Readonly<Record<string, string>>;

/** Puts messages into words of one language. */
export interface Words {
  (message: Message): string;
  /** Its tag: `en`, `de`. */
  readonly language: string;
}

/** The words of a language. What its texts lack is said in English. */
export function wordsOf(language: string, texts: Texts): Words {
  const inWords = (value: Value): string => {
    if (typeof value === 'object') return words(value);
    return Number.isInteger(value) || typeof value === 'string' ? String(value) : decimal(value);
  };
  const decimal = (value: number): string =>
    value.toLocaleString(language, { useGrouping: false, maximumFractionDigits: 20 });
  const words = ({ text, values }: Message): string => {
    const known = Object.hasOwn(texts, text) ? texts[text] : undefined;
    return (known ?? text).replace(/\{(\d+)\}/g, (place, index: string) => inWords(values[Number(index)] ?? place));
  };
  return Object.assign(words, { language });
}

export const english: Words = wordsOf('en', {});
