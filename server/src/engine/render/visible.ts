// Text of a document as a terminal or a page may show it: control characters spelt out, widths counted, lines broken.

/** Control characters shown, never sent on: a title must not move the cursor or turn the reading direction. */
export const visible = (text: string): string =>
  text
    .replace(/\t/g, '  ')
    .replace(
      /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
      char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );

const twoColumns =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const noColumn = /[\p{Mn}\u200c\u200d\ufe0e\ufe0f]/u;

/** Columns that a text takes: East Asian wide characters and emoji take two, marks that combine none. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const char of text) columns += noColumn.test(char) ? 0 : twoColumns.test(char) ? 2 : 1;
  return columns;
}

/** Broken at spaces to lines of at most so many columns; a longer word stands alone. */
export function wrapped(text: string, width: number): string[] {
  const rows: string[] = [];
  let row = '';
  let columns = 0;
  for (const word of text.split(' ')) {
    const more = columnsOf(word);
    if (row !== '' && columns + 1 + more > Math.max(40, width)) {
      rows.push(row);
      row = word;
      columns = more;
    } else {
      columns += row === '' ? more : more + 1;
      row = row === '' ? word : `${row} ${word}`;
    }
  }
  return [...rows, row];
}
