// Builds and packs the extension: dist/fedreq.vsix.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildAll } from './build.ts';
import { atExit, run } from './host/processes.ts';

const vsix = 'dist/fedreq.vsix';

export async function main(): Promise<number> {
  for (const line of await buildAll()) console.log(line);
  console.log(await packExtension());
  return 0;
}

/**
 * Packs what was built, without what npm installed: it is bundled. The manifest that is shipped does not say that files
 * ending in `.js` are modules: a web worker takes no modules. Answers the archive's path.
 */
export async function packExtension(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'fedreq-package-'));
  const discard = atExit(() => rmSync(folder, { recursive: true, force: true }));
  const { type: _, scripts: __, devDependencies: ___, ...manifest } = JSON.parse(readFileSync('package.json', 'utf8'));
  for (const name of readdirSync('.')) if (shipped.test(name)) cpSync(name, join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  const args = [
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    resolve(vsix),
  ];
  const vsce = resolve('node_modules/@vscode/vsce/vsce');
  const { status, output } = await run(process.execPath, [vsce, 'package', ...args], { cwd: folder });
  discard();
  if (status !== 0) throw new Error(`The extension could not be packed:\n${output}`);
  return vsix;
}

/** What `.vscodeignore` chooses from. */
const shipped = /^(?:\.vscodeignore|package\.nls.*\.json|[A-Z]+(?:\.md)?|dist|docs|l10n|media|schema|snippets)$/;
