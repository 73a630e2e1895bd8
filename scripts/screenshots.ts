// Takes pictures of the packaged extension in a real VS Code, driven as a person would drive it: light ones for docs/images/, all themes to be looked at.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { buildAll } from './build.ts';
import { findChromium, launchChromium } from './host/chromium.ts';
import { type Installation, installServer } from './host/install-server.ts';
import { installExtension, makeProfile, type Served, serve } from './host/served.ts';
import { cache } from './host/vscode-host.ts';
import { packExtension } from './package.ts';
import { step } from './progress.ts';

/** Where the pictures of each theme go; those of the others are to be looked at, not kept. */
const themes = {
  light: { name: 'Default Light Modern', folder: resolve('docs/images') },
  dark: { name: 'Default Dark Modern', folder: resolve('.cache/screenshots/dark') },
  contrast: { name: 'Default High Contrast', folder: resolve('.cache/screenshots/contrast') },
} as const;
type Theme = keyof typeof themes;
const size = { width: 1280, height: 800 };
const settings = {
  'breadcrumbs.enabled': false,
  'editor.fontFamily': 'DejaVu Sans Mono',
  'editor.fontSize': 13,
  'editor.hover.delay': 100,
  'editor.lineHeight': 1.6,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'editor.wordWrap': 'on',
  'explorer.compactFolders': false,
  'outline.collapseItems': 'alwaysCollapse',
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
};

interface Stage {
  readonly page: Page;
  readonly server: Served;
  readonly folder: string;
}

/** What each picture shows, in the order in which they are taken; a file that is opened anew is as it was. */
const pictures: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  diagnostics: async stage => {
    await openFile(stage, partial);
    await stage.page.keyboard.press('Control+Shift+M');
    await visible(stage.page.locator('.markers-panel .monaco-list-row').nth(2));
    await openTree(stage);
    await unfold(stage.page, 'Rollout');
    await inTree(stage.page, 'way back').click(); // Goes to the section.
  },
  hover: async stage => {
    await openFile(stage, partial);
    await openTree(stage);
    await stage.page.mouse.move(...(await centre(heading(stage.page))), { steps: 5 });
    await visible(stage.page.locator('.monaco-hover:not(.hidden)'));
  },
  'quick-fix': async stage => {
    await openFile(stage, partial);
    await openTree(stage);
    await heading(stage.page).click();
    await stage.page.keyboard.press('F8'); // The next problem; its widget is closed again.
    await stage.page.keyboard.press('Escape');
    await stage.page.keyboard.press('Control+.');
    await visible(stage.page.locator('.action-widget'));
  },
  completion: async stage => {
    await openFile(stage, partial);
    await openTree(stage);
    await heading(stage.page).click();
    await stage.page.keyboard.press('Control+End');
    await stage.page.keyboard.type('\n\n## ', { delay: 30 });
    await stage.page.keyboard.press('Control+Space');
    await visible(stage.page.locator('.suggest-widget.visible .monaco-list-row').first());
  },
  report: async stage => {
    await openFile(stage, partial);
    await command(stage.page, 'Federation Request: Check Completeness');
    await visible(stage.page.frameLocator('iframe.webview').frameLocator('iframe').locator('h1'));
    await command(stage.page, 'View: Close Primary Side Bar');
  },
  requests: async stage => {
    await openFile(stage, partial);
    await openTree(stage);
    await command(stage.page, 'Fedreq: Focus on Requests View');
    const header = stage.page.locator('.pane-header[aria-label^="Requests"]');
    const rows = stage.page.locator('.pane', { has: header }).locator('.monaco-list-row');
    await visible(rows.nth(2));
    await rows.first().locator('.monaco-tl-twistie').click();
  },
  'new-request': async stage => {
    await openFile(stage, partial);
    await command(stage.page, 'Federation Request: New Request…');
    await visible(stage.page.locator('.quick-input-list .monaco-list-row').nth(6));
  },
  scaffold: async stage => {
    await openFile(stage, partial);
    await openTree(stage);
    await command(stage.page, 'Federation Request: New Request…');
    await visible(stage.page.locator('.quick-input-list .monaco-list-row').nth(6));
    for (const text of ['', '', 'Let billing read invoices from ledger-eu', '']) {
      await stage.page.keyboard.type(text, { delay: 5 });
      await stage.page.keyboard.press('Enter');
      await stage.page.waitForTimeout(700);
    }
    await visible(stage.page.locator('.monaco-editor .snippet-placeholder').first());
    await stage.page.waitForTimeout(2000); // Its report comes, and it is saved.
  },
  walkthrough: async stage => {
    await openFile(stage, partial);
    await command(stage.page, 'Welcome: Open Walkthrough...');
    await stage.page.keyboard.type('Write a Federation Request', { delay: 5 });
    await visible(
      stage.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Write a Federation Request' }).first(),
    );
    await stage.page.keyboard.press('Enter');
    await visible(stage.page.locator('.getting-started-step').nth(3));
  },
};

const partial = 'order-status.fedreq.md';

/** `npm run screenshots -- [--themes] [name …]`: the light ones, or those of every theme. */
export async function main(args: readonly string[]): Promise<number> {
  const executable = findChromium();
  if (!executable) throw new Error('No Chromium found: install it, or set CHROMIUM to its path.');
  await step(
    'Building',
    () => buildAll(),
    () => 'dist/',
  );
  const installation = await step(
    'VS Code',
    say => installServer(cache, say),
    ({ vscode }) => vscode,
  );
  const vsix = await packExtension();
  const browser = await launchChromium(executable);
  await drawIcon(browser);
  const wanted: readonly Theme[] = args.includes('--themes') ? ['light', 'dark', 'contrast'] : ['light'];
  const names = args.filter(arg => !arg.startsWith('--'));
  for (const theme of wanted) await takeAll({ browser, installation, vsix, theme, names });
  await browser.close();
  return 0;
}

interface Session {
  readonly browser: Browser;
  readonly installation: Installation;
  readonly vsix: string;
  readonly theme: Theme;
  /** Of the pictures; none for all. */
  readonly names: readonly string[];
}

async function takeAll({ browser, installation, vsix, theme, names }: Session): Promise<void> {
  const profile = makeProfile({ ...settings, 'workbench.colorTheme': themes[theme].name });
  await installExtension(installation, profile, vsix);
  const folder = join(profile, 'requests'); // A copy: the pictures are taken while it is edited.
  cpSync('examples', folder, { recursive: true });
  mkdirSync(themes[theme].folder, { recursive: true });
  for (const [name, take] of Object.entries(pictures)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const server = await serve(installation, { profile });
    const page = await browser.newPage({ viewport: size });
    page.setDefaultTimeout(60_000);
    const file = join(themes[theme].folder, `${name}.png`);
    await step(
      `${name}, ${theme}`,
      async () => {
        try {
          await take({ page, server, folder });
          await page.waitForTimeout(700); // Animations, and icons that come late.
        } finally {
          await page.screenshot({ path: file });
        }
      },
      () => file,
    );
    await page.close();
    await server.stop();
  }
}

/** media/icon.png from media/icon.svg: an extension's icon has to be a bitmap. */
async function drawIcon(browser: Browser): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 128, height: 128 } });
  await page.setContent(`<style>body { margin: 0 }</style>${readFileSync('media/icon.svg', 'utf8')}`);
  writeFileSync('media/icon.png', await page.screenshot({ omitBackground: true }));
  await page.close();
}

async function openFile({ page, server, folder }: Stage, name: string): Promise<void> {
  const payload = JSON.stringify([['openFile', server.uri(join(folder, name))]]);
  await page.goto(server.address({ folder, payload }));
  await visible(page.locator('.monaco-editor [class*="squiggly-"]').first());
  await page.locator('.monaco-editor .view-line').first().click();
}

async function openTree({ page }: Stage): Promise<void> {
  await page
    .locator('.activitybar .action-item', { has: page.getByLabel('Fedreq', { exact: true }) })
    .first()
    .click();
  await page.mouse.move(size.width / 2, size.height - 10); // Away, or its name would cover the tree.
  await visible(inTree(page, 'Rollout'));
}

/** A row of the tree. */
const inTree = (page: Page, text: string) => page.locator('.sidebar .monaco-list-row', { hasText: text }).first();

async function unfold(page: Page, concern: string): Promise<void> {
  await inTree(page, concern).locator('.monaco-tl-twistie').click();
}

async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await visible(page.locator('.quick-input-widget input'));
  await page.keyboard.type(title, { delay: 5 });
  await visible(page.locator('.quick-input-list .monaco-list-row', { hasText: title.replace(/^.*: /, '') }).first());
  await page.keyboard.press('Enter');
}

const heading = (page: Page) => page.locator('.monaco-editor .view-line', { hasText: /guarantees/i }).first();

const visible = (locator: Locator) => locator.waitFor({ state: 'visible' });

async function centre(locator: Locator): Promise<[number, number]> {
  const box = await locator.locator('span').last().boundingBox();
  if (!box) throw new Error('Nothing is there to point at.');
  return [box.x + box.width / 2, box.y + box.height / 2];
}
