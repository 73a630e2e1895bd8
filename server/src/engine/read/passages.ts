// From blocks to passages: what one block says, read with the line it hangs on and the columns it stands under.
import { remembered } from '../memo.ts';
import type { Block, Part } from '../model.ts';

/** A block as a reader takes it in. Offsets are the block's. */
export interface Passage {
  readonly block: Block;
  /** White space folded; a row as "Header: cell; Header: cell"; a code block as "code <language>: …". Without the lead-in. */
  readonly text: string;
  /** As `text`, the lead-in in front. */
  readonly inContext: string;
}

const kept = new WeakMap<Part, readonly Passage[]>();

/** The passages of a part in order; template text, metadata and quotations say nothing of the author's and are left out. */
export function passagesOf(part: Part): readonly Passage[] {
  return remembered(kept, part, () => part.blocks.filter(speaks).map(block => passageOf(block, part)));
}

function speaks({ kind, text }: Block): boolean {
  if (kind === 'template' || kind === 'meta' || kind === 'quote') return false;
  return /\S/.test(text) && !(kind === 'item' && isLabel(text));
}

/** Whether an item is no more than what it is called: "Way back:", its question still to be answered. */
const isLabel = (text: string): boolean => /^[^:.]{0,90}:\s*$/.test(text);

function passageOf(block: Block, part: Part): Passage {
  const text = textOf(block, part);
  return { block, text, inContext: block.leadIn === '' ? text : `${block.leadIn.replace(/\s+/g, ' ').trim()} ${text}` };
}

function textOf(block: Block, part: Part): string {
  if (block.kind === 'code') return `code ${block.language}: ${block.text}`;
  if (block.kind !== 'row') return fold(block.text);
  return cellsOf(block, part)
    .map((cell, column) => (block.headers[column] ? `${fold(block.headers[column])}: ${cell}` : cell))
    .filter(cell => /\w/.test(cell))
    .join('; ');
}

/** A row's cells, masked as its text is. A bar inside code is escaped in a table, so every plain bar is a border. */
function cellsOf({ span, text }: Block, part: Part): string[] {
  const source = part.text.slice(span.start, span.end);
  const cells: string[] = [];
  let from = 0;
  for (let i = 0; i <= source.length; i++) {
    if (i < source.length && (source[i] !== '|' || source[i - 1] === '\\')) continue;
    cells.push(fold(text.slice(from, i)));
    from = i + 1;
  }
  if (/^\s*\|/.test(source)) cells.shift();
  if (/\|\s*$/.test(source)) cells.pop();
  return cells;
}

const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();
