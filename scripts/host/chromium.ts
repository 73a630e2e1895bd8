// Finds a Chromium and starts it without a window.
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { inPath } from './install-server.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/** The path in CHROMIUM, else an installed one, else the one that playwright has; undefined where there is none. */
export function findChromium(): string | undefined {
  const installed = names.map(inPath).find(path => path !== undefined);
  return [process.env.CHROMIUM, installed, ...places, chromium.executablePath()].find(path => path && existsSync(path));
}

/** It ends with this process at the latest. */
export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    headless: true,
    handleSIGINT: false, // A signal ends this process, whose end ends the browser.
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      ...['--no-sandbox', '--headless=new', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
}
