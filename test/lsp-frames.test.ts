// Messages in a stream of bytes: each comes through whole, however the bytes are cut and whatever stands between them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Frames } from '../server/src/lsp/frames.ts';

const framed = (text: string): string => `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;

async function passed(bytes: Buffer, cuts: readonly number[]): Promise<string> {
  const frames = new Frames();
  const places = [0, ...cuts.map(cut => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  for (const [i, place] of places.entries()) frames.write(bytes.subarray(place, places[i + 1]));
  frames.end();
  const chunks: Buffer[] = [];
  for await (const chunk of frames) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

const message = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.constant('{"a":"Content-Length: 7\r\n\r\n"}'),
);
const junk = fc.constantFrom(
  ...[
    '',
    '{}',
    '}',
    'x: y\r\n\r\n',
    'Content-Length: none\r\n\r\n',
    'Content-Length: -1\r\n\r\n',
    '\r\n\r\n',
    '\u0000\u00ff',
  ],
  ...[
    'Content-Length: 99999999999999\r\n\r\n',
    'Content-Length: 0\r\n\r\n',
    'Content-Type: x\r\n',
    'Content-Length: ',
    '\r\n',
  ],
);
const cuts = fc.array(fc.nat(), { maxLength: 12 });

describe('messages in a stream of bytes', () => {
  it('come through as they are, however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(message), cuts, async (messages, cut) => {
        const text = messages.map(framed).join('');
        assert.equal(await passed(Buffer.from(text), cut), text);
      }),
      { numRuns: 200 },
    );
  });

  it('come through without what stands between them that is none', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(junk, message)), cuts, async (pairs, cut) => {
        const text = pairs.map(([before, each]) => before + framed(each)).join('');
        assert.equal(await passed(Buffer.from(text), cut), pairs.map(([, each]) => framed(each)).join(''));
      }),
      { numRuns: 200 },
    );
  });

  it('are lost where a wrong length takes them in, and only those', async () => {
    const next = framed('{"next":1}');
    assert.ok((await passed(Buffer.from(`Content-Length: 20\r\n\r\n{}${next}${next}`), [])).endsWith(next));
  });

  it('are read in time that grows with the bytes, also where no header comes', async () => {
    const begun = performance.now();
    await passed(
      Buffer.alloc(20_000_000, 'x'),
      Array.from({ length: 300 }, (_, i) => i * 65_536),
    );
    assert.ok(performance.now() - begun < 5_000);
  });
});
