// Lines of a text in pieces: after any edits they are those of the text as a whole, and only the piece that an edit touches is made anew.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Edit, Lines } from '../server/src/engine/index.ts';
import { OpenDocument } from '../server/src/lsp/open-document.ts';

/** Long enough for several pieces. */
const long = fc
  .array(fc.constantFrom('a', 'words of a line ', '\n', '\r\n', '\r', '🙂'), { maxLength: 12, minLength: 1 })
  .map(all => all.join('').repeat(4_000).slice(0, 30_000));
const short = fc.array(fc.constantFrom('', 'x', '\n', '\r', '\r\n'), { maxLength: 4 }).map(all => all.join(''));
const edits = fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), drop: fc.nat(9_000), put: short }), {
  maxLength: 6,
});
const editIn = (text: string, { at, drop, put }: { at: number; drop: number; put: string }): Edit => {
  const start = Math.floor(at * text.length);
  return { span: { start, end: Math.min(text.length, start + drop) }, text: put };
};
const applied = (text: string, { span, text: put }: Edit): string =>
  text.slice(0, span.start) + put + text.slice(span.end);

describe('lines in pieces', () => {
  it('are those of the whole text, after any edits', () => {
    fc.assert(
      fc.property(long, edits, fc.nat(40_000), (start, changes, anywhere) => {
        let text = start;
        let lines = new Lines(text);
        for (const change of changes) {
          const edit = editIn(text, change);
          text = applied(text, edit);
          lines = lines.edited(edit);
        }
        assert.equal(lines.text, text);
        assert.equal(lines.length, text.length);
        const ends = [...text.matchAll(/\r\n?|\n/g)].map(({ 0: end, index }) => index + end.length);
        assert.equal(lines.count, ends.length + 1);
        const offset = anywhere % (text.length + 1);
        const line = ends.filter(end => end <= offset).length;
        assert.deepEqual(lines.positionAt(offset), { line, column: offset - (ends[line - 1] ?? 0) });
        assert.equal(lines.textOfLine(line), text.slice(ends[line - 1] ?? 0, ends[line]).replace(/[\r\n]+$/, ''));
        assert.equal(lines.slice(offset, offset + 9_000), text.slice(offset, offset + 9_000));
      }),
      { numRuns: 300 },
    );
  });
});

describe('an open document', () => {
  it('tells the one edit that leads from the text that was read to its own', () => {
    fc.assert(
      fc.property(long, edits, edits, (start, before, since) => {
        const document = new OpenDocument('file:///a.md', 'markdown', { version: 1, lines: new Lines(start) });
        for (const change of before) document.edit(editIn(document.getText(), change));
        document.read();
        const { lines } = document;
        for (const change of since) document.edit(editIn(document.getText(), change));
        const change = document.changeFrom(lines);
        assert.equal(change && applied(lines.text, change), document.getText());
        if (since.length > 0) assert.equal(document.changeFrom(document.lines), undefined);
      }),
      { numRuns: 300 },
    );
  });
});
