// The bundled language server over its standard streams, with a client that is ready to talk.
import { spawn } from 'node:child_process';
import { TestClient } from '../../test/kit/client.ts';
import { atExit } from '../host/processes.ts';

export interface Served {
  readonly client: TestClient;
  readonly pid: number;
  readonly stop: () => void;
}

export async function served(): Promise<Served> {
  const server = spawn(process.execPath, ['dist/fedreq.cjs', 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const stop = atExit(() => server.kill());
  const client = new TestClient({ input: server.stdout, output: server.stdin });
  await client.initialize({});
  return { client, pid: server.pid ?? 0, stop };
}
