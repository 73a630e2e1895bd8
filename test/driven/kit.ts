// What the tests share that drive a window from outside: typing, what is marked, and the server's process.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Host, Place, Stage } from '../../scripts/host/stage.ts';
import { openFile, partial, visible } from '../../scripts/host/stage.ts';

/** One test: its window is empty, its folder not there yet. */
export type Test = (stage: Stage, host: Host) => Promise<void>;

/** Opens a copy of an example, in a folder with all of them. */
export async function openExample(stage: Stage): Promise<void> {
  if (!existsSync(stage.folder)) cpSync('examples', stage.folder, { recursive: true });
  await openFile(stage, partial);
}

/** The example's copy. */
export const fileIn = ({ folder }: Place): string => join(folder, partial);

/** Sentences in each of which something is marked, each time something else: what is met twice is told once. */
export const vague = [
  'Peer one answers within a reasonable time.',
  'Peer two retries periodically.',
  'Peer three is highly available.',
  'Peer four moves eventually.',
  'Peer five has sufficient memory.',
] as const;
export const last = 'Peer six is scalable.';

/** Types as a person does: faster, VS Code itself loses track of what it suggests. */
export const type = (page: Page, text: string) => page.keyboard.type(text, { delay: 60 });

/** Types a paragraph at the end of the text, and waits until something in it is marked. */
export async function typeMarked({ page }: Pick<Stage, 'page'>, line: string): Promise<void> {
  await page.keyboard.press('Control+End');
  await type(page, `\n\n${line}`);
  await markedIn(page, line);
}

/** Waits until a line stands at the end of the text, put there by somebody else, and something in it is marked. */
export async function comesMarked({ page }: Pick<Stage, 'page'>, line: string): Promise<void> {
  await until(`'${line}'`, async () => {
    await page.keyboard.press('Control+End'); // Only what is in sight is on the page.
    return page.locator('.monaco-editor .view-line', { hasText: line }).first().isVisible();
  });
  await markedIn(page, line);
}

/** Waits until something in a line is marked. */
export const markedIn = (page: Page, line: string) => until(`a mark in '${line}'`, () => isMarked(page, line));

/** Waits until nothing in a line is marked. */
export const unmarkedIn = (page: Page, line: string) =>
  until(`no mark in '${line}'`, async () => !(await isMarked(page, line)));

async function isMarked(page: Page, line: string): Promise<boolean> {
  const text = page.locator('.monaco-editor .view-line', { hasText: line }).first();
  await visible(text);
  const place = await text.boundingBox();
  const marks = await page.locator('.monaco-editor [class*="squiggly-"]').all();
  const boxes = await Promise.all(marks.map(mark => mark.boundingBox().catch(() => null)));
  return boxes.some(box => box && place && box.y + box.height > place.y && box.y < place.y + place.height + 2);
}

/** Opens a file of the folder in the window as it is. */
export async function openToo({ page }: Pick<Stage, 'page'>, name: string): Promise<void> {
  await page.keyboard.press('Control+P');
  await visible(page.locator('.quick-input-widget input'));
  await page.keyboard.type(name, { delay: 20 });
  await visible(page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first());
  await page.keyboard.press('Enter');
  await visible(page.locator('.tab.active', { hasText: name }));
}

/** What stands in the report panel. */
export const inReport = (page: Page, words: string) =>
  page.frameLocator('iframe.webview').first().frameLocator('iframe').locator('main', { hasText: words });

/** What notices are shown. */
export const notices = (page: Page) => page.locator('.notification-toast .notification-list-item-message');

interface Process {
  readonly id: number;
  /** Of the process that started it: that of all extensions. */
  readonly parent: number;
}

/** The processes of the language server of a window's profile. */
export function serversOf({ profile }: Place): readonly Process[] {
  const { stdout } = spawnSync('ps', ['-axo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  const ours = stdout.split('\n').filter(line => line.includes(profile) && line.includes('server.cjs'));
  return ours.map(line => {
    const [id = 0, parent = 0] = line.trim().split(/\s+/).map(Number);
    return { id, parent };
  });
}

export const runs = (place: Place, id: number): boolean => serversOf(place).some(server => server.id === id);

/** Waits until `holds` answers true; the limit is for a busy machine. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, limit = 90_000): Promise<void> {
  const end = Date.now() + limit;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`${what}: not within ${limit} ms`);
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}
