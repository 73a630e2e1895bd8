// Positions in each encoding, counted by Node and not by the code under test.
import assert from 'node:assert/strict';
import type { Position } from 'vscode-languageserver/node';

export const encodings = ['utf-8', 'utf-16', 'utf-32'] as const;
export type Encoding = (typeof encodings)[number];

const units: Readonly<Record<Encoding, (text: string) => number>> = {
  'utf-8': text => Buffer.byteLength(text),
  'utf-16': text => text.length,
  'utf-32': text => [...text].length,
};

const linesOf = (text: string): string[] => text.split(/\r\n|\n|\r/);

/** Where an offset lies, in an encoding. */
export function positionOf(text: string, offset: number, encoding: Encoding): Position {
  const before = linesOf(text.slice(0, offset));
  return { line: before.length - 1, character: units[encoding](before.at(-1) ?? '') };
}

/** The same position in UTF-16; fails where it lies within a character or behind the line. */
export function inUtf16(text: string, { line, character }: Position, encoding: Encoding): Position {
  const written = linesOf(text)[line] ?? assert.fail(`there is no line ${line}`);
  for (let column = 0; column <= written.length; column++) {
    if (/[\ud800-\udbff]$/.test(written.slice(0, column))) continue;
    if (units[encoding](written.slice(0, column)) === character) return { line, character: column };
  }
  return assert.fail(`${line}:${character} lies within a character, or behind the line '${written}', in ${encoding}`);
}

/** A copy of plain data with every position in it in UTF-16. */
export function allInUtf16(value: unknown, text: string, encoding: Encoding): unknown {
  if (Array.isArray(value)) return value.map(one => allInUtf16(one, text, encoding));
  if (typeof value !== 'object' || value === null) return value;
  if ('line' in value && 'character' in value) return inUtf16(text, value as Position, encoding);
  const copy: Record<string, unknown> = {};
  for (const [key, one] of Object.entries(value)) copy[key] = allInUtf16(one, text, encoding);
  for (const [line, column] of [
    ['line', 'column'],
    ['endLine', 'endColumn'],
  ] as const)
    if (typeof copy[line] === 'number' && typeof copy[column] === 'number')
      copy[column] = inUtf16(text, { line: copy[line], character: copy[column] }, encoding).character;
  return copy;
}
