// Runs the tests that drive windows from outside, as a person would: what no code within a window sees or outlives.
import { resolve } from 'node:path';
import { tests } from '../../test/driven/index.ts';
import type { Test } from '../../test/driven/kit.ts';
import { findChromium, launchChromium } from '../host/chromium.ts';
import type { Installation } from '../host/install-server.ts';
import { type Host, inWindow, prepared } from '../host/stage.ts';
import { cache } from '../host/vscode-host.ts';
import { type SuiteResult, sumOf } from './situations.ts';

/** The name of all of them, where windows are chosen by name. */
export const driven = 'driven';

/** So many at once: they mostly wait, yet more keep each other from starting on two cores. */
const lanes = 2;

/** Each test has a browser, a server and a profile of its own. */
export async function runDriven(installation: Installation, vsix: string): Promise<SuiteResult> {
  const executable = findChromium();
  if (!executable) throw new Error('No Chromium found.');
  const left = Object.entries(tests);
  const results: SuiteResult[] = [];
  const lane = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) {
      const browser = await launchChromium(executable); // What one test does to it reaches no other.
      results.push(
        await runOne({ browser, installation, vsix: resolve(vsix) }, ...next).finally(() => browser.close()),
      );
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return sumOf(results);
}

async function runOne(host: Host, title: string, test: Test): Promise<SuiteResult> {
  const begin = Date.now();
  const picture = resolve(cache, `last-failure-${title.replace(/\W+/g, '-')}.png`);
  try {
    const place = await prepared(host, {});
    await inWindow(host, place, async stage => {
      await test(stage, host).catch(async error => {
        await stage.page.screenshot({ path: picture });
        throw error;
      });
    });
    return { passed: 1, failed: 0, lines: [`ok      driven: ${title} (${Date.now() - begin} ms)`] };
  } catch (error) {
    return { passed: 0, failed: 1, lines: [`not ok  driven: ${title}\n${(error as Error).stack}\nSee ${picture}`] };
  }
}
