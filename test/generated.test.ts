// What is generated from rules and catalog is on the disk as the generator would write it.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { it } from 'node:test';
import { generated, staleIn } from '../scripts/generate.ts';

it('is up to date', () => {
  const files = generated();
  const [path] = staleIn(files);
  if (path === undefined) return;
  const there = existsSync(path) ? readFileSync(path, 'utf8') : '';
  assert.equal(there, files.get(path) ?? '', `${path} is stale: run 'npm run generate'`);
});

it('names its source', () => {
  for (const [path, content] of generated()) {
    if (/^(?:docs|schema)\//.test(path))
      assert.match(content.slice(0, 300), /Generated from \S+ by `npm run generate`/, path);
  }
});
