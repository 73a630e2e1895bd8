// Folders that a new request may go to: where requests are already first, then those of the workspace.
import * as vscode from 'vscode';
import { find, requestFiles } from './files.ts';

export interface Home {
  readonly folder: vscode.Uri;
  readonly label: string;
  /** Why it is offered, for the person. */
  readonly why: string;
}

/** As many requests are looked at to see where they are kept. */
const enough = 500;
const mostHomes = 8;

/** Empty where no folder is open. */
export async function homesFor(): Promise<readonly Home[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) return [];
  const counts = new Map<string, number>();
  for (const file of await find(requestFiles, enough)) {
    const folder = vscode.Uri.joinPath(file, '..').toString();
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const used = [...counts].sort(([, a], [, b]) => b - a).slice(0, mostHomes);
  return [
    ...used.map(([folder, count]) => homeAt(vscode.Uri.parse(folder), requestsThere(count))),
    ...folders
      .filter(({ uri }) => !used.some(([folder]) => folder === uri.toString()))
      .map(({ uri }) => homeAt(uri, vscode.l10n.t('the workspace folder'))),
  ];
}

const requestsThere = (count: number) =>
  count === 1 ? vscode.l10n.t('1 request is here') : vscode.l10n.t('{0} requests are here', count);

function homeAt(folder: vscode.Uri, why: string): Home {
  const root = vscode.workspace.getWorkspaceFolder(folder);
  const isRoot = root?.uri.toString() === folder.toString();
  const label = isRoot ? root.name : vscode.workspace.asRelativePath(folder);
  return { folder, label, why };
}
