// From paths, folders and globs to the texts to check, in a stable order; what cannot be read is a message, not a stop.
import { statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, isAbsolute, relative, resolve, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { admits, type Format, formatOf, projectFile } from '../engine/index.ts';
import { isNothing, reasonOf, textOf } from '../text-file.ts';
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
    } else problems.push(`${named}: ${kind}`);
  }
  const sorted = [...inputs.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  return { inputs: sorted, problems };
}

const hint = (all: boolean): string =>
  all
    ? 'Expected Markdown or YAML files.'
    : "A request is named *.fedreq.md or *.fedreq.yaml, says 'kind: federation-request' at its head, or matches 'files' of .fedreq.yaml; --all takes every Markdown and YAML file.";

/** What lies there, or why it is neither. */
async function kindOf(path: string): Promise<string> {
  const stats = await stat(path).catch((error: Error) => error);
  if (stats instanceof Error) {
    const reason = reasonOf(stats);
    return isNothing(stats) ? 'there is no such file or folder' : `cannot be read (${reason})`;
  }
  return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'this is neither a file nor a folder';
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
      const text = attempted(() => textOf(path, { fatal: false }));
      if (typeof text === 'string') {
        if (admits(from, text, settings.files).admitted) admitted.push(path);
      } else if (text.cause) problems.push({ path, message: text.message }); // else it is too large to be a request
    }
  }
  return { paths: admitted, problems };
}

/** What something gives, or why it gives nothing. */
export function attempted<T>(run: () => T): T | Error {
  try {
    return run();
  } catch (error) {
    return error as Error;
  }
}

/** Whether two paths lead to one file. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map(path => attempted(() => statSync(path)));
  return (
    !(a === undefined || b === undefined || a instanceof Error || b instanceof Error) &&
    a.dev === b.dev &&
    a.ino === b.ino
  );
}

export const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

export function display(path: string, cwd: string): string {
  const from = relative(cwd, path);
  const shown = from === '' || from.startsWith(`..${sep}..`) || isAbsolute(from) ? path : from;
  return shown.split(sep).join('/');
}
