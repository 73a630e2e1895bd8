// Server and command line as they are shipped, while they work: no socket, no other process, no evaluation.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { TestClient } from './kit/client.ts';
import { buildInto } from './kit/command.ts';

const guard = fileURLToPath(new URL('kit/no-network.cjs', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'fedreq-network-'));
const command = join(root, 'fedreq.cjs');
const told = join(root, 'told');
const file = join(root, 'a.fedreq.md');
const text = `---
federation: graphql
participants: [orders, http://localhost:9]
---
# Let [storefront](http://localhost:9/x) read ORD-12

Hi all! ![x](http://localhost:9/x.png) It must be fast. See https://localhost:9/y and [b](gone.md).
`;

before(async () => {
  await buildInto(root);
  writeFileSync(file, text);
  writeFileSync(
    join(root, '.fedreq.yaml'),
    `extends: [base.yaml, "http://localhost:9/z.yaml"]\ntickets:\n  ORD-: "http://localhost:9/{number}"\n`,
  );
  writeFileSync(join(root, 'base.yaml'), 'rules:\n  greeting: error\n');
});
after(() => rmSync(root, { recursive: true, force: true }));

/** What was used since the guard stood ready. */
function usedOf(run: string): string[] {
  const lines = readFileSync(run, 'utf8').split('\n').filter(Boolean);
  assert.ok(lines.includes('ready'), 'the guard stood');
  return lines.filter(line => line !== 'ready');
}

const guarded = (args: readonly string[], log: string, input = '') =>
  spawnSync(process.execPath, ['--require', guard, ...args], {
    ...{ cwd: root, input, encoding: 'utf8', timeout: 30_000 },
    env: { ...process.env, FEDREQ_TOLD: log },
  });

describe('the guard', () => {
  it('tells what is used', () => {
    const uses = {
      'net.connect': "require('node:net').connect(9)",
      fetch: "fetch('http://localhost:9')",
      'child_process.spawn': "require('node:child_process').spawn('true')",
      'new Function': "new Function('1')()",
      eval: "(0, eval)('1')",
    };
    rmSync(told, { force: true });
    guarded(
      [
        '-e',
        Object.values(uses)
          .map(use => `try { ${use} } catch {}`)
          .join('\n'),
      ],
      told,
    );
    assert.deepEqual(usedOf(told), Object.keys(uses));
  });
});

describe('what is shipped', () => {
  for (const args of [
    ['check', '.'],
    ['check', '--format', 'json', '--profile', '.'],
    ['check', '--format', 'html', '--output', 'report.html', file],
    ['check', '-', '--stdin-filename', 'x.fedreq.md'],
    ['explain', 'rollout'],
    ['new', '--federation', 'graphql'],
  ])
    it(`opens no socket, begins no process and evaluates nothing in '${args.join(' ').replace(root, '')}'`, () => {
      rmSync(told, { force: true });
      const { stdout, stderr } = guarded([command, ...args], told, text);
      assert.ok(stdout.length + stderr.length > 0 || args.includes('--output'));
      assert.deepEqual(usedOf(told), [], stderr);
    });

  it('opens no socket, begins no process and evaluates nothing as a server through a whole session', async () => {
    rmSync(told, { force: true });
    const child = spawn(process.execPath, ['--require', guard, command, 'lsp', '--stdio'], {
      cwd: root,
      env: { ...process.env, FEDREQ_TOLD: told },
    });
    try {
      const client = new TestClient({ input: child.stdout, output: child.stdin });
      await client.initialize({ folders: [pathToFileURL(root).href] });
      const uri = await client.open(pathToFileURL(file).href, text);
      const project = await client.open(
        pathToFileURL(join(root, '.fedreq.yaml')).href,
        readFileSync(join(root, '.fedreq.yaml'), 'utf8'),
        'yaml',
      );
      const all = { start: { line: 0, character: 0 }, end: { line: 7, character: 0 } };
      const position = { line: 4, character: 8 };
      const found = await client.diagnostics(uri);
      assert.ok(found.some(({ code }) => code === 'greeting'));
      for (const about of [uri, project]) {
        await client.diagnostics(about);
        for (let line = 0; line < 7; line++) await client.hover(about, { line, character: 12 });
        await client.complete(about, position);
        await client.actions(about, all);
        await client.links(about);
        await client.definitions(about, position);
      }
      await client.symbols(uri);
      assert.ok((await client.ask<string>('fedreq/reportHtml', { uri })).length > 1000);
      await client.change(uri, { text: `${text}\n## Rollout\n\nTBD\n` });
      await client.diagnostics(uri);
      if (process.platform === 'linux') assert.deepEqual(foreign(child.pid ?? 0), []);
      await client.stop();
    } finally {
      child.kill('SIGKILL');
    }
    assert.deepEqual(usedOf(told), []);
  });
});

/** Sockets of a process of the network, by the system's own list; those of its standard streams are of the machine. */
function foreign(pid: number): string[] {
  const lists = ['tcp', 'tcp6', 'udp', 'udp6', 'raw'].flatMap(name => {
    const [, ...rows] = readFileSync(`/proc/${pid}/net/${name}`, 'utf8').trim().split('\n');
    return rows.map(row => row.trim().split(/\s+/)[9]);
  });
  const open = readdirSync(`/proc/${pid}/fd`).map(fd => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${fd}`);
    } catch {
      return ''; // closed meanwhile
    }
  });
  return open.filter(target => lists.includes(/^socket:\[(\d+)\]$/.exec(target)?.[1]));
}
