// A person's word or phrase as a pattern: what it says literally, and `*` for one word between two others.

/**
 * Finds the phrase in a text as whole words, whatever the case and the white space between them. Linear in time: no
 * part of the pattern is the person's own but its letters.
 */
export function literal(phrase: string, flags = 'iu'): RegExp {
  const words = phrase.trim().split(/\s+/);
  const parts = words.map((word, i) =>
    word === '*' && i > 0 && i < words.length - 1 ? String.raw`\S+` : quoted(word),
  );
  const source = parts.join(String.raw`\s+`);
  return source === '' ? /(?!)/u : new RegExp(`${edge(words[0], '<!')}${source}${edge(words.at(-1), '!')}`, flags);
}

/** A word as the source of a pattern that matches it alone. */
export const quoted = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** A phrase that begins or ends in a letter does not begin or end inside a word. */
function edge(word = '', look: '<!' | '!'): string {
  const end = look === '!' ? /[\p{L}\p{N}]$/u : /^[\p{L}\p{N}]/u;
  return end.test(word) ? String.raw`(?${look}[\p{L}\p{N}])` : '';
}
