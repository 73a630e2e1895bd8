// Between offsets and protocol positions, in the encoding that client and server agreed on.

import {
  type Position,
  PositionEncodingKind,
  type Range,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver';
import { Lines, type Span } from '../engine/index.ts';
import { OpenDocument } from './open-document.ts';

/** utf-16 unless the client prefers another that we speak. */
export function encodingFor(offered: readonly string[] | undefined): PositionEncodingKind {
  return (
    offered?.find(encoding => encoding === 'utf-8' || encoding === 'utf-16' || encoding === 'utf-32') ??
    PositionEncodingKind.UTF16
  );
}

/** Places in one text. Positions out of range are brought into it. */
export class Places {
  readonly #lines: Lines;
  readonly #encoding: PositionEncodingKind;

  constructor(text: string | Lines, encoding: PositionEncodingKind) {
    this.#lines = typeof text === 'string' ? new Lines(text) : text;
    this.#encoding = encoding;
  }

  position(offset: number): Position {
    const { line, column } = this.#lines.positionAt(offset);
    return {
      line,
      character:
        this.#encoding === 'utf-16' ? column : encoded(this.#lines.textOfLine(line).slice(0, column), this.#encoding),
    };
  }

  range({ start, end }: Span): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  offset({ line, character }: Position): number {
    if (line < 0) return 0;
    const column =
      this.#encoding === 'utf-16' ? character : decoded(this.#lines.textOfLine(line), character, this.#encoding);
    return this.#lines.offsetAt({ line, column });
  }

  span({ start, end }: Range): Span {
    return { start: this.offset(start), end: this.offset(end) };
  }
}

/** How many units a text takes in an encoding. */
function encoded(text: string, encoding: PositionEncodingKind): number {
  let units = 0;
  for (const char of text) units += encoding === 'utf-32' ? 1 : bytes(char);
  return units;
}

/** UTF-16 units of a line's first so many units in an encoding; never in the middle of a character. */
function decoded(line: string, units: number, encoding: PositionEncodingKind): number {
  let left = units;
  let column = 0;
  for (const char of line) {
    const takes = encoding === 'utf-32' ? 1 : bytes(char);
    if (left < takes) break;
    left -= takes;
    column += char.length;
  }
  return column;
}

function bytes(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/** How open documents are kept: changes come in the agreed encoding and are applied one after another; a place out of the text is brought into it. */
export function documentsIn(encoding: () => PositionEncodingKind) {
  return {
    create(uri: string, languageId: string, version: number, text: string): OpenDocument {
      if (typeof text !== 'string') throw new TypeError(`${uri} was opened without its text`);
      return new OpenDocument(uri, languageId, { version, lines: new Lines(text) });
    },
    update(document: OpenDocument, changes: TextDocumentContentChangeEvent[], version: number): OpenDocument {
      for (const change of changes) {
        const { start, end } =
          'range' in change
            ? new Places(document.lines, encoding()).span(change.range)
            : { start: 0, end: document.lines.length };
        document.edit({ span: { start: Math.min(start, end), end: Math.max(start, end) }, text: change.text });
      }
      document.version = version;
      return document;
    },
  };
}
