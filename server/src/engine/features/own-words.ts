// The author's own words in their places. All else is blank: code, addresses, tags, comments, keys, what a template left.
import { headEnd } from '../edit/front-matter.ts';
import { remembered } from '../memo.ts';
import type { Block, FeatureRequest, Format, Part, Span } from '../model.ts';
import { blanked, spaces } from '../parse/blank.ts';
import { metaKeys } from './metadata.ts';

const kept = new WeakMap<FeatureRequest, string>();

/** As long as the text, line ends kept. */
export const ownWords = (request: FeatureRequest): string => remembered(kept, request, wordsOfAll);

function wordsOfAll(request: FeatureRequest): string {
  const { text, format, sections, meta } = request;
  const words = sections.map(({ part, start }) => ({ start, words: wordsOf(part, format) }));
  const head = format === 'markdown' ? headEnd(request) : 0;
  const values = meta
    .filter(({ from, key }) => (from === 'front-matter' || from === 'yaml') && !metaKeys.get(key)?.values)
    .map(({ valueSpan: { start, end } }) => ({ start, words: unmarked(text.slice(start, end)) }));
  return laid([...words, { start: 0, words: spaces(text.slice(0, head)) }, ...values], text);
}

/** Words in their places, one after another; a later one covers an earlier one. */
function laid(pieces: readonly { readonly start: number; readonly words: string }[], text: string): string {
  return pieces.reduce(
    (all, { start, words }) => all.slice(0, start) + words + all.slice(start + words.length),
    spaces(text),
  );
}

const keptParts = new WeakMap<Part, string>();

function wordsOf(part: Part, format: Format): string {
  return remembered(keptParts, part, ({ text, blocks }) => {
    const base = format === 'yaml' ? spaces(text) : unmarked(text);
    const pieces: string[] = [];
    let at = 0;
    for (const block of blocks) {
      const { start, end } = block.span;
      if (start < at) continue; // within the one before
      pieces.push(base.slice(at, start), wordsIn(block, text.slice(start, end)));
      at = end;
    }
    return pieces.join('') + base.slice(at);
  });
}

function wordsIn({ kind, text }: Block, source: string): string {
  if (kind === 'code' || kind === 'template') return spaces(source);
  return source.includes('`') ? withoutCode(text, source) : text;
}

/** Marks of code are blank in a block's text, in pairs; what stands between two of them is code. */
function withoutCode(text: string, source: string): string {
  const marks = [...source.matchAll(/`+/g)].filter(({ index }) => text[index] === ' ');
  let [words, opened] = [text, -1];
  for (const { index, 0: mark } of marks) {
    if (opened >= 0) words = words.slice(0, opened) + spaces(words.slice(opened, index)) + words.slice(index);
    opened = opened < 0 ? index + mark.length : -1;
  }
  return words;
}

/** What is outside of blocks: titles, the head of a table, definitions of links, values of the head. */
function unmarked(source: string): string {
  return marked.reduce((text, pattern) => text.replace(pattern, spaces), withoutComments(source));
}

function withoutComments(source: string): string {
  const comments: Span[] = [];
  for (let start = source.indexOf('<!--'); start >= 0; start = source.indexOf('<!--', comments.at(-1)?.end)) {
    const close = source.indexOf('-->', start + 4);
    comments.push({ start, end: close < 0 ? source.length : close + 3 });
  }
  return blanked(source, comments);
}

const marked: readonly RegExp[] = [
  /^[ \t]{0,3}(?:`{3,20}|~{3,20})[^\r\n]*/gm,
  /`[^`\r\n]{1,500}`/g,
  /\]\([^()\s]{0,2000}\)/g,
  /^[ \t]{0,3}\[[^\]\r\n]{1,300}\]:[^\r\n]*/gm,
  /[a-z][a-z0-9+.-]{1,30}:\/\/[^\s<>"')\]]{1,2000}/gi,
  /<\/?[a-z][^<>\r\n]{0,1000}>/gi,
];
