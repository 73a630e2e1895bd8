// A language that shows what is translated: ⟦ours, with ⟨values⟩ in it⟧. What stands in no frame is said in English to everybody.

import { metaKeys } from '../../server/src/engine/features/metadata.ts';
import { catalog, rules, type Texts, wordsOf } from '../../server/src/engine/index.ts';
import { serverTexts } from './texts.ts';

const texts: Texts = Object.fromEntries(
  [...serverTexts()].map(text => [text, `⟦${text.replace(/\{\d+\}/g, '⟨$&⟩')}⟧`]),
);

export const pseudo = wordsOf('xx', texts);

/** What of a text stands in no frame, and is neither of the document nor a name that is the same in every language. */
export function untranslated(said: string, document: string): readonly string[] {
  const own = lettersOf(document);
  return rawRuns(said.replace(/https?:\/\/[^\s)⟩]+|&#?\w+;|U\+[\dA-F]+/g, ''))
    .flatMap(run => run.split(/[…,;:()[\]“”→]|\.\.\.|<[^<>]*>/))
    .map(run => run.trim())
    .filter(run => /[A-Za-z]{2}/.test(run) && !own.includes(lettersOf(run)) && !names.has(lettersOf(run)));
}

/** Whatever is not directly within a frame, in the order of the text. */
function rawRuns(said: string): readonly string[] {
  const runs: string[] = [];
  const open: string[] = [];
  let run = '';
  for (const char of said) {
    if (!'⟦⟧⟨⟩'.includes(char)) {
      if (open.at(-1) !== '⟦') run += char;
      continue;
    }
    runs.push(run);
    run = '';
    if (char === '⟦' || char === '⟨') open.push(char);
    else open.pop();
  }
  return [...runs, run];
}

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}]+/gu, '');

/** Ids and keys, headings that a document takes, examples of its lines, units. */
const names: ReadonlySet<string> = new Set(
  [
    ...rules.map(({ id }) => id),
    ...rules.flatMap(({ options }) => Object.keys(options)),
    ...[...catalog.concerns.values()].flatMap(({ id, headings, elements }) => [
      id,
      ...headings,
      ...elements.flatMap(element => [element.id, ...piecesOf(element.example)]),
      ...rules.map(rule => `${rule.id}/${id}`),
    ]),
    ...[...catalog.federations.values()].flatMap(({ id, failureModes }) => [
      id,
      ...failureModes.flatMap(mode => [mode.id, ...piecesOf(mode.example)]),
    ]),
    ...metaKeys.keys(),
    ...['draft', 'review', 'ready', 'off', 'error', 'warning', 'information', 'hint', 'federation-request'],
    ...['fedreq-ignore', 'fedreq-ignore-section', 'fedreq-ignore-file', 'fedreq-covers', '.fedreq.md', '.fedreq.yaml'],
    ...['s', 'bytes', '1/s', 'count'],
  ].map(lettersOf),
);

function piecesOf(example: string): readonly string[] {
  return example.split(/[…,;:()[\]→]|\.\.\./);
}
