// The report's page in a real browser: contrast, roles and names, keyboard, changes while it is read, print, and what it refuses.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { withPolicy } from '../client/src/report-page.ts';
import { findChromium, launchChromium } from '../scripts/host/chromium.ts';
import { analyse, catalog, remembered, requestHtml } from '../server/src/engine/index.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const partial = readFileSync('examples/order-status.fedreq.md', 'utf8');
/** Everything that a page may have on it: waived, covered and ignored too. */
const rich = `${partial}
## Caching

Not applicable: every read goes to the owner.

<!-- fedreq-ignore vague-term: the contract says what it means -->
It is fast.

<!-- fedreq-covers: schema -->
The fields are those of the contract.
`;

const standalone = requestHtml(analyse(rich, 'markdown'), catalog, { standalone: true });
const inEditor = (text = rich) => requestHtml(analyse(text, 'markdown'), catalog);

/** Colours of the editor's own themes, as a webview gets them. */
const themes = {
  'vscode-light': ['#3b3b3b', '#ffffff', '#005fb8', ''],
  'vscode-dark': ['#cccccc', '#1f1f1f', '#4daafc', ''],
  'vscode-high-contrast': ['#ffffff', '#000000', '#21a6ff', '#6fc3df'],
  'vscode-high-contrast vscode-high-contrast-light': ['#292929', '#ffffff', '#0f4a85', '#0f4a85'],
} as const;

function themed(name: keyof typeof themes, page: string): string {
  const [text, back, link, border] = themes[name];
  const variables = {
    'editor-foreground': text,
    'editor-background': back,
    'textLink-foreground': link,
    ...(border !== '' && { contrastBorder: border }),
  };
  const style = Object.entries(variables).map(([key, value]) => `--vscode-${key}: ${value}`);
  return page
    .replace('<html lang="en">', `<html lang="en" style="${style.join('; ')}">`)
    .replace('<body>', `<body class="${name}">`);
}

const executable = findChromium();

describe('the page in a browser', { skip: executable === undefined && 'No Chromium is installed.' }, () => {
  let browser: Browser;
  before(async () => {
    browser = await launchChromium(executable ?? '');
  });
  after(() => browser.close());

  /** What the page of a test asked the network for. */
  let asked: string[] = [];

  /** One for each set of options: to make one takes seconds. */
  const contexts = new Map<string, Promise<BrowserContext>>();

  async function show(html: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await remembered(contexts, JSON.stringify(options), () =>
      browser.newContext({ viewport: { width: 900, height: 700 }, bypassCSP: false, ...options }),
    );
    const page = await context.newPage();
    asked = [];
    await page.route('**/*', route => {
      asked.push(route.request().url());
      return route.request().url() === 'http://report.test/'
        ? route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' })
        : route.abort();
    });
    await page.addInitScript(`
      window.told = [];
      let state = JSON.parse(window.name || 'null');
      window.acquireVsCodeApi = () => ({
        getState: () => state,
        setState: value => { state = value; window.name = JSON.stringify(value); },
        postMessage: message => window.told.push(message),
      });
    `);
    await page.goto('http://report.test/');
    return page;
  }

  /** What a checker of accessibility finds wrong, with all that can be unfolded unfolded. */
  async function wrongs(page: Page): Promise<readonly string[]> {
    await page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })");
    await page.evaluate(axe);
    const { violations, passes }: AxeResults = await page.evaluate(
      "axe.run({ resultTypes: ['violations', 'passes'] })",
    );
    assert.ok(
      passes.some(({ id, nodes }) => id === 'color-contrast' && nodes.length > 0),
      'contrast was looked at',
    );
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
  }

  for (const colorScheme of ['light', 'dark'] as const)
    it(`can be read by everybody (${colorScheme})`, async () => {
      const context = { colorScheme, bypassCSP: true };
      assert.deepEqual(await wrongs(await show(standalone, context)), []);
    });

  for (const name of Object.keys(themes) as (keyof typeof themes)[])
    it(`can be read by everybody in an editor (${name})`, async () => {
      assert.deepEqual(await wrongs(await show(themed(name, inEditor()), { bypassCSP: true })), []);
    });

  /** As the extension does when the report has changed. */
  const send = (page: Page, html: string) =>
    page.evaluate(`window.postMessage({ html: ${JSON.stringify(html)} }, '*')`);

  it('has landmarks, headings in order, and a name for each region', async () => {
    const page = await show(standalone);
    assert.equal(await page.getByRole('main').count(), 1);
    assert.equal(await page.getByRole('navigation', { name: 'On this page' }).count(), 1);
    assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
    const regions = [
      'The three questions',
      /^Open findings \(\d+\)$/,
      /^The other concerns/,
      /^Numbers/,
      /^Failure modes expected of GraphQL federation \(\d+ of \d+\)$/,
      /^Set aside/,
      'The text',
    ];
    for (const name of regions) assert.equal(await page.getByRole('region', { name }).count(), 1, String(name));
    const articles = await page
      .getByRole('article')
      .evaluateAll(all => all.map(each => each.getAttribute('aria-labelledby')));
    assert.deepEqual(articles, ['about-problem', 'about-guarantees', 'about-rollout']);
    assert.match((await page.getByRole('img').getAttribute('aria-label')) ?? '', /Problem: .*; .*Rollout: /);
  });

  it('is used by keyboard, and a link leads to its line', async () => {
    const page = await show(withPolicy(inEditor(), 'file:///a.fedreq.md'));
    const reached = new Set<string>();
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab');
      reached.add(await page.evaluate('document.activeElement.localName'));
    }
    assert.ok(reached.has('a') && reached.has('summary'));
    const summary = page.locator('summary').first();
    await summary.focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('details').first().getAttribute('open'), '');
    const link = page.locator('.findings a').first();
    const line = Number(/\d+/.exec((await link.textContent()) ?? '')?.[0]);
    await link.focus();
    await page.keyboard.press('Enter');
    assert.deepEqual(await page.evaluate('window.told'), [{ line }]);
  });

  it('keeps scroll, focus and what is unfolded when the report changes, and says a new verdict', async () => {
    const page = await show(withPolicy(inEditor(), 'file:///a.fedreq.md'));
    const update = (text: string) => send(page, inEditor(text));
    await page.locator('summary').nth(2).click();
    const last = page.locator('.findings li').last().locator('a');
    await last.focus();
    const message = async () =>
      page.evaluate("document.activeElement.closest('li').textContent.replace(/line \\d+/, '')");
    const before = await message();
    const scroll: number = await page.evaluate('window.scrollTo(0, 300), window.scrollY');
    const unfolded = () => page.evaluate("[...document.querySelectorAll('details[open]')].map(({ id }) => id)");
    const open = await unfolded();
    await update(rich.replace(/^# .*$/m, '# Let another read it from ledger\n\nIt would be nice.'));
    await page.waitForFunction("document.querySelector('h1').textContent.includes('another')");
    assert.equal(await message(), before);
    assert.equal(await page.evaluate('window.scrollY'), scroll);
    assert.deepEqual(await unfolded(), open);
    await update('# Let another read it from ledger\n');
    await page.waitForFunction("document.querySelector('[role=status]').textContent !== ''");
    assert.equal(await page.locator('[role=status]').textContent(), await page.locator('.verdict').textContent());
  });

  it('is as it was left when it is loaded again', async () => {
    const page = await show(withPolicy(inEditor(), 'file:///a.fedreq.md'));
    await page.locator('summary').nth(1).click();
    await page.evaluate('window.scrollTo(0, 240)');
    await page.waitForFunction(
      'JSON.parse(window.name).scroll === 240 && Object.keys(JSON.parse(window.name).unfolded).length > 0',
    );
    await page.reload();
    assert.equal(await page.evaluate('window.scrollY'), 240);
    assert.equal(await page.locator('details').nth(1).getAttribute('open'), '');
  });

  it('prints all that is folded, black on white, without what is for the screen', async () => {
    const page = await show(standalone, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const heights: number[] = await page.evaluate(
      "[...document.querySelectorAll('details:not([open]) .question')].map(each => each.checkVisibility() ? each.getBoundingClientRect().height : 0)",
    );
    assert.ok(heights.length > 3 && heights.every(height => height > 0), heights.join(', '));
    assert.equal(await page.getByRole('navigation').count(), 0);
    const [text, back] = (await page.evaluate(
      '[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]',
    )) as string[];
    assert.deepEqual([text, back], ['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
  });

  it('prints without leaving half of its pages empty', async () => {
    const page = await show(standalone);
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    const characters = ((await page.locator('main').textContent()) ?? '').length;
    assert.ok(pages > 1 && characters / pages > 2_000, `${characters} characters on ${pages} pages`);
  });

  it('runs no script but its own and fetches nothing, whatever a document or its name says', async () => {
    const evil = `# </title></h1><script>window.owned = 1</script>"><img src="https://evil.test/x" onerror="window.owned = 1">

<a href="javascript:window.owned=1">x</a> It is fast [x](https://evil.test) </main></style><style>@import "https://evil.test/y";</style>
`;
    const uri = 'file:///a"><script>window.owned=1</script>.md';
    for (const html of [
      withPolicy(inEditor(evil), uri),
      requestHtml(analyse(evil, 'markdown'), catalog, { standalone: true }),
    ]) {
      const page = await show(html);
      await send(page, inEditor(evil));
      await page.evaluate(
        'document.body.insertAdjacentHTML(\'beforeend\', \'<img src="https://evil.test/z" onerror="window.owned = 1">\')',
      );
      await page.waitForTimeout(200);
      assert.equal(await page.evaluate('window.owned'), undefined);
      assert.deepEqual(asked, ['http://report.test/']);
      const links: string[] = await page.evaluate(
        "[...document.querySelectorAll('a')].map(each => each.getAttribute('href'))",
      );
      assert.deepEqual(
        links.filter(href => !href.startsWith('#')),
        [],
      );
    }
  });
});
