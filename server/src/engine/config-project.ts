// The settings of a project: its file, those that it extends, and what of them counts for one document.
import { matching } from './admission.ts';
import { type ConfigProblem, type FileSettings, type Known, type Override, readConfig } from './config.ts';
import { namesOf, type Taken } from './config-names.ts';
import { remembered } from './memo.ts';
import type { Message } from './model.ts';
import { type GivenSettings, mergeSettings, type Settings } from './settings.ts';
import { joined, say } from './words.ts';

/** Where files of settings come from. Addresses are the caller's: paths or URIs. */
export interface ConfigSource {
  /** Text of a file, or why there is none, to follow its name: "there is no such file". */
  load(address: string): Promise<{ readonly text: string } | { readonly failure: Message }>;
  /** The address of a path relative to a file, `/` between folders; undefined where it leads out of the workspace. */
  resolve(from: string, path: string): string | undefined;
}

/** What is wrong with a file of settings. */
export interface ConfigProblems {
  readonly address: string;
  /** Of the file, or '' where it could not be had. */
  readonly text: string;
  readonly problems: readonly ConfigProblem[];
}

export interface Project {
  /** From the file that counts least to the project file itself. */
  readonly layers: readonly GivenSettings[];
  readonly overrides: readonly Override[];
  /** Every file that was asked for, the project file first; also those that are not there. */
  readonly files: readonly ConfigProblems[];
}

export const noSuchFile = say`there is no such file`;

/** A chain of `extends` that is longer than this is a mistake. */
const deepest = 8;

/** Reads a project file and all that it extends. Mistakes are said in the file in which they stand; what is right counts. Never rejects unless the source does. */
export async function readProject(
  { address, text }: { readonly address: string; readonly text: string },
  source: ConfigSource,
  known: Known,
): Promise<Project> {
  const reader = new Reader(source, known);
  const layers = judged(await reader.read({ address, text }, [address]), known);
  const problems = new Map(layers.map(layer => [layer.address, layer.problems]));
  return {
    layers: layers.map(({ settings: { extends: _, overrides: __, ...own } }) => own),
    overrides: layers.flatMap(({ settings: { overrides = [] } }) => overrides),
    files: [...reader.files].map(([address, text]) => ({ address, text, problems: problems.get(address) ?? [] })),
  };
}

/** A name that leads to one concern leads to no other in a file that counts more. */
function judged(layers: readonly Layer[], known: Known): readonly Layer[] {
  const taken = new Map<string, Taken>();
  return layers.map(layer => {
    const { settings, problems } = taken.size === 0 ? layer : readConfig(layer.text, known, taken);
    for (const [name, one] of namesOf(settings, known.catalog, nameOf(layer.address)))
      if (!taken.has(name)) taken.set(name, one);
    const all = [...problems, ...layer.astray].sort((a, b) => a.span.start - b.span.start);
    return { ...layer, settings, problems: all };
  });
}

/** What counts for a document: `base`, then the project's files, then the overrides that are for its path. None are for a document without one. */
export function settingsFor({ layers, overrides }: Project, path: string | undefined, base: Settings): Settings {
  const own = overrides.filter(({ files }) => path !== undefined && matching(files, path) !== undefined);
  return [...layers, ...own.map(({ files: _, ...settings }) => settings)].reduce(mergeSettings, base);
}

/** A file by itself. */
interface Layer extends ConfigProblems {
  readonly settings: FileSettings;
  /** What is wrong with the paths that it extends. */
  readonly astray: readonly ConfigProblem[];
}

class Reader {
  /** Text by address, in the order in which they were asked for. */
  readonly files = new Map<string, string>();
  readonly #source: ConfigSource;
  readonly #known: Known;
  /** A file that several extend is read once. */
  readonly #read = new Map<string, Promise<readonly Layer[] | undefined>>();
  readonly #failures = new Map<string, Message>();

  constructor(source: ConfigSource, known: Known) {
    this.#source = source;
    this.#known = known;
  }

  /** A file over all that it extends. `chain` leads from the project file to this one. */
  async read(
    { address, text }: { address: string; text: string },
    chain: readonly string[],
  ): Promise<readonly Layer[]> {
    this.files.set(address, text);
    const { settings, problems, extended } = readConfig(text, this.#known);
    const below: Layer[] = [];
    const astray: ConfigProblem[] = [];
    for (const { path, span } of extended) {
      const got = await this.#extend(path, chain);
      if ('text' in got) astray.push({ span, message: got });
      else below.push(...got);
    }
    return [...below, { address, text, settings, problems, astray }];
  }

  /** What a path leads to, or why it leads nowhere. */
  async #extend(path: string, chain: readonly string[]): Promise<readonly Layer[] | Message> {
    const form = wrongForm(path);
    if (form) return form;
    const address = this.#source.resolve(chain.at(-1) ?? '', path);
    if (address === undefined)
      return say`'${path}' lies outside of the workspace and is not read. Expected a file within it: copy it there.`;
    if (chain.includes(address))
      return say`'${path}' leads back to a file that extends this one: ${joined(chain.slice(chain.indexOf(address)).map(nameOf), ' → ')} → ${nameOf(address)}. Remove one of the steps.`;
    if (chain.length > deepest)
      return say`'${path}' is the ${chain.length}th file in a row, and at most ${deepest} are followed. Extend the files that it needs directly.`;
    const layers = await remembered(this.#read, address, () => this.#load(address, chain));
    return layers ?? say`'${path}' cannot be read: ${this.#failures.get(address) ?? ''}. Nothing of it counts.`;
  }

  async #load(address: string, chain: readonly string[]): Promise<readonly Layer[] | undefined> {
    const loaded = await this.#source.load(address);
    if ('text' in loaded) return this.read({ address, text: loaded.text }, [...chain, address]);
    this.files.set(address, '');
    this.#failures.set(address, loaded.failure);
    return undefined;
  }
}

/** What is no path of a settings file, whatever lies there. */
function wrongForm(path: string): Message | undefined {
  if (/^(?:[/\\~]|[a-z][\w+.-]*:)/i.test(path))
    return say`'${path}' is no path relative to this file. Expected one such as './shared.yaml'; nothing is fetched, and nothing outside of the workspace is read.`;
  if (path.includes('\\')) return say`Expected '/' between folders: '${path.replaceAll('\\', '/')}'.`;
  return /\.ya?ml$/i.test(path)
    ? undefined
    : say`'${path}' is no YAML file by its name. Expected .yaml or .yml at its end.`;
}

const nameOf = (address: string): string =>
  address.slice(Math.max(address.lastIndexOf('/'), address.lastIndexOf('\\')) + 1);
