// Links beside a document are held against its repository, and against nothing else.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { analyse, english } from '../server/src/engine/index.ts';
import { isBeside } from '../server/src/repository.ts';

const root = mkdtempSync(join(tmpdir(), 'fedreq-repository-'));
mkdirSync(join(root, 'inside/docs/images'), { recursive: true });
mkdirSync(join(root, 'inside/.git'));
writeFileSync(join(root, 'inside/README.md'), '');
writeFileSync(join(root, 'inside/docs/images/parties of it.svg'), '');
writeFileSync(join(root, 'secret.md'), '');
after(() => rmSync(root, { recursive: true, force: true }));
const document = join(root, 'inside/docs/request.fedreq.md');

describe('a file beside a document', () => {
  const cases: readonly (readonly [path: string, there: boolean | undefined])[] = [
    ['images', true],
    ['images/parties of it.svg', true],
    ['./images/../../README.md', true],
    ['gone.md', false],
    ['../gone/README.md', false],
    ['../../secret.md', undefined],
    ['../../..', undefined],
  ];
  for (const [path, there] of cases)
    it(`${path}: ${there ?? 'nobody can tell'}`, () => assert.equal(isBeside(document, path), there));

  it('is not looked for where there is no repository', () => {
    assert.equal(isBeside(join(root, 'request.md'), 'gone.md'), undefined);
  });
});

describe('a link to a file', () => {
  const found = (link: string, isThere = (path: string) => isBeside(document, path)): readonly string[] =>
    analyse(`# Let storefront read order status\n\nThe parties stand in ${link} as they are.\n`, 'markdown', {
      isThere,
    })
      .report.findings.filter(({ rule }) => rule === 'dead-link')
      .map(({ message }) => english(message).split('"')[1] ?? '');

  it('is found where the file is not there', () => {
    assert.deepEqual(found('[the list](gone.md#parties)'), ['gone.md']);
    assert.deepEqual(found('![the parties](images/gone.svg)'), ['images/gone.svg']);
    assert.deepEqual(found('[the list](<gone%20too.md>)'), ['gone too.md']);
  });

  it('is left alone where it is there, leads elsewhere, or nobody can tell', () => {
    assert.deepEqual(found('[the picture](images/parties%20of%20it.svg)'), []);
    assert.deepEqual(found('[the readme](../README.md?plain=1#top)'), []);
    assert.deepEqual(found('[secret](../../secret.md)'), []);
    for (const target of [
      'https://example.org/gone.md',
      '/gone.md',
      'mailto:a@example.org',
      '{{ gone }}',
      '@acme/gone',
    ])
      assert.deepEqual(found(`[it](${target})`), [], target);
    assert.deepEqual(
      found('[the list](gone.md)', () => undefined),
      [],
    );
  });
});
