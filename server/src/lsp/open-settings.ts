// A file of settings that is open in the editor, with what may be asked about the files around it.
import { type ConfigProblem, misnamedProjectFile } from '../engine/index.ts';
import type { Configuration } from './configuration.ts';
import type { OpenDocument } from './open-document.ts';
import type { Places } from './positions.ts';
import { nameOf } from './uris.ts';

/** Something in a folder. */
export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

export interface OpenSettings {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly places: Places;
  /** Places in the text of another file. */
  placesIn(text: string): Places;
  problems(): Promise<readonly ConfigProblem[]>;
  /** The address of a path relative to this file; undefined where it leads out of the workspace. */
  leadsTo(path: string): string | undefined;
  /** Text of a file of the workspace, undefined where it cannot be had. */
  read(address: string): Promise<string | undefined>;
  /** All files that this one builds on, near and far. */
  below(): Promise<readonly { readonly address: string; readonly text: string }[]>;
  entriesIn(folder: string): Promise<readonly FolderEntry[]>;
}

/** Undefined where a document holds no settings, or is not open. */
export function openSettings({
  document,
  configuration,
  places,
  entriesIn,
}: {
  document: OpenDocument | undefined;
  configuration: Configuration;
  places(text: string): Places;
  entriesIn: OpenSettings['entriesIn'];
}): OpenSettings | undefined {
  if (!document) return undefined;
  const { uri, version } = document;
  if (!configuration.holds(uri) && nameOf(uri) !== misnamedProjectFile) return undefined;
  const text = document.getText();
  return {
    uri,
    version,
    text,
    places: places(text),
    placesIn: places,
    problems: async () => (await configuration.problemsIn(uri, text)) ?? [],
    leadsTo: path => configuration.leadsTo(uri, path),
    read: address => configuration.read(uri, address),
    below: () => configuration.below(uri, text),
    entriesIn,
  };
}
