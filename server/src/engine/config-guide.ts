// What an editor asks in a file of settings: what may stand at the cursor, and what a key or value means. The schema knows.
import { cursorIn } from './config-cursor.ts';
import { type Known, type Schema, settingsSchema } from './config-schema.ts';
import type { Path } from './config-yaml.ts';
import { asSnippet } from './edit/snippet.ts';
import type { CompletionEntry } from './features/entries.ts';
import type { Hover } from './features/hover.ts';
import { remembered } from './memo.ts';
import type { Message } from './model.ts';
import { joined, say, type Words } from './words.ts';

/** What settings may name, and the language in which it is explained. */
interface Explained {
  readonly known: Known;
  readonly words: Words;
}

const schemas = new WeakMap<Known, WeakMap<Words, Schema>>();
const schemaOf = ({ known, words }: Explained): Schema =>
  remembered(
    remembered(schemas, known, () => new WeakMap<Words, Schema>()),
    words,
    () => settingsSchema(known, words),
  );

/** Keys and values that may stand at an offset, in the order of the schema. Never throws, whatever the text. */
export function completeConfig(text: string, offset: number, explained: Explained): readonly CompletionEntry[] {
  const cursor = cursorIn(text, offset);
  if (!cursor) return [];
  const root = schemaOf(explained);
  const here = at(root, root, cursor.path);
  const keyFollows = /^[ \t]*:/.test(text.slice(cursor.word.end));
  const keys = cursor.isValue && isFlowOrLine(text, cursor.word.start) ? [] : keysOf(here, root);
  const isItem = /^\d+$/.test(cursor.path.at(-1) ?? '');
  const options = cursor.isValue || isItem ? valuesOf(here, root) : [];
  const entries = [
    ...keys
      .filter(({ key }) => !cursor.siblings.includes(key))
      .map(({ key, schema }) => ({
        kind: 'key' as const,
        label: key,
        detail: defaultOf(schema),
        documentation: say`${meaningOf(schema)}`,
        insert: keyFollows ? asSnippet(key) : `${asSnippet(key)}:${stubOf(schema, root, cursor.indent)}`,
      })),
    ...options.map(({ value, meaning }) => ({
      kind: 'value' as const,
      label: value,
      detail: say`${meaning}`,
      documentation: say`${meaningOf(here[0] ?? {})}`,
      insert: asSnippet(value),
    })),
  ];
  return entries.map((entry, i) => ({ ...entry, replace: cursor.word, sort: String(i).padStart(3, '0') }));
}

/** What the key or value at an offset means, with its default and the page that tells more. */
export function hoverConfig(text: string, offset: number, explained: Explained): Hover | undefined {
  const cursor = cursorIn(text, offset);
  if (!cursor || cursor.word.start === cursor.word.end) return undefined;
  const root = schemaOf(explained);
  const word = text.slice(cursor.word.start, cursor.word.end);
  const asKey = cursor.isValue ? [] : at(root, root, [...cursor.path, word]);
  const isKey = asKey.length > 0; // else a value, or an item of a list
  const path = isKey ? [...cursor.path, word] : cursor.path;
  const found = isKey ? asKey : at(root, root, path);
  const [schema] = found;
  if (!schema) return undefined;
  const value = isKey ? undefined : valuesOf(found, root).find(one => one.value === word);
  if (!value && !cursor.isValue && !isKey) return undefined;
  const key = path.findLast(step => !/^\d+$/.test(step)) ?? '';
  const heading = value?.meaning ? say`\`${word}\`: ${value.meaning}` : say`**${key}**`;
  const meaning = meaningOf(followed(schema, root)[0] ?? schema);
  const more = [...(meaning === '' ? [] : [meaning]), ...(schema.default === undefined ? [] : [defaultOf(schema)])];
  return { span: cursor.word, markdown: joined([heading, ...more], '\n\n') };
}

/** Behind a key, between brackets or in a list: a word there becomes no key. */
const isFlowOrLine = (text: string, word: number): boolean =>
  /[^\s-]/.test(text.slice(text.lastIndexOf('\n', word - 1) + 1, word));

/** The schemas of what stands at a path: several where alternatives allow several. */
function at(root: Schema, from: Schema, path: Path): readonly Schema[] {
  return path.reduce<readonly Schema[]>(
    (schemas, key) => schemas.flatMap(schema => followed(schema, root).flatMap(one => below(one, key))),
    [from],
  );
}

/** A schema with references followed and alternatives apart. */
function followed(schema: Schema, root: Schema): readonly Schema[] {
  const target = schema.$ref
    ?.split('/')
    .slice(1)
    .reduce<unknown>((one, key) => (one as Schema)[key as keyof Schema], root);
  const one = (target ?? schema) as Schema;
  return one.anyOf ? [one, ...one.anyOf.flatMap(branch => followed(branch, root))] : [one];
}

function below({ properties = {}, patternProperties = {}, items }: Schema, key: string): readonly Schema[] {
  const named = Object.hasOwn(properties, key) ? properties[key] : undefined;
  if (isSchema(named)) return [named];
  const [, ofPattern] = Object.entries(patternProperties).find(([pattern]) => new RegExp(pattern, 'u').test(key)) ?? [];
  if (isSchema(ofPattern)) return [ofPattern];
  return /^\d+$/.test(key) && isSchema(items) ? [items] : [];
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const keysOf = (schemas: readonly Schema[], root: Schema): { key: string; schema: Schema }[] =>
  schemas
    .flatMap(schema => followed(schema, root))
    .flatMap(({ properties = {} }) => Object.entries(properties))
    .flatMap(([key, schema]) => (isSchema(schema) ? [{ key, schema: followed(schema, root)[0] ?? schema }] : []));

function valuesOf(schemas: readonly Schema[], root: Schema): { value: string; meaning: string }[] {
  return schemas
    .flatMap(schema => followed(schema, root))
    .flatMap(({ enum: words = [], type, enumDescriptions = [] }) => {
      if (type === 'boolean') return ['true', 'false'].map(value => ({ value, meaning: '' }));
      return words.map((word, i) => ({ value: String(word), meaning: String(enumDescriptions[i] ?? '') }));
    });
}

const meaningOf = ({ description = '', markdownDescription }: Schema): string =>
  String(markdownDescription ?? description);

function defaultOf({ default: value }: Schema): Message {
  if (value === undefined) return say``;
  return say`Default: ${typeof value === 'string' ? value : JSON.stringify(value)}`;
}

/** What stands behind a key until something is typed, in snippet syntax: the place where its value begins. */
function stubOf(schema: Schema, root: Schema, indent: string): string {
  const [first, ...alternatives] = followed(schema, root);
  const kinds = [first, ...alternatives].flatMap(one => one?.type ?? []);
  if (kinds.includes('string') || kinds.includes('boolean') || kinds.includes('integer') || kinds.includes('number'))
    return ' $1';
  const step = `\n${indent}  `;
  return kinds.includes('array') ? `${step}- $1` : `${step}$1`;
}
