// The bundled language server over its standard streams, with a client that is ready to talk.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { TestClient } from '../../test/kit/client.ts';
import { atExit } from '../host/processes.ts';

export interface Served {
  readonly client: TestClient;
  readonly stop: () => void;
}

export interface Watched extends Served {
  /** Bytes that the server holds when it has collected its garbage. */
  heap(): Promise<number>;
  /** Bytes that it has of the machine. */
  resident(): number;
}

const command = ['dist/fedreq.cjs', 'lsp', '--stdio'];

export const served = (): Promise<Served> =>
  ready(spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'inherit'] }));

/** The same, with its memory to be looked at. */
export async function watched(): Promise<Watched> {
  const args = ['--expose-gc', '--import', './scripts/bench/heap.mjs', ...command];
  const server = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit', 'ipc'] });
  return {
    ...(await ready(server)),
    heap: async () => {
      server.send('heap');
      const [bytes] = await once(server, 'message');
      return Number(bytes);
    },
    resident: () => {
      const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1];
      return Number(kilobytes) * 1024;
    },
  };
}

async function ready(server: ChildProcess): Promise<Served> {
  const { stdin, stdout } = server;
  if (!stdin || !stdout) throw new Error('The server was started without its streams.');
  const stop = atExit(() => server.kill());
  const client = new TestClient({ input: stdout, output: stdin });
  await client.initialize({});
  return { client, stop };
}
