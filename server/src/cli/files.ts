// From paths, folders and globs to the texts to check, in a stable order; what cannot be read is a message, not a stop.
import { readFile, stat } from 'node:fs/promises';
import { basename, isAbsolute, relative, resolve, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { admits, type Format, formatOf, projectFile } from '../engine/index.ts';
import type { Configs } from './config.ts';

export interface Input {
  /** As the person would name it: relative to the working folder, with `/`. */
  readonly file: string;
  readonly path: string;
  readonly format: Format;
}

export interface Found {
  readonly inputs: readonly Input[];
  /** One line each. */
  readonly problems: readonly string[];
}

const pattern = '**/*.{md,markdown,mdx,yaml,yml}';
const never = ['**/node_modules/**', '**/.git/**'];

/** Files named outright as they are; of folders and globs those that are requests, or with `all` every Markdown and YAML file. */
export async function find(
  paths: readonly string[],
  { cwd, all, configs }: { cwd: string; all: boolean; configs: Configs },
): Promise<Found> {
  const inputs = new Map<string, Input>();
  const problems: string[] = [];
  for (const named of paths) {
    const path = resolve(cwd, named);
    const kind = await kindOf(path);
    if (kind === 'file') {
      const format = formatOf(path) ?? 'markdown';
      inputs.set(path, { file: display(path, cwd), path, format });
    } else if (kind === 'folder' || isDynamicPattern(named)) {
      const { some, none } =
        kind === 'folder'
          ? { some: pattern, none: `${named}: the folder holds no request` }
          : { some: named, none: `${named}: no request matches` };
      const root = kind === 'folder' ? path : cwd;
      const admitted = await admittedOf(
        await glob(some.split(sep).join('/'), {
          cwd: root,
          ignore: never,
          absolute: true,
          dot: true,
          followSymbolicLinks: false,
        }),
        { all, configs },
      );
      for (const one of admitted.paths)
        inputs.set(one, { file: display(one, cwd), path: one, format: formatOf(one) ?? 'markdown' });
      problems.push(...admitted.problems.map(one => `${display(one.path, cwd)}: ${one.message}`));
      if (admitted.paths.length === 0 && admitted.problems.length === 0) problems.push(`${none}. ${hint(all)}`);
    } else
      problems.push(
        kind === 'other'
          ? `${named}: this is neither a file nor a folder`
          : `${named}: there is no such file or folder`,
      );
  }
  const sorted = [...inputs.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  return { inputs: sorted, problems };
}

const hint = (all: boolean): string =>
  all
    ? 'Expected Markdown or YAML files.'
    : "A request is named *.fedreq.md or *.fedreq.yaml, says 'kind: federation-request' at its head, or matches 'files' of .fedreq.yaml; --all takes every Markdown and YAML file.";

async function kindOf(path: string): Promise<'file' | 'folder' | 'other' | 'nothing'> {
  const stats = await stat(path).catch(() => undefined);
  if (!stats) return 'nothing';
  return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
}

async function admittedOf(paths: readonly string[], { all, configs }: { all: boolean; configs: Configs }) {
  const admitted: string[] = [];
  const problems: { path: string; message: string }[] = [];
  for (const path of paths) {
    if (all) {
      if (formatOf(path) && basename(path) !== projectFile && !(await configs.of(path)).isSettings) admitted.push(path);
      continue;
    }
    const { settings, folder, isSettings } = await configs.of(path);
    if (isSettings) continue; // others extend it
    const from = relative(folder, path).split(sep).join('/');
    if (admits(from, '', settings.files).admitted) admitted.push(path);
    else {
      const text = await readFile(path, 'utf8').catch((error: Error) => error);
      if (text instanceof Error) problems.push({ path, message: `cannot be read (${reasonOf(text)})` });
      else if (admits(from, text, settings.files).admitted) admitted.push(path);
    }
  }
  return { paths: admitted, problems };
}

export const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** The text of a file, decoded strictly. */
export async function textOf(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: Error) => {
    throw new Error(`cannot be read (${reasonOf(error)})`, { cause: error });
  });
  return decoded(bytes);
}

/** Why a file could not be written: there, what is not there is the folder. */
export const unwritable = (error: Error): string =>
  `cannot be written (${(error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such folder' : reasonOf(error)})`;

/** Whether reading failed because nothing is there. */
export const isGone = ({ cause }: Error): boolean =>
  cause instanceof Error && ['ENOENT', 'ENOTDIR'].includes((cause as NodeJS.ErrnoException).code ?? '');

export function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Error('is no UTF-8 text');
  }
}

/** Why a file could not be had, for a person. */
export function reasonOf(error: Error): string {
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    ENOENT: 'it is gone',
    EISDIR: 'it is a folder',
    ENOTDIR: 'its folder is a file',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
    ELOOP: 'its links go in a circle',
  };
  const { code = '' } = error as NodeJS.ErrnoException;
  return reasons[code] ?? error.message;
}

export function display(path: string, cwd: string): string {
  const from = relative(cwd, path);
  const shown = from === '' || from.startsWith(`..${sep}..`) || isAbsolute(from) ? path : from;
  return shown.split(sep).join('/');
}
