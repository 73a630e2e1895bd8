// Takes pictures of the packaged extension in a real VS Code, driven as a person would drive it: light ones for docs/images/, all themes to be looked at.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { buildAll } from './build.ts';
import { findChromium, launchChromium } from './host/chromium.ts';
import { installServer } from './host/install-server.ts';
import { type Host, inWindow, prepared } from './host/stage.ts';
import { cache } from './host/vscode-host.ts';
import { packExtension } from './package.ts';
import { pictures } from './pictures/pictures.ts';
import { walk } from './pictures/walk.ts';
import { step } from './progress.ts';

/** Where the pictures of each theme go; those of the others are to be looked at, not kept. */
const themes = {
  light: { name: 'Default Light Modern', folder: resolve('docs/images') },
  dark: { name: 'Default Dark Modern', folder: resolve('.cache/screenshots/dark') },
  contrast: { name: 'Default High Contrast', folder: resolve('.cache/screenshots/contrast') },
} as const;
type Theme = keyof typeof themes;
const colours = (theme: Theme) => ({ 'workbench.colorTheme': themes[theme].name });
const walked = resolve('.cache/screenshots/walk');
/** `npm run screenshots -- [--themes] [--walk] [name …]`: the light ones, or those of every theme, or a new user's way. */
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
  const host = { browser, installation, vsix };
  if (args.includes('--walk')) await takeWalk(host);
  else for (const theme of wanted) await takeAll({ ...host, theme, names });
  await browser.close();
  return 0;
}

interface Session extends Host {
  readonly theme: Theme;
  /** Of the pictures; none for all. */
  readonly names: readonly string[];
}

/** Each picture in a window of its own, which begins with the examples as they are. */
async function takeAll({ theme, names, ...host }: Session): Promise<void> {
  const { profile, folder } = await prepared(host, colours(theme));
  cpSync('examples', folder, { recursive: true }); // A copy: the pictures are taken while it is edited.
  mkdirSync(themes[theme].folder, { recursive: true });
  for (const [name, take] of Object.entries(pictures)) {
    if (names.length > 0 && !names.includes(name)) continue;
    await inWindow(host, { profile, folder }, stage =>
      takeOne(`${name}, ${theme}`, stage.page, {
        file: join(themes[theme].folder, `${name}.png`),
        take: () => take(stage),
      }),
    );
  }
}

/** The steps of the walk one after another in one window, which begins with an empty folder. */
async function takeWalk(host: Host): Promise<void> {
  const place = await prepared(host, colours('light'));
  mkdirSync(place.folder);
  mkdirSync(walked, { recursive: true });
  await inWindow(host, place, async stage => {
    for (const [index, [name, take]] of Object.entries(walk).entries()) {
      const file = join(walked, `${String(index + 1).padStart(2, '0')}-${name}.png`);
      await takeOne(name, stage.page, { file, take: () => take(stage) });
    }
  });
}

/** Goes where the picture is taken and takes it; what is there when that fails is taken too. */
async function takeOne(
  title: string,
  page: Page,
  { file, take }: { readonly file: string; readonly take: () => Promise<void> },
): Promise<void> {
  const taken = async () => {
    try {
      await take();
      await page.waitForTimeout(700); // Animations, and icons that come late.
    } finally {
      await page.screenshot({ path: file });
    }
  };
  await step(title, taken, () => file);
}

/** media/icon.png from media/icon.svg: an extension's icon has to be a bitmap. */
async function drawIcon(browser: Browser): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 128, height: 128 } });
  await page.setContent(`<style>body { margin: 0 }</style>${readFileSync('media/icon.svg', 'utf8')}`);
  writeFileSync('media/icon.png', await page.screenshot({ omitBackground: true }));
  await page.close();
}
