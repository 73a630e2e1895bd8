// Titles as a reader sees them: without numbering, emoji, link addresses, emphasis and closing marks.
import type { Span } from '../model.ts';
import { collapsed } from './blank.ts';
import { type Masked, mask } from './mask.ts';

/** "3.", "3.1)", "IV.", "A.", "3.1", "2 Rollout", "3 – ", "3:", "§ 3". */
const numbering =
  /^(?:(?:\d{1,3}(?:\.\d{1,3}){0,5}|[IVX]{1,5}|[A-Z])[.)]|\d{1,3}(?:\.\d{1,3}){1,5}|\d{1,2}(?=[ \t]+\p{Lu})|\d{1,3}(?:[ \t]+[–—-](?=[ \t])|:(?=[ \t]))|§[ \t]?[\d.]{1,8})[ \t]+/u;
const emoji =
  /^(?:[\p{Extended_Pictographic}\u{1F1E6}-\u{1F1FF}\u200d\ufe0f\u20e3\p{Emoji_Modifier}]{1,20}|:[a-z0-9_+-]{2,30}:)[ \t]*/u;
const emojiAnywhere = /[\p{Extended_Pictographic}\u200d\ufe0f]+/gu;
const anchor = /(?<![ \t])[ \t]*\{#?[\w-]{1,60}\}$/;
const endings = /(?<![\s:])[\s:]+$/u;

export interface Title {
  readonly title: string;
  /** The visible words, offsets of the source that was given. */
  readonly span: Span;
  /** What stands beside the words, offsets of the source that was given. */
  readonly beside: Pick<Masked, 'comments' | 'links'>;
}

/** Reads the words of a heading out of its source. */
export function titleOf(source: string): Title {
  const masked = mask(source);
  const { text } = masked;
  let start = 0;
  let end = text.trimEnd().length;
  end -= /(?:^|[ \t])#+$/.exec(text.slice(0, end))?.[0].length ?? 0;
  end -= anchor.exec(text.slice(0, end))?.[0].length ?? 0;
  for (;;) {
    const rest = text.slice(start, end);
    const skipped = /^\s+/.exec(rest) ?? emoji.exec(rest) ?? numbering.exec(rest);
    if (!skipped || skipped[0].length === 0 || skipped[0].length >= rest.trimEnd().length) break;
    start += skipped[0].length;
  }
  end = Math.max(start, start + text.slice(start, end).replace(endings, '').length);
  return { title: collapsed(text.slice(start, end).replace(emojiAnywhere, ' ')), span: { start, end }, beside: masked };
}

const sectionNames =
  /^(?:abstract|background|context|goals|introduction|motivation|overview|preface|problem(?: statement)?|proposal|scope|status|summary|tl;?dr)$/i;

/** Whether a title names a section that nearly every proposal has, and so not the document. */
export const isSectionName = (title: string): boolean => sectionNames.test(title);
