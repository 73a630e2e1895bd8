// What is shipped: small enough to load at once, and in a browser without anything that a browser does not have.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { type Bundle, bundle } from '../scripts/build.ts';

/** Kilobytes that each file may have, somewhat above what it has: growth is to be noticed, and meant. */
const most: Readonly<Record<string, number>> = {
  'dist/extension.cjs': 60,
  'dist/client.cjs': 500,
  'dist/server.cjs': 1500,
  'dist/browser/extension.js': 520,
  'dist/browser/server.js': 1450,
  'dist/fedreq.cjs': 1600,
};

describe('the bundles', () => {
  let bundles: readonly Bundle[] = [];
  before(async () => {
    bundles = await bundle({ dev: false, write: false });
  });

  it('stay small', () => {
    assert.deepEqual(bundles.map(({ file }) => file).sort(), Object.keys(most).sort());
    const large = bundles.filter(({ file, bytes }) => bytes > (most[file] ?? 0) * 1024);
    assert.deepEqual(large, []);
  });

  it('need nothing in a browser but the editor', () => {
    const needs = bundles
      .filter(({ file }) => file.startsWith('dist/browser/'))
      .map(({ file, external }) => [file, external.filter(name => name !== 'vscode')]);
    assert.deepEqual(needs, [
      ['dist/browser/extension.js', []],
      ['dist/browser/server.js', []],
    ]);
  });

  it('activate without the library that talks to a server: it is loaded when one is wanted', async () => {
    for (const [entry, platform] of [
      ['client/src/node.ts', 'node'],
      ['client/src/browser.ts', 'browser'],
    ] as const) {
      const { inputs } = (
        await build({
          entryPoints: [entry],
          platform,
          ...{ bundle: true, format: 'cjs', external: ['vscode'], write: false, metafile: true },
        })
      ).metafile;
      const loaded = new Set<string>([entry]);
      for (const file of loaded)
        for (const { path, kind, external } of inputs[file]?.imports ?? [])
          if (!external && kind !== 'dynamic-import') loaded.add(path);
      assert.ok(loaded.has('client/src/extension.ts'));
      const libraries = (files: Iterable<string>) => [...files].filter(file => file.startsWith('node_modules/'));
      assert.deepEqual(libraries(loaded), []);
      assert.ok(libraries(Object.keys(inputs)).length > 0, 'it is there');
    }
  });

  it('are activated before that library is loaded, even where a request is open already', async () => {
    const text = bundles.find(({ file }) => file === 'dist/extension.cjs')?.text ?? '';
    const needed: string[] = [];
    const nothing: object = new Proxy(function anything() {}, {
      get: (_, key) => (key === 'then' ? undefined : key === Symbol.toPrimitive ? () => '' : nothing),
      set: (_, key, value, owner) => owner === nothing || Reflect.defineProperty(owner, key, { value, writable: true }),
      apply: () => nothing,
      construct: (_, __, target) => Reflect.construct(Object, [], target),
    });
    const over = (own: object): object => Object.setPrototypeOf(own, nothing);
    const document = { uri: { path: '/orders.fedreq.md' }, languageId: 'markdown' };
    const vscode = over({ workspace: over({ textDocuments: [document], workspaceFolders: [] }) });
    const module = { exports: {} as { activate(context: unknown): unknown } };
    const require = (name: string) => {
      if (name === 'vscode') return vscode;
      needed.push(name);
      return over({});
    };
    runInNewContext(text, { module, exports: module.exports, require, setTimeout, clearTimeout, queueMicrotask });
    const subscriptions: { dispose(): unknown }[] = [];
    module.exports.activate(over({ subscriptions }));
    await new Promise(resolve => process.nextTick(resolve)); // All that follows in the same turn.
    assert.deepEqual(needed, []);
    for (let turn = 0; turn < 100 && needed.length === 0; turn++) await new Promise(resolve => setTimeout(resolve));
    assert.deepEqual([...new Set(needed)], ['./client.cjs']);
    for (const one of subscriptions) await one.dispose();
  });

  it('serve in a worker that was begun from a blob, with nothing of Node', async () => {
    const server = bundles.find(({ file }) => file === 'dist/browser/server.js');
    const origin = 'http://127.0.0.1:1';
    const location = { origin, pathname: `${origin}/5cf2`, search: '' };
    const uri = 'vscode-vfs://github/acme/orders.fedreq.md';
    const published = new Promise<readonly { code: string }[]>(resolve => {
      const self = {
        location,
        addEventListener: () => undefined,
        postMessage: ({ method, params }: { method?: string; params?: { diagnostics: { code: string }[] } }) => {
          if (method === 'textDocument/publishDiagnostics' && params) resolve(params.diagnostics);
        },
        onmessage: (_: unknown): void => assert.fail('nobody listens'),
      };
      const web = { URL, TextEncoder, TextDecoder, setTimeout, clearTimeout, performance, console, queueMicrotask };
      runInNewContext(server?.text ?? '', { ...web, self, location });
      const send = (method: string, params: unknown, id?: number) =>
        self.onmessage({ data: { jsonrpc: '2.0', method, params, ...(id !== undefined && { id }) } });
      send('initialize', { capabilities: {}, processId: null, rootUri: null }, 1);
      send('initialized', {});
      const text = '# Let storefront read order status\n\nHi all! Let it.\n';
      send('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } });
    });
    const codes = (await published).map(({ code }) => code);
    assert.ok(codes.includes('greeting'), codes.join(', '));
  });
});
