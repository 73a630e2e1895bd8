// The open documents with one analysis each; asked twice for the same version, it is made once.
import type { PositionEncodingKind, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Admission, type Analysis, admits, analyse, formatOf, type Settings } from '../engine/index.ts';
import type { Configuration } from './configuration.ts';
import { Places } from './positions.ts';

export interface Checked extends Analysis {
  readonly uri: string;
  readonly version: number;
  readonly settings: Settings;
  readonly places: Places;
  /** Another for each analysis. */
  readonly id: string;
}

export class Reports {
  readonly #documents: TextDocuments<TextDocument>;
  readonly #configuration: Configuration;
  readonly #encoding: () => PositionEncodingKind;
  readonly #kept = new Map<string, Checked>();
  readonly #asked = new Set<string>();
  #count = 0;

  constructor(
    documents: TextDocuments<TextDocument>,
    configuration: Configuration,
    encoding: () => PositionEncodingKind,
  ) {
    this.#documents = documents;
    this.#configuration = configuration;
    this.#encoding = encoding;
  }

  /** The analysis of the text as it is now; undefined where the document is not open or not to be checked. */
  async of(uri: string): Promise<Checked | undefined> {
    const { settings } = await this.#configuration.of(uri);
    const { admitted } = await this.admission(uri);
    const document = this.#documents.get(uri);
    const format = document && formatOf(uri, document.languageId);
    if (!document || !format || !admitted) return undefined;
    const before = this.#kept.get(uri);
    if (before?.version === document.version && before.settings === settings) return before;
    const text = document.getText();
    const analysis = analyse(text, format, { settings, previous: before });
    const checked: Checked = {
      ...analysis,
      uri,
      version: document.version,
      settings,
      places: new Places(text, this.#encoding()),
      id: String(++this.#count),
    };
    this.#kept.set(uri, checked);
    return checked;
  }

  /** Whether a document is checked, and why. */
  async admission(uri: string): Promise<Admission> {
    const { globs } = await this.#configuration.of(uri);
    const document = this.#documents.get(uri);
    if (!document) return { admitted: false, reason: 'Not checked: the document is not open.' };
    if (!formatOf(uri, document.languageId))
      return { admitted: false, reason: 'Not checked: this is neither Markdown nor YAML.' };
    if (this.#asked.has(uri)) return { admitted: true, reason: 'Checked: you asked for it, until it is closed.' };
    const text = document.getText();
    const admissions = globs.map(({ path, files }) => admits(path, text, files));
    return admissions.find(({ admitted }) => admitted) ?? admissions[0] ?? { admitted: false, reason: 'Not checked.' };
  }

  /** From now on the document is checked whatever its name, until it is closed. */
  ask(uri: string): void {
    this.#asked.add(uri);
  }

  drop(uri: string): void {
    this.#kept.delete(uri);
    this.#asked.delete(uri);
    this.#configuration.drop(uri);
  }
}
