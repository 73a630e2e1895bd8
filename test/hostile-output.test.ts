// What hostile names, texts and settings get onto a terminal and into a page: characters that can be seen, and text.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import { withPolicy } from '../client/src/report-page.ts';
import {
  analyse,
  catalogOf,
  defaultSettings,
  known,
  mergeSettings,
  readConfig,
  requestHtml,
} from '../server/src/engine/index.ts';
import { saidOf } from './kit/command.ts';

const root = mkdtempSync(join(tmpdir(), 'fedreq-hostile-'));
after(() => rmSync(root, { recursive: true, force: true }));

/** What steers a terminal (C0, C1, DEL) or turns the reading direction. */
const steering = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

const fedreq = (args: readonly string[], cwd: string) => saidOf(args, { cwd, stdin: '# \u001b[2Jevil\n' });

const controls = [
  '\u001b[2J',
  '\u001b]8;;http://evil.test\u0007',
  '\u009b31m',
  '\u0090q',
  '\r',
  '\b',
  '\u202e',
  '\u2066',
];
const markup = [
  ...['<script>owned()</script>', '<img src=x onerror=owned()>', '"><b onclick=owned()>', "' style='x", '</style>'],
  ...['</title>', '</body>', '<!--', ']]>', '&lt;b&gt;', '$&', '$`', '<a href="javascript:owned()">', '[x](command:y)'],
];
const words = fc
  .array(
    fc.oneof(fc.constantFrom(...controls), fc.constantFrom(...markup), fc.constantFrom('orders', 'must be fast')),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map(all => all.join(' '));
const rows = (count: number): readonly string[][] =>
  fc.sample(fc.array(words, { minLength: 6, maxLength: 6 }), { seed: 20_261_127, numRuns: count });

const documentOf = ([a = '', b = '', c = '', d = '', e = '', f = '']: readonly string[]) => `---
federation: graphql
participants: [${JSON.stringify(a)}, gateway]
---
# Let ${b.replaceAll('\r', '')} read ${a.replaceAll('\r', '')}

Hi all! ${c} within 300 ms ${d}, and ${e}.

## Caching

Not applicable: ${d.replaceAll('\r', '')} is never kept ${f.replaceAll('\r', '')}

## ${e.replaceAll('\r', '')}

<!-- fedreq-ignore vague-term: ${c.replaceAll(/--|\r/g, '')} says so -->
It is fast ${f}.

## Billing

${b}
`;

/** Concerns of a project, in whose every text somebody has written what they could. */
const settingsOf = ([a = '', b = '', c = '', d = '']: readonly string[]) =>
  JSON.stringify({
    federation: 'graphql',
    concerns: {
      billing: { question: `Who pays ${a}?`, title: `Billing ${b}`, why: c, elements: { payer: { ask: d, name: a } } },
      legal: { question: `Who signs ${c}?`, title: d, aliases: [a] },
      [b]: { question: 'Who?' },
    },
    rules: { [c]: 'error' },
    [d]: 1,
  });

/** Tags that a page is made of, with the attributes that Fedreq gives them. */
const tag =
  /<(?:!doctype html|\/?(?:html|head|meta|title|style|body|main|header|nav|section|article|details|summary|h[1-3]|p|div|span|strong|ul|ol|li|a|table|thead|tbody|tr|th|td|svg|rect|line|circle|path|text|g|title|use|script)(?: (?!on|style)[a-zA-Z][\w:-]*="[^"<>]*")*\/?)>/g;

/** The page has no mark of a tag but those, and its links lead to its own lines and sections. */
function assertTame(page: string): void {
  const body = page
    .replace(/<style[^>]*>[^<]*<\/style>/, '')
    .replace(/<script nonce="[0-9a-f]+" data-uri="[^"]*">[\s\S]*?<\/script>/, '');
  const left = body.replaceAll(tag, '');
  assert.ok(!/[<>]/.test(left), /.{0,60}[<>].{0,60}/.exec(left)?.[0]);
  for (const [, target = ''] of body.matchAll(/ href="([^"]*)"/g)) assert.match(target, /^#[\w-]+$/);
  assert.doesNotMatch(body, steering);
}

/** A folder with a request of a hostile name and text, and hostile settings. */
function hostileFolder(row: readonly string[], name: string): string {
  const folder = mkdtempSync(join(root, 'case-'));
  writeFileSync(join(folder, '.fedreq.yaml'), settingsOf(row));
  writeFileSync(join(folder, `${name.replaceAll('/', '_')}.fedreq.md`), documentOf(row));
  return folder;
}

describe('a terminal', () => {
  it('is sent no character that steers it, in any format, whatever names, texts and settings hold', async () => {
    for (const row of rows(12)) {
      const name = row.join('').slice(0, 60);
      const folder = hostileFolder(row, name);
      for (const format of ['text', 'json', 'html']) {
        const { out, err } = await fedreq(['check', '--format', format, '.'], folder);
        assert.ok(out.length > 500, `${format}: ${err}`);
        assert.doesNotMatch(out, steering);
        assert.doesNotMatch(err, steering);
        if (format === 'json') assert.equal(JSON.parse(out).requests[0].file, `${name.replaceAll('/', '_')}.fedreq.md`);
        if (format === 'html') assertTame(out);
      }
    }
  });

  it('shows the concerns of a project without what would steer it', async () => {
    for (const control of ['\u009b31m', '\u202e', '\u0085']) {
      const folder = mkdtempSync(join(root, 'case-'));
      const concern = {
        question: `Who ${control}?`,
        title: `Pay ${control}`,
        elements: { payer: { ask: 'Who?', name: `p${control}`, required: true } },
      };
      writeFileSync(join(folder, '.fedreq.yaml'), JSON.stringify({ concerns: { billing: concern } }));
      writeFileSync(
        join(folder, 'a.fedreq.md'),
        '# Let orders read\n\n## Billing\n\nAn amount of money is paid each month by somebody.\n',
      );
      for (const args of [['check', '.'], ['explain'], ['explain', 'billing']]) {
        const { out, err } = await fedreq(args, folder);
        assert.doesNotMatch(out + err, steering, args.join(' '));
      }
    }
  });

  for (const [what, args] of Object.entries({
    'a file that is not there': ['check', '\u001b]8;;x\u0007\u009bevil.md'],
    'a format': ['check', '--format', '\u001b[31m'],
    'an option': ['check', '--\u001b[31m\u202e'],
    'a command': ['\u001b[2J'],
    'a rule or concern': ['explain', '\u009b\u202e'],
    settings: ['check', '--config', '\u001b\u202e.yaml', '.'],
    'an output': ['check', '-', '--output', 'none\u001b/\u202e.html', '--format', 'html'],
    'the name of standard input': ['check', '-', '--stdin-filename', '\u001b[2J\u202e.md'],
    'a kind': ['new', '--federation', '\u001b[2J\u202e'],
    'a new file': ['new', 'none\u001b/\u202e.md', '--federation', 'graphql'],
  }))
    it(`is sent the name of ${what} spelt out`, async () => {
      const folder = mkdtempSync(join(root, 'case-'));
      mkdirSync(join(folder, 'empty'));
      const { out, err } = await fedreq(args, folder);
      assert.ok((out + err).includes('\\u00') || (out + err).includes('\\u20'), out + err);
      assert.doesNotMatch(out + err, steering);
    });
});

describe('a page', () => {
  it('has no tag, attribute, link or script that a document, a project or a name brings', () => {
    for (const row of rows(60)) {
      const settings = mergeSettings(defaultSettings, readConfig(settingsOf(row), known).settings);
      const analysis = analyse(documentOf(row), 'markdown', { settings });
      const catalog = catalogOf(settings);
      const standalone = requestHtml(analysis, catalog, { standalone: true });
      assertTame(standalone);
      assert.match(standalone, /content="default-src 'none'; style-src 'unsafe-inline'"/);
      const address = `file:///${row[0] ?? ''}`;
      const inPanel = withPolicy(requestHtml(analysis, catalog), address);
      assertTame(inPanel);
      const [, nonce = ''] = /script-src 'nonce-([0-9a-f]{32})'/.exec(inPanel) ?? [];
      assert.ok(
        inPanel.includes(`content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'"`),
      );
      assert.equal(inPanel.split(`nonce="${nonce}"`).length, 3, 'the one style and the one script');
    }
  });

  for (const [what, text] of Object.entries({
    'a title': '# <script>owned()</script>\n',
    'a heading that is a concern': '# Let it read\n\n## Rollout <img src=x onerror=owned()>\n\nTBD\n',
    'a waiver': '# Let it read\n\n## Caching\n\nNot applicable: <script>owned()</script> is kept nowhere at all\n',
    'a participant': '---\nparticipants: ["<script>owned()</script>"]\n---\n# Let it read\n',
    'an ignore comment': '# Let it read\n\n<!-- fedreq-ignore vague-term: <script>owned() -->\nIt is fast.\n',
    'a number': '# Let it read\n\nIt answers within 300 ms<script>owned()</script>.\n',
  }))
    it(`has ${what} escaped`, () => {
      const page = requestHtml(analyse(text, 'markdown'), catalogOf(defaultSettings), {
        standalone: true,
      });
      assertTame(page);
      assert.ok(page.includes('&#60;'), 'it is shown');
    });
});
