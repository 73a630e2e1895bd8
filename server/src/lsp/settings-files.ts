// Mistakes in files of settings that nobody has opened: told as long as they take part, and taken back when they are mended.
import type { Diagnostic } from 'vscode-languageserver';
import { type ConfigProblems, remembered, type Words } from '../engine/index.ts';
import { problemsOf } from './configuration.ts';
import { settingsDiagnostics } from './diagnostics.ts';
import type { Places } from './positions.ts';
import { addressOf } from './uris.ts';

export interface UnopenedSettingsPorts {
  /** The files of all projects; several may lead to one of them. */
  files(): Promise<readonly ConfigProblems[]>;
  isOpen(address: string): boolean;
  places(text: string): Places;
  words(): Words;
  publish(params: { uri: string; diagnostics: Diagnostic[] }): Promise<void>;
}

export class UnopenedSettings {
  readonly #ports: UnopenedSettingsPorts;
  /** By address as it is compared, as they were told of. */
  readonly #told = new Map<string, { readonly uri: string; readonly diagnostics: string }>();

  constructor(ports: UnopenedSettingsPorts) {
    this.#ports = ports;
  }

  /** The editor's own copy counts from now on, and its mistakes are told as those of any open document. */
  async opened(uri: string): Promise<void> {
    await this.#takeBack(addressOf(uri));
  }

  /** Tells what changed since the last time. */
  async tell(): Promise<void> {
    const wrong = new Map<string, ConfigProblems[]>();
    for (const file of await this.#ports.files())
      if (file.problems.length > 0) remembered(wrong, addressOf(file.address), () => []).push(file);
    for (const address of [...this.#told.keys()]) if (!wrong.has(address)) await this.#takeBack(address);
    for (const [address, files] of wrong) if (!this.#ports.isOpen(address)) await this.#tellOf(address, files);
  }

  async #tellOf(address: string, files: readonly ConfigProblems[]): Promise<void> {
    const [{ address: uri, text } = { address, text: '' }] = files;
    const diagnostics = settingsDiagnostics(problemsOf(files), this.#ports.places(text), {
      words: this.#ports.words(),
    });
    const written = JSON.stringify(diagnostics);
    if (this.#told.get(address)?.diagnostics === written) return;
    this.#told.set(address, { uri, diagnostics: written });
    await this.#ports.publish({ uri, diagnostics });
  }

  async #takeBack(address: string): Promise<void> {
    const told = this.#told.get(address);
    if (!told) return;
    this.#told.delete(address);
    await this.#ports.publish({ uri: told.uri, diagnostics: [] });
  }
}
