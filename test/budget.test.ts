// Limits: where an analysis ends before the text does, a finding says so, and what was said until then stands.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type Analysis,
  analyse,
  defaultSettings,
  english,
  type Format,
  known,
  readConfig,
  rules,
  settingsFor,
  verdictOf,
} from '../server/src/engine/index.ts';
import { assertSound } from './kit/sound.ts';

type Limits = typeof defaultSettings.limits;
const withLimits = (limits: Partial<Limits>) => ({
  ...defaultSettings,
  limits: { ...defaultSettings.limits, ...limits },
});
const saidIn = ({ report }: Analysis) =>
  report.findings.map(finding => ({ ...finding, message: english(finding.message) }));
const ends = (analysis: Analysis) => saidIn(analysis).filter(({ rule }) => rule === 'unreadable-text');
const textAt = ({ request }: Analysis, { start, end }: { start: number; end: number }) =>
  request.text.slice(start, end);

/** A clock that goes on by a second whenever it is looked at. */
const ticking = (): (() => number) => {
  let now = 0;
  return () => (now += 1_000);
};
const document = (sections: number, line = 'It must be fast.'): string =>
  `# Let a read b\n\n${Array.from({ length: sections }, (_, i) => `## Part ${i}\n\n${line}\n`).join('\n')}`;
const inYaml = (keys: number): string =>
  `kind: federation-request\n${Array.from({ length: keys }, (_, i) => `part-${i}: It must be fast.`).join('\n')}\n`;

describe('a text of more characters than are read', () => {
  for (const [format, text, place] of [
    ['markdown', document(50), /^## Part \d+$|^It must be fast\.$|^$/],
    ['yaml', inYaml(50), /^part-\d+: It must be fast\.$/],
  ] as const)
    it(`is read to the last line that fits (${format})`, () => {
      const analysis = analyse(text, format, { settings: withLimits({ characters: 500 }) });
      assertSound(analysis);
      const [end, ...more] = ends(analysis);
      assert.ok(end && more.length === 0);
      assert.match(end.message, /the text has 1?\u202f?\d+ characters, and 500 are read \(limits\.characters\)/);
      assert.ok(end.span.start > 400 && end.span.start <= 500);
      assert.match(textAt(analysis, end.span), place);
      assert.ok(analysis.report.findings.every(({ span }) => span.start <= end.span.start));
      assert.equal(analysis.request.sections.map(({ part }) => part.text).join(''), text, 'no character is lost');
    });

  it('is not cut within a character', () => {
    const analysis = analyse('🙂'.repeat(50), 'markdown', { settings: withLimits({ characters: 51 }) });
    assert.equal(ends(analysis)[0]?.span.start, 50);
  });

  it('is judged as fresh when it goes on from an earlier analysis, shorter or longer', () => {
    const settings = withLimits({ characters: 500, sections: 9 });
    const said = ({ report }: Analysis) => JSON.stringify([report.findings, report.answers]);
    let analysis = analyse(document(3), 'markdown', { settings });
    for (const text of [document(50), document(4), document(9), document(10), `x\n${document(50)}`, '']) {
      analysis = analyse(text, 'markdown', { settings, previous: analysis });
      assert.equal(said(analysis), said(analyse(text, 'markdown', { settings })));
    }
  });
});

describe('a text that is typed beyond its limits, key by key', () => {
  for (const limits of [{ characters: 220 }, { sections: 6 }])
    it(`is judged as fresh when each edit is told (${Object.keys(limits)})`, () => {
      const settings = withLimits(limits);
      let analysis = analyse(document(5), 'markdown', { settings });
      for (const key of [
        ...'\n\n## More of it\n\nIt must be fast.',
        '\u0008'.repeat(9),
        '\n\n## And more\n\nIt is.\n',
      ]) {
        for (const at of [analysis.request.text.length, 60]) {
          const change = { span: { start: at, end: at }, text: key };
          const text = analysis.request.text.slice(0, at) + key + analysis.request.text.slice(at);
          analysis = analyse(text, 'markdown', { settings, previous: analysis, change });
          assertSound(analysis);
          assert.deepEqual(saidIn(analysis), saidIn(analyse(text, 'markdown', { settings })));
        }
      }
      assert.equal(ends(analysis).length, 1);
    });
});

describe('a text of more sections than are read', () => {
  for (const [title, format, text] of [
    ['chunk by chunk', 'markdown', document(50)],
    ['in one chunk', 'markdown', 'Part\n----\n\nIt must be fast.\n\n'.repeat(50)],
    ['key by key', 'yaml', inYaml(50)],
    ['below one key', 'yaml', `problem:\n${'x'.repeat(50).replace(/x/g, (_, i) => `  part-${i}: It must be fast.\n`)}`],
  ] as const)
    it(`is read as far as they go, ${title}`, () => {
      const analysis = analyse(text, format, { settings: withLimits({ sections: 20 }) });
      assertSound(analysis);
      assert.equal(analysis.request.sections.length, 21, 'those, and what is left');
      const [end] = ends(analysis);
      assert.match(end?.message ?? '', /there are more than 20 sections \(limits\.sections\)/);
      assert.equal(end?.span.start, analysis.request.sections[20]?.start);
    });
});

describe('more findings than are kept', () => {
  it('are left out, the mildest first, and counted', () => {
    const all = analyse(document(50), 'markdown', { settings: { ...defaultSettings, stage: 'ready' } }).report.findings;
    const settings = { ...withLimits({ findings: 5 }), stage: 'ready' as const };
    const findings = saidIn(analyse(document(50), 'markdown', { settings }));
    assert.equal(findings.length, 6);
    const said = findings.find(({ rule }) => rule === 'unreadable-text');
    assert.ok(
      said?.message.startsWith(`${all.length - 5} more findings are left out: at most 5 are kept`),
      said?.message,
    );
    const errors = (some: readonly { severity: string }[]) =>
      some.filter(({ severity }) => severity === 'error').length;
    assert.equal(errors(findings) - 1, Math.min(5, errors(all)));
  });
});

describe('an analysis that takes longer than it may', () => {
  const within = (seconds: number, text = document(50), format: Format = 'markdown') =>
    analyse(text, format, { settings: withLimits({ seconds }), now: ticking() });

  it('reads no further, and says from where on', () => {
    for (const [text, format] of [
      [document(50), 'markdown'],
      [inYaml(50), 'yaml'],
    ] as const) {
      const analysis = within(10, text, format);
      assertSound(analysis);
      const [end] = ends(analysis).filter(({ span }) => span.start > 0);
      assert.match(end?.message ?? '', /from here on: it takes more than 10 s \(limits\.seconds\)/);
      assert.ok((end?.span.start ?? 0) < text.length / 2);
    }
  });

  it('names the rules that did not run, and the section that none looked at', () => {
    const said = (analysis: Analysis) => ends(analysis).find(({ message }) => message.startsWith('Not looked at by'));
    const analyses = Array.from({ length: 200 }, (_, i) => within(100 + i, document(100)));
    const analysis = analyses.find(one => said(one)?.message.includes('from here on'));
    assert.ok(analysis, 'the time is over between two stretches');
    assert.deepEqual(analysis.report.failures, []);
    const end = said(analysis);
    assert.match(end?.message ?? '', /from here on.*, as it takes more than \d+ s \(limits\.seconds\)/);
    const named = /seconds\): ([a-z, -]+)\./.exec(end?.message ?? '')?.[1]?.split(', ') ?? [];
    for (const id of named)
      assert.ok(
        rules.some(rule => rule.id === id),
        id,
      );
    assert.ok(!analysis.report.findings.some(({ rule }) => named.includes(rule)));
  });

  it('is over at every moment soundly, and in the end not at all', () => {
    let left = 1_000;
    for (let seconds = 1; left > 0; seconds += 3) {
      assert.ok(seconds < 1_000, 'it takes a while and not for ever');
      const analysis = within(seconds, document(10));
      assertSound(analysis);
      left = ends(analysis).length;
    }
  });

  it('never is without a clock', () => {
    const settings = withLimits({ seconds: 1 });
    assert.deepEqual(ends(analyse(document(50), 'markdown', { settings })), []);
  });

  it('does not call an ignore comment useless whose rule did not run', () => {
    const text = document(20, '<!-- fedreq-ignore vague-term: on purpose -->\nIt must be fast.');
    for (let seconds = 1; seconds < 120; seconds += 5)
      for (const { rule, message } of saidIn(within(seconds, text))) assert.notEqual(rule, 'useless-ignore', message);
  });
});

describe('the judgement of what was looked at only in part', () => {
  const verdictIn = ({ report, request }: Analysis) => english(verdictOf(report, request.catalog));
  const statesIn = ({ report }: Analysis) => new Set(report.answers.map(({ state }) => state));
  const absences = ['missing-concern', 'incomplete-answer', 'unheaded-answer'];
  const answered = `${document(3)}\n${'## Filler\n\nWords.\n\n'.repeat(200)}`;

  for (const [title, limits, now] of [
    ['characters', { characters: 500 }],
    ['sections', { sections: 9 }],
    ['seconds', { seconds: 10 }, ticking],
  ] as const)
    it(`calls nothing missing for want of ${title}`, () => {
      const whole = analyse(answered, 'markdown');
      assert.ok(whole.report.whole && statesIn(whole).has('missing'));
      assert.ok(saidIn(whole).some(({ rule }) => absences.includes(rule)));
      const analysis = analyse(answered, 'markdown', { settings: withLimits(limits), now: now?.() });
      assert.equal(analysis.report.whole, false);
      assert.deepEqual([statesIn(analysis).has('missing'), statesIn(analysis).has('unread')], [false, true]);
      assert.deepEqual(
        saidIn(analysis).filter(({ rule }) => absences.includes(rule)),
        [],
      );
      assert.match(verdictIn(analysis), /^Judged only in part, as a limit was reached/);
    });

  it('is not called ready where findings are left out', () => {
    const analysis = analyse(document(50), 'markdown', { settings: withLimits({ findings: 5 }) });
    assert.match(verdictIn(analysis), /^Judged only in part/);
  });
});

describe('limits of a project', () => {
  const limitsOf = (text: string) => {
    const { settings, problems } = readConfig(text, known);
    const project = { layers: [settings], overrides: [], files: [] };
    return { problems, limits: settingsFor(project, undefined, defaultSettings).limits };
  };

  it('count one by one', () => {
    const { problems, limits } = limitsOf('limits:\n  sections: 7\n');
    assert.deepEqual([problems, limits], [[], { ...defaultSettings.limits, sections: 7 }]);
  });

  for (const wrong of ['0', '-1', '1.5', 'many', '1e99', '.inf', '[]'])
    it(`are whole numbers: ${wrong}`, () => {
      const { problems, limits } = limitsOf(`limits:\n  sections: ${wrong}\n`);
      assert.equal(problems.length, 1);
      assert.deepEqual(limits, defaultSettings.limits);
    });
});
