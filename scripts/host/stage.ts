// A VS Code with the packaged extension, driven as a person would drive it.
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Installation } from './install-server.ts';
import { installExtension, makeProfile, type Served, serve } from './served.ts';

const size = { width: 1280, height: 800 };

/** What windows are opened with. */
export interface Host {
  readonly browser: Browser;
  readonly installation: Installation;
  /** The packed extension. */
  readonly vsix: string;
}

/** A profile with the extension installed, and where the requests will lie. */
export interface Place {
  readonly profile: string;
  readonly folder: string;
}

/** A window. */
export interface Stage extends Place {
  readonly page: Page;
  readonly server: Served;
}

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

/** The folder is not there yet. */
export async function prepared({ installation, vsix }: Host, more: Readonly<Record<string, unknown>>): Promise<Place> {
  const profile = makeProfile({ ...settings, ...more });
  await installExtension(installation, profile, vsix);
  return { profile, folder: join(profile, 'requests') };
}

/** Opens an empty window on a server of its own, and closes both in the end. */
export async function inWindow(
  { browser, installation }: Host,
  place: Place,
  work: (stage: Stage) => Promise<unknown>,
): Promise<void> {
  const server = await serve(installation, { profile: place.profile });
  const page = await newPage(browser);
  await work({ ...place, page, server }).finally(async () => {
    await page.close();
    await server.stop();
  });
}

export async function newPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: size });
  page.setDefaultTimeout(120_000); // On a busy machine.
  return page;
}

/** A request of which some is answered. */
export const partial = 'order-status.fedreq.md';

export async function openFile({ page, server, folder }: Stage, name: string): Promise<void> {
  const payload = JSON.stringify([['openFile', server.uri(join(folder, name))]]);
  await page.goto(server.address({ folder, payload }));
  await visible(page.locator('.monaco-editor [class*="squiggly-"]').first());
  await page.locator('.monaco-editor .view-line').first().click();
}

/** Shows the views of Fedreq, and waits for a row of the three questions. */
export async function openTree({ page }: Stage, row = 'Rollout'): Promise<void> {
  await page
    .locator('.activitybar .action-item', { has: page.getByLabel('Fedreq', { exact: true }) })
    .first()
    .click();
  await page.mouse.move(size.width / 2, size.height - 10); // Away, or its name would cover the tree.
  await visible(inTree(page, row));
}

/** A row of the tree. */
export const inTree = (page: Page, text: string) =>
  page.locator('.sidebar .monaco-list-row', { hasText: text }).first();

export async function unfold(page: Page, concern: string): Promise<void> {
  await inTree(page, concern).locator('.monaco-tl-twistie').click();
}

export async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await visible(page.locator('.quick-input-widget input'));
  await page.keyboard.type(title, { delay: 5 });
  await visible(page.locator('.quick-input-list .monaco-list-row', { hasText: title.replace(/^.*: /, '') }).first());
  await page.keyboard.press('Enter');
}

/** Opens the list of fixes at the cursor. VS Code gives the question up where another extension comes to answer it too, so it is asked again. */
export async function openFixes({ page }: Stage): Promise<void> {
  const list = page.locator('.action-widget').first();
  for (let left = 10; left > 0; left--) {
    await page.keyboard.press('Control+.');
    if (
      await list.waitFor({ timeout: 6_000 }).then(
        () => true,
        () => false,
      )
    )
      return;
    await page.keyboard.press('Escape');
  }
  await visible(list);
}

export const heading = (page: Page) => page.locator('.monaco-editor .view-line', { hasText: /guarantees/i }).first();

export const visible = (locator: Locator) => locator.waitFor({ state: 'visible' });

export async function centre(locator: Locator): Promise<[number, number]> {
  const box = await locator.locator('span').last().boundingBox();
  if (!box) throw new Error('Nothing is there to point at.');
  return [box.x + box.width / 2, box.y + box.height / 2];
}
