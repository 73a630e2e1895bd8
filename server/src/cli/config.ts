// Settings of a file: the project file nearest to it, or the one named on the command line, with all that they extend.
import { dirname, join, relative, resolve, sep } from 'node:path';
import {
  defaultSettings,
  english,
  known,
  Lines,
  misnamed,
  misnamedProjectFile,
  noSuchFile,
  type Project,
  projectFile,
  readProject,
  remembered,
  type Settings,
  say,
  settingsFor,
  whyOf,
} from '../engine/index.ts';
import { repositoryOf } from '../repository.ts';
import { isGone, textOf } from '../text-file.ts';
import { isBelow, leadsOut, leadsWithin } from '../within.ts';
import { attempted, display, isThere } from './files.ts';
import { Refusal } from './io.ts';

export interface FileSettings {
  readonly settings: Settings;
  /** The folder that its globs are relative to. */
  readonly folder: string;
  /** Whether the file itself holds settings: no request then, whatever its name. */
  readonly isSettings: boolean;
}

interface ProjectAt {
  readonly folder: string;
  readonly project: Project;
}

const nothing: Project = { layers: [], overrides: [], files: [] };

/** Project files as they are met, each read once; what is wrong with them is kept as messages with their place. */
export class Configs {
  readonly #cwd: string;
  readonly #named: Promise<ProjectAt> | undefined;
  readonly #folders = new Map<string, Promise<ProjectAt>>();
  readonly #problems = new Set<string>();

  constructor(cwd: string, named?: string) {
    this.#cwd = cwd;
    this.#named = named === undefined ? undefined : this.#readNamed(resolve(cwd, named), named);
  }

  /** One line each. */
  get problems(): readonly string[] {
    return [...this.#problems];
  }

  /** Refuses where the named settings cannot be had, before any file is read. */
  async ready(): Promise<void> {
    await this.#named;
  }

  /** What counts for a file; of a text without one, which no override is for, `path` is where it would lie. */
  async of(path: string, { unnamed = false } = {}): Promise<FileSettings> {
    const { folder, project } = await (this.#named ?? this.#nearest(dirname(path)));
    const from = relative(folder, path).split(sep).join('/');
    return {
      settings: settingsFor(project, unnamed ? undefined : from, defaultSettings),
      folder,
      isSettings: project.files.some(({ address }) => address === path),
    };
  }

  #nearest(folder: string): Promise<ProjectAt> {
    return remembered(this.#folders, folder, () => this.#read(folder));
  }

  async #read(folder: string): Promise<ProjectAt> {
    const path = join(folder, projectFile);
    const text = attempted(() => textOf(path));
    if (typeof text === 'string') {
      if (leadsWithin(this.#roots(folder), path)) return this.#project(path, text);
      this.#problems.add(`${display(path, this.#cwd)}: ${english(leadsOut)}`);
      return { project: nothing, folder };
    }
    if (!isGone(text)) {
      this.#problems.add(`${display(path, this.#cwd)}: ${text.message}`);
      return { project: nothing, folder };
    }
    const other = join(folder, misnamedProjectFile);
    if (await isThere(other)) this.#problems.add(`${display(other, this.#cwd)}: ${english(misnamed)}`);
    const above = dirname(folder);
    return above === folder ? { project: nothing, folder: this.#cwd } : this.#nearest(above);
  }

  async #readNamed(path: string, named: string): Promise<ProjectAt> {
    const text = attempted(() => textOf(path));
    if (typeof text !== 'string')
      throw new Refusal(isGone(text) ? `${named}: there is no such settings file` : `${named}: ${text.message}`);
    return this.#project(path, text);
  }

  /** What the settings of a folder may be taken from. */
  #roots(folder: string): readonly string[] {
    const repository = repositoryOf(folder); // the workspace of whoever works there
    return [folder, this.#cwd, ...(repository === undefined ? [] : [repository])];
  }

  async #project(path: string, text: string): Promise<ProjectAt> {
    const folder = dirname(path);
    const roots = this.#roots(folder);
    const source = {
      load: async (address: string) => {
        if (!leadsWithin(roots, address)) return { failure: say`it ${leadsOut}` };
        const found = attempted(() => textOf(address));
        if (typeof found === 'string') return { text: found };
        return { failure: isGone(found) ? noSuchFile : whyOf(found) };
      },
      resolve: (from: string, to: string) => {
        const target = resolve(dirname(from), to);
        return roots.some(root => isBelow(root, target)) ? target : undefined;
      },
    };
    const project = await readProject({ address: path, text }, source, known);
    for (const file of project.files) {
      const lines = new Lines(file.text);
      for (const { span, message } of file.problems) {
        const { line, column } = lines.positionAt(span.start);
        this.#problems.add(`${display(file.address, this.#cwd)}:${line + 1}:${column + 1}: ${english(message)}`);
      }
    }
    return { folder, project };
  }
}
