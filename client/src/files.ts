// Finds and reads the files that may be requests, for the server: the editor knows what is hidden, and reaches every kind of folder.
import * as vscode from 'vscode';

/** As many files are looked at; a workspace with more is told so. */
export const mostFiles = 5000;
const glob = '**/*.{md,markdown,mdx,yaml,yml}';

export interface Found {
  readonly uris: readonly vscode.Uri[];
  readonly more: boolean;
}

export async function findFiles(token: vscode.CancellationToken): Promise<Found> {
  const found = await vscode.workspace.findFiles(glob, '**/node_modules/**', mostFiles + 1, token);
  return { uris: found.slice(0, mostFiles), more: found.length > mostFiles };
}

/** Text of a file of any scheme that the editor can read; null where it cannot be read. */
export async function readText(uri: vscode.Uri): Promise<string | null> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return null;
  }
}
