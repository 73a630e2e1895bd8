// Bundles the extension, the language server and the command line into dist/; with --dev readable and with source maps.
import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { type BuildOptions, build } from 'esbuild';

const bundles: readonly BuildOptions[] = [
  { entryPoints: ['client/src/extension.ts'], outfile: 'dist/extension.cjs', format: 'cjs', external: ['vscode'] },
  { entryPoints: ['server/src/lsp/main.ts'], outfile: 'dist/server.cjs', format: 'cjs' },
  {
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/fedreq.js',
    format: 'esm',
    banner: {
      // Bundled CommonJS modules call `require`, which a module does not have.
      js: "#!/usr/bin/env node\nimport { createRequire as bundledRequire } from 'node:module';\nconst require = bundledRequire(import.meta.url);",
    },
  },
];

export async function main(args: readonly string[]): Promise<number> {
  for (const line of await buildAll(args.includes('--dev'))) console.log(line);
  return 0;
}

/** Builds everything anew; one line for each file, with its size. */
export async function buildAll(dev = false): Promise<readonly string[]> {
  rmSync('dist', { recursive: true, force: true });
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const define = { FEDREQ_VERSION: JSON.stringify(version) };
  const common = {
    bundle: true,
    platform: 'node',
    target: 'node20',
    minify: !dev,
    sourcemap: dev,
    logLevel: 'error',
    define,
  } as const;
  const results = await Promise.all(bundles.map(bundle => build({ ...common, metafile: true, ...bundle })));
  chmodSync('dist/fedreq.js', 0o755);
  return results.flatMap(({ metafile }) =>
    Object.entries(metafile?.outputs ?? {}).map(
      ([file, { bytes }]) => `${file.padEnd(20)} ${Math.ceil(bytes / 1024)} kB`,
    ),
  );
}
