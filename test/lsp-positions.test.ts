// Positions between client and server in each encoding, and edits wherever a client puts them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { documentsIn, Places } from '../server/src/lsp/positions.ts';
import { modern, old } from './kit/client.ts';
import { clientsWith, rulesOf, uri } from './kit/server.ts';

const start = clientsWith();

describe('position encodings', () => {
  const wide = '# Let 𝒮torefront réad 注文\n\nHi 🙂 all! Let storefront read it.\n';

  it('are the first that the client offers and the server speaks', async () => {
    const encodingOf = async (...positionEncodings: string[]) =>
      (await start({ capabilities: { ...modern, general: { positionEncodings } } })).capabilities.positionEncoding;
    assert.equal(await encodingOf('utf-7', 'utf-8', 'utf-16'), 'utf-8');
    assert.equal(await encodingOf('utf-32'), 'utf-32');
    assert.equal(await encodingOf('utf-16', 'utf-8'), 'utf-16');
    assert.equal(await encodingOf('latin-1'), 'utf-16');
    assert.equal((await start({ capabilities: old })).capabilities.positionEncoding, 'utf-16');
  });

  for (const [encoding, end] of [
    ['utf-8', 12],
    ['utf-16', 10],
    ['utf-32', 9],
  ] as const)
    it(`count in ${encoding}, going out and coming in`, async () => {
      const client = await start({ capabilities: { ...modern, general: { positionEncodings: [encoding] } } });
      await client.open(uri, wide);
      const [found] = await client.diagnostics(uri);
      assert.deepEqual(found?.range, { start: { line: 2, character: 0 }, end: { line: 2, character: end } });
      await client.change(uri, { range: found.range, text: 'Now:' });
      assert.deepEqual(await client.diagnostics(uri), []);
      await client.change(uri, {
        range: { start: { line: 2, character: 0 }, end: { line: 2, character: 4 } },
        text: 'Dear 👋 reader,',
      });
      assert.deepEqual(rulesOf(await client.diagnostics(uri)), ['greeting']);
    });

  const letters = fc.constantFrom('a', 'é', '注', '🙂', '\n', '\r\n', '\r', ' ');
  const text = fc.array(letters, { maxLength: 30 }).map(all => all.join(''));
  const encodings = fc.constantFrom('utf-8', 'utf-16', 'utf-32');

  it('lead from any offset to a position and back', () => {
    fc.assert(
      fc.property(text, encodings, (written, encoding) => {
        const places = new Places(written, encoding);
        for (let offset = 0; offset <= written.length; offset++) {
          if (/^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/.test(written.slice(offset - 1, offset + 1))) continue; // within one
          assert.equal(places.offset(places.position(offset)), offset);
        }
      }),
    );
  });

  it('take edits anywhere, in or out of the text, to the same text', () => {
    const positions = fc.record({ line: fc.integer({ min: 0, max: 9 }), character: fc.nat(12) });
    const edit = fc.record({ start: positions, end: positions, put: text });
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 6 }), encodings, (before, edits, encoding) => {
        const { create, update } = documentsIn(() => encoding);
        const document = create('file:///x.md', 'markdown', 1, before);
        let expected = before;
        const changes: TextDocumentContentChangeEvent[] = [];
        for (const { start, end, put } of edits) {
          const { start: from, end: to } = new Places(expected, encoding).span({ start, end });
          const [low, high] = from <= to ? [from, to] : [to, from];
          expected = expected.slice(0, low) + put + expected.slice(high);
          changes.push({ range: from <= to ? { start, end } : { start: end, end: start }, text: put });
        }
        assert.equal(update(document, changes, 2).getText(), expected);
      }),
    );
  });
});
