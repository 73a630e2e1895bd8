// Faults of what runs beside a window: the server's process, the process of all extensions, a second window.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command, newPage, type Stage, visible } from '../../scripts/host/stage.ts';
import {
  comesMarked,
  fileIn,
  inReport,
  last,
  markedIn,
  notices,
  openExample,
  openToo,
  runs,
  serversOf,
  type Test,
  type,
  typeMarked,
  unmarkedIn,
  until,
  vague,
} from './kit.ts';

const report = '.webview.ready';
const project = '.fedreq.yaml';
const told = 1000;

/** Killed while a person types, it comes back; when it does so too often, one notice says so and leads to the log. */
export const crashes: Test = async stage => {
  const { page } = stage;
  await openExample(stage);
  for (const line of vague) {
    await typeMarked(stage, line); // So it runs.
    const [server] = serversOf(stage);
    assert.ok(server, 'a server runs');
    assert.equal(await notices(page).count(), 0);
    await type(page, ' It is');
    process.kill(server.id, 'SIGKILL');
    await type(page, ' up.');
    await until('the server to be gone', () => !runs(stage, server.id));
  }
  await visible(notices(page));
  assert.match((await notices(page).textContent()) ?? '', /does not run \(it stopped 5 times within three minutes\)/);
  await page.waitForTimeout(told);
  assert.equal(await notices(page).count(), 1);
  assert.deepEqual(serversOf(stage), [], 'it is not started again');
  const text = page.locator('.monaco-editor .view-lines').first();
  for (const line of vague) assert.match(await plainText(text), new RegExp(`${line} It is up\\.`));
  await page.locator('.notification-toast .monaco-button', { hasText: 'Show Log' }).click();
  await visible(page.locator('.composite.panel', { hasText: 'Federation Request' }));
  await visible(page.locator('.part.panel .monaco-editor.focused')); // It comes late, and would take it from what is next.
  await until('the notice to be gone', async () => (await notices(page).count()) === 0);
  await command(page, 'Federation Request: Restart Server');
  await page.keyboard.press('Control+1'); // Into the editor.
  await typeMarked(stage, last);
  await page.keyboard.press('Control+S');
  await until('the file', () => readFileSync(fileIn(stage), 'utf8').includes(last));
  for (const line of vague) assert.ok(readFileSync(fileIn(stage), 'utf8').includes(`${line} It is up.`));
};

/** All extensions stop and start: the text that was not saved stays, its findings come again, and the report goes on. */
export const extensionHost: Test = async stage => {
  const { page } = stage;
  await openExample(stage);
  const [line, mine] = vague;
  await typeMarked(stage, line);
  const [before] = serversOf(stage);
  assert.ok(before, 'a server runs');
  await command(page, 'Federation Request: Check Completeness');
  await visible(page.locator(report));
  await page.keyboard.press('Control+1'); // Into the editor.
  process.kill(before.parent, 'SIGKILL');
  await until('the old server to be gone', () => !runs(stage, before.id));
  await until('a new one', () => serversOf(stage).length === 1);
  await comesMarked(stage, line);
  await typeMarked(stage, mine);
  await visible(inReport(page, '"periodically"'));
  assert.deepEqual(
    (await notices(page).allTextContents()).filter(said => /federation/i.test(said)),
    [],
  );
  assert.ok(!readFileSync(fileIn(stage), 'utf8').includes(line), 'nothing was saved unasked');
};

/** What one window saves of a request the other one checks, also where it saves the project's settings. */
export const twoWindows: Test = async (stage, { browser }) => {
  const { page } = stage;
  await openExample(stage);
  writeFileSync(join(stage.folder, project), '');
  const other = { ...stage, page: await newPage(browser) };
  await openExample(other);
  const [line, mine, more] = vague;
  await typeMarked(stage, line);
  await page.keyboard.press('Control+S');
  await comesMarked(other, line);
  await typeMarked(other, mine);
  await other.page.keyboard.press('Control+S');
  await comesMarked(stage, mine);
  assert.equal(serversOf(stage).length, 2);
  await openToo(stage, project);
  await writeAll(stage, 'rules: { vague-term: off }\n');
  await unmarkedIn(other.page, line);
  await writeAll(stage, 'rules: {}\n');
  await markedIn(other.page, line);
  await page.keyboard.press('Control+W');
  await other.page.close();
  await typeMarked(stage, more);
};

/** Writes the whole of the file that is open, and saves it. */
async function writeAll({ page }: Stage, text: string): Promise<void> {
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
  await page.keyboard.press('Control+S');
}

const plainText = async (text: { textContent(): Promise<string | null> }): Promise<string> =>
  ((await text.textContent()) ?? '').replaceAll('\u00a0', ' ');
