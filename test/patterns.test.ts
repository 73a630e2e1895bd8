// Every regular expression of the server is linear in time: judged by recheck, whose attacks are then tried, and by attacks of our own.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { check } from 'recheck';
import { type Attack, attacksOn, built, literals, type Pattern, superlinear } from './kit/patterns.ts';

/** What recheck says of a pattern: safe, unknown (it ran out of time), or how it would attack. */
type Verdict = 'safe' | 'unknown' | readonly Attack[];

/** Verdicts by pattern: recheck takes seconds for some. `UPDATE=1` judges what is new and forgets what is gone. */
const file = new URL('./fixtures/patterns.json', import.meta.url);
const known: Readonly<Record<string, Verdict>> = JSON.parse(readFileSync(file, 'utf8'));
/** So many new patterns are judged in a run of the tests. */
const mostNew = 10;
const update = process.env.UPDATE === '1';
const name = ({ source, flags }: Pattern): string =>
  createHash('sha256').update(`/${source}/${flags}`).digest('base64url').slice(0, 12);

const inSource = literals();
const atLoad = await built(async () => {
  const { analyse } = await import('../server/src/engine/index.ts');
  analyse('# Let a read b\n\nIt must be fast, see RFC 12.\n', 'markdown');
});
/** What people put into settings and documents, as patterns: words, `*` between words, signs, blanks, letters of every kind. */
const people = [
  'a',
  'a * b',
  'a * * b',
  '- * -',
  '* of *',
  'a.b (c)+',
  '(a+)+$',
  '…',
  '1 * 1 * 1',
  'STRASSE straße',
  'paid by * team',
  'x  y',
];
const ofPeople = await built(async () => {
  const { literal } = await import('../server/src/engine/lexicon/literal.ts');
  const { mentionsIn } = await import('../server/src/engine/features/mentions.ts');
  for (const words of people) {
    literal(words);
    mentionsIn('', words);
  }
});
const patterns = [...new Map([...inSource, ...atLoad, ...ofPeople].map(pattern => [name(pattern), pattern])).values()];

describe('every regular expression of the server', () => {
  it('is found', () => {
    assert.ok(inSource.length > 300, `${inSource.length} literals`);
    assert.ok(atLoad.length > 0, 'those that are built too');
    assert.ok(ofPeople.length >= 2 * people.length, 'those of words that people put into settings and documents');
    assert.ok(
      atLoad.some(({ where }) => where === 'built by markdown-it'),
      "and the parser's",
    );
  });

  it('is slower on a longer text by no more than the text is longer', () => {
    const slow = patterns.flatMap(pattern => {
      for (const attack of attacksOn(pattern)) {
        const growth = superlinear(pattern, attack);
        if (growth !== undefined) return [growth];
      }
      return [];
    });
    assert.deepEqual(slow, []);
  });

  it('withstands what recheck attacks it with', async t => {
    const verdicts: [string, Verdict][] = [];
    let left = update ? Number.POSITIVE_INFINITY : mostNew;
    for (const pattern of patterns) {
      const its = name(pattern);
      const verdict = known[its] ?? (left-- > 0 ? await verdictOn(pattern) : 'unknown');
      verdicts.push([its, verdict]);
      if (update && !(its in known)) save({ ...known, ...Object.fromEntries(verdicts) });
    }
    if (left < 0) t.diagnostic(`${-left} new patterns were not judged: run this file with UPDATE=1`);
    const slow = patterns.flatMap((pattern, i) => {
      const verdict = verdicts[i]?.[1];
      return typeof verdict === 'object' ? verdict.flatMap(attack => superlinear(pattern, attack) ?? []) : [];
    });
    assert.deepEqual(slow, []);
    if (update) save(Object.fromEntries(verdicts));
  });
});

describe('the measure of growth', () => {
  for (const [source, pump] of [
    ['[ \\t]+$', ' '],
    ['<!--[\\s\\S]*?-->', '<!--'],
    ['\\w+\\d', 'a'],
  ] as const)
    it(`finds /${source}/ out`, () =>
      assert.ok(superlinear({ source, flags: '', where: 'here' }, { before: '', pump, after: 'x' })));
});

/** Called with every new verdict: to judge all takes long, and a run that is broken off is gone on with. */
function save(verdicts: Readonly<Record<string, Verdict>>): void {
  const sorted = Object.fromEntries(Object.entries(verdicts).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(sorted, null, 1)}\n`);
}

/** What recheck takes for an attack is one only if V8 needs more than linear time for it: it counts bounded repetitions too. */
async function verdictOn({ source, flags }: Pattern): Promise<Verdict> {
  const verdict = await check(source, flags, { timeout: 5_000 });
  if (verdict.status !== 'vulnerable') return verdict.status;
  const { pumps, suffix } = verdict.attack;
  return pumps.map(({ prefix, pump }) => ({ before: prefix, pump, after: suffix }));
}
