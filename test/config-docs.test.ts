// The examples of docs/configuration.md: settings that read without a mistake, and requests that they are for.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import {
  type GivenSettings,
  known,
  mergeSettings,
  readConfig,
  rules,
  settingsSchema,
} from '../server/src/engine/index.ts';
import { readBlocks, rewriteBlocks } from './kit/blocks.ts';
import { documentIn, onlyRules, shown } from './kit/documents.ts';
import { update } from './kit/suites.ts';

const path = 'docs/configuration.md';
const page = readFileSync(path, 'utf8');
const headings = new Set([...page.matchAll(/^## (.+)$/gm)].map(([, title]) => title));

describe('docs/configuration.md', () => {
  const actual = new Map<number, string>();
  for (const { path: titles, blocks } of readBlocks(page)) {
    let settings: GivenSettings = {};
    for (const block of blocks) {
      const name = `${titles.at(-1)}, line ${block.line + 1}`;
      if (block.info === 'yaml') {
        const read = readConfig(block.text, known);
        settings = read.settings;
        it(`${name}: the settings are right`, () => {
          assert.deepEqual(read.problems, []);
          assert.ok(Object.keys(read.settings).length > 0);
        });
        continue;
      }
      const request = shown(documentIn(block), mergeSettings(onlyRules('incomplete-answer'), settings));
      actual.set(block.line, request);
      if (!update) it(`${name}: the request has these findings`, () => assert.equal(request, block.text));
    }
  }
  if (update) after(() => writeFileSync(path, rewriteBlocks(page, actual)));

  it('tells every key under a heading of its own', () => {
    for (const key of Object.keys(settingsSchema(known).properties ?? {})) {
      assert.ok(headings.has(key), key);
      assert.ok(page.includes(`[\`${key}\`](#${key})`), key);
    }
  });

  it('is where the links of the schema lead', () => {
    const links = [...JSON.stringify(settingsSchema(known)).matchAll(/\/docs\/([\w./-]+)(?:#([\w-]+))?\)/g)];
    assert.ok(links.length > rules.length);
    for (const [, file = '', anchor] of links) {
      assert.ok(readFileSync(`docs/${file}`, 'utf8'), file);
      if (anchor !== undefined) assert.ok(headings.has(anchor), anchor);
    }
  });
});
