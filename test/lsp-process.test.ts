// The language server as a process of its own: it serves, keeps its output clean, and ends when it should.
import assert from 'node:assert/strict';
import { type ChildProcess, type ChildProcessWithoutNullStreams, fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  DiagnosticSeverity,
  InitializeRequest,
  IPCMessageReader,
  IPCMessageWriter,
  ShutdownRequest,
} from 'vscode-languageserver/node';
import { old, TestClient } from './kit/client.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const polite = '# Let storefront read order status\n\nHi all! Let storefront read the status of orders-eu.\n';

const processes: ChildProcess[] = [];
after(() => {
  for (const one of processes) one.kill('SIGKILL');
});

function serving(): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/src/cli/main.ts', 'lsp', '--stdio'], { cwd: root });
  processes.push(child);
  return child;
}
const clientOf = (child: ChildProcessWithoutNullStreams): TestClient =>
  new TestClient({ input: child.stdout, output: child.stdin });

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null) await once(child, 'exit');
  return child.exitCode;
}

describe('the server as a process', { concurrency: 2 }, () => {
  it('has its German beside it, for a client that asks for it', async () => {
    const client = clientOf(serving());
    await client.initialize({ locale: 'de' });
    const uri = await client.open('file:///nowhere/status.fedreq.md', polite);
    const greeting = (await client.diagnostics(uri)).find(({ code }) => code === 'greeting');
    assert.match(String(greeting?.message), /^Die Anforderung beginnt mit einem Gruß/);
  });

  it('checks a file with the project file beside it, lives on when a message is broken, and ends with 0 when told', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fedreq orders '));
    try {
      await writeFile(join(folder, '.fedreq.yaml'), 'rules:\n  greeting: error\n');
      const child = serving();
      const client = clientOf(child);
      await client.initialize({ folders: [pathToFileURL(folder).href] });
      child.stdin.write('Content-Length: 12\r\n\r\nnot {a} json');
      const uri = await client.open(pathToFileURL(join(folder, 'status.fedreq.md')).href, polite);
      const greeting = (await client.diagnostics(uri)).find(({ code }) => code === 'greeting');
      assert.equal(greeting?.severity, DiagnosticSeverity.Error);
      await client.connection.sendRequest(ShutdownRequest.type);
      await client.connection.sendNotification('exit');
      assert.equal(await exitOf(child), 0);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('ends with 1 when the exit comes unannounced', async () => {
    const child = serving();
    const client = clientOf(child);
    await client.initialize({});
    await client.connection.sendNotification('exit');
    assert.equal(await exitOf(child), 1);
  });

  it('ends when its input does', async () => {
    const child = serving();
    const client = clientOf(child);
    await client.initialize({});
    child.stdin.end();
    assert.equal(await exitOf(child), 1);
  });

  it('ends when the process is gone that began it', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const child = serving();
    const { connection } = clientOf(child);
    await connection.sendRequest(InitializeRequest.type, { processId: pid, rootUri: null, capabilities: old });
    assert.equal(await exitOf(child), 1);
  });

  it('serves an editor that forks it', async () => {
    const child = fork('server/src/lsp/main.ts', ['--node-ipc'], {
      cwd: root,
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    processes.push(child);
    const connection = createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
    connection.listen();
    const { capabilities } = await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities: old,
    });
    assert.equal(capabilities.hoverProvider, true);
    await connection.sendRequest(ShutdownRequest.type);
    await connection.sendNotification('exit');
    assert.equal(await exitOf(child), 0);
  });
});
