// Process entry of the language server: over node IPC when an editor forks it, over standard streams when asked.
import { fileURLToPath } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { isBeside } from '../repository.ts';
import { isGone, textOf } from '../text-file.ts';
import { leadsOut, leadsWithin } from '../within.ts';
import { type ServerPorts, serve } from './server.ts';

/** Text of a file on this machine, where it leads to nothing outside of `within`; undefined where it is not there. Rejects with the reason where it cannot be read. */
async function readText(uri: string, within?: readonly string[]): Promise<string | undefined> {
  const path = fileURLToPath(uri);
  const folders = within?.filter(one => one.startsWith('file:')).map(one => fileURLToPath(one));
  if (folders && !leadsWithin(folders, path)) throw new Error(`it ${leadsOut}`);
  try {
    return textOf(path);
  } catch (error) {
    if (isGone(error as Error)) return undefined;
    throw error;
  }
}

/** Whether a path relative to a document of this machine names something. */
function isThere(uri: string, path: string): boolean | undefined {
  if (!/^file:\/\/\//.test(uri)) return undefined; // of another machine, which is not asked
  return isBeside(fileURLToPath(uri), path);
}

const files: ServerPorts = { readText, isThere };

/** Serves over standard input and output until the client says so or goes away. */
export function serveStdio(): Promise<never> {
  console.log = console.error; // standard output belongs to the protocol
  serve(createConnection(ProposedFeatures.all, process.stdin, process.stdout), files);
  return new Promise(() => undefined);
}

if (process.argv.includes('--node-ipc')) serve(createConnection(ProposedFeatures.all), files);
