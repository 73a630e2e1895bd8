// Between offsets and protocol positions, in the encoding that client and server agreed on.

import { type Position, PositionEncodingKind, type Range, uinteger } from 'vscode-languageserver';
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { Lines, type Span } from '../engine/index.ts';

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

  constructor(text: string, encoding: PositionEncodingKind) {
    this.#lines = new Lines(text);
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

/** How open documents are kept: changes come in the agreed encoding and are applied one after another. */
export function documentsIn(encoding: () => PositionEncodingKind) {
  return {
    create(uri: string, languageId: string, version: number, text: string): TextDocument {
      if (typeof text !== 'string') throw new TypeError(`${uri} was opened without its text`);
      return TextDocument.create(uri, languageId, version, text);
    },
    update(document: TextDocument, changes: TextDocumentContentChangeEvent[], version: number): TextDocument {
      for (const change of changes) {
        const { range, text } = { range: undefined, ...within(document, change, encoding()) };
        if (!range) TextDocument.update(document, [{ text }], version);
        else
          replace(
            document,
            { start: document.offsetAt(range.start), end: document.offsetAt(range.end), text },
            version,
          );
      }
      return document;
    },
  };
}

/** `TextDocument` counts a line too many where a change brings a CR before an LF: there it counts anew. */
function replace(
  document: TextDocument,
  { start, end, text }: { start: number; end: number; text: string },
  version: number,
): void {
  const before = document.getText();
  const [left, right] = [before.charAt(start - 1), before.charAt(end)];
  const isJoined = `${left}${text.charAt(0) || right}` === '\r\n' || `${text.at(-1) ?? left}${right}` === '\r\n';
  const range = { start: document.positionAt(start), end: document.positionAt(end) };
  const change = isJoined ? { text: before.slice(0, start) + text + before.slice(end) } : { range, text };
  TextDocument.update(document, [change], version);
}

/** A change in UTF-16, brought into the text: `TextDocument` loses count of lines when a range lies outside. */
function within(
  document: TextDocument,
  change: TextDocumentContentChangeEvent,
  encoding: PositionEncodingKind,
): TextDocumentContentChangeEvent {
  if (!('range' in change)) return change;
  const brought = ({ line, character }: Position): Position => {
    const lineRange = { start: { line, character: 0 }, end: { line, character: uinteger.MAX_VALUE } };
    const column = encoding === 'utf-16' ? character : decoded(document.getText(lineRange), character, encoding);
    return document.positionAt(document.offsetAt({ line, character: column }));
  };
  return { range: { start: brought(change.range.start), end: brought(change.range.end) }, text: change.text };
}
