// An open document: its text in pieces, so that an edit costs what it changes, and the edit since the text was last read.
import type { Edit, Lines } from '../engine/index.ts';

/** As the client has it. The text changes by `edit` alone. */
export class OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  version: number;
  #lines: Lines;
  /** The text that was read, and how much of it at its beginning and its end is still there. */
  #read: { readonly lines: Lines; readonly before: number; readonly after: number };

  constructor(uri: string, languageId: string, { version, lines }: { version: number; lines: Lines }) {
    this.uri = uri;
    this.languageId = languageId;
    this.version = version;
    this.#lines = lines;
    this.#read = { lines, before: lines.length, after: lines.length };
  }

  get lines(): Lines {
    return this.#lines;
  }

  getText(): string {
    return this.#lines.text;
  }

  edit(edit: Edit): void {
    const { start, end } = edit.span;
    const { lines, before, after } = this.#read;
    this.#read = { lines, before: Math.min(before, start), after: Math.min(after, this.#lines.length - end) };
    this.#lines = this.#lines.edited(edit);
  }

  /** The text is read as it is now: edits count from here. */
  read(): void {
    this.#read = { lines: this.#lines, before: this.#lines.length, after: this.#lines.length };
  }

  /** The one edit that leads from a text to this; undefined where that text is not the one that was read last. */
  changeFrom(lines: Lines): Edit | undefined {
    if (lines !== this.#read.lines) return undefined;
    const shorter = Math.min(lines.length, this.#lines.length);
    const before = Math.min(this.#read.before, shorter);
    const after = Math.min(this.#read.after, shorter - before);
    return {
      span: { start: before, end: lines.length - after },
      text: this.#lines.slice(before, this.#lines.length - after),
    };
  }
}
