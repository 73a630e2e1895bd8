// Settings of a document: the editor's, and over them those of the nearest project file.
import {
  defaultSettings,
  mergeSettings,
  readConfig,
  readSettings,
  remembered,
  rules,
  type Settings,
} from '../engine/index.ts';

export const projectFile = '.fedreq.yaml';

/** What configuration needs of the client and of the world. */
export interface ConfigurationPorts {
  /** The editor's `fedreq` section for a document. */
  editorSettings(uri: string): Promise<unknown>;
  readText(uri: string): Promise<string | undefined>;
  /** Where the workspace's folders are. */
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

/** Answers are kept until `forget`. */
export class Configuration {
  readonly #ports: ConfigurationPorts;
  readonly #byDocument = new Map<string, Promise<DocumentSettings>>();
  readonly #byFolder = new Map<string, Promise<ProjectFile | undefined>>();

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
  }

  drop(uri: string): void {
    this.#byDocument.delete(uri);
  }

  async #read(uri: string): Promise<DocumentSettings> {
    const [editor, project] = await Promise.all([this.#editor(uri), this.#project(parentOf(uri))]);
    const root = this.#ports.folders().find(folder => uri.startsWith(`${folder}/`)) ?? parentOf(uri);
    const globs = [{ path: relativeTo(root, uri), files: editor.files ?? [] }];
    if (project) globs.push({ path: relativeTo(project.folder, uri), files: project.settings.files ?? [] });
    return { settings: mergeSettings(mergeSettings(defaultSettings, editor), project?.settings ?? {}), globs };
  }

  async #editor(uri: string): Promise<Partial<Settings>> {
    const { settings, mistakes } = readSettings(await this.#ports.editorSettings(uri), rules);
    for (const { path, message } of mistakes) this.#ports.complain(`Setting fedreq.${path.join('.')}: ${message}`);
    return settings;
  }

  #project(folder: string): Promise<ProjectFile | undefined> {
    return remembered(this.#byFolder, folder, () => this.#nearest(folder));
  }

  /** Its mistakes are shown in it, not here. */
  async #nearest(folder: string): Promise<ProjectFile | undefined> {
    if (!/^file:\/\//.test(folder)) return undefined;
    const text = await this.#ports.readText(`${folder}/${projectFile}`);
    if (text !== undefined) return { folder, settings: readConfig(text, rules).settings };
    const above = parentOf(folder);
    return above.length < folder.length && above !== 'file://' ? this.#project(above) : undefined;
  }
}

const parentOf = (uri: string): string => uri.slice(0, Math.max(0, uri.lastIndexOf('/')));

/** The path of a document below a folder, decoded, as globs are matched with it. */
function relativeTo(folder: string, uri: string): string {
  const rest = uri.startsWith(`${folder}/`) ? uri.slice(folder.length + 1) : uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(rest);
  } catch {
    return rest;
  }
}
