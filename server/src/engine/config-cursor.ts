// Where in a file of settings somebody is typing: which keys lead there, and what may stand there. The text need not parse.

import type { Path } from './config-yaml.ts';
import type { Span } from './model.ts';
import { isMap, isScalar, isSeq, type Node, yamlOf } from './parse/yaml-text.ts';

export interface ConfigCursor {
  /** Keys, and indexes of lists, to the mapping that a key is for, or to the value. */
  readonly path: Path;
  /** A value behind a key or an item; else a key, or a value that begins a line and may yet become one. */
  readonly isValue: boolean;
  /** The word at the offset, as far as it is written. */
  readonly word: Span;
  /** Keys that the mapping has besides. */
  readonly siblings: readonly string[];
  /** White space before the word's line, as deep as its keys stand. */
  readonly indent: string;
}

/** Stands for the cursor in the text that is parsed; no person types it. */
const mark = '\u{f8ff}';

/** Undefined in a comment, and where nothing of a setting can stand. */
export function cursorIn(text: string, offset: number): ConfigCursor | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  if (/(?:^|\s)#/.test(before)) return undefined;
  const typed = /(?<![\w*./-])[\w*./-]*$/.exec(before)?.[0] ?? '';
  const rest = /^[\w*./-]*/.exec(text.slice(offset))?.[0] ?? '';
  const word = { start: offset - typed.length, end: offset + rest.length };
  const behind = /^[^\r\n]*/.exec(text.slice(word.end))?.[0] ?? '';
  const [lead] = /^[ \t]*(?:-[ \t]+)*/.exec(before) ?? [''];
  const alone = lead.length + typed.length === before.length && /^\s*(?:#.*)?$/.test(behind);
  const marked = `${text.slice(0, word.end)}${mark}${alone ? ':' : ''}${text.slice(word.end)}`;
  const found = placeOf(yamlOf(marked).contents, []);
  return found && { ...found, word, indent: ' '.repeat(lead.length) };
}

type Found = Pick<ConfigCursor, 'path' | 'isValue' | 'siblings'>;

function placeOf(node: Node | null, path: Path): Found | undefined {
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (name.includes(mark)) return { path, isValue: false, siblings: keysIn(node) };
      const within = placeOf((value as Node | null) ?? null, [...path, name]);
      if (within) return within;
    }
    return undefined;
  }
  if (isSeq(node)) {
    for (const [i, item] of node.items.entries()) {
      const within = placeOf(item as Node | null, [...path, String(i)]);
      if (within) return within;
    }
    return undefined;
  }
  return isScalar(node) && String(node.value).includes(mark) ? { path, isValue: true, siblings: [] } : undefined;
}

const keysIn = ({ items }: { readonly items: readonly { readonly key: unknown }[] }): string[] =>
  items.flatMap(({ key }) => (isScalar(key) && !String(key.value).includes(mark) ? [String(key.value)] : []));
