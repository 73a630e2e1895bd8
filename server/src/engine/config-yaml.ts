// The project file's YAML as plain data that remembers where each value stands. Never throws, whatever the text.
import type { Message, ReadProblem, Span } from './model.ts';
import { complaintOf, isMap, isScalar, isSeq, type Node, yamlOf } from './parse/yaml-text.ts';
import { say } from './words.ts';

/** Keys, and indexes of lists, from the root to a value. */
export type Path = readonly string[];

export interface PlacedValue {
  readonly value: unknown;
  /** Where a value stands, or the key of one that is empty; the nearest one around it where it stands nowhere itself. */
  placeOf(path: Path, of: 'key' | 'value'): Span;
  readonly problems: readonly ReadProblem[];
}

/** Only what the library says of the text; keys and values are another's question. */
export function placedValue(text: string): PlacedValue {
  const document = yamlOf(text);
  const reader = new Reader();
  for (const { pos, message } of document.errors) {
    reader.problem(
      { start: pos[0], end: Math.max(pos[0], pos[1]) },
      say`This does not read as YAML: ${complaintOf(message)}.`,
    );
  }
  const value = reader.read(document.contents, []);
  const placeOf = (path: Path, of: 'key' | 'value') => withinLine(reader.placeOf(path, of), text);
  const problems = reader.problems.map(({ span, message }) => ({ span: withinLine(span, text), message }));
  return { value, placeOf, problems };
}

/** Reads nodes in the order of the text, so that an alias finds what its anchor stood for; a value is read once, so that aliases cannot explode. */
class Reader {
  readonly problems: ReadProblem[] = [];
  readonly #places = new Map<string, { readonly key: Span; readonly value: Span }>();
  readonly #anchors = new Map<string, unknown>();

  problem(span: Span, message: Message): void {
    this.problems.push({ span, message });
  }

  placeOf(path: Path, of: 'key' | 'value'): Span {
    for (let length = path.length; length >= 0; length--) {
      const place = this.#places.get(keyOf(path.slice(0, length)));
      if (place) return place[length === path.length ? of : 'value'];
    }
    return { start: 0, end: 0 };
  }

  read(node: Node | null, path: Path, key?: Span): unknown {
    const span = spanOf(node);
    const own = span && span.start < span.end ? span : (key ?? span ?? { start: 0, end: 0 });
    this.#places.set(keyOf(path), { key: key ?? own, value: own });
    const value = this.#valueOf(node, path, own);
    if (node && 'anchor' in node && node.anchor) this.#anchors.set(node.anchor, value);
    return value;
  }

  #valueOf(node: Node | null, path: Path, place: Span): unknown {
    if (isMap(node)) return this.#mapOf(node.items, path);
    if (isSeq(node))
      return node.items.map((item, index) => this.read(item as Node | null, [...path, String(index)]) ?? null);
    if (isScalar(node)) return isPlain(node.value) ? node.value : String(node.value);
    const anchor = node && 'source' in node ? String(node.source) : undefined;
    if (anchor === undefined) return null;
    if (!this.#anchors.has(anchor)) this.problem(place, say`Nothing above is anchored as '&${anchor}'.`);
    return this.#anchors.get(anchor);
  }

  #mapOf(items: readonly { readonly key: unknown; readonly value: unknown }[], path: Path): unknown {
    const entries = new Map<string, unknown>();
    for (const { key, value } of items) {
      const span = spanOf(key as Node | null);
      if (!isScalar(key) || !span) {
        this.problem(span ?? this.placeOf(path, 'value'), say`This key is no text. Expected the name of a setting.`);
        continue;
      }
      const name = wellFormed(String(key.value));
      if (entries.has(name))
        this.problem(span, say`The key '${name}' stands here a second time. Join both under one key.`);
      const read = this.read(value as Node | null, [...path, name], span);
      if (read !== undefined) entries.set(name, read); // else an alias of nothing, which is said
    }
    return Object.fromEntries(entries);
  }
}

/** Without halves of characters, which no pointer can name. */
export const wellFormed = (key: string): string => key.replace(/\p{Surrogate}/gu, '\ufffd');

const keyOf = (path: Path): string => JSON.stringify(path);

function spanOf(node: Node | null): Span | undefined {
  return node?.range ? { start: node.range[0], end: node.range[1] } : undefined;
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

/** The first line of a span, so that it reads well in an editor. */
function withinLine({ start, end }: Span, text: string): Span {
  const from = Math.min(start, text.length);
  const stop = text.slice(from, end).search(/[\r\n]/);
  return { start: from, end: stop < 0 ? Math.min(end, text.length) : from + stop };
}
