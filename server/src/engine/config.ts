// Reading of settings from values that nobody has checked yet: the project file `.fedreq.yaml`, and what an editor sends.
import { type Mistake, mistakesIn } from './config-mistakes.ts';
import { type TakenNames, takenNames } from './config-names.ts';
import { editorKeys, type Known, type Schema, settingsSchema } from './config-schema.ts';
import { type Path, placedValue, wellFormed } from './config-yaml.ts';
import type { ReadProblem, Span } from './model.ts';
import type { GivenSettings } from './settings.ts';
import { say } from './words.ts';

export type { Known, Mistake };
export { settingsSchema };

/** Settings for some of the files. */
export interface Override extends GivenSettings {
  /** Globs of the files that it is for, relative to the folder of the project file. */
  readonly files: readonly string[];
}

/** What one file of settings says by itself. */
export interface FileSettings extends GivenSettings {
  readonly extends?: string | readonly string[];
  readonly overrides?: readonly Override[];
}

export interface ReadSettings {
  /** What is right in the value. */
  readonly settings: GivenSettings;
  readonly mistakes: readonly Mistake[];
}

/** A mistake in a file of settings. */
export interface ConfigProblem extends ReadProblem {
  /** What was probably meant to stand in its place. */
  readonly instead?: string;
}

export interface ReadConfig {
  /** What is right in the text. */
  readonly settings: FileSettings;
  /** By place. */
  readonly problems: readonly ConfigProblem[];
  /** The paths under `extends`, each at its place. */
  readonly extended: readonly { readonly path: string; readonly span: Span }[];
}

/** Longer than this is no file of settings. Characters. */
const longest = 200_000;

/** Settings from an editor's value. Keys beside those of `editorKeys` are the editor's own. Never throws. */
export function readSettings(value: unknown, known: Known): ReadSettings {
  const given: unknown = plain(value, 0);
  if (!isMapping(given)) return checked(given ?? {}, known);
  return checked(Object.fromEntries(editorKeys.map(key => [key, given[key]])), known);
}

const noNames: TakenNames = new Map();

/** Settings from the text of a file, and everything that is wrong with it, each at its place. `taken` are names that files below have given away. Never throws. */
export function readConfig(text: string, known: Known, taken: TakenNames = noNames): ReadConfig {
  if (text.length > longest) {
    const message = say`This file is longer than ${longest} characters, and none of it counts. Settings are shorter.`;
    return { settings: {}, problems: [{ span: { start: 0, end: 0 }, message }], extended: [] };
  }
  const { value, placeOf, problems } = placedValue(text);
  const { settings, mistakes } = checked(value ?? {}, known, taken);
  const all = [
    ...problems,
    ...mistakes.map(({ path, ofKey, message, instead }) => ({
      span: placeOf(path, ofKey ? 'key' : 'value'),
      message,
      ...(instead !== undefined && { instead }),
    })),
  ];
  const extended = extendedBy(settings, value).map(({ path, at }) => ({ path, span: placeOf(at, 'value') }));
  return { settings, problems: all.sort((a, b) => a.span.start - b.span.start), extended };
}

/** The paths that may be followed, with where they stand in the value as it was written. */
function extendedBy(settings: FileSettings, value: unknown): { path: string; at: Path }[] {
  const { extends: right = [] } = settings;
  if (typeof right === 'string') return [{ path: right, at: ['extends'] }];
  const written = isMapping(value) && Array.isArray(value.extends) ? value.extends : [];
  return written.flatMap((path, i) => (right.includes(path) ? [{ path, at: ['extends', String(i)] }] : []));
}

const schemas = new WeakMap<Known, Schema>();

function checked(value: unknown, known: Known, names: TakenNames = noNames): ReadSettings {
  let schema = schemas.get(known);
  if (!schema) {
    schema = settingsSchema(known);
    schemas.set(known, schema);
  }
  const given = isMapping(value) ? withoutEmpty(value) : value;
  const badly = mistakesIn(given, schema);
  const at = new Set(badly.map(({ path }) => JSON.stringify(path)));
  const taken = takenNames(given, known.catalog, names).filter(({ path }) => !at.has(JSON.stringify(path)));
  const mistakes = [...badly, ...taken];
  return { settings: right(given, mistakes, schema), mistakes };
}

/** What is left without the mistakes; where that now lacks something that it needs, it is taken out in turn. */
function right(value: unknown, mistakes: readonly Mistake[], schema: Schema): FileSettings {
  if (mistakes.length === 0) return value as FileSettings;
  const wrong = new Set(mistakes.map(({ path }) => JSON.stringify(path)));
  if (wrong.has('[]')) return {};
  const left = without(wrong, value, []);
  return right(left, mistakesIn(left, schema), schema);
}

type Mapping = Readonly<Record<string, unknown>>;
const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A key of the root with nothing behind it sets nothing: `rules:` over a list that is commented out is no mistake. */
function withoutEmpty(value: Mapping): Mapping {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null && one !== undefined));
}

/** A copy that lacks the values at these paths. */
function without(wrong: ReadonlySet<string>, value: unknown, path: Path): unknown {
  const keeps = (key: string) => !wrong.has(JSON.stringify([...path, key]));
  if (Array.isArray(value)) {
    return value.flatMap((item, i) => (keeps(String(i)) ? [without(wrong, item, [...path, String(i)])] : []));
  }
  if (!isMapping(value)) return value;
  const right = Object.entries(value).filter(([key]) => keeps(key));
  return Object.fromEntries(right.map(([key, one]) => [key, without(wrong, one, [...path, key])]));
}

const deepest = 8;

/** An editor's value as plain data; what JSON does not know, or lies deeper than any setting, is nothing. */
function plain(value: unknown, depth: number): unknown {
  if (typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return value;
  if (typeof value !== 'object' || value === null || depth > deepest) return null;
  if (Array.isArray(value)) return value.map(item => plain(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [wellFormed(key), plain(one, depth + 1)]));
}
