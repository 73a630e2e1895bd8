// Characters that nobody sees: they hide words, turn the reading direction, or keep a search from finding a word.
import type { Message, Problem } from '../model.ts';
import { always, defineRule } from '../rule.ts';
import { say } from '../words.ts';

/** What turns the direction of reading: bidirectional embeddings, overrides and isolates (Unicode, UAX 9). */
const turning = /[\u202a-\u202e\u2066-\u2069]/;
/** Zero-width and control characters: C0 and C1 without white space, soft hyphens, joiners, marks, fillers, tags (which spell hidden words). */
const invisible =
  /(?:[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\u{e0001}\u{e0020}-\u{e007f}])+/gu;
/** Letters of scripts in which a joiner or a mark changes how a word is written. */
const needsJoiner =
  /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Devanagari}|\p{Script=Bengali}|\p{Script=Gurmukhi}|\p{Script=Gujarati}|\p{Script=Oriya}|\p{Script=Tamil}|\p{Script=Telugu}|\p{Script=Kannada}|\p{Script=Malayalam}|\p{Script=Sinhala}|\p{Script=Khmer}|\p{Script=Myanmar}|\p{Script=Mongolian}|\p{Script=Thai}|\p{Script=Lao}/u;
const breaksWord = /^\u200b$/;
const joins = /^[\u200c-\u200f\u061c]$/;
const emoji = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{1f1e6}-\u{1f1ff}\ufe0f]$/u;
/** Flags of regions are spelt in tag characters that a black flag begins and one of them ends. */
const flagTags = /^[\u{e0020}-\u{e007e}]{1,8}\u{e007f}$/u;
const names: Readonly<Record<string, Message>> = {
  '\u0000': say`NUL`,
  '\u00ad': say`A soft hyphen`,
  '\u200b': say`A zero-width space`,
  '\u200c': say`A zero-width non-joiner`,
  '\u200d': say`A zero-width joiner`,
  '\u2060': say`A word joiner`,
  '\ufeff': say`A byte order mark`,
};

export const invisibleCharacter = defineRule({
  id: 'invisible-character',
  family: 'document',
  summary: 'Every character of the document can be seen.',
  severity: always('warning'),
  guidance: `
A character that turns the direction of reading lets a text say another thing than it shows, to a person as to a tool
([Trojan Source](https://trojansource.codes), CVE-2021-42574). Zero-width characters hide in names, so that a search
does not find them and two names that look alike differ. Joiners in emoji and in scripts that need them are left alone.`,
  example: `
# Let storefront read order status from orders-eu

The switch is \`order\u200bstatus\`.
                    ^ invisible-character: A zero-width space (U+200B) stands here, which nobody sees. Remove it.
`,
  options: {},

  *scan({ text }, _context, _options) {
    if (!/[^\t\n\r -~]/.test(text)) return; // plain ASCII, as most texts are
    for (const { index, 0: run } of text.matchAll(invisible)) {
      if (
        isMeant(run, text.slice(Math.max(0, index - 2), index), text.slice(index + run.length, index + run.length + 2))
      )
        continue;
      if (run === '\ufeff' && index === 0) continue; // a byte order mark in its place
      yield problemOf(index, run);
    }
  },

  *fix({ span }, { text }) {
    const removed = text.slice(span.start, span.end).replace(invisible, '');
    yield { title: say`Remove what nobody sees`, edits: [{ span, text: removed }], preferred: true };
  },
});

/** A joiner in an emoji, a flag of a region, a joiner or mark beside a letter of a script that needs it. */
function isMeant(run: string, before: string, after: string): boolean {
  if (run === '\u200d') return (emoji.test(before) && /^\p{Extended_Pictographic}/u.test(after)) || isScript(before);
  if (flagTags.test(run)) return before === '🏴';
  return (joins.test(run) || breaksWord.test(run)) && (isScript(before) || isScript(after));
}

const isScript = (text: string): boolean => needsJoiner.test(text);

function problemOf(start: number, run: string): Problem {
  const span = { start, end: start + run.length };
  const [first = ''] = run;
  const more = [...run].length - 1;
  const stands = more === 0 ? say`stands here` : say`and ${more} more stand here`;
  const code = `U+${(first.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const name = names[first] ?? say`An invisible character`;
  return turning.test(run)
    ? {
        span,
        severity: 'error',
        message: say`A character that turns the direction of reading (${code}) ${stands}: the text shows another order than it has. Remove it.`,
      }
    : {
        span,
        message: say`${name} (${code}) ${stands}, which nobody sees. Remove it.`,
      };
}
