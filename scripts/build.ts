// Bundles the extension, the language server and the command line into dist/; with --dev readable and with source maps.
import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { type BuildOptions, build, type Plugin } from 'esbuild';

const inBrowser: BuildOptions = { platform: 'browser', target: 'es2022' };
/** The worker's address is no base for others: it is that of a blob, which @cfworker/json-schema would take for a page's. */
const inWorker: BuildOptions = { ...inBrowser, format: 'iife', define: { 'self.location': 'undefined' } };
const extension: BuildOptions = { format: 'cjs', external: ['vscode'] };

/** What a module loads when it is wanted lies in a bundle of its own: nothing waits for it before. */
const apart = (module: RegExp, file: string): Plugin => ({
  name: 'apart',
  setup: ({ onResolve }) => onResolve({ filter: module }, () => ({ path: file, external: true })),
});

/** How the command line is bundled: as CommonJS, which Node loads sooner than a module. */
export const commandLine = {
  entryPoints: ['server/src/cli/main.ts'],
  outfile: 'dist/fedreq.cjs',
  format: 'cjs',
  plugins: [apart(/\/lsp\/main\.ts$/, './server.cjs')],
  define: { 'import.meta.url': 'bundleUrl' },
  banner: { js: "#!/usr/bin/env node\nconst bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
} as const satisfies BuildOptions;

const bundles: readonly BuildOptions[] = [
  {
    ...extension,
    entryPoints: ['client/src/node.ts'],
    outfile: 'dist/extension.cjs',
    plugins: [apart(/\/process\.ts$/, './client.cjs')],
    supported: { 'dynamic-import': false }, // Older editors take `require` only.
  },
  { ...extension, entryPoints: ['client/src/process.ts'], outfile: 'dist/client.cjs' },
  { entryPoints: ['server/src/lsp/main.ts'], outfile: 'dist/server.cjs', format: 'cjs' },
  { ...extension, ...inBrowser, entryPoints: ['client/src/browser.ts'], outfile: 'dist/browser/extension.js' },
  { ...inWorker, entryPoints: ['server/src/lsp/worker.ts'], outfile: 'dist/browser/server.js' },
  commandLine,
];

export interface Bundle {
  readonly file: string;
  readonly bytes: number;
  /** Modules that are not in it: it has to find them where it runs. */
  readonly external: readonly string[];
  /** Empty where it was written. */
  readonly text: string;
}

export async function main(args: readonly string[]): Promise<number> {
  for (const line of await buildAll(args.includes('--dev'))) console.log(line);
  return 0;
}

/** Builds everything anew; one line for each file, with its size. */
export async function buildAll(dev = false): Promise<readonly string[]> {
  rmSync('dist', { recursive: true, force: true });
  const built = await bundle({ dev, write: true });
  chmodSync('dist/fedreq.cjs', 0o755);
  return built.map(({ file, bytes }) => `${file.padEnd(25)} ${Math.ceil(bytes / 1024)} kB`);
}

/** Makes the bundles; says what they are, and writes them where that is wanted. */
export async function bundle({ dev, write }: { readonly dev: boolean; readonly write: boolean }): Promise<Bundle[]> {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const common = {
    bundle: true,
    platform: 'node',
    target: 'node20',
    minify: !dev,
    sourcemap: dev,
    logLevel: 'error',
    define: { FEDREQ_VERSION: JSON.stringify(version) },
    metafile: true,
    write,
  } as const;
  const results = await Promise.all(
    bundles.map(options => build({ ...common, ...options, define: { ...common.define, ...options.define } })),
  );
  return results.flatMap(({ metafile, outputFiles }) =>
    Object.entries(metafile?.outputs ?? {}).map(([file, { bytes, imports }]) => ({
      file,
      bytes,
      external: imports.filter(({ external }) => external).map(({ path }) => path),
      text: outputFiles?.find(({ path }) => path.endsWith(file))?.text ?? '',
    })),
  );
}
