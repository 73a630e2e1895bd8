// Every document that the tests know: those of all suites, and the examples.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { formatOf } from '../../server/src/engine/index.ts';
import { readBlocks } from './blocks.ts';
import { type Document, documentIn } from './documents.ts';
import type { Text } from './edits.ts';

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

/** Texts to edit of at most some length, each with stretches of others to paste: of the suites and examples, and of the corpus beside the project where it is. */
export function editableTexts(longest: number): readonly Text[] {
  const documents = [...everyDocument(), ...corpusDocuments(longest)].filter(({ text }) => text.length <= longest);
  const clips = documents.flatMap(({ text }, index) => (index % 7 === 0 ? [text.slice(0, 300), text.slice(-150)] : []));
  return documents.map(({ text, format }) => ({ text, format, history: [], clips, longest: longest * 2 }));
}

const corpus = new URL('../../../shared/corpus/documents/', import.meta.url);

/** Their beginnings. */
function corpusDocuments(longest: number): readonly Document[] {
  if (!existsSync(corpus)) return [];
  return filesIn(corpus).flatMap(file => {
    const format = formatOf(file);
    return format ? [{ format, text: readFileSync(new URL(file, corpus), 'utf8').slice(0, longest) }] : [];
  });
}
