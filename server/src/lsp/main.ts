// Process entry of the language server: over node IPC when an editor forks it, over standard streams when asked.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { isBeside } from '../repository.ts';
import { type ServerPorts, serve } from './server.ts';

/** Text of a file on this machine; undefined where it is not there. Rejects with the reason where it cannot be read. */
async function readText(uri: string): Promise<string | undefined> {
  try {
    return await readFile(fileURLToPath(uri), 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new Error(reasons[code] ?? code, { cause: error });
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ELOOP: 'its links go in a circle',
};

/** Whether a path relative to a document of this machine names something. */
function isThere(uri: string, path: string): boolean | undefined {
  return uri.startsWith('file:') ? isBeside(fileURLToPath(uri), path) : undefined;
}

const files: ServerPorts = { readText, isThere };

/** Serves over standard input and output until the client says so or goes away. */
export function serveStdio(): Promise<never> {
  console.log = console.error; // standard output belongs to the protocol
  serve(createConnection(ProposedFeatures.all, process.stdin, process.stdout), files);
  return new Promise(() => undefined);
}

if (process.argv.includes('--node-ipc')) serve(createConnection(ProposedFeatures.all), files);
