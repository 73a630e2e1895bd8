// What a document links to by a relative path: whether it is there, within the repository that the document lies in.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isBelow } from './within.ts';

/**
 * Whether a path that is relative to a document names a file or folder; undefined where that cannot be told: the document
 * lies in no repository of git (its neighbours may have stayed behind), or the path leads out of it.
 */
export function isBeside(document: string, path: string): boolean | undefined {
  const root = repositoryOf(dirname(document));
  if (root === undefined) return undefined;
  const target = resolve(dirname(document), path);
  return target === root || isBelow(root, target) ? existsSync(target) : undefined;
}

/** The folder, of this one and those above, that holds `.git`. */
export function repositoryOf(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (at === dirname(at)) return undefined;
  }
}
