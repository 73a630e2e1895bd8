// A VS Code with the packaged extension, driven as a person would drive it.
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { Served } from '../host/served.ts';

export const size = { width: 1280, height: 800 };

export interface Stage {
  readonly page: Page;
  readonly server: Served;
  readonly folder: string;
}

/** A request of which some is answered. */
export const partial = 'order-status.fedreq.md';

export async function openFile({ page, server, folder }: Stage, name: string): Promise<void> {
  const payload = JSON.stringify([['openFile', server.uri(join(folder, name))]]);
  await page.goto(server.address({ folder, payload }));
  await visible(page.locator('.monaco-editor [class*="squiggly-"]').first());
  await page.locator('.monaco-editor .view-line').first().click();
}

export async function openTree({ page }: Stage): Promise<void> {
  await page
    .locator('.activitybar .action-item', { has: page.getByLabel('Fedreq', { exact: true }) })
    .first()
    .click();
  await page.mouse.move(size.width / 2, size.height - 10); // Away, or its name would cover the tree.
  await visible(inTree(page, 'Rollout'));
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

export const heading = (page: Page) => page.locator('.monaco-editor .view-line', { hasText: /guarantees/i }).first();

export const visible = (locator: Locator) => locator.waitFor({ state: 'visible' });

export async function centre(locator: Locator): Promise<[number, number]> {
  const box = await locator.locator('span').last().boundingBox();
  if (!box) throw new Error('Nothing is there to point at.');
  return [box.x + box.width / 2, box.y + box.height / 2];
}
