// A report as others read it: terminal, JSON and page hold their form, and let no text of a document do harm.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { type Schema, Validator } from '@cfworker/json-schema';
import {
  type Analysis,
  analyse,
  catalog,
  defaultSettings,
  english,
  type Format,
  formatOf,
  plain,
  requestHtml,
  requestJson,
  requestText,
  summaryJson,
  summaryOf,
  totalText,
  verdictOf,
  visible,
  wrapped,
} from '../server/src/engine/index.ts';

const examples = readdirSync('examples')
  .filter(name => formatOf(name))
  .map(file => ({ file, text: readFileSync(`examples/${file}`, 'utf8'), format: formatOf(file) ?? 'markdown' }));

const hostile = `# <script>alert("1")</script> & '\u001b[2J\u202e

It would be nice & "soon" <img src=x onerror=alert(1)> as discussed with <b>Joe</b>.

## Caching

Not applicable: <svg onload=alert(2)> & "nothing" is cached

<!-- fedreq-ignore relative-time: because <script>alert(3)</script> -->
It comes soon.
`;

const analysed = (text: string, format: Format = 'markdown'): Analysis => analyse(text, format);
const asText = (analysis: Analysis, width = 80): string =>
  requestText('a.fedreq.md', analysis, { catalog, paint: plain, width });

describe('JSON', () => {
  const schema: Schema = JSON.parse(readFileSync('schema/report.schema.json', 'utf8'));
  const validator = new Validator(schema, '2020-12', false);
  const valid = (requests: readonly { file: string; analysis: Analysis }[]): void => {
    const json = {
      version: 1,
      requests: requests.map(({ file, analysis }) => requestJson(file, analysis)),
      summary: summaryJson(requests.map(({ file, analysis }) => summaryOf(file, analysis))),
    };
    assert.deepEqual(validator.validate(JSON.parse(JSON.stringify(json))).errors, []);
  };

  it('of every example follows its schema', () =>
    valid(examples.map(({ file, text, format }) => ({ file, analysis: analyse(text, format) }))));

  it('of empty and hostile texts follows its schema', () =>
    valid(['', '\ufeff', '---\n', hostile].map(text => ({ file: 'x.md', analysis: analysed(text) }))));

  it('of a rule that failed follows its schema', () => {
    const { request, report } = analysed('# A');
    valid([
      { file: 'x.md', analysis: { request, report: { ...report, failures: [{ rule: 'a-rule', error: 'no' }] } } },
    ]);
  });

  it('is refused by the schema where it is something else', () => {
    const request = { ...requestJson('a.md', analysed('# A')), stage: 'done' };
    assert.equal(validator.validate({ version: 1, requests: [request], summary: summaryJson([]) }).valid, false);
  });

  it('gives places as the protocol does: from 0, in UTF-16, lines ended by CRLF too', () => {
    const { findings } = requestJson('a.md', analysed('# 😀 Orders\r\n\r\n😀 Hi team!\r\n'));
    const greeting = findings.find(({ rule }) => rule === 'greeting');
    assert.deepEqual(
      [greeting?.line, greeting?.endLine, (greeting?.endColumn ?? 0) > (greeting?.column ?? 0)],
      [2, 2, true],
    );
  });
});

describe('the terminal', () => {
  it('sends no control character of the text on', () => {
    const text = asText(analysed(hostile));
    assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    assert.match(text, /\\u001b\[2J\\u202e/);
  });

  it('stays within its width', () => {
    const long = `# ${'Orders of storefront '.repeat(30)}\n\n${'The cache is fast, etc. '.repeat(60)}\n`;
    const wide = asText(analysed(long), 80)
      .split('\n')
      .slice(1)
      .filter(line => line.length > 80);
    assert.deepEqual(wide, []);
  });

  it('puts carets under the place, behind tabs, wide characters and a cut', () => {
    for (const before of ['', 'a\tb ', '注文 ', `${'x'.repeat(300)} `, `${'😀'.repeat(150)} `]) {
      const rows = asText(analysed(`# Let a read b from c\n\n${before}It comes soon for all.\n`)).split('\n');
      const at = rows.findIndex(row => row.includes('relative-time'));
      assert.ok(at >= 0, `relative-time is found behind ${JSON.stringify(before.slice(0, 8))}`);
      const carets = rows.findIndex((row, i) => i > at && /^ *\| *\^+$/.test(row));
      const quoted = rows[carets - 1] ?? '';
      const ahead = quoted.slice(0, quoted.indexOf('soon'));
      const columns = [...ahead].reduce((sum, char) => sum + (/[注文😀]/u.test(char) ? 2 : 1), 0);
      assert.equal(rows[carets]?.indexOf('^'), columns, quoted);
      assert.ok(
        !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(quoted),
        'no half characters',
      );
    }
  });

  it('quotes a place once for all that is said of it', () => {
    const rows = asText(analysed('# Federation support\n')).split('\n');
    assert.equal(rows.filter(row => row.startsWith('  1 | ')).length, 1);
  });

  it('lists several requests at the end with their sum', () => {
    const summaries = examples.map(({ file, text, format }) => summaryOf(file, analyse(text, format)));
    const rows = totalText(summaries, plain).split('\n');
    assert.equal(rows.length, summaries.length + 2);
    assert.match(rows.at(-1) ?? '', new RegExp(`^${summaries.length} requests: `));
  });

  it('breaks lines at spaces', () => {
    assert.deepEqual(wrapped(`${'a'.repeat(39)} b`, 40), ['a'.repeat(39), 'b']);
    assert.deepEqual(wrapped('a'.repeat(50), 40), ['a'.repeat(50)]);
    assert.equal(visible('a\tb\u0007'), 'a  b\\u0007');
  });
});

describe('the page', () => {
  const pages = [hostile, '', ...examples.map(({ text }) => text)].map(text =>
    requestHtml(analysed(text), catalog, { standalone: true }),
  );

  it('escapes every text', () => {
    const tags = pages.flatMap(page => [...page.matchAll(/<([a-z0-9]+)/gi)].map(([, name]) => name));
    for (const tag of ['script', 'img', 'b', 'iframe', 'object'])
      assert.ok(!tags.includes(tag), `no <${tag}> comes from a document`);
    for (const page of pages) assert.doesNotMatch(page, /\son[a-z]+=(?!x)["']/);
  });

  it('runs and fetches nothing', () => {
    for (const page of pages) {
      assert.doesNotMatch(page, /<(?:script|link|iframe)|<[^<>]*\ssrc=|url\(|@import/);
      assert.match(page, /Content-Security-Policy" content="default-src 'none'/);
    }
  });

  it('closes what it opens', () => {
    const open =
      /<(\/?)(html|head|body|main|header|section|details|summary|ul|ol|li|table|thead|tbody|tr|td|th|svg|g|h[1-3]|a|p|span)\b/g;
    for (const page of pages) {
      const stack: string[] = [];
      for (const [, slash, name = ''] of page.matchAll(open)) {
        if (slash) assert.equal(stack.pop(), name);
        else stack.push(name);
      }
      assert.deepEqual(stack, []);
    }
  });

  it('has links that lead to lines of the text on it, and ids only once', () => {
    for (const page of pages) {
      const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      assert.equal(new Set(ids).size, ids.length);
      for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.includes(target), target);
    }
  });

  it('tells what the author set aside, and why', () => {
    const [page = ''] = pages;
    assert.match(page, /Set aside by the author/);
    assert.match(page, /does not apply <span class="words">Reason: /);
  });

  it('has no policy of its own where another puts one', () =>
    assert.doesNotMatch(requestHtml(analysed(hostile), catalog), /Content-Security-Policy|id="L1"/));
});

describe('the verdict', () => {
  it('names what is open, the three questions first', () => {
    const { report } = analyse('# Federation support\n', 'markdown', { settings: defaultSettings });
    assert.equal(
      english(verdictOf(report, catalog)),
      'Not ready to hand over: Problem, Guarantees, Rollout and 11 more are not answered. 0 of 14 concerns are answered or said not to apply.',
    );
  });
});
