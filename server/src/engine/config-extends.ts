// Files of settings that lead to each other: whether a path is being typed, what a file says in a few words, and where a key stands.
import { readConfig } from './config.ts';
import { cursorIn } from './config-cursor.ts';
import type { Known } from './config-schema.ts';
import { type Path, placedValue } from './config-yaml.ts';
import type { Message, Span } from './model.ts';
import { joined, say } from './words.ts';

/** The path under `extends` that somebody types at an offset, as far as it is written; undefined elsewhere. */
export function extendsTyped(text: string, offset: number): Span | undefined {
  const cursor = cursorIn(text, offset);
  const [key, ...items] = cursor?.path ?? [];
  return cursor && key === 'extends' && items.length < 2 && cursor.siblings.length === 0 ? cursor.word : undefined;
}

/** The key at an offset, with those around it; undefined where there is none. */
export function keyAt(text: string, offset: number): Path | undefined {
  const cursor = cursorIn(text, offset);
  if (!cursor || cursor.word.start === cursor.word.end) return undefined;
  return cursor.isValue ? cursor.path : [...cursor.path, text.slice(cursor.word.start, cursor.word.end)];
}

/** Where a key stands in another text; undefined where that does not have it. */
export function placeOfKey(text: string, path: Path): Span | undefined {
  const { value, placeOf } = placedValue(text);
  let at: unknown = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[key];
  }
  return path.length === 0 ? undefined : placeOf(path, 'key');
}

/** What a file of settings sets, as lines of Markdown. */
export function contentsOf(text: string, known: Known): Message {
  const { settings, problems } = readConfig(text, known);
  const lines = Object.entries(settings).map(([key, value]) => say`- ${plain(key)}: ${inShort(value)}`);
  const wrong = problems.length === 1 ? say`- 1 mistake` : say`- ${problems.length} mistakes`;
  const all = problems.length > 0 ? [...lines, wrong] : lines;
  return all.length === 0 ? say`It sets nothing.` : joined(all, '\n');
}

const most = 12;

function inShort(value: unknown): Message {
  if (typeof value !== 'object' || value === null) return joined([plain(String(value))]);
  if (Array.isArray(value) && value.some(one => typeof one === 'object')) return joined([value.length]);
  const names = (Array.isArray(value) ? value.map(String) : Object.keys(value)).map(plain);
  return names.length > most ? say`${joined(names.slice(0, most))} and ${names.length - most} more` : joined(names);
}

/** Shown as it stands: nothing in it is markup. */
const plain = (text: string): string => `\`${text.replace(/[`\s]+/g, ' ')}\``;
