// Builds and packs the extension: dist/fedreq.vsix.
import { createVSIX } from '@vscode/vsce';
import { buildAll } from './build.ts';

const vsix = 'dist/fedreq.vsix';

export async function main(): Promise<number> {
  for (const line of await buildAll()) console.log(line);
  console.log(await packExtension());
  return 0;
}

/** Packs what was built; answers the file's path. */
export async function packExtension(): Promise<string> {
  await createVSIX({
    packagePath: vsix,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  return vsix;
}
