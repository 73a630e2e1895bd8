// Settings of a document: the editor's, and over them those of the nearest project file with all that it extends.
import {
  type ConfigProblem,
  type ConfigProblems,
  defaultSettings,
  english,
  type GivenSettings,
  joined,
  known,
  type Message,
  mergeSettings,
  misnamed,
  misnamedProjectFile,
  noSuchFile,
  type Project,
  projectFile,
  readProject,
  readSettings,
  remembered,
  type Settings,
  say,
  settingsFor,
  whyOf,
} from '../engine/index.ts';
import { type Shows, showsBy } from './shows.ts';
import { addressOf, folderOf, homeOf, innermost, isBelow, nameOf, pathBelow, resolved } from './uris.ts';

/** What configuration needs of the client and of the world. */
export interface ConfigurationPorts {
  /** The editor's `fedreq` section for a document. */
  editorSettings(uri: string): Promise<unknown>;
  /** Text of a file, as it stands in the editor where it is open there; undefined where there is none. Rejects where it cannot be read, or leads out of these folders. */
  readText(uri: string, within: readonly string[]): Promise<string | undefined>;
  /** The workspace's folders, without a slash at the end. */
  folders(): readonly string[];
  /** A project was read, and may have other files or mistakes than before. */
  read(): void;
  complain(message: string): void;
}

export interface DocumentSettings {
  readonly settings: Settings;
  /** Globs, each set with the document's path relative to what they are relative to. */
  readonly globs: readonly { readonly path: string; readonly files: readonly string[] }[];
  readonly shows: Shows;
  /** One sentence: which files the settings come from, and what of them does not count. */
  readonly origin: Message;
  readonly faulty: boolean;
}

/** What the editor's section says. */
interface OfEditor {
  readonly settings: GivenSettings;
  readonly shows: Shows;
}

interface ProjectAt {
  readonly folder: string;
  readonly project: Project;
  /** Why its own file could not be read. */
  readonly failure?: Message;
}

type Loaded = { readonly text: string } | { readonly failure: Message } | undefined;

/** Answers are kept until `forget`. What cannot be had counts as not set: an answer never fails. */
export class Configuration {
  readonly #ports: ConfigurationPorts;
  readonly #byDocument = new Map<string, Promise<DocumentSettings>>();
  readonly #byFolder = new Map<string, Promise<ProjectAt | undefined>>();
  /** The editor's settings differ from folder to folder of the workspace, not within one. */
  readonly #byRoot = new Map<string, Promise<OfEditor>>();
  /** The projects by the folder of their file, each as it was read last. */
  readonly #projects = new Map<string, Project>();
  /** Every file that was asked for, with what was had, to tell whether it is another now. */
  readonly #had = new Map<string, { readonly within: readonly string[]; readonly loaded: Loaded }>();
  #forgotten = 0;
  #anew: Promise<unknown> | undefined;
  #comparing: Promise<boolean> | undefined;

  constructor(ports: ConfigurationPorts) {
    this.#ports = ports;
  }

  async of(uri: string): Promise<DocumentSettings> {
    await this.#comparing;
    await this.#readAnew();
    return remembered(this.#byDocument, uri, () => this.#read(uri));
  }

  /** Something changed: settings, a project file, the folders. */
  forget(): void {
    this.#forgotten++;
    this.#anew = undefined;
    this.#byDocument.clear();
    this.#byFolder.clear();
    this.#byRoot.clear();
    this.#had.clear();
  }

  drop(uri: string): void {
    this.#byDocument.delete(uri);
  }

  /** Whether a file holds settings: a project file, or one that a project file leads to. */
  holds(uri: string): boolean {
    return nameOf(uri) === projectFile || this.#projectsWith(uri).length > 0;
  }

  /** Whether any file that was asked for came, went or was written since, whoever told of it; answers wait for that. */
  compare(): Promise<boolean> {
    this.#comparing ??= this.#differs().finally(() => {
      this.#comparing = undefined;
    });
    return this.#comparing;
  }

  /** The files of all projects that were ever asked for and are still there. */
  async files(): Promise<readonly ConfigProblems[]> {
    await this.#readAnew();
    return [...this.#projects.values()].flatMap(({ files }) => files);
  }

  /** What is wrong with a file of settings; undefined where it is none. */
  async problemsIn(uri: string, text: string): Promise<readonly ConfigProblem[] | undefined> {
    if (nameOf(uri) === misnamedProjectFile)
      return [{ span: { start: 0, end: text.search(/[\r\n]|$/) }, message: misnamed }];
    await this.of(uri); // the nearest project may lead to it
    if (!this.holds(uri)) return undefined;
    const itself = (one: ConfigProblems) => addressOf(one.address) === addressOf(uri) && one.text === text;
    const found = this.#projectsWith(uri).flatMap(({ files }) => files.find(itself) ?? []);
    return problemsOf(found.length > 0 ? found : (await this.#project(uri, text)).files.slice(0, 1));
  }

  /** The address of a path relative to a file of settings; undefined where it leads out of the workspace. */
  leadsTo(from: string, path: string): string | undefined {
    return leadTo(this.#roots(folderOf(from) ?? from), from, path);
  }

  /** Text of a file that a file of settings may lead to. */
  async read(from: string, address: string): Promise<string | undefined> {
    const loaded = await this.#load(address, this.#roots(folderOf(from) ?? from));
    return loaded && 'text' in loaded ? loaded.text : undefined;
  }

  /** The files that a file of settings builds on, near and far. */
  async below(uri: string, text: string): Promise<readonly { address: string; text: string }[]> {
    return (await this.#project(uri, text)).files.slice(1);
  }

  #projectsWith(uri: string): Project[] {
    const address = addressOf(uri);
    return [...this.#projects.values()].filter(({ files }) => files.some(one => addressOf(one.address) === address));
  }

  /** After something was forgotten, all projects, so that it is known at once which files still hold settings. */
  #readAnew(): Promise<unknown> {
    this.#anew ??= Promise.all([...this.#projects.keys()].map(folder => this.#nearest(folder)));
    return this.#anew;
  }

  async #differs(): Promise<boolean> {
    const compared = [...this.#had].map(async ([address, { within, loaded }]) => {
      const now = await this.#load(address, within);
      return JSON.stringify(now) !== JSON.stringify(loaded);
    });
    return (await Promise.all(compared)).some(differs => differs);
  }

  async #read(uri: string): Promise<DocumentSettings> {
    const home = homeOf(uri, this.#ports.folders()) ?? uri;
    const root = innermost(home, this.#ports.folders());
    const ofEditor = root === undefined ? this.#editor(uri) : remembered(this.#byRoot, root, () => this.#editor(uri));
    const [{ settings: editor, shows }, at] = await Promise.all([ofEditor, this.#nearest(folderOf(home))]);
    const globs = [{ path: pathBelow(root, home), files: editor.files ?? [] }];
    const base = mergeSettings(defaultSettings, editor);
    const origin = originOf(at);
    if (!at) return { settings: base, globs, shows, ...origin };
    const path = pathBelow(at.folder, home);
    globs.push({ path, files: settingsFor(at.project, undefined, defaultSettings).files });
    return { settings: settingsFor(at.project, home === uri ? path : undefined, base), globs, shows, ...origin };
  }

  async #editor(uri: string): Promise<OfEditor> {
    const { complain } = this.#ports;
    try {
      const value = await this.#ports.editorSettings(uri);
      const { settings, mistakes } = readSettings(value, known);
      for (const { path, message } of mistakes) complain(`Setting fedreq.${path.join('.')}: ${english(message)}`);
      return { settings, shows: showsBy(value, complain) };
    } catch (error) {
      complain(`The settings of the editor could not be read: ${english(whyOf(error))}`);
      return { settings: {}, shows: showsBy({}, complain) };
    }
  }

  /** The project of a folder or of the nearest one above it. Its mistakes are shown in its files, not here. */
  async #nearest(folder: string | undefined): Promise<ProjectAt | undefined> {
    if (folder === undefined) return undefined;
    return remembered(this.#byFolder, folder, async () => {
      const turn = this.#forgotten;
      const address = `${folder}/${projectFile}`;
      const loaded = await this.#ask(address, this.#roots(folder));
      if (turn === this.#forgotten && this.#projects.delete(folder)) this.#ports.read();
      if (loaded === undefined) return this.#nearest(folderOf(folder));
      if ('failure' in loaded) {
        this.#ports.complain(`${address} could not be read: ${english(loaded.failure)}`);
        return { folder, project: { layers: [], overrides: [], files: [] }, failure: loaded.failure };
      }
      const project = await this.#project(address, loaded.text);
      if (turn === this.#forgotten) {
        this.#projects.set(folder, project);
        this.#ports.read();
      }
      return { folder, project };
    });
  }

  #project(address: string, text: string): Promise<Project> {
    const folder = folderOf(address) ?? address;
    const roots = this.#roots(folder);
    const source = {
      load: async (one: string) => (await this.#ask(one, roots)) ?? { failure: noSuchFile },
      resolve: (from: string, path: string) => leadTo(roots, from, path),
    };
    return readProject({ address, text }, source, known);
  }

  /** What the settings of a folder may be taken from. */
  #roots(folder: string): readonly string[] {
    return [folder, ...this.#ports.folders()];
  }

  async #ask(address: string, within: readonly string[]): Promise<Loaded> {
    const turn = this.#forgotten;
    const loaded = await this.#load(address, within);
    if (turn === this.#forgotten) this.#had.set(address, { within, loaded });
    return loaded;
  }

  async #load(address: string, within: readonly string[]): Promise<Loaded> {
    try {
      const text = await this.#ports.readText(address, within);
      return text === undefined ? undefined : { text };
    } catch (error) {
      return { failure: whyOf(error) };
    }
  }
}

function leadTo(roots: readonly string[], from: string, path: string): string | undefined {
  const target = resolved(from, path);
  return target && roots.some(root => isBelow(root, target)) ? target : undefined;
}

/** Each mistake once, though several projects lead to the file. */
export function problemsOf(files: readonly ConfigProblems[]): readonly ConfigProblem[] {
  return [...new Map(files.flatMap(({ problems }) => problems).map(one => [JSON.stringify(one), one])).values()];
}

function originOf(at: ProjectAt | undefined): Pick<DocumentSettings, 'origin' | 'faulty'> {
  if (!at) return { origin: say`Settings: the editor's; there is no ${projectFile}.`, faulty: false };
  const { folder, project, failure } = at;
  if (failure !== undefined)
    return { origin: say`Settings: ${projectFile} cannot be read (${failure}); the editor's count.`, faulty: true };
  const names = project.files.map(({ address }) => nameFrom(folder, address));
  const wrong = project.files.flatMap(({ address, problems: { length } }) =>
    length === 0 ? [] : [mistakesIn(nameFrom(folder, address), length)],
  );
  return wrong.length > 0
    ? { origin: say`Settings: ${joined(names)}; ${joined(wrong)}: what is wrong there does not count.`, faulty: true }
    : { origin: say`Settings: ${joined(names)}.`, faulty: false };
}

const mistakesIn = (name: string, count: number): Message =>
  count === 1 ? say`1 mistake in ${name}` : say`${count} mistakes in ${name}`;

const nameFrom = (folder: string, address: string): string =>
  isBelow(folder, address) ? pathBelow(folder, address) : address;
