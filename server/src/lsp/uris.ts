// Where a document lies, as far as its address says: folders above it, and its path below them.

/**
 * The address that settings and globs are looked up by: of a document that has not been saved yet, where it would be
 * saved, as far as that is known; undefined where there is no such place.
 */
export function homeOf(uri: string, folders: readonly string[]): string | undefined {
  if (/^untitled:\/(?!\/)/.test(uri)) return savedAt(uri.slice('untitled:'.length), folders);
  if (/^[\w+.-]+:\//.test(uri)) return uri;
  const [first] = folders;
  return first === undefined ? undefined : `${first}/${uri.slice(uri.indexOf(':') + 1)}`;
}

function savedAt(path: string, folders: readonly string[]): string {
  const pathOf = (folder: string) => folder.replace(rootPattern, '');
  const folder = folders.find(each => path.startsWith(`${pathOf(each)}/`));
  return `${folder === undefined ? 'file://' : rootPattern.exec(folder)?.[0]}${path}`;
}

/** What stands before the path of an address; not every kind of place has an authority. */
const rootPattern = /^[\w+.-]+:(?:\/\/[^/]*)?/;

/** The folder that something lies in; undefined where it lies in none. No slash at the end. */
export function folderOf(uri: string): string | undefined {
  const root = rootPattern.exec(uri)?.[0];
  const slash = uri.lastIndexOf('/');
  return root === undefined || slash < root.length ? undefined : uri.slice(0, slash);
}

/** The innermost of the folders that something lies in. */
export function innermost(uri: string, folders: readonly string[]): string | undefined {
  return folders.filter(folder => uri.startsWith(`${folder}/`)).sort((a, b) => b.length - a.length)[0];
}

/** Whether a document is somebody's work: a file, one of the workspace, or not saved yet. Earlier versions and comparisons are not. */
export function isWork(uri: string, folders: readonly string[]): boolean {
  const scheme = uri.slice(0, uri.indexOf(':'));
  return scheme === 'file' || scheme === 'untitled' || folders.some(folder => folder.startsWith(`${scheme}:`));
}

export const nameOf = (uri: string): string => decoded(uri.slice(uri.lastIndexOf('/') + 1));

/** The path below a folder as globs are matched with it: decoded, with `/`. */
export function pathBelow(folder: string | undefined, uri: string): string {
  return folder !== undefined && uri.startsWith(`${folder}/`) ? decoded(uri.slice(folder.length + 1)) : nameOf(uri);
}

/** An address as it is compared: editors encode the same one differently. */
export const addressOf = (uri: string): string => decoded(uri);

export const isBelow = (folder: string, uri: string): boolean => addressOf(uri).startsWith(`${addressOf(folder)}/`);

/** The address of a path relative to the file at `from`; undefined where it leads above all folders. */
export function resolved(from: string, path: string): string | undefined {
  let folder = folderOf(from);
  const steps = path.split('/').filter(step => step !== '' && step !== '.');
  for (const step of steps) {
    if (folder === undefined) return undefined;
    folder = step === '..' ? folderOf(folder) : `${folder}/${encodeURIComponent(step)}`;
  }
  return folder;
}

/** What lies in a folder, as far as the files below it tell. */
export function entriesAmong(uris: readonly string[], folder: string): { name: string; isFolder: boolean }[] {
  const below = uris.filter(uri => isBelow(folder, uri)).map(uri => addressOf(uri).slice(addressOf(folder).length + 1));
  const folders = new Set(below.flatMap(path => (path.includes('/') ? path.slice(0, path.indexOf('/')) : [])));
  return [
    ...below.filter(path => !path.includes('/')).map(name => ({ name, isFolder: false })),
    ...[...folders].map(name => ({ name, isFolder: true })),
  ];
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // not encoded after all
  }
}
