// Pieces of generated Markdown.

/** What a generated page begins with. */
export const origin = (source: string): string =>
  `<!-- Generated from ${source} by \`npm run generate\`. Do not edit. -->`;

/** Paragraphs, tables and blocks as one page. */
export const page = (...pieces: readonly string[]): string => `${pieces.filter(piece => piece !== '').join('\n\n')}\n`;

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map(cell => cell.replace(/\|/g, '\\|').replace(/\s+/g, ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export const list = (items: readonly string[]): string => items.map(item => `- ${item}`).join('\n');

/** A text in a fence that it does not hold itself. */
export function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}

/** Words as they are, whatever Markdown would make of them; code in backticks stays code. */
export function plain(words: string): string {
  return words
    .split(/(`[^`]*`)/)
    .map((piece, index) => (index % 2 === 1 ? piece : piece.replace(/[\\*_[\]<>]/g, '\\$&')))
    .join('');
}
