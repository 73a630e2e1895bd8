// Settings of a file: the project file nearest to it, or the one named on the command line.
import { dirname, join, resolve } from 'node:path';
import {
  defaultSettings,
  Lines,
  mergeSettings,
  projectFile,
  readConfig,
  remembered,
  rules,
  type Settings,
} from '../engine/index.ts';
import { display, isGone, textOf } from './files.ts';
import { Refusal } from './io.ts';

export interface FileSettings {
  readonly settings: Settings;
  /** The folder that its globs are relative to. */
  readonly folder: string;
}

/** Project files as they are met, each read once; what is wrong with them is kept as messages with their place. */
export class Configs {
  readonly #cwd: string;
  readonly #named: Promise<FileSettings> | undefined;
  readonly #folders = new Map<string, Promise<FileSettings>>();
  readonly problems: string[] = [];

  constructor(cwd: string, named?: string) {
    this.#cwd = cwd;
    this.#named = named === undefined ? undefined : this.#readNamed(resolve(cwd, named), named);
  }

  /** Refuses where the named settings cannot be had, before any file is read. */
  async ready(): Promise<void> {
    await this.#named;
  }

  of(path: string): Promise<FileSettings> {
    return this.#named ?? this.#nearest(dirname(path));
  }

  #nearest(folder: string): Promise<FileSettings> {
    return remembered(this.#folders, folder, () => this.#read(folder));
  }

  async #read(folder: string): Promise<FileSettings> {
    const path = join(folder, projectFile);
    const text = await textOf(path).catch((error: Error) => error);
    if (typeof text === 'string') return { settings: this.#settingsIn(text, path), folder };
    if (!isGone(text)) {
      this.problems.push(`${display(path, this.#cwd)}: ${text.message}`);
      return { settings: defaultSettings, folder };
    }
    const above = dirname(folder);
    return above === folder ? { settings: defaultSettings, folder: this.#cwd } : this.#nearest(above);
  }

  async #readNamed(path: string, named: string): Promise<FileSettings> {
    const text = await textOf(path).catch((error: Error) => {
      throw new Refusal(isGone(error) ? `${named}: there is no such settings file` : `${named}: ${error.message}`);
    });
    return { settings: this.#settingsIn(text, path), folder: dirname(path) };
  }

  #settingsIn(text: string, path: string): Settings {
    const { settings, problems } = readConfig(text, rules);
    const lines = new Lines(text);
    for (const { span, message } of problems) {
      const { line, column } = lines.positionAt(span.start);
      this.problems.push(`${display(path, this.#cwd)}:${line + 1}:${column + 1}: ${message}`);
    }
    return mergeSettings(defaultSettings, settings);
  }
}
