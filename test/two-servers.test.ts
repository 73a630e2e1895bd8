// Two servers and runs of the command line on one folder at once: each answers rightly, none writes what is not its own, nothing is lost.
import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type Diagnostic, DiagnosticSeverity, FileChangeType } from 'vscode-languageserver/node';
import { TestClient } from './kit/client.ts';
import { builtCommand } from './kit/command.ts';
import { polite } from './kit/server.ts';

const { begin, run } = builtCommand();
const root = mkdtempSync(join(tmpdir(), 'fedreq-two-'));
const processes: ChildProcess[] = [];
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(root, 'case-'));
});
after(() => {
  for (const one of processes) one.kill('SIGKILL');
  rmSync(root, { recursive: true, force: true });
});

const address = (name: string): string => pathToFileURL(join(folder, name)).href;
const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const severityOf = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.find(({ code }) => code === 'greeting')?.severity;

async function editor(): Promise<TestClient> {
  const child = begin(['lsp', '--stdio'], { cwd: folder });
  processes.push(child);
  const client = new TestClient({ input: child.stdout, output: child.stdin });
  await client.initialize({ folders: [address('.')] });
  return client;
}

/** As the watcher of each editor tells it. */
const tell = (clients: readonly TestClient[], name: string, type: FileChangeType) =>
  Promise.all(
    clients.map(client =>
      client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: address(name), type }],
      }),
    ),
  );

/** What lies in the folder: names, contents, and when each was written. */
const onDisk = () =>
  readdirSync(folder)
    .sort()
    .map(name => [name, readFileSync(join(folder, name), 'utf8'), statSync(join(folder, name)).mtimeMs]);

describe('two servers on one folder', () => {
  it('answer by the text of their own editor and by the settings on the disk, and write nothing', async () => {
    put('a.fedreq.md', polite);
    put('.fedreq.yaml', 'rules:\n  greeting: error\n');
    const [one, two] = [await editor(), await editor()];
    const both = [one, two];
    const uri = address('a.fedreq.md');
    await Promise.all(both.map(client => client.open(uri, polite)));
    for (const client of both) assert.equal(severityOf(await client.diagnostics(uri)), DiagnosticSeverity.Error);
    const changed = polite.replace('Hi all! ', '');
    await one.change(uri, { text: changed });
    const checks: Promise<{ out: string; status: number | null }>[] = [];
    for (let round = 0; round < 3; round++) {
      const severity = ['hint', 'warning', 'error'][round] ?? '';
      put('.fedreq.yaml', `rules:\n  greeting: ${severity}\n`);
      const before = onDisk();
      await tell(both, '.fedreq.yaml', FileChangeType.Changed);
      checks.push(run(['check', '--format', 'json', '.'], { cwd: folder }));
      const [here, there] = await Promise.all(both.map(client => client.diagnostics(uri)));
      assert.equal(severityOf(here ?? []), undefined, 'the text of the first has no greeting');
      const expected = { hint: 4, warning: 2, error: 1 }[severity];
      assert.equal(severityOf(there ?? []), expected);
      const { out } = (await checks.at(-1)) ?? { out: '' };
      const findings: { rule: string; severity: string }[] = JSON.parse(out).requests[0].findings;
      assert.equal(findings.find(({ rule }) => rule === 'greeting')?.severity, severity, 'as it stands on the disk');
      assert.deepEqual(onDisk(), before);
    }
    put('a.fedreq.md', changed); // The first saves; the second has it changed beneath it, and keeps its text.
    await tell(both, 'a.fedreq.md', FileChangeType.Changed);
    await one.save(uri);
    assert.equal(severityOf((await two.diagnostics(uri)) ?? []), DiagnosticSeverity.Error);
    assert.equal(severityOf((await one.diagnostics(uri)) ?? []), undefined);
    await Promise.all(both.map(client => client.stop()));
  });

  it('go on where the project file is broken, deleted and there again, each time with what counts', async () => {
    put('a.fedreq.md', polite);
    put('.fedreq.yaml', 'rules:\n  greeting: error\n');
    const both = [await editor(), await editor()];
    const uri = address('a.fedreq.md');
    await Promise.all(both.map(client => client.open(uri, polite)));
    const severities = async () => {
      const all = await Promise.all(both.map(client => client.diagnostics(uri)));
      return all.map(severityOf);
    };
    assert.deepEqual(await severities(), [1, 1]);
    const [standard] = await (async () => {
      rmSync(join(folder, '.fedreq.yaml'));
      await tell(both, '.fedreq.yaml', FileChangeType.Deleted);
      return severities();
    })();
    assert.ok(standard !== undefined && standard > 1, 'the default counts where there is no project file');
    for (const broken of ['rules: [\n', '\u0000\u0000', 'rules:\n  greeting: [error\n', '- a\n- b\n', '']) {
      put('.fedreq.yaml', broken);
      await tell(both, '.fedreq.yaml', FileChangeType.Changed);
      assert.deepEqual(await severities(), [standard, standard], JSON.stringify(broken));
    }
    put('.fedreq.yaml', 'rules:\n  greeting: error\n  nonsense: off\n');
    await tell(both, '.fedreq.yaml', FileChangeType.Changed);
    assert.deepEqual(await severities(), [1, 1], 'what is right in it counts');
    await Promise.all(both.map(client => client.stop()));
  });
});

describe('runs of the command line at once', () => {
  it("leave one whole report at '--output', whoever was last, and nothing beside it", async () => {
    put('a.fedreq.md', polite);
    put('b.fedreq.yaml', 'kind: federation-request\ntitle: Let storefront read order status\nrollout: TBD\n');
    const texts = ['a.fedreq.md', 'b.fedreq.yaml'];
    const alone = await Promise.all(texts.map(name => run(['check', '--format', 'json', name], { cwd: folder })));
    const done = await Promise.all(
      [0, 1, 0, 1].map(i =>
        run(['check', '--format', 'json', '--output', 'report.json', texts[i] ?? ''], { cwd: folder }),
      ),
    );
    assert.ok(done.every(({ err }) => err === ''));
    const left = readFileSync(join(folder, 'report.json'), 'utf8');
    assert.ok(alone.some(({ out }) => out === left));
    assert.deepEqual(readdirSync(folder).sort(), ['a.fedreq.md', 'b.fedreq.yaml', 'report.json']);
  });

  it('that make the same new file: one makes it, the others leave it and say so', async () => {
    const kinds = ['graphql', 'identity', 'social', 'graphql'];
    const done = await Promise.all(
      kinds.map(kind => run(['new', 'same.fedreq.md', '--federation', kind], { cwd: folder })),
    );
    const [made, ...others] = done.toSorted((a, b) => (a.status ?? 9) - (b.status ?? 9));
    assert.equal(made?.status, 0);
    for (const { status, err } of others) {
      assert.equal(status, 2);
      assert.match(err, /exists already; it was left as it is/);
    }
    const winner = kinds[done.findIndex(({ status }) => status === 0)] ?? '';
    const { out } = await run(['new', '--federation', winner], { cwd: folder });
    assert.equal(readFileSync(join(folder, 'same.fedreq.md'), 'utf8'), out);
    assert.deepEqual(readdirSync(folder), ['same.fedreq.md']);
  });
});
