// A VS Code in German: what the manifest, the client and the server say there.
import { command, openTree, visible } from '../../scripts/host/stage.ts';
import { openExample, type Test } from './kit.ts';

/** The window itself stays English, as its language packs are no part of it; extensions are told that it is German. */
export const german: Test = async stage => {
  const { page } = stage;
  await page.addInitScript(() => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: 'de' }));
  await openExample(stage);
  await visible(page.locator('.codelens-decoration', { hasText: 'zu 31 % vollständig, 10 von 14 Punkten offen' }));
  await openTree(stage, 'Einführung');
  await visible(page.locator('.pane-header', { hasText: 'Drei Fragen' }));
  await command(page, 'Föderationsanforderung: Fehlendes einfügen');
  await visible(page.locator('.quick-input-list .monaco-list-row', { hasText: 'fehlt' }).first());
  await page.keyboard.press('Escape');
  await command(page, 'Föderationsanforderung: Vollständigkeit prüfen');
  const report = page.frameLocator('iframe.webview').frameLocator('iframe');
  await visible(report.locator('h2', { hasText: 'Die drei Fragen' }));
  await page.keyboard.press('Control+Shift+M');
  await visible(page.locator('.markers-panel .monaco-list-row', { hasText: 'Erwartet wird' }).first());
};
