// Finds phrases of a list in an author's own prose: never in code, quotations, links or titles.
import { remembered } from '../memo.ts';
import type { Block, ConcernId, Message, Part, Problem, Span } from '../model.ts';
import { needsOf } from '../screen/needs.ts';
import { Screen } from '../screen/screen.ts';
import { overlap } from '../span.ts';
import { literal } from './literal.ts';
import { sentencesOf } from './sentences.ts';

/** One way of saying too little. */
export interface Phrase {
  /** Flags `giu`, linear. */
  readonly pattern: RegExp;
  /** What the reader cannot tell, to follow the quoted words: "how many". */
  readonly asks: Message;
  /** A sentence that matches says it after all, or means something else. */
  readonly unless?: RegExp;
  /** A way of speaking more often than a gap: never more than a hint. */
  readonly faint?: true;
}

/** A phrase met in a sentence of a part. */
export interface Met {
  readonly phrase: Phrase;
  readonly words: string;
  /** Within the part. */
  readonly span: Span;
  readonly sentence: string;
}

/** A number with what it counts: a sentence that has one may be as vague as it likes beside it. */
export const measured = /\d/u;

const known: Phrase[] = [];
let screen: Screen | undefined;

declare const declared: unique symbol;
/** Phrases that have been declared. */
export type PhraseList = readonly Phrase[] & { readonly [declared]: true };

/** Declares phrases, so that one pass over a text tells which of all declared ones it may have. */
export function phraseList(phrases: readonly Phrase[]): PhraseList {
  const list = phrases.map(phrase => ({ ...phrase, pattern: byUnits(phrase.pattern) }));
  known.push(...list);
  screen = undefined;
  return list as readonly Phrase[] as PhraseList;
}

/** The pattern without the flag `u`, where it names no property of characters: V8 then matches four times as fast. */
function byUnits(pattern: RegExp): RegExp {
  return pattern.source.includes('\\p{') ? pattern : new RegExp(pattern.source, pattern.flags.replace('u', ''));
}

/** All patterns of declared phrases. */
export const phrasePatterns = (): readonly RegExp[] => known.map(({ pattern }) => pattern);

interface Screened {
  readonly block: Block;
  readonly admitted: ReadonlySet<RegExp>;
}
const kept = new WeakMap<Part, readonly Screened[]>();

/** The blocks of a part in which an author speaks in prose, with the patterns that they may have: no code, quotations, metadata, a template's boxes. */
function screened(part: Part): readonly Screened[] {
  return remembered(kept, part, () => {
    screen ??= new Screen(phrasePatterns(), needsOf);
    const its = screen;
    return spoken(part)
      .map(block => ({ block, admitted: its.admits(block.prose) }))
      .filter(({ admitted }) => admitted.size > 0);
  });
}

const spoken = ({ blocks }: Part): readonly Block[] =>
  blocks.filter(block => /\p{L}/u.test(block.prose) && !isChecklist(block));

/** Every phrase of a declared list that a part's prose has, in order; in one block each phrase counts once. Words that are `allowed` (in lower case) are not met. */
export function* phrasesIn(part: Part, phrases: PhraseList, allowed: ReadonlySet<string> = new Set()): Generator<Met> {
  for (const { block, admitted } of screened(part)) {
    const taken: Span[] = [];
    for (const phrase of phrases) {
      if (!admitted.has(phrase.pattern)) continue; // cannot be in it
      const met = firstIn(block, phrase, allowed);
      if (!met || taken.some(other => overlap(other, met.span))) continue; // said once already
      taken.push(met.span);
      yield met;
    }
  }
}

/** A person's own words and phrases that a part's prose has; in one block each counts once. */
export function* ownPhrasesIn(part: Part, words: readonly string[], asks: Message): Generator<Met> {
  for (const word of words) {
    const phrase = { pattern: literal(word, 'giu'), asks };
    for (const block of spoken(part)) {
      const met = firstIn(block, phrase, new Set());
      if (met) yield met;
    }
  }
}

/** A box to tick is a template's: its words are not the author's. */
const isChecklist = ({ prose }: Block): boolean => /^\s*(?:\[[ xX]\]|\((?:R|E)\))/.test(prose);

function firstIn({ prose, span }: Block, phrase: Phrase, allowed: ReadonlySet<string>): Met | undefined {
  for (const match of prose.matchAll(phrase.pattern)) {
    const sentence = sentenceAround(prose, match.index);
    if (phrase.unless?.test(sentence)) continue; // said after all, or another sense
    const start = span.start + match.index + (match[0].length - match[0].trimStart().length);
    const written = match[0].trim();
    const words = written.replace(/\s+/g, ' ');
    if (allowed.has(words.toLowerCase())) continue; // says enough in this house
    return { phrase, words, span: { start, end: start + written.length }, sentence };
  }
  return undefined;
}

function sentenceAround(prose: string, offset: number): string {
  const sentence = sentencesOf(prose).find(({ start, end }) => start <= offset && offset < end);
  return sentence ? prose.slice(sentence.start, sentence.end) : prose;
}

/** Under these a text tells how things are or why, and nothing is decided by a word of it. */
const telling: ReadonlySet<ConcernId> = new Set(['problem', 'why', 'when']);
/** A sentence that lays down what somebody does. */
const duty = /\b(?:must|shall|should|will|has to|have to|needs? to|required to|MAY)\b/u;
/** A sentence that supposes, asks, tells or gives an example. */
const supposing =
  /\b(?:would|could|might|we should|if we|think|believe|perhaps|maybe|unlikely|for example|for instance|e\.g|such as|this proposal|this MSC|this KEP|future|alternative\w*|was|were|had)\b|\?\s*$/iu;

/** Whether a decision hangs on a phrase; where none does it is no more than a hint. */
export const decides = ({ phrase, sentence }: Met, concerns: readonly ConcernId[]): boolean =>
  phrase.faint !== true &&
  !concerns.some(concern => telling.has(concern)) &&
  duty.test(sentence) &&
  !supposing.test(sentence);

/** A problem for each phrase met: `message` makes what is said of the quoted words and what they leave open. */
export function* problemsOf(
  part: Part,
  { concerns, phrases }: { readonly concerns: readonly ConcernId[]; readonly phrases: PhraseList },
  message: (words: string, asks: Message) => Message,
): Generator<Problem> {
  for (const met of phrasesIn(part, phrases)) yield problemOf(met, concerns, message(met.words, met.phrase.asks));
}

/** What is said of a phrase, as loud as what hangs on it. */
export const problemOf = (met: Met, concerns: readonly ConcernId[], message: Message): Problem => ({
  span: met.span,
  message,
  ...(!decides(met, concerns) && { severity: 'hint' }),
});
