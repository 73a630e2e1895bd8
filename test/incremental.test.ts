// After any row of edits an analysis that went on from the one before says what a fresh one says: in the engine and through the server.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { analyse, Lines } from '../server/src/engine/index.ts';
import { editableTexts } from './kit/corpus.ts';
import { choices, edited, editOf, type Text } from './kit/edits.ts';
import { clientsWith, folder } from './kit/server.ts';
import { assertAsFresh, assertSound } from './kit/sound.ts';

/** `SOAK` times as many edits, with another seed each day. */
const soak = Number(process.env.SOAK ?? 1);
const seed = soak > 1 ? Math.floor(Date.now() / 86_400_000) : 20_260_413;
const editsInARow = 20;
const rows = Math.ceil(500 * soak);
const texts = editableTexts(soak > 1 ? 8_000 : 800);
const text = fc.constantFrom(...texts);
const row = fc.array(choices, { minLength: editsInARow, maxLength: editsInARow, size: 'max' });

/** A text of many sections, so that sums are kept of several stretches. */
const longText = fc
  .array(
    text.filter(({ format }) => format === 'markdown'),
    { minLength: 60, maxLength: 90, size: 'max' },
  )
  .map((all): Text => {
    const joined = all
      .map((one, i) => `${i % 3 > 0 ? `${'#'.repeat(1 + (i % 4))} Part ${i}\n\n` : ''}${one.text.slice(0, 250)}\n`)
      .join('\n');
    return { text: joined, format: 'markdown', history: [], clips: texts[0]?.clips ?? [], longest: 2 * joined.length };
  });

describe('an analysis that goes on from the one before', () => {
  it(`says what a fresh one says, in ${rows * editsInARow} edits`, () => {
    let edits = 0;
    const property = fc.property(text, row, (start, row) => {
      let now: Text = start;
      let analysis = analyse(now.text, now.format);
      for (const [index, choice] of row.entries()) {
        const change = editOf(now, choice);
        now = edited(now, change);
        const previous = analysis;
        // The edit is told more often than not; where it is not, the texts are compared.
        analysis = analyse(now.text, now.format, index % 3 < 2 ? { previous, change } : { previous });
        if (index % 2 === 1) assertAsFresh(analysis, now.format); // what went wrong once is still there after another edit
        edits++;
      }
      assertSound(analysis);
    });
    fc.assert(property, { seed, numRuns: rows });
    assert.ok(edits >= rows * editsInARow);
  });

  it('says what a fresh one says of a long text', () => {
    const property = fc.property(longText, row, (start, row) => {
      let now = start;
      let analysis = analyse(now.text, now.format);
      for (const [index, choice] of row.entries()) {
        const change = editOf(now, choice);
        now = edited(now, change);
        analysis = analyse(now.text, now.format, { previous: analysis, change });
        if (index % 5 === 4) assertAsFresh(analysis, now.format);
      }
    });
    fc.assert(property, { seed, numRuns: Math.ceil(8 * soak) });
  });
});

describe('diagnostics after incremental changes', () => {
  const client = clientsWith({ folders: [folder] });

  it('are those of the same text opened afresh', async () => {
    const editor = await client();
    const rows = fc.sample(fc.tuple(text, row), { seed, numRuns: Math.ceil(20 * soak) });
    for (const [index, [start, row]] of rows.entries()) {
      const extension = start.format === 'yaml' ? 'yaml' : 'md';
      const language = start.format;
      const uri = await editor.open(`${folder}/${index}.fedreq.${extension}`, start.text, language);
      let now: Text = start;
      for (const choice of row) {
        const edit = editOf(now, choice);
        const lines = new Lines(now.text);
        const isPlace = (offset: number) => lines.offsetAt(lines.positionAt(offset)) === offset;
        if (!isPlace(edit.span.start) || !isPlace(edit.span.end)) continue; // no position lies between CR and LF
        const place = (offset: number) => {
          const { line, column } = lines.positionAt(offset);
          return { line, character: column };
        };
        await editor.change(uri, {
          range: { start: place(edit.span.start), end: place(edit.span.end) },
          text: edit.text,
        });
        now = edited(now, edit);
      }
      const again = await editor.open(`${folder}/${index}-again.fedreq.${extension}`, now.text, language);
      const said = (uri: string) => async () => (await editor.diagnostics(uri)).map(({ data: _, ...rest }) => rest);
      assert.deepEqual(
        JSON.parse(JSON.stringify(await said(uri)()).replaceAll(uri, '')),
        JSON.parse(JSON.stringify(await said(again)()).replaceAll(again, '')),
      );
      await Promise.all([editor.close(uri), editor.close(again)]);
    }
  });
});
