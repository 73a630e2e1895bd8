// Settings of a document: the editor's, and over them those of the nearest project file.
import {
  defaultSettings,
  mergeSettings,
  projectFile,
  readConfig,
  readSettings,
  remembered,
  rules,
  type Settings,
} from '../engine/index.ts';
import { folderOf, homeOf, innermost, pathBelow } from './uris.ts';

/** What configuration needs of the client and of the world. */
export interface ConfigurationPorts {
  /** The editor's `fedreq` section for a document. */
  editorSettings(uri: string): Promise<unknown>;
  /** Text of a file, or undefined where there is none that can be read. */
  readText(uri: string): Promise<string | undefined>;
  /** The workspace's folders, without a slash at the end. */
  folders(): readonly string[];
  complain(message: string): void;
}

export interface DocumentSettings {
  readonly settings: Settings;
  /** Globs, each set with the document's path relative to what they are relative to. */
  readonly globs: readonly { readonly path: string; readonly files: readonly string[] }[];
}

interface ProjectFile {
  readonly folder: string;
  readonly settings: Partial<Settings>;
}

/** Answers are kept until `forget`. What cannot be had counts as not set: an answer never fails. */
export class Configuration {
  readonly #ports: ConfigurationPorts;
  readonly #byDocument = new Map<string, Promise<DocumentSettings>>();
  readonly #byFolder = new Map<string, Promise<ProjectFile | undefined>>();
  /** The editor's settings differ from folder to folder of the workspace, not within one. */
  readonly #byRoot = new Map<string, Promise<Partial<Settings>>>();

  constructor(ports: ConfigurationPorts) {
    this.#ports = ports;
  }

  of(uri: string): Promise<DocumentSettings> {
    return remembered(this.#byDocument, uri, () => this.#read(uri));
  }

  /** Something changed: settings, a project file, the folders. */
  forget(): void {
    this.#byDocument.clear();
    this.#byFolder.clear();
    this.#byRoot.clear();
  }

  drop(uri: string): void {
    this.#byDocument.delete(uri);
  }

  async #read(uri: string): Promise<DocumentSettings> {
    const home = homeOf(uri, this.#ports.folders()) ?? uri;
    const root = innermost(home, this.#ports.folders());
    const ofEditor = root === undefined ? this.#editor(uri) : remembered(this.#byRoot, root, () => this.#editor(uri));
    const [editor, project] = await Promise.all([ofEditor, this.#nearest(folderOf(home))]);
    const globs = [{ path: pathBelow(root, home), files: editor.files ?? [] }];
    if (project) globs.push({ path: pathBelow(project.folder, home), files: project.settings.files ?? [] });
    return { settings: mergeSettings(mergeSettings(defaultSettings, editor), project?.settings ?? {}), globs };
  }

  async #editor(uri: string): Promise<Partial<Settings>> {
    const value = await this.#got('The settings of the editor', this.#ports.editorSettings(uri));
    const { settings, mistakes } = readSettings(value, rules);
    for (const { path, message } of mistakes) this.#ports.complain(`Setting fedreq.${path.join('.')}: ${message}`);
    return settings;
  }

  /** The project file of a folder or of the nearest one above it. Its mistakes are shown in it, not here. */
  async #nearest(folder: string | undefined): Promise<ProjectFile | undefined> {
    if (folder === undefined) return undefined;
    return remembered(this.#byFolder, folder, async () => {
      const text = await this.#got(`${folder}/${projectFile}`, this.#ports.readText(`${folder}/${projectFile}`));
      return text === undefined
        ? this.#nearest(folderOf(folder))
        : { folder, settings: readConfig(text, rules).settings };
    });
  }

  async #got<Value>(what: string, value: Promise<Value>): Promise<Value | undefined> {
    try {
      return await value;
    } catch (error) {
      this.#ports.complain(`${what} could not be read: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }
}
