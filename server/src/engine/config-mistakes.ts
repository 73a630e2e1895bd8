// What a JSON Schema has against a value, as one message a mistake that names what was expected, what was found and what to do.
import { type OutputUnit, Validator } from '@cfworker/json-schema';
import type { Schema } from './config-schema.ts';
import type { Path } from './config-yaml.ts';
import { nearest } from './lexicon/nearest.ts';
import type { Message } from './model.ts';
import { joined, say } from './words.ts';

export interface Mistake {
  readonly path: Path;
  /** The key is the mistake, not its value. */
  readonly ofKey: boolean;
  readonly message: Message;
  /** The word that was probably meant instead of the key, or of the value. */
  readonly instead?: string;
}

/** Every mistake in a value of plain data, each at its own path. */
export function mistakesIn(value: unknown, schema: Schema): readonly Mistake[] {
  const { errors } = new Validator(schema, '7', false).validate(value);
  const complaints = leavesOf(errors, schema).map(({ keyword, instance, at }): Complaint => {
    const path = keysOf(instance);
    const steps = keysOf(at);
    return {
      keyword,
      instance,
      path,
      at,
      found: below(value, path),
      schema: schemaAt(schema, steps),
      beside: Object.keys(schemaAt(schema, aroundPattern(steps)).properties ?? {}),
      taken: Object.keys(below(value, path.slice(0, -1)) ?? {}),
    };
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
  /** Names that are known where the value has one of its own, and those that stand there. */
  readonly beside: readonly string[];
  readonly taken: readonly string[];
}

/** From what any other name means to the mapping of names; nowhere from elsewhere. */
function aroundPattern(steps: Path): Path {
  const own = steps.at(-1) === '$ref' ? steps.slice(0, -1) : steps;
  return own.at(-2) === 'patternProperties' ? own.slice(0, -2) : ['nowhere'];
}

/** The errors that say what is wrong; the others say that something is wrong further down. */
function leavesOf(errors: readonly OutputUnit[], schema: Schema): { keyword: string; instance: string; at: string }[] {
  return errors.flatMap(({ keyword, instanceLocation, keywordLocation }, index) => {
    const at = keywordLocation.slice(0, keywordLocation.lastIndexOf('/'));
    if (keyword === 'additionalProperties' && schemaAt(schema, keysOf(at)).additionalProperties === false) {
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

/** The schema at a path of keywords; a reference leads to where it points. */
function schemaAt(root: Schema, path: Path): Schema {
  return path.reduce<Schema>((at, key) => {
    const next = (at as Readonly<Record<string, unknown>>)[key];
    return key === '$ref' ? schemaAt(root, keysOf(String(next))) : ((next ?? {}) as Schema);
  }, root);
}

/** What was probably meant, by what is wrong. */
const meant: Readonly<Record<string, (complaint: Complaint) => string | undefined>> = {
  anyOf: ({ found, schema: { anyOf = [] } }) => (found === false && anyOf[0]?.title === 'severity' ? 'off' : undefined),
  enum: ({ found, schema: { enum: words = [] } }) => near(found, words),
  required: ({ path, beside }) => near(path.at(-1), beside),
  additionalProperties: ({ path, schema: { title = '', properties = {} } }) =>
    near(path.at(-1), Object.keys(properties)) ?? (namesIds.has(title) ? idOf(String(path.at(-1))) : undefined),
};

/** Mappings whose keys are ids that a project chooses. */
const namesIds: ReadonlySet<string> = new Set(['concerns', 'elements']);

/** A name as an id, where letters of it are left. */
function idOf(name: string): string | undefined {
  const words =
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return /^[a-z]/.test(words[0] ?? '') ? words.join('-') : undefined;
}

const messages: Readonly<Record<string, (complaint: Complaint, hint: Message) => Message>> = {
  type: ({ found, schema }) => say`Expected ${typeInWords(schema)}, found ${inWords(found)}.`,
  anyOf: ({ found, schema: { anyOf = [] } }, hint) => {
    const [first = say``, ...others] = anyOf.map(one => alternatives[one.title ?? ''] ?? typeInWords(one));
    const expected = others.reduce((before, one) => say`${before}, or ${one}`, first);
    return say`Expected ${expected}; found ${inWords(found)}.${hint}`;
  },
  enum: ({ found, schema: { title = '', enum: words = [] } }, hint) =>
    say`${inWords(found)} is ${no[title] ?? title}.${hint} Expected ${listed(words)}.`,
  minimum: ({ found, schema: { minimum = 0 } }) => say`Expected ${minimum} or more, found ${inWords(found)}.`,
  maximum: ({ found, schema: { maximum = 0 } }) => say`Expected ${maximum} or less, found ${inWords(found)}.`,
  minLength: ({ schema }) => say`Expected ${typeInWords(schema)}, found an empty text.`,
  maxLength: ({ schema }) => say`Expected ${typeInWords(schema)} of at most ${schema.maxLength ?? 0} characters.`,
  maxItems: ({ schema: { maxItems = 0 } }) => say`Expected at most ${maxItems} items.`,
  maxProperties: ({ schema: { maxProperties = 0 } }) => say`Expected at most ${maxProperties} keys.`,
  pattern: ({ schema: { title = '' } }) => patterns[title] ?? say``,
  required: ({ found, schema: { title = '', required = [] } }, hint) => {
    const lacking = required.filter(key => !Object.hasOwn((found ?? {}) as object, key));
    return say`${wholes[title] ?? title} lacks ${listed(lacking.map(key => say`'${key}'`))}.${hint}`;
  },
  additionalProperties: ({ path, schema: { title = '', properties = {} } }, hint) => {
    const [of = '', key = ''] = [path.at(-2), path.at(-1)];
    return unknownKeys[title]?.({ key: cut(key), near: hint, known: listed(Object.keys(properties)), of }) ?? say``;
  },
};

/** What a text of some kind has to be. */
const patterns: Readonly<Record<string, Message>> = {
  'ticket address': say`Expected an address as 'https://tickets.example/{number}': http or https, and '{number}' (digits) or '{id}' (letters and digits) once behind the host.`,
  text: say`Expected plain text in one line, without < > [ ] \\ and backquotes.`,
  phrase: say`Expected a word or a phrase that begins with a letter or a digit; '*' stands for one word between two others.`,
};

interface UnknownKey {
  readonly key: string;
  /** A question whether another was meant, or nothing. */
  readonly near: Message;
  readonly known: Message;
  /** The key around it. */
  readonly of: string;
}

/** By the kind of mapping that does not know a key. */
const unknownKeys: Readonly<Record<string, (unknown: UnknownKey) => Message>> = {
  settings: ({ key, near, known }) => say`There is no setting '${key}'.${near} Expected ${known}.`,
  override: ({ key, near, known }) => say`An override has no '${key}'.${near} Expected ${known}.`,
  rules: ({ key, near }) =>
    say`There is no rule '${key}'.${near.text === '' ? say` docs/rules/README.md lists them.` : near}`,
  options: ({ key, near, known, of }) => say`'${of}' has no option '${key}'.${near} Expected ${known}.`,
  concerns: ({ key, near }) => say`'${key}' is no id of a concern.${near} ${idForm}`,
  elements: ({ key, near }) => say`'${key}' is no id of an element.${near} ${idForm}`,
  tickets: ({ key }) =>
    say`'${key}' is nothing that the names of tickets begin with. Expected at most 31 letters, digits and marks (# ! _ . -), as in 'ORD-'; the last one no digit.`,
  element: ({ key, near, known }) => say`An element has no '${key}'.${near} Expected ${known}.`,
  concern: ({ key, near, known }) => say`A concern has no '${key}'.${near} Expected ${known}.`,
  'known concern': ({ key, near, known, of }) =>
    say`'${of}' is a concern of Fedreq itself: '${key}' stands.${near} Expected ${known}, or another id for one of your own.`,
  'known element': ({ key, near, known, of }) =>
    say`'${of}' is an element of Fedreq itself: '${key}' stands.${near} Expected ${known}, or another id for one of your own.`,
};

const idForm = say`Expected words in small letters, joined by '-': 'data-protection'.`;

function toMistake(complaint: Complaint): Mistake {
  const { keyword, path, taken } = complaint;
  const instead = meant[keyword]?.(complaint);
  const hint = instead === undefined ? say`` : say` Did you mean '${instead}'?`;
  const ofKey = keyword === 'additionalProperties' || keyword === 'required';
  return {
    path,
    ofKey,
    message: messages[keyword]?.(complaint, hint) ?? say``,
    ...(instead !== undefined && !(ofKey && taken.includes(instead)) && { instead }),
  };
}

const types: Readonly<Record<string, Message>> = {
  array: say`a list`,
  boolean: say`true or false`,
  integer: say`a whole number`,
  number: say`a number`,
  object: say`a mapping`,
  string: say`a text`,
};

function typeInWords({ type, title = '', enum: words }: Schema): Message {
  return titles[title] ?? (words ? listed(words) : (types[String(type)] ?? say`${String(type)}`));
}

/** What stands beside something else. */
const alternatives: Readonly<Record<string, Message>> = {
  severity: say`a severity`,
  options: say`the options of the rule`,
};

/** What is expected, where its type says too little. */
const titles: Readonly<Record<string, Message>> = {
  glob: say`a glob`,
  path: say`a path`,
  phrase: say`a phrase`,
};

/** What a value is not, by what was expected. */
const no: Readonly<Record<string, Message>> = { severity: say`no severity`, stage: say`no stage` };

/** What lacks a key. */
const wholes: Readonly<Record<string, Message>> = {
  override: say`This override`,
  element: say`This element`,
  concern: say`This concern`,
};

function inWords(value: unknown): Message {
  if (value === null || value === undefined) return say`nothing`;
  if (typeof value === 'string') return say`'${cut(value)}'`;
  if (typeof value === 'object') return Array.isArray(value) ? say`a list` : say`a mapping`;
  return say`${String(value)}`;
}

function near(word: unknown, words: readonly string[]): string | undefined {
  if (typeof word !== 'string') return undefined;
  return words.find(one => word.length > 2 && one.startsWith(word.toLowerCase())) ?? nearest(word, words);
}

const listed = (words: readonly (string | Message)[]): Message =>
  words.length < 2 ? joined(words) : say`${joined(words.slice(0, -1))} or ${words.at(-1) ?? ''}`;

const cut = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
