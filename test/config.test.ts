// Settings from project files and from editors: literate cases, the schema, and texts that are meant to break the reading.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import {
  analyse,
  defaultSettings,
  known,
  mergeSettings,
  readConfig,
  readSettings,
} from '../server/src/engine/index.ts';
import { readBlocks, rewriteBlocks } from './kit/blocks.ts';
import { annotate, strip } from './kit/markers.ts';
import { update } from './kit/suites.ts';

const file = new URL('./fixtures/config/settings.md', import.meta.url);
const suite = readFileSync(file, 'utf8');

describe('project files', () => {
  const actual = new Map<number, string>();
  for (const { path, blocks } of readBlocks(suite)) {
    const [document, applied] = blocks;
    assert.ok(document && applied, `'${path.join(' › ')}' has a document and what takes effect`);
    const text = strip(document.text);
    const { settings, problems } = readConfig(text, known);
    const shown = annotate(
      text,
      problems.map(problem => ({ ...problem, rule: 'settings' })),
    );
    const json = JSON.stringify(settings);
    actual.set(document.line, shown).set(applied.line, json);
    if (update) continue;
    it(path.slice(1).join(' › '), () => {
      assert.equal(shown, document.text);
      assert.equal(json, applied.text);
    });
  }
  if (update) after(() => writeFileSync(file, rewriteBlocks(suite, actual)));
});

describe('settings of an editor', () => {
  it('say where a mistake is, and keep the rest', () => {
    const value = { files: ['a.md', 3], rules: { greeting: 'loud', 'vague-title': 'off', nothing: 1 } };
    const { settings, mistakes } = readSettings(value, known);
    assert.deepEqual(settings, { files: ['a.md'], rules: { 'vague-title': 'off' } });
    assert.deepEqual(
      mistakes.map(({ path }) => path.join('.')),
      ['files.1', 'rules.greeting', 'rules.nothing'],
    );
  });

  it('may stand beside keys that are the editor’s own', () => {
    assert.deepEqual(readSettings({ trace: { server: 'off' }, stage: 'draft' }, known), {
      settings: { stage: 'draft' },
      mistakes: [],
    });
  });

  it('may be anything', () => {
    fc.assert(
      fc.property(fc.anything({ maxDepth: 4, withBigInt: true, withMap: true, withDate: true }), value => {
        for (const given of [value, { rules: value }, { files: value, rules: { greeting: value } }]) {
          const { settings } = readSettings(given, known);
          assert.deepEqual(readSettings(settings, known), { settings, mistakes: [] }, 'what takes effect is right');
        }
      }),
      { seed: 20_260_331 },
    );
    const cycle: Record<string, unknown> = {};
    cycle.rules = { greeting: cycle };
    assert.deepEqual(readSettings(cycle, known).settings, { rules: { greeting: {} } });
  });
});

describe('a text that is meant to break the reading', () => {
  const levels = 'abcdefghij'.split('');
  const bomb = levels.map((name, i) => `${name}: &${name} [${Array(10).fill(i === 0 ? 'x' : `*${levels[i - 1]}`)}]`);
  const hostile = {
    'aliases that explode': `${bomb.join('\n')}\nfiles: *j\nrules: { greeting: *j, missing-concern: { severity: *j } }`,
    'an alias of itself': 'files: &a [*a]',
    'deep lists': '['.repeat(5_000),
    'deep mappings': '{a: '.repeat(5_000),
    'deep items': '- '.repeat(5_000),
    'half a character': '"\\ud800": 1\nrules: { "\\udc00": off }',
    'many mistakes': Array.from({ length: 2_000 }, (_, i) => `k${i}: 1`).join('\n'),
  };
  for (const [name, text] of Object.entries(hostile)) {
    it(`does not: ${name}`, () => {
      const { problems } = readConfig(text, known);
      assert.ok(problems.length > 0);
      for (const { span } of problems) assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
    });
  }

  it('does not, where it is a request', () => {
    for (const text of ['[', '{a: ', '- ', '? ', 'a: ', '[{'].map(piece => piece.repeat(5_000))) {
      for (const format of ['yaml', 'markdown'] as const) {
        for (let time = 0; time < 2; time++) {
          // A second time, because the library has ended the process only when its patterns were compiled again.
          const { request, report } = analyse(format === 'yaml' ? text : `---\nkind: ${text}\n---\n`, format);
          assert.deepEqual(report.failures, []);
          assert.ok(request.problems.length > 0);
        }
      }
    }
  });

  it('does not: any text', () => {
    const piece = fc.constantFrom(
      ...[
        'files',
        'rules',
        'stage',
        'greeting',
        'off',
        ': ',
        '\n',
        '  ',
        '- ',
        '[',
        ']',
        '{',
        '}',
        ',',
        '&a ',
        '*a',
        '"',
        "'",
      ],
      ...['#', '|', '>', '!!str ', '? ', '---\n', '\ufeff', '\r\n', '\t', '%YAML 1.1\n', '<<: ', '3', '.nan', '\ud800'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), pieces => {
        const text = pieces.join('');
        const { settings, problems } = readConfig(text, known);
        assert.deepEqual(readSettings(settings, known).mistakes, []);
        for (const { span } of problems) assert.doesNotMatch(text.slice(span.start, span.end), /[\r\n]/);
        analyse(text, 'yaml', { settings: mergeSettings(defaultSettings, settings) });
      }),
      { seed: 20_260_331, numRuns: 200 },
    );
  });
});
