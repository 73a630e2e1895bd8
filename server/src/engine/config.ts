// Reading of settings from values that nobody has checked yet: the project file `.fedreq.yaml`, and what an editor sends.
import { type Mistake, mistakesIn } from './config-mistakes.ts';
import { type Schema, settingsSchema } from './config-schema.ts';
import { type Path, placedValue, wellFormed } from './config-yaml.ts';
import type { ReadProblem } from './model.ts';
import type { Rule } from './rule.ts';
import type { Settings } from './settings.ts';

export type { Mistake };
export { settingsSchema };

export interface ReadSettings {
  /** What is right in the value. */
  readonly settings: Partial<Settings>;
  readonly mistakes: readonly Mistake[];
}

export interface ReadConfig {
  /** What is right in the text. */
  readonly settings: Partial<Settings>;
  /** By place. */
  readonly problems: readonly ReadProblem[];
}

/** Settings from an editor's value. Keys beside `files`, `stage` and `rules` are the editor's own. Never throws. */
export function readSettings(value: unknown, rules: readonly Rule[]): ReadSettings {
  const given: unknown = plain(value, 0);
  if (!isMapping(given)) return checked(given ?? {}, rules);
  const { files, stage, rules: ofRules } = given;
  return checked({ files, stage, rules: ofRules }, rules);
}

/** Settings from the text of a project file, and everything that is wrong with it, each at its place. Never throws. */
export function readConfig(text: string, rules: readonly Rule[]): ReadConfig {
  const { value, placeOf, problems } = placedValue(text);
  const { settings, mistakes } = checked(value ?? {}, rules);
  const all = [
    ...problems,
    ...mistakes.map(({ path, ofKey, message }) => ({ span: placeOf(path, ofKey ? 'key' : 'value'), message })),
  ];
  return { settings, problems: all.sort((a, b) => a.span.start - b.span.start) };
}

const schemas = new WeakMap<readonly Rule[], Schema>();

function checked(value: unknown, rules: readonly Rule[]): ReadSettings {
  let schema = schemas.get(rules);
  if (!schema) {
    schema = settingsSchema(rules);
    schemas.set(rules, schema);
  }
  const given = isMapping(value) ? withoutEmpty(value) : value;
  const mistakes = mistakesIn(given, schema);
  const wrong = new Set(mistakes.map(({ path }) => JSON.stringify(path)));
  return { settings: wrong.has('[]') ? {} : (without(wrong, given, []) as Partial<Settings>), mistakes };
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
  const kept = Object.entries(value).filter(([key]) => keeps(key));
  return Object.fromEntries(kept.map(([key, one]) => [key, without(wrong, one, [...path, key])]));
}

const deepest = 8;

/** An editor's value as plain data; what JSON does not know, or lies deeper than any setting, is nothing. */
function plain(value: unknown, depth: number): unknown {
  if (typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return value;
  if (typeof value !== 'object' || value === null || depth > deepest) return null;
  if (Array.isArray(value)) return value.map(item => plain(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [wellFormed(key), plain(one, depth + 1)]));
}
