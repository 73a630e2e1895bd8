// Each test that docs/reliability.md and SECURITY.md name is there.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const root = new URL('../', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8');
const rows = read('docs/reliability.md')
  .split('\n')
  .filter(line => line.startsWith('| ') && line.includes('`test/'));

describe('the table of faults', () => {
  it('names tests for every row', () => assert.ok(rows.length >= 18));

  for (const row of rows) {
    const [, fault = '', , tests = ''] = row.split(/ ?\| ?/);
    it(fault, () => {
      for (const [, file = '', named = ''] of tests.matchAll(/`([^`]+)`((?: "[^"]+",?)+)/g)) {
        const source = read(file);
        const titles = [...named.matchAll(/"([^"]+)"/g)].map(([, title = '']) => title);
        assert.ok(titles.length > 0, file);
        for (const title of titles) assert.ok(source.includes(title), `${file} has '${title}'`);
      }
      assert.match(tests, /`[^`]+` "/);
    });
  }
});

describe('SECURITY.md', () => {
  it('leads to files that are there', () => {
    for (const [, target = ''] of read('SECURITY.md').matchAll(/\]\(([^)#]+)\)/g)) {
      assert.ok(existsSync(new URL(target, root)), target);
    }
  });
});
