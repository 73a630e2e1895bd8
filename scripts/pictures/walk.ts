// A new user's way from an empty folder to a request that can be handed on, a picture at each step.
import { command, inTree, openFixes, type Stage, visible } from '../host/stage.ts';

const rows = ({ page }: Stage) => page.locator('.quick-input-list .monaco-list-row');
const squiggles = ({ page }: Stage) => page.locator('.monaco-editor [class*="squiggly-"]');
const report = ({ page }: Stage) => page.frameLocator('iframe.webview').frameLocator('iframe');
const vague = 'within a reasonable time';
const problem =
  'Today billing copies the invoices of ledger-eu each night, so that 1,200 customers a month see one that is a day old: support counted 85 complaints in March 2026. The cause is that ledger-eu has no interface for reads.';

async function typed({ page }: Stage, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: 15 });
}

async function openWalkthrough(stage: Stage): Promise<void> {
  await command(stage.page, 'Welcome: Open Walkthrough...');
  await typed(stage, 'Write a Federation Request');
  await visible(rows(stage).filter({ hasText: 'Write a Federation Request' }).first());
  await stage.page.keyboard.press('Enter');
  await visible(stage.page.locator('.getting-started-step').nth(3));
}

/** When its window loses the focus, VS Code notes what is open; else once a minute. */
async function looksAway({ page }: Stage): Promise<void> {
  await page.evaluate("document.hasFocus = () => false; window.dispatchEvent(new Event('blur'))");
  await page.waitForTimeout(5_000);
}

async function answered({ page }: Stage, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: 5 });
  await page.keyboard.press('Enter');
  await page.waitForTimeout(700);
}

/** The steps by name, one after another in one window. */
export const walk: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  walkthrough: async stage => {
    await stage.page.goto(stage.server.address({ folder: stage.folder }));
    await visible(stage.page.locator('.activitybar'));
    await openWalkthrough(stage);
  },
  kind: async stage => {
    await stage.page
      .locator('.getting-started-step')
      .first()
      .locator('.button-container button, a.monaco-button')
      .first()
      .click();
    await visible(rows(stage).nth(6));
  },
  title: async stage => {
    await answered(stage, 'graphql');
    await answered(stage, '');
    await typed(stage, 'Let billing read invoices from ledger-eu');
  },
  folder: async stage => {
    await stage.page.keyboard.press('Enter');
    await visible(rows(stage).first());
  },
  scaffold: async stage => {
    await stage.page.keyboard.press('Enter');
    await visible(stage.page.locator('.monaco-editor .snippet-placeholder').first());
    await stage.page.waitForTimeout(2_000);
  },
  ask: async stage => {
    await typed(stage, `billing reads the invoices that ledger-eu holds, and shows them to a customer ${vague}.`);
    await visible(squiggles(stage).first());
    await stage.page.waitForTimeout(2_000);
  },
  hover: async stage => {
    const said = stage.page.locator('.monaco-editor .view-line', { hasText: 'reasonable' }).first();
    const box = await squiggleOver(stage, said);
    await stage.page.mouse.move(box.x + box.width / 2, box.y - 6, { steps: 8 });
    await visible(stage.page.locator('.monaco-hover:not(.hidden)'));
  },
  fix: async stage => {
    await stage.page.mouse.move(600, 780);
    await stage.page.keyboard.press('Escape');
    const said = stage.page.locator('.monaco-editor .view-line', { hasText: 'reasonable' }).first();
    const box = await squiggleOver(stage, said);
    await stage.page.mouse.click(box.x + box.width / 2, box.y - 6);
    await openFixes(stage);
  },
  fixed: async stage => {
    await stage.page.keyboard.press('Enter');
    await stage.page.locator('.action-widget').first().waitFor({ state: 'hidden' });
    await stage.page.waitForTimeout(1_500);
  },
  written: async stage => {
    await stage.page.keyboard.press('Escape');
    await stage.page.locator('.monaco-editor .view-line', { hasText: '## Problem' }).first().click();
    await stage.page.keyboard.press('End');
    await typed(stage, `\n\n${problem}`);
    await stage.page.waitForTimeout(2_000);
  },
  complete: async stage => {
    await command(stage.page, 'Federation Request: Check Completeness');
    await visible(report(stage).locator('h1'));
  },
  questions: async stage => {
    await stage.page
      .locator('.activitybar .action-item', { has: stage.page.getByLabel('Fedreq', { exact: true }) })
      .first()
      .click();
    await stage.page.mouse.move(640, 790);
    await visible(inTree(stage.page, 'Rollout'));
  },
  reloaded: async stage => {
    await looksAway(stage);
    await stage.page.reload(); // The document was not saved since.
    await visible(report(stage).locator('h1'));
    await visible(stage.page.locator('.monaco-editor .view-line', { hasText: problem.slice(0, 30) }).first());
    await visible(squiggles(stage).first());
  },
  done: async stage => {
    await openWalkthrough(stage);
    const done = stage.page.locator('.getting-started-step [role="checkbox"][aria-checked="true"]');
    await visible(done.nth(3));
  },
};

/** Where on the page the first wavy line below a line of text is. */
async function squiggleOver({ page }: Stage, line: ReturnType<Stage['page']['locator']>) {
  const text = await line.boundingBox();
  const all = await page.locator('.monaco-editor [class*="squiggly-"]').all();
  for (const one of all) {
    const box = await one.boundingBox();
    if (text && box && box.y + box.height > text.y && box.y < text.y + text.height + 4) {
      return { ...box, y: text.y + text.height };
    }
  }
  throw new Error('Nothing is marked in that line.');
}
