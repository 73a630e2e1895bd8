// A person's words as patterns: they mean what they say, and nothing in them is a pattern of its own.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { literal } from '../server/src/engine/lexicon/literal.ts';

describe('a literal phrase', () => {
  const cases: readonly [phrase: string, met: readonly string[], not: readonly string[]][] = [
    ['cost centre', ['our Cost  centre.', 'cost\ncentre'], ['cost centres', 'a cost of the centre', 'recost centre']],
    ['paid by * team', ['paid by storefront’s team'], ['paid by team', 'paid by the storefront team']],
    ['CHG-', ['see CHG-17'], ['XCHG-17']],
    ['a.b (c)+', ['a.b (c)+'], ['axb (c)', 'a.b cc']],
    ['*', ['a * b'], ['a b']],
    ['', [], ['', 'a']],
  ];
  for (const [phrase, met, not] of cases) {
    it(`'${phrase}'`, () => {
      for (const text of met) assert.ok(literal(phrase).test(text), text);
      for (const text of not) assert.ok(!literal(phrase).test(text), text);
    });
  }

  it('of any text meets itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), phrase => {
        assert.equal(literal(phrase).test(phrase), phrase.trim() !== '');
      }),
      { seed: 20_260_331 },
    );
  });

  it('takes time in proportion to the text', () => {
    const pattern = literal('a * b * c');
    const time = (length: number): number => {
      const text = 'a x b '.repeat(length) + 'a'.repeat(length);
      const begun = performance.now();
      pattern.test(text);
      return performance.now() - begun;
    };
    time(1_000);
    assert.ok(time(200_000) < 2_000);
  });
});
