// Whether a path lies in a folder: as it is written, and as links lead.
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { say } from './engine/words.ts';

/** Whether something lies below a folder by its path; `as` is how paths are written. On another drive or share is outside. */
export function isBelow(folder: string, target: string, as: path.PlatformPath = path): boolean {
  const from = as.relative(folder, target);
  return from !== '' && from !== '..' && !from.startsWith(`..${as.sep}`) && !as.isAbsolute(from);
}

/** Whether a file lies below one of the folders when all links are followed; what is not there lies nowhere else. */
export function leadsWithin(folders: readonly string[], target: string): boolean {
  const real = (one: string): string | undefined => {
    try {
      return realpathSync(one);
    } catch {
      return undefined;
    }
  };
  const end = real(target);
  if (end === undefined) return true;
  return folders.some(one => {
    const folder = real(one);
    return folder !== undefined && isBelow(folder, end);
  });
}

/** What is said of a file that does not, to follow its name. */
export const leadsOut = say`is a link that leads out of the workspace, and is not read; copy there what it leads to`;
