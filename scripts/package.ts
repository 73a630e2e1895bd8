// Builds and packs the extension: dist/fedreq.vsix.
import { buildAll } from './build.ts';
import { run } from './host/processes.ts';

const vsix = 'dist/fedreq.vsix';

export async function main(): Promise<number> {
  for (const line of await buildAll()) console.log(line);
  console.log(await packExtension());
  return 0;
}

/** Packs what was built, without what npm installed: it is bundled. Answers the file's path. */
export async function packExtension(): Promise<string> {
  const args = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', vsix];
  const { status, output } = await run(process.execPath, ['node_modules/@vscode/vsce/vsce', 'package', ...args]);
  if (status !== 0) throw new Error(`The extension could not be packed:\n${output}`);
  return vsix;
}
