// The language in which a client's person is spoken to.
import type { InitializeParams } from 'vscode-languageserver';
import { english, type Texts, type Words, wordsOf } from '../engine/index.ts';

export interface WordPorts {
  /** Texts of a language (`de`); undefined where there are none. A worker reads no files: there the client sends them. */
  readTexts?(language: string): Promise<unknown>;
}

/** By the client's locale (`de-AT`); English where the texts of its language cannot be had. */
export async function wordsFor(
  { locale, initializationOptions }: Pick<InitializeParams, 'locale' | 'initializationOptions'>,
  { readTexts }: WordPorts,
): Promise<Words> {
  const [language = ''] = /^[a-z]{2,3}(?![a-z])/i.exec(locale ?? '') ?? [];
  if (language === '') return english;
  const given = (initializationOptions as { readonly texts?: unknown } | null | undefined)?.texts;
  const texts = given ?? (await readTexts?.(language.toLowerCase()));
  return areTexts(texts) ? wordsOf(language.toLowerCase(), texts) : english;
}

const areTexts = (value: unknown): value is Texts =>
  typeof value === 'object' && value !== null && Object.values(value).every(text => typeof text === 'string');
