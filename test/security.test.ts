// What the security model promises: no socket, no process, no evaluation in what is shipped; terminal output without control characters.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { build } from 'esbuild';
import { analyse, catalog, plain, requestHtml, requestText } from '../server/src/engine/index.ts';

const root = new URL('..', import.meta.url).pathname;

/** Files of the project in a bundle, and what they import from outside it. */
async function importsOf(entry: string): Promise<Map<string, readonly string[]>> {
  const { metafile } = await build({
    ...{ absWorkingDir: root, entryPoints: [entry], bundle: true, write: false, metafile: true },
    ...{ platform: 'node', format: 'esm', external: ['vscode'], logLevel: 'silent' },
  });
  const own = Object.entries(metafile.inputs).filter(([file]) => !file.startsWith('node_modules/'));
  return new Map(own.map(([file, { imports }]) => [file, imports.filter(one => one.external).map(({ path }) => path)]));
}

describe('what is shipped', () => {
  for (const entry of ['server/src/lsp/main.ts', 'server/src/cli/main.ts', 'client/src/extension.ts'])
    it(`${entry} opens no socket, fetches nothing, evaluates nothing`, async () => {
      const files = await importsOf(entry);
      assert.ok(files.size > 10);
      for (const [file, imports] of files) {
        const dangerous = imports.filter(name => /^(?:node:)?(?:net|tls|dgram|http|https|http2|vm|dns)$/.test(name));
        assert.deepEqual(dangerous, [], file);
        if (file.endsWith('.ts'))
          assert.doesNotMatch(
            readFileSync(`${root}/${file}`, 'utf8'),
            /\b(?:fetch|eval|Function|WebSocket|XMLHttpRequest)\(/,
          );
      }
    });

  it('trusts no Markdown of its server, and has none shown with HTML', async () => {
    const sources = [
      ...(await importsOf('client/src/process.ts')).keys(),
      ...(await importsOf('client/src/extension.ts')).keys(),
    ];
    assert.ok(sources.includes('client/src/client.ts'));
    for (const file of sources.filter(one => one.startsWith('client/')))
      assert.doesNotMatch(
        readFileSync(`${root}/${file}`, 'utf8'),
        /\b(?:isTrusted|supportHtml|enableCommandUris)\b/,
        file,
      );
  });

  it('has no script that runs when it is installed', () => {
    const { scripts } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
    assert.deepEqual(
      Object.keys(scripts).filter(name => /^(?:pre|post)?(?:install|prepare)$/.test(name)),
      [],
    );
  });
});

describe('hostile words of a document', () => {
  const hostile = [
    '# Let <img src=x onerror=alert(1)> read </title><script>alert(1)</script> \u001b]0;title\u0007\u202eevil',
    '',
    'Hi all! It must be fast \u009b31m \u001b[2J <script>alert(2)</script>.',
    '',
  ].join('\n');
  const analysis = analyse(hostile, 'markdown');

  it('reach a terminal with their control characters spelt out', () => {
    const text = requestText('a\u001b[31m.md', analysis, { catalog, paint: plain, width: 100 });
    assert.ok(text.includes('\\u001b'));
    assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
  });

  it('reach the page escaped, under a policy that lets no script of theirs run', () => {
    const page = requestHtml(analysis, catalog, { standalone: true });
    assert.match(page, /http-equiv="Content-Security-Policy"/);
    assert.match(page, /default-src 'none'/);
    assert.doesNotMatch(page, /<script>alert|<img src=x/);
  });
});
