// Edits as people make them, from a few numbers, so that a run can be repeated and cut down to what fails.
import fc from 'fast-check';
import type { Edit, Format } from '../../server/src/engine/index.ts';

/** One edit before it is known of which text. */
export interface Choice {
  readonly kind: keyof typeof kinds;
  /** Where in the text, 0 to 1. */
  readonly at: number;
  /** How much, 0 to 1. */
  readonly size: number;
  /** Which of several things to put. */
  readonly pick: number;
}

export interface Text {
  readonly text: string;
  readonly format: Format;
  /** What it was before, newest last. */
  readonly history: readonly string[];
  /** Stretches of other texts to paste. */
  readonly clips: readonly string[];
  /** It grows no longer, so that a run is about edits and not about size. */
  readonly longest: number;
}

const remembers = 20;

/** The edit that a choice is in a text: one replacement. */
export function editOf(text: Text, choice: Choice): Edit {
  if (text.text.length > text.longest) return replaced(text.text, text.text.slice(0, text.longest / 2));
  return kinds[choice.kind](text, choice);
}

export function edited(before: Text, { span, text }: Edit): Text {
  const after = before.text.slice(0, span.start) + text + before.text.slice(span.end);
  return { ...before, text: after, history: [...before.history, before.text].slice(-remembers) };
}

type Make = (text: Text, choice: Choice) => Edit;

const kinds = {
  type: (text, { at, pick }) => put(text, at, one(words, pick)),
  typeOdd: (text, { at, pick }) => put(text, at, one(odd, pick)),
  remove: ({ text }, { at, size }) => {
    const start = Math.floor(at * text.length);
    return { span: { start, end: Math.min(text.length, start + Math.ceil(size * 40)) }, text: '' };
  },
  removeLines: ({ text }, { at, size }) => {
    const start = lineAt(text, at);
    let end = start;
    for (let lines = Math.ceil(size * 5); lines > 0; lines--) end = nextLine(text, end);
    return { span: { start, end }, text: '' };
  },
  paste: (text, { at, pick }) => put(text, at, one(text.clips, pick)),
  pasteLines: (text, { at, pick }) => putLine(text, at, one(text.clips, pick)),
  undo: ({ text, history }, { pick }) => replaced(text, history.at(-1 - (pick % remembers)) ?? text),
  lineEnds: ({ text }, { pick }) => replaced(text, text.replace(/\r\n|\r|\n/g, one(['\n', '\r\n', '\r'], pick))),
  fence: (text, { at, pick }) => toggled(text, { at, line: one(fences, pick), like: /^[ \t]*(?:`{3}|~{3})/ }),
  frontMatter: (text, { pick }) =>
    toggled(text, { at: 0, line: one(['---', '---\nkind: federation-request\n---', '--'], pick), like: /^---?$/ }),
  heading: (text, { at, pick }) =>
    text.format === 'yaml'
      ? toggled(text, { at, line: one(keys, pick), like: /^[\w-]+:/ })
      : toggled(text, { at, line: one(headings, pick), like: /^#{1,6} / }),
  indent: ({ text }, { at, pick }) => {
    const start = lineAt(text, at);
    return { span: { start, end: start }, text: one(['  ', '    ', '\t', '> ', '- ', '1. '], pick) };
  },
} as const satisfies Record<string, Make>;

export const choices: fc.Arbitrary<Choice> = fc.record({
  kind: fc.constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[])),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  size: fc.double({ min: 0, max: 1, noNaN: true }),
  pick: fc.nat({ max: 9_999 }),
});

const words = ['a', ' ', '.', 'TBD', ' must be fast. ', 'p99 ≤ 200 ms', 'Not applicable: ', 'orders-eu', '🙂', 'é'];
const odd = [
  ...['`', '*', '_', '|', '\\', '<', '>', '[', ']', '](', '"', "'", ': ', '{', '}', '&a ', '*a', '!x ', '%', '@'],
  ...['<!--', '-->', '<details><summary>Failure</summary>\n', '</details>', '<pre>', '\u0000', '\ufeff', '\u200b'],
  ...[
    '\ud800',
    '\udc00',
    '\u2028',
    '\r',
    '\n',
    '\r\n',
    '\n\n',
    '\t',
    '===',
    '---',
    '<!-- fedreq-ignore vague-term: why -->',
  ],
  ...[
    '[x](#rollout)',
    ' ORC ORC ORC ',
    'the Orcs (ORC) ',
    'see the attached diagram ',
    '\n## ORC\n\n99 ms latency\n\n',
  ],
  ...['<!-- fedreq-covers: failure -->', '# fedreq-ignore-file greeting: why', '[a]: b\n', '| a | b |\n|---|---|\n'],
];
const fences = ['```', '~~~', '````yaml', '- ```', '    ```', '> ```'];
const headings = [
  '# Title',
  '## Rollout',
  '### Failure modes',
  '## 3. Caching',
  '####',
  'Problem\n-------',
  '**Monitoring**',
];
const keys = [
  'rollout: one',
  'failure:',
  '  way-back: off',
  'title: Let a read b',
  'kind: federation-request',
  '- item',
  '<<: *a',
];

const one = <T>(list: readonly T[], pick: number): T => list[pick % list.length] as T;

function put({ text }: Text, at: number, words: string): Edit {
  const start = Math.floor(at * text.length);
  return { span: { start, end: start }, text: words };
}

function putLine({ text }: Text, at: number, words: string): Edit {
  const start = lineAt(text, at);
  return { span: { start, end: start }, text: `${words}\n` };
}

/** Removes the first such line behind a place, or puts one there. */
function toggled(text: Text, { at, line, like }: { at: number; line: string; like: RegExp }): Edit {
  const from = lineAt(text.text, at);
  for (let start = from; start < text.text.length; start = nextLine(text.text, start)) {
    const end = nextLine(text.text, start);
    if (like.test(text.text.slice(start, end).trimEnd())) return { span: { start, end }, text: '' };
  }
  return putLine(text, at, line);
}

/** The smallest replacement that turns one text into another. */
function replaced(text: string, by: string): Edit {
  let start = 0;
  while (start < text.length && start < by.length && text[start] === by[start]) start++;
  let [end, last] = [text.length, by.length];
  while (end > start && last > start && text[end - 1] === by[last - 1]) {
    end--;
    last--;
  }
  return { span: { start, end }, text: by.slice(start, last) };
}

function lineAt(text: string, at: number): number {
  const offset = Math.floor(at * text.length);
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

function nextLine(text: string, from: number): number {
  const end = /\r\n|\r|\n/g;
  end.lastIndex = from;
  const found = end.exec(text);
  return found ? found.index + found[0].length : text.length;
}
