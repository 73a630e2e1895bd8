// The package for npm: the command line and the server that it starts, which work with nothing beside them.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { bundle } from '../scripts/build.ts';
import { TestClient } from './kit/client.ts';

interface Packed {
  readonly files: readonly { readonly path: string }[];
}

const expected = [
  'LICENSE',
  'README.md',
  'dist/fedreq.cjs',
  'dist/server.cjs',
  'l10n/bundle.l10n.de.json',
  'package.json',
  'schema/report.schema.json',
  'schema/settings.schema.json',
];

describe('the package for npm', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fedreq-npm-'));
  let files: readonly string[] = [];

  before(async () => {
    await bundle({ dev: false, write: true });
    // Without a shell npm is no program on Windows.
    const { stdout } = spawnSync('npm pack --dry-run --json --ignore-scripts', { shell: true, encoding: 'utf8' });
    const [packed]: readonly Packed[] = JSON.parse(stdout);
    files = packed?.files.map(({ path }) => path) ?? [];
    for (const file of files) cpSync(file, join(folder, file));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('holds what the command line needs, and no more', () => assert.deepEqual([...files].sort(), expected));

  it('checks a request', () => {
    const args = ['check', '--format', 'json', 'examples/order-status.fedreq.md'];
    const { stdout, status } = spawnSync(process.execPath, [join(folder, 'dist/fedreq.cjs'), ...args], {
      encoding: 'utf8',
    });
    assert.equal(status, 0);
    assert.equal(JSON.parse(stdout).requests.length, 1);
  });

  it('serves an editor, in its language', async () => {
    const server = spawn(process.execPath, [join(folder, 'dist/fedreq.cjs'), 'lsp', '--stdio']);
    const ended = once(server, 'exit');
    const client = new TestClient({ input: server.stdout, output: server.stdin });
    await client.initialize({ locale: 'de' });
    const uri = await client.open('file:///a.fedreq.md', '# Let a read b\n\nIt must be fast.\n');
    assert.match((await client.diagnostics(uri)).map(({ message }) => message).join(' '), /Nichts beantwortet/);
    await client.connection.sendRequest('shutdown');
    await client.connection.sendNotification('exit');
    assert.deepEqual(await ended, [0, null]);
  });
});
