// Finds a VS Code that a test suite can run in: one that can be downloaded, else one served from npm to a Chromium.
import { fileURLToPath } from 'node:url';
import type { Say } from '../progress.ts';
import { findChromium } from './chromium.ts';
import { display, downloadedCode } from './desktop.ts';
import { installServer, whyNotServed } from './install-server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const cache = `${root}.cache/vscode-host`;
/** What the consoles and the server said in the last window that failed: mostly noise. */
export const failureLog = `${cache}/last-failure.log`;

export interface TestHost {
  /** For a person: which VS Code it is. */
  readonly name: string;
  /** For `vscodeExecutablePath` of @vscode/test-electron. */
  readonly executable: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The host, or one line that says why there is none and what to install. */
export async function testHost(version: string, say: Say): Promise<TestHost | string> {
  const downloaded = await downloadedCode(version, cache, say);
  if (downloaded) return { name: `VS Code ${version}`, executable: downloaded, env: await display() };
  const obstacle = whyNotServed();
  if (obstacle) return `No VS Code can be downloaded, and ${obstacle}.`;
  if (!findChromium()) {
    return 'No VS Code can be downloaded, and there is no Chromium to show a served one: install Chromium (Debian: apt-get install chromium) or set CHROMIUM to its path.';
  }
  const { vscode } = await installServer(cache, say);
  return {
    name: `VS Code ${vscode} (served)`,
    executable: fileURLToPath(new URL('code.mjs', import.meta.url)),
    env: {},
  };
}
