// What the pictures of the documents show: one view each, opened anew.
import {
  centre,
  command,
  heading,
  inTree,
  openFile,
  openFixes,
  openTree,
  partial,
  type Stage,
  unfold,
  visible,
} from '../host/stage.ts';

/** What each picture shows, in the order in which they are taken; a file that is opened anew is as it was. */
export const pictures: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  diagnostics: async stage => {
    await openFile(stage, partial);
    await stage.page.keyboard.press('Control+Shift+M');
    await visible(stage.page.locator('.markers-panel .monaco-list-row').nth(2));
    await openTree(stage);
    await visible(inTree(stage.page, 'stock-in-shops')); // The last of the requests.
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
    await openFixes(stage);
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
