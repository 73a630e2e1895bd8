// Text of a file of this machine, whatever lies there: no device or pipe is waited for, nothing endless is read, and nothing half.
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { Message } from './engine/model.ts';
import { english, say, Unable, whyOf } from './engine/words.ts';

/** More is no request and no file of settings, in bytes. */
export const mostBytes = 64 * 1024 * 1024;

/** So often a file is read that changes meanwhile. */
const attempts = 3;

/** The text of a file, decoded strictly unless said otherwise. Throws the reason, to follow its name; what the system said is its cause. */
export function textOf(path: string, { fatal = true } = {}): string {
  try {
    return decoded(bytesOf(path), { fatal });
  } catch (error) {
    if (error instanceof Unable) throw error;
    const isLost = isNothing(error as Error) && path.includes('\ufffd');
    const why = isLost ? say`its name is no UTF-8 text; rename it` : reasonFor(error as Error);
    throw new Unable(say`cannot be read (${why})`, { cause: error });
  }
}

/** Opened without waiting, as a pipe that nobody writes to would never open, and looked at when it is open: what a path names may change. */
function bytesOf(path: string): Uint8Array {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const before = fstatSync(file);
      if (before.isDirectory()) throw new Unable(say`cannot be read (it is a folder)`);
      if (!before.isFile()) throw new Unable(say`is no file but a device or pipe, and is not read`);
      if (before.size > mostBytes) throw tooLarge();
      const bytes = read(file, before.size);
      const after = fstatSync(file);
      if (after.mtimeMs === before.mtimeMs && after.size === before.size) return bytes;
    }
    throw new Unable(say`changes whenever it is read; try again when nothing writes to it`);
  } finally {
    closeSync(file);
  }
}

/** All that is there, as far as a file may be long: some have no size before they are read. */
function read(file: number, size: number): Uint8Array {
  let bytes = new Uint8Array(size + 4_096);
  for (let length = 0; ; ) {
    const count = readSync(file, bytes, length, bytes.length - length, length);
    if (count === 0) return bytes.subarray(0, length);
    length += count;
    if (length > mostBytes) throw tooLarge();
    if (length < bytes.length) continue; // there is room for more
    const larger = new Uint8Array(bytes.length * 2);
    larger.set(bytes);
    bytes = larger;
  }
}

const tooLarge = (): Error =>
  new Unable(say`is larger than ${mostBytes / 1024 / 1024} MB, and none of it is read; a request is shorter`);

export function decoded(bytes: Uint8Array, { fatal = true } = {}): string {
  try {
    return new TextDecoder('utf-8', { fatal, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Unable(say`is no UTF-8 text`);
  }
}

/** Whether reading failed because nothing is there. */
export const isGone = ({ cause }: Error): boolean => cause instanceof Error && isNothing(cause);

/** Whether the system says that nothing is there. */
export const isNothing = (error: Error): boolean =>
  ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');

const reasons: Readonly<Record<string, Message>> = {
  EACCES: say`permission denied`,
  EPERM: say`permission denied`,
  ENOENT: say`it is gone`,
  EISDIR: say`it is a folder`,
  ENOTDIR: say`its folder is a file`,
  ENXIO: say`it is no file`,
  EROFS: say`the disk is read-only`,
  ENOSPC: say`the disk is full`,
  EDQUOT: say`the quota is used up`,
  EFBIG: say`it would be larger than is allowed here`,
  EIO: say`the disk has an error`,
  ELOOP: say`its links go in a circle`,
  ENAMETOOLONG: say`its name is too long`,
};

/** Why a file could not be had, for a person. */
export const reasonOf = (error: Error): string => english(reasonFor(error));

const reasonFor = (error: Error): Message => reasons[(error as NodeJS.ErrnoException).code ?? ''] ?? whyOf(error);
