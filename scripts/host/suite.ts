// Runs an extension's test suite in the extension host of a served VS Code, as a desktop VS Code would run it.
import { findChromium, launchChromium } from './chromium.ts';
import type { Installation } from './install-server.ts';
import { installExtension, makeProfile, serve } from './served.ts';

export interface SuiteOptions {
  readonly extension: string;
  /** A CommonJS file that exports `run(): Promise<void>`. */
  readonly tests: string;
  /** A folder, or a `.code-workspace` file; without it the window is empty. */
  readonly workspace?: string;
  /** A packed extension to install before. */
  readonly vsix?: string;
  /** Over the profile's own. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Whether what is opened is trusted; where it is not, nobody is asked. */
  readonly trusted?: boolean;
  /** Milliseconds for the whole run. */
  readonly limit?: number;
}

export interface SuiteResult {
  /** 0 when `run` resolved, 1 when it rejected, 2 when no result came. */
  readonly status: 0 | 1 | 2;
  /** What the extension host wrote to its console. */
  readonly console: readonly string[];
  /** The server's log, then the page's errors and warnings: worth reading when there is no result. */
  readonly log: string;
}

/** The environment of this process reaches the extension host. */
export async function runSuite(installation: Installation, options: SuiteOptions): Promise<SuiteResult> {
  const executable = findChromium();
  if (!executable) throw new Error('No Chromium found.');
  const written: string[] = [];
  const troubles: string[] = [];
  const { trusted = true, vsix } = options;
  const asking = { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' };
  const profile = makeProfile({ ...options.settings, ...(!trusted && asking) });
  if (vsix) await installExtension(installation, profile, vsix);
  const server = await serve(installation, { profile, driver: true, trusted });
  const browser = await launchChromium(executable);
  try {
    const page = await (await browser.newContext({ viewport: { width: 1200, height: 800 } })).newPage();
    page.on('pageerror', error => troubles.push(String(error)));
    page.on('console', message => {
      if (['warning', 'error'].includes(message.type())) troubles.push(message.text());
    });
    let resolve: (code: number) => void = () => {};
    const exit = new Promise<number>(settle => {
      resolve = settle;
    });
    // Both must be there before the workbench starts.
    await page.exposeFunction('codeAutomationLog', (_: string, args: readonly unknown[]) =>
      written.push(args.map(String).join(' ')),
    );
    await page.exposeFunction('codeAutomationExit', resolve);
    const payload = [
      ['extensionDevelopmentPath', server.uri(options.extension)],
      ['extensionTestsPath', server.uri(options.tests)],
      ['enableProposedApi', ''],
      ['skipWelcome', 'true'],
    ];
    const address = server.address({ ...opened(options.workspace), payload: JSON.stringify(payload) });
    await page.goto(address, { timeout: 120_000 }); // On a busy machine.
    const limit = setTimeout(resolve, options.limit ?? 600_000, 2);
    const code = await exit;
    clearTimeout(limit);
    return {
      status: code === 0 ? 0 : code === 2 ? 2 : 1,
      console: written,
      log: [server.log(), ...troubles].join('\n'),
    };
  } finally {
    await browser.close();
    await server.stop();
  }
}

function opened(workspace: string | undefined): Record<string, string> {
  if (workspace === undefined) return { ew: 'true' };
  return { [workspace.endsWith('.code-workspace') ? 'workspace' : 'folder']: workspace };
}
