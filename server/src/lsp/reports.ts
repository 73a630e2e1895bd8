// The open documents with one analysis each; asked twice for the same version, it is made once.
import {
  type Admission,
  type Analysis,
  admits,
  analyse,
  type Catalog,
  catalogOf,
  formatOf,
  headLength,
  type Lines,
  type Message,
  type Settings,
  say,
  settingsAdmission,
} from '../engine/index.ts';
import type { Configuration, DocumentSettings } from './configuration.ts';
import type { OpenDocument } from './open-document.ts';
import type { Places } from './positions.ts';
import type { Shows } from './shows.ts';

export interface Checked extends Analysis {
  readonly uri: string;
  readonly version: number;
  readonly settings: Settings;
  readonly shows: Shows;
  readonly lines: Lines;
  readonly places: Places;
  /** Another for each analysis, of this server and of any that ran before it. */
  readonly id: string;
}

export interface ReportPorts {
  document(uri: string): OpenDocument | undefined;
  readonly configuration: Configuration;
  places(lines: Lines): Places;
  complain(message: string): void;
  /** Whether a path relative to a document names something; where the server reaches no files it is left out. */
  isThere?: ((uri: string, path: string) => boolean | undefined) | undefined;
}

/** An open document with what is set for it. */
interface Open extends DocumentSettings {
  readonly document: OpenDocument;
}

const run = Date.now().toString(36);

export class Reports {
  readonly #ports: ReportPorts;
  readonly #kept = new Map<string, Checked>();
  readonly #asked = new Set<string>();
  #count = 0;

  constructor(ports: ReportPorts) {
    this.#ports = ports;
  }

  /** The analysis of the text as it is now; undefined where the document is not open or not to be checked. */
  async of(uri: string): Promise<Checked | undefined> {
    const open = await this.#open(uri);
    if (!open) return undefined;
    const checked = this.#checked(open, this.#kept.get(uri));
    if (checked) this.#kept.set(uri, checked);
    else this.#kept.delete(uri);
    return checked;
  }

  /** The analysis of a document that is not open, kept by nobody; undefined where it is not to be checked. */
  async once(document: OpenDocument): Promise<Checked | undefined> {
    const settings = await this.#ports.configuration.of(document.uri);
    this.#ports.configuration.drop(document.uri);
    return this.#checked({ ...settings, document }, undefined);
  }

  /** The catalog that holds for a request still to be written. */
  async catalogAnew(): Promise<Catalog> {
    return catalogOf((await this.#ports.configuration.of('untitled:new')).settings);
  }

  /** Whether a document is checked, and why. */
  async admission(uri: string): Promise<Admission & { readonly origin: Message }> {
    const open = await this.#open(uri);
    if (!open) return { admitted: false, reason: say`Not checked: the document is not open.`, origin: say`` };
    const { admitted, reason } = this.#admission(open);
    return { admitted, reason: open.faulty ? say`${reason} ${open.origin}` : reason, origin: open.origin };
  }

  /** From now on, or as soon as it is open, the document is checked whatever its name, until it is closed. */
  ask(uri: string): void {
    this.#asked.add(uri);
  }

  drop(uri: string): void {
    this.#kept.delete(uri);
    this.#asked.delete(uri);
    this.#ports.configuration.drop(uri);
  }

  /** The document as it is when its settings have come, if it is still open then. */
  async #open(uri: string): Promise<Open | undefined> {
    if (!this.#ports.document(uri)) return undefined;
    const settings = await this.#ports.configuration.of(uri);
    const document = this.#ports.document(uri);
    if (!document) this.#ports.configuration.drop(uri);
    return document && { ...settings, document };
  }

  #checked(open: Open, before: Checked | undefined): Checked | undefined {
    const { document, settings, shows } = open;
    const { uri, version } = document;
    const { lines } = document;
    const change = before && document.changeFrom(before.lines);
    const isSame = change && before.lines.slice(change.span.start, change.span.end) === change.text;
    if (isSame && before.settings === settings) return { ...before, version, shows };
    const format = formatOf(uri, document.languageId);
    if (!format || !this.#admission(open).admitted) return undefined;
    const analysis = analyse(lines.text, format, {
      settings,
      previous: before,
      change,
      isThere: path => this.#ports.isThere?.(uri, path),
      now: () => performance.now(),
    });
    document.read();
    for (const { rule, error } of analysis.report.failures)
      this.#ports.complain(`Rule '${rule}' failed on ${uri}: ${error}`);
    return {
      ...analysis,
      uri,
      version,
      settings,
      shows,
      lines,
      places: this.#ports.places(lines),
      id: `${run}-${++this.#count}`,
    };
  }

  /** Whether the document is to be checked. */
  #admission({ document, globs }: Open): Admission {
    const { uri, languageId } = document;
    const format = formatOf(uri, languageId);
    if (!format) return { admitted: false, reason: say`Not checked: this is neither Markdown nor YAML.` };
    if (this.#ports.configuration.holds(uri)) return settingsAdmission;
    if (this.#asked.has(uri)) return { admitted: true, reason: say`Checked: you asked for it, until it is closed.` };
    const text = document.lines.slice(0, headLength);
    const admissions = globs.map(({ path, files }) => admits(path, text, files, format));
    return (
      admissions.find(({ admitted }) => admitted) ?? admissions[0] ?? { admitted: false, reason: say`Not checked.` }
    );
  }
}
