// A screen leaves out no pattern that matches.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { allNeeds } from '../scripts/generate/needs.ts';
import { catalog } from '../server/src/engine/index.ts';
import { phrasePatterns } from '../server/src/engine/lexicon/phrases.ts';
import { catalogPatterns } from '../server/src/engine/read/screened.ts';
import { needsOf } from '../server/src/engine/screen/needs.ts';
import { type Needs, Screen } from '../server/src/engine/screen/screen.ts';

const patterns = [...catalogPatterns(catalog), ...phrasePatterns()];
const screen = new Screen(patterns, needsOf);
const literals = Object.values(allNeeds()).flat(2);

/** Paragraphs of examples, fixtures, pages and the catalog's own sources: all that patterns were written against. */
const paragraphs = ['examples', 'test/fixtures', 'docs', 'server/src/engine/catalog', 'server/src/engine/rules']
  .flatMap(folder => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => `${folder}/${name}`))
  .filter(path => /\.(?:md|yaml|ts)$/.test(path))
  .flatMap(path => readFileSync(path, 'utf8').split(/\n/));

function missedIn(text: string): RegExp | undefined {
  const admitted = screen.admits(text);
  return patterns.find(pattern => !admitted.has(pattern) && text.search(pattern) >= 0);
}

describe('a screen', () => {
  it('admits what matches, in all that patterns were written against', () => {
    let matches = 0;
    for (const text of paragraphs) {
      assert.equal(missedIn(text), undefined, text);
      matches += screen.admits(text).size;
    }
    assert.ok(matches > 5_000, `${matches} patterns admitted: too few to have tested anything`);
  });

  it('admits what matches, in any row of the literals that patterns are made of', () => {
    const word = fc.oneof(
      fc.constantFrom(...literals),
      fc.constantFrom('the', '7', 'ſ', 'K', 'İ', '—', 'must', 'is', ','),
    );
    const text = fc.array(fc.tuple(word, fc.constantFrom(' ', '', ', ')), { maxLength: 12 });
    fc.assert(
      fc.property(text, fc.boolean(), (words, upper) => {
        const written = words.flat().join('');
        assert.equal(missedIn(upper ? written.toUpperCase() : written), undefined);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('leaves most patterns out', () => {
    const admitted = paragraphs.reduce((sum, text) => sum + screen.admits(text).size, 0);
    assert.ok(admitted < paragraphs.length * patterns.length * 0.1);
  });

  it('tries a pattern that nothing is known of', () => {
    const unknown = /never shipped/u;
    const one = new Screen([unknown], needsOf);
    assert.ok(one.admits('anything').has(unknown));
  });

  it('wants one literal of each group', () => {
    const pattern = /x/u;
    const needs: Needs = [['down', 'lost'], ['0 s']];
    const one = new Screen([pattern], () => needs);
    const texts: readonly (readonly [string, boolean])[] = [
      ['Peer LOST for 7 s', true],
      ['Peer lost for 7 ms', false],
      ['7 s', false],
      ['slowdown, 30 s', true],
      ['', false],
    ];
    for (const [text, admitted] of texts) assert.equal(one.admits(text).has(pattern), admitted, text);
  });
});
