// Finds and reads files for the extension and its server: the editor knows what is hidden, and reaches every kind of folder.
import * as vscode from 'vscode';

/** As many files are looked at; a workspace with more is told so. */
export const mostFiles = 5000;

/** Files of one sort, wherever they lie: for the editor, and for us where its search does not reach. */
export interface Sort {
  readonly glob: string;
  readonly name: RegExp;
}

const readable: Sort = { glob: '**/*.{md,markdown,mdx,yaml,yml}', name: /\.(?:md|markdown|mdx|ya?ml)$/ };
/** Files that are requests by their name. */
export const requestFiles: Sort = { glob: '**/?*.fedreq.{md,yaml,yml}', name: /.\.fedreq\.(?:md|ya?ml)$/ };
/** A project file may name files that are requests. */
export const projectFiles: Sort = { glob: '**/.fedreq.yaml', name: /^\.fedreq\.yaml$/ };

export interface Found {
  readonly uris: readonly vscode.Uri[];
  readonly more: boolean;
}

/** The files that may be requests. */
export async function findFiles(token: vscode.CancellationToken): Promise<Found> {
  const found = await find(readable, mostFiles + 1, token);
  return { uris: found.slice(0, mostFiles), more: found.length > mostFiles };
}

/** So many files of the workspace at most. */
export async function find(sort: Sort, most: number, token?: vscode.CancellationToken): Promise<readonly vscode.Uri[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.all(folders.map(folder => findIn(folder, sort, most, token)));
  return [...new Map(found.flat().map(uri => [uri.toString(), uri])).values()].slice(0, most);
}

/** Folders that the editor can search. That of an extension it can search only if that extension has a search too; else the answer never comes. */
const searched = new Set(['file', 'vscode-remote']);
/** Milliseconds that the search of another folder has, before we walk through it. */
const patience = 1000;

async function findIn(
  folder: vscode.WorkspaceFolder,
  sort: Sort,
  most: number,
  token?: vscode.CancellationToken,
): Promise<readonly vscode.Uri[]> {
  const pattern = new vscode.RelativePattern(folder, sort.glob);
  const search = vscode.workspace.findFiles(pattern, '**/node_modules/**', most, token);
  if (searched.has(folder.uri.scheme)) return search;
  const late = new Promise<undefined>(resolve => setTimeout(resolve, patience, undefined));
  return (await Promise.race([search, late])) ?? walk(folder.uri, sort, most, token);
}

/** From the outside in, so that a limit leaves out what is deepest. Links to folders are not followed. */
async function walk(
  root: vscode.Uri,
  sort: Sort,
  most: number,
  token?: vscode.CancellationToken,
): Promise<readonly vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  const folders = [root];
  for (const folder of folders) {
    if (found.length >= most || folders.length > mostFiles || token?.isCancellationRequested) break;
    const entries = await Promise.resolve(vscode.workspace.fs.readDirectory(folder)).catch(() => []);
    for (const [name, type] of entries) {
      const uri = vscode.Uri.joinPath(folder, name);
      if (type === vscode.FileType.Directory && name !== 'node_modules') folders.push(uri);
      if (type & vscode.FileType.File && sort.name.test(name)) found.push(uri);
    }
  }
  return found.slice(0, most);
}

/** Text of a file of any scheme that the editor can read; null where it cannot be read. */
export async function readText(uri: vscode.Uri): Promise<string | null> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return null;
  }
}
