// What a JSON Schema has against a value, as one message a mistake that names what was expected, what was found and what to do.
import { type OutputUnit, Validator } from '@cfworker/json-schema';
import type { Schema } from './config-schema.ts';
import type { Path } from './config-yaml.ts';
import { nearest } from './lexicon/nearest.ts';

export interface Mistake {
  readonly path: Path;
  /** The key is the mistake, not its value. */
  readonly ofKey: boolean;
  readonly message: string;
}

/** Every mistake in a value of plain data, each at its own path. */
export function mistakesIn(value: unknown, schema: Schema): readonly Mistake[] {
  const { errors } = new Validator(schema, '7', false).validate(value);
  const complaints = leavesOf(errors).map(({ keyword, instance, at }): Complaint => {
    const path = keysOf(instance);
    return { keyword, instance, path, at, found: below(value, path), schema: below(schema, keysOf(at)) as Schema };
  });
  return chosen(complaints).map(toMistake);
}

/** One keyword of the schema that a value does not meet. */
interface Complaint {
  readonly keyword: string;
  /** Pointer to the value, and the value. */
  readonly instance: string;
  readonly path: Path;
  readonly found: unknown;
  /** Pointer to the schema that holds the keyword, and that schema; for an unknown key that of the object around it. */
  readonly at: string;
  readonly schema: Schema;
}

/** The errors that say what is wrong; the others say that something is wrong further down. */
function leavesOf(errors: readonly OutputUnit[]): { keyword: string; instance: string; at: string }[] {
  return errors.flatMap(({ keyword, instanceLocation, keywordLocation }, index) => {
    const at = keywordLocation.slice(0, keywordLocation.lastIndexOf('/'));
    if (keyword === 'additionalProperties') {
      return [{ keyword, instance: errors[index + 1]?.instanceLocation ?? instanceLocation, at }]; // the next one names the key
    }
    return Object.hasOwn(messages, keyword) ? [{ keyword, instance: instanceLocation, at }] : [];
  });
}

/**
 * Of alternatives that all failed, only what the one says is told whose type the value has; where it has none of their
 * types, only that is told. And what has the wrong type is nothing else besides.
 */
function chosen(complaints: readonly Complaint[]): readonly Complaint[] {
  const unmet = new Map(complaints.filter(({ keyword }) => keyword === 'anyOf').map(one => [one.at, branchOf(one)]));
  const untyped = new Set(
    complaints.filter(({ keyword }) => keyword === 'type').map(({ instance, at }) => instance + at),
  );
  return complaints.filter(({ keyword, instance, at }) => {
    if (keyword === 'anyOf') return unmet.get(at) === -1;
    const [around = '', branch = ''] = at.split('/anyOf/');
    const fitting = unmet.get(around);
    if (fitting !== undefined && branch.split('/')[0] !== String(fitting)) return false;
    return keyword === 'type' || !untyped.has(instance + at);
  });
}

/** Which alternative is for values of this type, or -1. */
function branchOf({ schema: { anyOf = [] }, found }: Complaint): number {
  return anyOf.findIndex(({ type }) => type === typeOf(found));
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** The steps of a pointer ("#/rules/greeting/0") as the validator writes it. */
function keysOf(pointer: string): Path {
  const steps = pointer.split('/').slice(1);
  return steps.map(step => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function below(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, key) => (at as Readonly<Record<string | number, unknown>> | null)?.[key], value);
}

const messages: Readonly<Record<string, (complaint: Complaint) => string>> = {
  type: ({ found, schema }) => `Expected ${typeInWords(schema)}, found ${inWords(found)}.`,
  anyOf: ({ found }) => {
    const hint = found === false ? " Did you mean 'off'?" : '';
    return `Expected a severity, or the options of the rule; found ${inWords(found)}.${hint}`;
  },
  enum: ({ found, schema: { title, enum: words = [] } }) =>
    `${inWords(found)} is no ${title}.${didYouMean(found, words)} Expected ${listed(words)}.`,
  minimum: ({ found, schema: { minimum } }) => `Expected ${minimum} or more, found ${inWords(found)}.`,
  minLength: ({ schema: { title } }) => `Expected a ${title}, found an empty text.`,
  additionalProperties: ({ path, schema }) => {
    const key = String(path.at(-1));
    const known = Object.keys(schema.properties ?? {});
    const near = didYouMean(key, known);
    if (path.length === 1) return `There is no setting '${cut(key)}'.${near} Expected ${listed(known)}.`;
    if (path.length === 2) return `There is no rule '${cut(key)}'.${near || ' docs/rules/README.md lists them.'}`;
    return `'${path[1]}' has no option '${cut(key)}'.${near} Expected ${listed(known)}.`;
  },
};

function toMistake(complaint: Complaint): Mistake {
  const { keyword, path } = complaint;
  return { path, ofKey: keyword === 'additionalProperties', message: messages[keyword]?.(complaint) ?? '' };
}

const types: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  object: 'a mapping',
  string: 'a text',
};

function typeInWords({ type, title, enum: words }: Schema): string {
  if (words) return listed(words);
  return title === 'glob' ? 'a glob' : (types[String(type)] ?? String(type));
}

function inWords(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return `'${cut(value)}'`;
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'a mapping';
  return String(value);
}

function didYouMean(word: unknown, words: readonly string[]): string {
  if (typeof word !== 'string') return '';
  const near = words.find(one => word.length > 2 && one.startsWith(word.toLowerCase())) ?? nearest(word, words);
  return near ? ` Did you mean '${near}'?` : '';
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

const cut = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
