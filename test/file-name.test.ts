// File names of new requests: made from the title, valid on every system.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fileNameOf, isFileName } from '../client/src/file-name.ts';
import { admits } from '../server/src/engine/index.ts';

describe('the file name of a new request', () => {
  it('is its title in small letters and hyphens', () => {
    const cases = [
      ['Let storefront read order status', 'let-storefront-read-order-status.fedreq.md'],
      ['  Añadir: /etc/../Zürich & "Köln"? ', 'anadir-etc-zurich-koln.fedreq.md'],
      ['注文の状態', '注文の状態.fedreq.md'],
      ['', 'request.fedreq.md'],
      ['🙂 ...', 'request.fedreq.md'],
      ['x'.repeat(300), `${'x'.repeat(60)}.fedreq.md`],
    ] as const;
    for (const [title, name] of cases) assert.equal(fileNameOf(title, 'markdown'), name);
    assert.equal(fileNameOf('A b', 'yaml', 3), 'a-b-3.fedreq.yaml');
    const long = fileNameOf('every service of every region reads the status of every order from its owner', 'yaml');
    assert.equal(long, 'every-service-of-every-region-reads-the-status-of-every.fedreq.yaml');
  });

  it('is a valid name of a request whatever the title', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('markdown' as const, 'yaml' as const),
        (title, format) => {
          const name = fileNameOf(title, format);
          assert.ok(isFileName(name), name);
          assert.ok(admits(name, '', []).admitted);
        },
      ),
    );
  });

  it('is not what a system would refuse', () => {
    for (const name of ['', 'a/b.fedreq.md', 'a\\b', 'a:b', ' a', 'a.', '..', 'a\u0000b'])
      assert.equal(isFileName(name), false, name);
  });
});
