// Process entry of the language server: over node IPC when an editor forks it, over standard streams when asked.
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { say, Unable } from '../engine/index.ts';
import { isBeside } from '../repository.ts';
import { isGone, textOf } from '../text-file.ts';
import { leadsOut, leadsWithin } from '../within.ts';
import { Frames } from './frames.ts';
import type { FolderEntry } from './open-settings.ts';
import { type ServerPorts, serve } from './server.ts';

/** Text of a file on this machine, where it leads to nothing outside of `within`; undefined where it is not there. Rejects with the reason where it cannot be read. */
async function readText(uri: string, within?: readonly string[]): Promise<string | undefined> {
  const path = fileURLToPath(uri);
  const folders = within?.filter(one => one.startsWith('file:')).map(one => fileURLToPath(one));
  if (folders && !leadsWithin(folders, path)) throw new Unable(say`it ${leadsOut}`);
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

/** What lies in a folder of this machine; nothing where it cannot be read. */
async function entriesIn(folder: string): Promise<FolderEntry[]> {
  const entries = await readdir(fileURLToPath(folder), { withFileTypes: true }).catch(() => []);
  return entries.map(entry => ({ name: entry.name, isFolder: entry.isDirectory() }));
}

const files: ServerPorts = { readText, isThere, entriesIn };

/** Serves over standard input and output until the client says so or goes away. `l10n` is the folder of the languages' texts. */
export function serveStdio(l10n: URL): Promise<never> {
  console.log = console.error; // standard output belongs to the protocol
  serve(createConnection(ProposedFeatures.all, process.stdin.pipe(new Frames()), process.stdout), {
    ...files,
    readTexts: async language => textsIn(new URL(`bundle.l10n.${language}.json`, l10n)),
  });
  return new Promise(() => undefined);
}

/** Undefined where there are none. */
function textsIn(file: URL): unknown {
  try {
    return JSON.parse(textOf(fileURLToPath(file)));
  } catch (error) {
    if (isGone(error as Error)) return undefined;
    throw error;
  }
}

if (process.argv.includes('--node-ipc')) serve(createConnection(ProposedFeatures.all), files);
