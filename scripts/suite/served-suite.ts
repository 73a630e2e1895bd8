// Runs a window of the suite in a served VS Code: from the sources or as installed, under Node or as a web extension.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Installation } from '../host/install-server.ts';
import { atExit } from '../host/processes.ts';
import { runSuite } from '../host/suite.ts';
import { failureLog } from '../host/vscode-host.ts';
import { type Situation, type SuiteResult, setStage } from './situations.ts';

export interface Variant {
  /** The packed extension, to be installed; without it the sources are run. */
  readonly vsix?: string;
  /** Whether a web worker runs the extension. */
  readonly web: boolean;
}

/** The lines of the result say which variant it was. */
export async function runServed(
  installation: Installation,
  situation: Situation,
  { vsix, web }: Variant,
): Promise<SuiteResult> {
  const extension = vsix ? makeTester() : process.cwd();
  const stage = await setStage(situation, { web, extension });
  const { status, log, console } = await runSuite(installation, {
    extension,
    tests: stage.tests,
    ...(stage.opening !== undefined && { workspace: stage.opening }),
    ...(vsix && { vsix: resolve(vsix) }),
    limit: 600_000,
    trusted: situation.name !== 'untrusted',
    settings: web ? { 'remote.extensionKind': { 'fedreq.fedreq': ['web'], 'fedreq.tester': ['web'] } } : {},
  });
  if (status !== 0) writeFileSync(failureLog, [...console, '', 'Log of the server and of the page:', log].join('\n'));
  const result = stage.finish(`${status === 2 ? 'it took too long; ' : ''}${failureLog} tells more`);
  const variant = `${installation.vscode}, ${vsix ? 'installed' : 'sources'}, ${web ? 'web worker' : 'Node'}`;
  return { ...result, lines: result.lines.map(line => `${line} [${variant}]`) };
}

/** An extension that does nothing: VS Code runs tests as part of one, and the real one is installed. */
export function makeTester(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fedreq-tester-'));
  atExit(() => rmSync(folder, { recursive: true, force: true }));
  const manifest = {
    ...{ name: 'tester', publisher: 'fedreq', version: '0.0.0', engines: { vscode: '^1.100.0' } },
    ...{ main: './empty.js', browser: './empty.js', activationEvents: ['onLanguage:markdown'] },
    capabilities: { untrustedWorkspaces: { supported: true } },
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'empty.js'), 'exports.activate = () => undefined;\n');
  return folder;
}
