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

  it('lives on, without a trace of a fault, whatever bytes and messages come that are none', async () => {
    const child = serving();
    const client = clientOf(child);
    let complaints = '';
    child.stderr.on('data', data => {
      complaints += data;
    });
    await client.initialize({ folders: [pathToFileURL(root).href] });
    const framed = (content: string, length = Buffer.byteLength(content)) =>
      `Content-Length: ${length}\r\n\r\n${content}`;
    for (const bytes of [
      framed('{'),
      framed(''),
      framed('[]'),
      framed('null'),
      framed('"\ud800"'),
      framed('{"jsonrpc":"2.0"}'),
      framed('{"jsonrpc":"2.0","id":{},"method":7}'),
      framed('{"jsonrpc":"2.0","id":424242,"result":null}'),
      framed('{"jsonrpc":"2.0","method":"workspace/didChangeWorkspaceFolders","params":{}}'),
      framed('{"jsonrpc":"2.0","method":"textDocument/didOpen","params":null}'),
      framed('{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":7}}}'),
      framed(`${'['.repeat(20_000)}${']'.repeat(20_000)}`),
      framed(`{"jsonrpc":"2.0","method":"no/such","params":["${'x'.repeat(8_000_000)}"]}`),
      Buffer.concat([Buffer.from('Content-Length: 4\r\n\r\n'), Buffer.from([0xff, 0xfe, 0xc0, 0x80])]),
      `Content-Type: x\r\nX-Other: 1\r\n${framed('{}')}`,
      framed('{}', 1),
      'Content-Length: none\r\n\r\n{}',
      'Content-Length: -1\r\n\r\n{}',
      'Content-Length: 99999999999999\r\n\r\n{}',
      'no header\r\n\r\n',
      'no header at all',
      '\r\n\r\n\r\n\r\n',
      `${'x'.repeat(1_000_000)}\r\n\r\n`,
      framed('{}', 40) + ' '.repeat(60),
    ]) {
      child.stdin.write(bytes);
      const uri = await client.open('file:///nowhere/status.fedreq.md', polite);
      assert.ok(
        (await client.diagnostics(uri)).some(({ code }) => code === 'greeting'),
        String(bytes).slice(0, 90),
      );
      await client.close(uri);
    }
    assert.equal(child.exitCode, null);
    assert.doesNotMatch(complaints, /\n {4}at /);
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
