// Every document that the tests know: those of all suites, and the examples.
import { readdirSync, readFileSync } from 'node:fs';
import { formatOf } from '../../server/src/engine/index.ts';
import { readBlocks } from './blocks.ts';
import { type Document, documentIn } from './documents.ts';

const fixtures = new URL('../fixtures/', import.meta.url);
const examples = new URL('../../examples/', import.meta.url);

export interface NamedDocument extends Document {
  /** File and line. */
  readonly name: string;
}

/** Each text once. */
export function everyDocument(): readonly NamedDocument[] {
  const inSuites = filesIn(fixtures).flatMap(file =>
    readBlocks(readFileSync(new URL(file, fixtures), 'utf8'))
      .flatMap(({ blocks }) => blocks)
      .filter(({ info }) => /^(?:md|yaml)\b/.test(info))
      .map(block => ({ ...documentIn(block), name: `${file}:${block.line + 1}` })),
  );
  const inExamples = filesIn(examples).flatMap(file => {
    const format = formatOf(file);
    return format ? [{ name: file, format, text: readFileSync(new URL(file, examples), 'utf8') }] : [];
  });
  const byText = new Map([...inSuites, ...inExamples].map(document => [document.format + document.text, document]));
  return [...byText.values()];
}

const filesIn = (folder: URL): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(?:md|ya?ml)$/.test(name))
    .sort();
