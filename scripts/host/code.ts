// The command line of a `code` executable, as far as @vscode/test-electron uses it.
import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installServer } from './install-server.ts';
import { runSuite } from './suite.ts';
import { cache, failureLog } from './vscode-host.ts';

/** Runs the suite of `--extensionTestsPath`. The consoles and the server's log go to a file when it failed: they are mostly noise. */
export async function main(args: readonly string[]): Promise<number> {
  const extension = pathOf(args, 'extensionDevelopmentPath');
  const tests = pathOf(args, 'extensionTestsPath');
  if (!extension || !tests) {
    console.error('code.mjs: --extensionDevelopmentPath and --extensionTestsPath are needed.');
    return 64;
  }
  endWithParent();
  const workspace = args.find(arg => !arg.startsWith('-') && existsSync(arg));
  const installation = await installServer(cache, line => console.error(line));
  const {
    status,
    console: lines,
    log,
  } = await runSuite(installation, {
    extension,
    tests,
    ...(workspace === undefined ? {} : { workspace: resolve(workspace) }),
  });
  if (status !== 0) {
    writeFileSync(failureLog, [...lines, '', 'Log of the server:', log].join('\n'));
    console.error(`Consoles and the server's log: ${failureLog}`);
  }
  return status;
}

/** A parent that was killed cannot tell: its process is no longer ours then. */
function endWithParent(): void {
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || process.exit(1), 500).unref();
}

function pathOf(args: readonly string[], option: string): string | undefined {
  const value = args.findLast(arg => arg.startsWith(`--${option}=`))?.slice(option.length + 3);
  if (value === undefined) return undefined;
  return value.startsWith('file:') ? fileURLToPath(value) : resolve(value);
}
