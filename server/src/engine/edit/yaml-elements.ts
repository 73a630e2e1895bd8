// Keys, items or lines that ask for the elements a YAML answer does not have yet, as its value is written.
import type { Edit, Element, Manuscript, Section, Span } from '../model.ts';
import { isStandIn } from '../read/placeholder.ts';
import { span } from '../span.ts';
import { endOf } from './order.ts';
import { asSnippet, inSequence, stop } from './snippet.ts';
import { indentOf, lineAt, lineEnd, lineStart, nextLine } from './text.ts';
import { asked, isNamed, labelOf, nothing, snippetEdit } from './writing.ts';
import { endOfLines, keyOf, treeOf, type Value, type ValueForm } from './yaml-tree.ts';

interface Place {
  readonly section: Section;
  readonly manuscript: Manuscript;
  readonly value: Value;
  /** Of the section's key. */
  readonly indent: string;
  readonly step: string;
}
type Add = (elements: readonly Element[], place: Place) => Edit;

/** What is missing, after what the answer says already. Changes nothing where nothing is missing or the value is out of reach (an alias). */
export function newElements(section: Section, elements: readonly Element[], manuscript: Manuscript): Edit {
  const tree = treeOf(manuscript);
  const value = tree.valueAt(keyOf(section));
  const { text } = manuscript;
  const open = elements.filter(
    element => !isNamed(element, section, manuscript) && !isBetweenBrackets(element, text, value),
  );
  if (!value || open.length === 0) return nothing(section.start);
  const place: Place = { section, manuscript, value, indent: indentOf(lineAt(text, keyOf(section))), step: tree.step };
  const edit = adding[isStandInValue(place) ? 'empty' : value.form](open, place);
  return edit.snippet ? { ...edit, text: inSequence([edit.text])[0] ?? '' } : edit;
}

/** Whether a flow collection names the element: its entries are no blocks. */
function isBetweenBrackets(element: Element, text: string, value: Value | undefined): boolean {
  if (value?.form !== 'flow-map' && value?.form !== 'flow-list') return false;
  const entries = text.slice(value.span.start + 1, value.span.end - 1).split(',');
  return entries.some(entry =>
    [element.id, labelOf(element)].includes(entry.split(':')[0]?.replace(/["'{]/g, '').trim() ?? ''),
  );
}

function isStandInValue({ section: { part }, value: { form, span: at }, manuscript: { text } }: Place): boolean {
  if (form !== 'scalar' && form !== 'literal' && form !== 'folded') return false;
  const written = text.slice(at.start, at.end).replace(/^[|>][^\r\n]*/, '');
  return isStandIn(written) || (part.blocks.length === 1 && part.blocks[0]?.kind === 'template');
}

const adding: Readonly<Record<ValueForm, Add>> = {
  empty: (elements, { section, manuscript, value, indent, step }) => {
    const { text, eol } = manuscript;
    if (value.flow) return snippetEdit(span(value.colon, value.span.end), ` {${flowPairs(elements).join(', ')}}`);
    const keys = keyLines(elements, indent + step).join(eol);
    const written = text.slice(value.colon, value.span.end).trim();
    if (written === '') return ownLines(keys, nextLine(text, value.colon), manuscript);
    return snippetEdit(
      span(value.colon, Math.min(value.span.end, section.start + section.part.text.length)),
      `${eol}${keys}`,
    );
  },
  map: (elements, place) => {
    const { section, manuscript } = place;
    const [child] = manuscript.sections.filter(({ parent }) => parent === section.index);
    const indent = child ? indentOf(lineAt(manuscript.text, keyOf(child))) : place.indent + place.step;
    return ownLines(keyLines(elements, indent).join(manuscript.eol), endOfValue(place), manuscript);
  },
  list: (elements, place) => {
    const { manuscript, value } = place;
    const indent = indentOf(lineAt(manuscript.text, value.span.start));
    return ownLines(itemLines(elements, indent).join(manuscript.eol), endOfValue(place), manuscript);
  },
  'flow-map': (elements, { value, manuscript }) => inFlow(value.span, manuscript.text, flowPairs(elements)),
  'flow-list': (elements, { value, manuscript }) => inFlow(value.span, manuscript.text, elements.map(quotedItem)),
  literal: (elements, place) => linesOfText(elements, place, ''),
  folded: (elements, place) => linesOfText(elements, place, place.manuscript.eol),
  scalar: (elements, { value, manuscript, indent, step }) => {
    const { text, eol } = manuscript;
    if (value.flow) {
      const own = asSnippet(text.slice(value.span.start, value.span.end));
      return snippetEdit(value.span, `[${[own, ...elements.map(quotedItem)].join(', ')}]`);
    }
    const end = lineEnd(text, value.span.end);
    const [first = '', ...more] = text.slice(value.span.start, end).split(/\r\n|\n|\r/);
    const own = [`${indent}${step}- ${first}`, ...more.map(line => `${indent}${step}  ${line.trimStart()}`)].map(
      asSnippet,
    );
    return snippetEdit(span(value.colon, end), `${eol}${[...own, ...itemLines(elements, indent + step)].join(eol)}`);
  },
  other: (_, { section }) => nothing(section.start),
};

/** The element's key with its question; quoted where a plain value would not read as one. */
export const keyLines = (elements: readonly Element[], indent: string): string[] =>
  elements.map(({ id, ask }, i) => `${indent}${id}: ${plainValue(asked(ask), i + 1)}`);

/** A placeholder as a plain value, or between quotes where YAML would read something else in it. */
export function plainValue(text: string, number: number): string {
  return /: |:$| #|^[-?:,[\]{}#&*!|>'"%@`]/.test(text) ? `"${stop(number, quotable(text))}"` : stop(number, text);
}

/** Keys with their questions between brackets. */
export const flowPairs = (elements: readonly Element[]): string[] =>
  elements.map(({ id, ask }, i) => `"${id}": "${stop(i + 1, quotable(asked(ask)))}"`);

const itemLines = (elements: readonly Element[], indent: string): string[] =>
  elements.map((element, i) => `${indent}- ${quotedItem(element, i)}`);
const quotedItem = (element: Element, index: number): string =>
  `"${asSnippet(quotable(labelOf(element)))}: ${stop(index + 1, quotable(asked(element.ask)))}"`;
export const quotable = (text: string): string => text.replace(/[\\"]/g, '\\$&');

/** After the last line of a value. */
function endOfValue({ section, manuscript }: Place): number {
  return endOfLines(manuscript.text, keyOf(section), endOf(section, manuscript));
}

/** Lines in the text of a block scalar, indented as it is; folded ones with a blank line above each, so that they stay lines. */
function linesOfText(elements: readonly Element[], place: Place, gap: string): Edit {
  const { manuscript, value, indent, step } = place;
  const { text, eol } = manuscript;
  const first = nextLine(text, value.span.start);
  const own =
    first < value.span.end
      ? indentOf(lineAt(text, first + text.slice(first, value.span.end).search(/\S/)))
      : indent + step;
  const lines = elements.map(
    (element, i) => `${gap}${own}- ${asSnippet(labelOf(element))}: ${stop(i + 1, asked(element.ask))}`,
  );
  return ownLines(lines.join(eol), endOfValue(place), manuscript);
}

/** Whole lines at the start of a line, or after a last line that has no end. */
export function ownLines(lines: string, at: number, { text, eol }: Manuscript): Edit {
  return snippetEdit(span(at, at), lineStart(text, at) === at ? `${lines}${eol}` : `${eol}${lines}`);
}

/** Entries before the bracket that closes a flow collection. */
export function inFlow({ start, end }: Span, text: string, entries: readonly string[]): Edit {
  const written = text.slice(start + 1, end - 1).trimEnd();
  const at = start + 1 + written.length;
  const comma = written.trim() === '' ? '' : written.endsWith(',') ? ' ' : ', ';
  return snippetEdit(span(at, at), `${comma}${entries.join(', ')}`);
}
