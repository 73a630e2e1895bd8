// Edits of a YAML request: root keys in template order, waivers, comments, metadata.
import type { Concern, Edit, Ignoring, Manuscript, Section, Span, Writer } from '../model.ts';
import { span } from '../span.ts';
import { isWholeDocument, newValue, textStart } from './front-matter.ts';
import { quoteOf } from './markdown-links.ts';
import { moved } from './move.ts';
import { type Domain, endOf, slotOf } from './order.ts';
import { removal } from './remove.ts';
import { asSnippet, inSequence, numbered, stop } from './snippet.ts';
import { endOfStretch, indentOf, lineAt, lineStart, paragraphAt, sectionAt } from './text.ts';
import { asked, type Ignore, ignoreWords, nothing, snippetEdit, waiver } from './writing.ts';
import { cutOut } from './yaml-cut.ts';
import { flowPairs, inFlow, keyLines, newElements, ownLines, plainValue, quotable } from './yaml-elements.ts';
import { endOfEmpty, endOfLines, keyOf, spaced, treeOf } from './yaml-tree.ts';

/** How a document writes its keys. */
interface Style {
  /** Of the root's keys, and what a level adds. */
  readonly indent: string;
  readonly step: string;
  readonly eol: string;
}
/** A root key to be: what stands behind its colon, in snippet syntax; `flow` the same between brackets. */
interface NewKey {
  readonly concern: Concern;
  readonly value: (style: Style) => string;
  readonly flow: string;
}

export function yamlWriter(manuscript: Manuscript, domain: Domain): Writer {
  const add = (keys: readonly NewKey[]) => newKeys(keys, manuscript, domain);
  const addOne = (key: NewKey): Edit => add([key])[0] ?? nothing(manuscript.text.length);
  const said = (concern: Concern, text: string): NewKey => ({ concern, value: () => ` "${text}"`, flow: `"${text}"` });
  return {
    addSection: concern => addOne(questions(concern)),
    addSections: concerns => add(concerns.map(questions)),
    addElements: (section, elements) => newElements(section, elements, manuscript),
    linkSection: (concern, passage) => addOne(said(concern, asSnippet(quotable(pointer(passage, manuscript))))),
    cover: (concern, passage) => ({ ...aboveValue(passage, `# fedreq-covers: ${concern.id}`, manuscript) }),
    extractSection: (concern, passage) => extracted(concern, passage, manuscript, domain),
    waive: (concern, section) => (section ? waived(section, manuscript) : addOne(said(concern, waiver))),
    ignore: (target, place, scope) => ignored({ target, place, scope }, manuscript),
    remove: words => removed(words, manuscript),
    remark: words => remark(words, manuscript),
    setMeta: (key, value) => rootKey(key, value, manuscript),
  };
}

/** The key of a concern with its questions, as new documents write it. */
export const keyOfConcern = (concern: Concern): string =>
  `${concern.id}:${questions(concern).value({ indent: '', step: '  ', eol: '\n' })}`;

/** A concern's answer as YAML asks for it: a key for each element. */
function questions(concern: Concern): NewKey {
  const { elements, question } = concern;
  if (elements.length === 0) {
    return {
      concern,
      value: () => ` ${plainValue(asked(question), 1)}`,
      flow: `"${stop(1, quotable(asked(question)))}"`,
    };
  }
  return {
    concern,
    value: ({ indent, step, eol }) => `${eol}${keyLines(elements, indent + step).join(eol)}`,
    flow: `{${flowPairs(elements).join(', ')}}`,
  };
}

/** Keys at one place make one edit, in template order; tab stops run through all of them. */
function newKeys(keys: readonly NewKey[], manuscript: Manuscript, domain: Domain): readonly Edit[] {
  const tree = treeOf(manuscript);
  const { text, eol } = manuscript;
  const order = [...domain.catalog.concerns.keys()];
  const inOrder = [...keys].sort((a, b) => order.indexOf(a.concern.id) - order.indexOf(b.concern.id));
  if (tree.root === 'other') return [];
  if (tree.root === 'flow-map') {
    const entries = inSequence(inOrder.map(({ concern, flow }) => `"${concern.id}": ${flow}`));
    return [inFlow(span(text.indexOf('{'), tree.close + 1), text, entries)];
  }
  const groups = new Map<number, string[]>();
  for (const { concern, value } of inOrder) {
    const at = placeOf(slotOf(concern, manuscript, domain), manuscript);
    groups.set(at, [...(groups.get(at) ?? []), `${tree.indent}${concern.id}:${value({ ...tree, eol })}`]);
  }
  const apart = tree.first !== undefined && spaced(manuscript);
  const inText = [...groups].sort(([a], [b]) => a - b);
  const bodies = inSequence(inText.map(([, lines]) => numbered(lines).join(spaced(manuscript) ? eol + eol : eol)));
  return inText.map(([at], index) =>
    apart ? paragraph(bodies[index] ?? '', at, manuscript) : ownLines(bodies[index] ?? '', at, manuscript),
  );
}

function paragraph(body: string, at: number, manuscript: Manuscript): Edit {
  return snippetEdit(span(at, at), paragraphAt(at, body, manuscript));
}

function placeOf(slot: ReturnType<typeof slotOf>, manuscript: Manuscript): number {
  const { text } = manuscript;
  const { first } = treeOf(manuscript);
  if (slot !== 'end' && 'before' in slot) return lineStart(text, slot.before.start);
  if (slot === 'end' && first === undefined) return endOfEmpty(text);
  const from = slot === 'end' ? (first ?? 0) : keyOf(slot.after);
  const end = endOfLines(text, from, slot === 'end' ? text.length : endOf(slot.after, manuscript));
  return spaced(manuscript) ? endOfStretch(text, from, Math.max(end, blankBelow(text, end))) : end;
}

/** Behind one blank line, if one follows. */
function blankBelow(text: string, end: number): number {
  const blank = /^[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(end, end + 200));
  return lineStart(text, end) === end && blank ? end + blank[0].length : end;
}

const pointer = (passage: Span, manuscript: Manuscript): string => {
  const section = sectionAt(passage.start, manuscript.sections);
  const quote = quoteOf(passage, manuscript);
  return `See '${section?.path.join(' / ') ?? ''}'${quote === '' ? '' : `: "${quote}"`}`;
};

/** The passage as the answer of a key of its own. */
function extracted(concern: Concern, passage: Span, manuscript: Manuscript, domain: Domain): readonly Edit[] {
  if (treeOf(manuscript).root !== 'map') return [];
  const cut = cutOut(passage, manuscript, `"See '${concern.id}'."`);
  if (!cut) return [];
  const value = ({ indent, step, eol }: Style): string =>
    ` ${asSnippet(cut.words.replace(/\n(?=[^\n])/g, `\n${indent}${step}`).replaceAll('\n', eol))}`;
  return moved(cut.edit, { manuscript, domain }, (left, its) => newKeys([{ concern, value, flow: '' }], left, its)[0]);
}

/** Words out of a text; between quotation marks then, where what is left would not read as one without. */
function removed(words: Span, manuscript: Manuscript): Edit {
  const { text } = manuscript;
  const scalar = treeOf(manuscript).scalarAt(words.start);
  const edit = removal(words, text, scalar?.end);
  if (!scalar || /^["'|>]/.test(text.slice(scalar.start, scalar.end))) return edit;
  const left = text.slice(scalar.start, edit.span.start) + edit.text + text.slice(edit.span.end, scalar.end);
  return /^(?:$|[\p{L}\p{N}<(])/u.test(left) ? edit : { span: scalar, text: `"${quotable(left)}"` };
}

function remark(words: Span, manuscript: Manuscript): Edit {
  const { text, sections } = manuscript;
  const section = sectionAt(words.start, sections);
  const above = section?.part.form === 'key' ? keyOf(section) : words.start;
  const isBracketed = treeOf(manuscript).root === 'flow-map';
  const comment = `# ${text.slice(words.start, words.end).replace(/\s+/g, ' ')}`;
  return commentAbove(isBracketed ? textStart(text) : above, comment, manuscript);
}

/** The statement in place of the value and all below it. */
function waived(section: Section, manuscript: Manuscript): Edit {
  const { text } = manuscript;
  const value = treeOf(manuscript).valueAt(keyOf(section));
  if (!value) return nothing(section.start);
  const written = ` "${waiver}"$0`;
  const isWritten = text.slice(value.colon, value.span.end).trim() !== ''; // `~` and `null` are, and say nothing
  if (value.form !== 'empty' || isWritten) return snippetEdit(span(value.colon, value.span.end), written);
  const blank = /^[ \t]*/.exec(text.slice(value.colon))?.[0].length ?? 0;
  const more = /^[^\r\n]/.test(text.slice(value.colon + blank)) ? ' ' : '';
  return snippetEdit(span(value.colon, value.colon + blank), `${written}${more}`);
}

/** A comment above the line; above the key where the line lies within a text, which knows no comments, and then for the whole answer. */
function ignored({ target, place, scope }: Ignore, manuscript: Manuscript): Ignoring {
  const { text } = manuscript;
  const written = (reach: Ignoring['scope'], above: number): Ignoring => {
    const comment = `# ${ignoreWords(target, reach)}$0`;
    return { scope: reach, edit: { ...commentAbove(above, comment, manuscript), snippet: true } };
  };
  const bracketed = scope === 'section' && treeOf(manuscript).root === 'flow-map'; // no key begins a line there
  if (scope === 'file' || bracketed || isWholeDocument(place, manuscript)) return written('file', textStart(text));
  const scalar = scalarAround(place, manuscript);
  const section = sectionAt(place.start, manuscript.sections);
  if (section?.part.form === 'key' && (scope === 'section' || scalar)) return written('section', keyOf(section));
  return written('line', scalar?.start ?? place.start);
}

/** The text of several lines that a place lies in, below its first: no comment can stand above the place itself. */
function scalarAround(place: Span, manuscript: Manuscript): Span | undefined {
  const { text } = manuscript;
  const scalar = treeOf(manuscript).scalarAt(place.start);
  return scalar && lineStart(text, scalar.start) !== lineStart(text, place.start) ? scalar : undefined;
}

/** Above the item of a list that a passage is, else above the key of its value. */
function aboveValue(passage: Span, comment: string, manuscript: Manuscript): Edit {
  const { text, sections } = manuscript;
  const section = sectionAt(passage.start, sections);
  const scalar = treeOf(manuscript).scalarAt(passage.start);
  const isItem = scalar !== undefined && /^[ \t]*-[ \t]/.test(lineAt(text, scalar.start));
  return commentAbove(
    isItem || !section || section.part.form !== 'key' ? (scalar?.start ?? passage.start) : keyOf(section),
    comment,
    manuscript,
  );
}

function commentAbove(offset: number, comment: string, { text, eol }: Manuscript): Edit {
  const at = Math.max(lineStart(text, offset), textStart(text));
  return { span: span(at, at), text: `${indentOf(lineAt(text, at))}${comment}${eol}` };
}

/** Sets a key of the root; a new one stands after those that describe the document. */
function rootKey(key: string, value: string, manuscript: Manuscript): Edit {
  const { text, meta } = manuscript;
  const tree = treeOf(manuscript);
  const [written = ''] = inSequence([value]);
  const own = meta.filter(({ from }) => from === 'yaml');
  const entry = own.find(one => one.key === key.toLowerCase());
  if (entry) return newValue(entry, written, manuscript);
  if (tree.root === 'other') return nothing(0);
  if (tree.root === 'flow-map') return inFlow(span(text.indexOf('{'), tree.close + 1), text, [`"${key}": ${written}`]);
  const last = own.reduce((at, { keySpan }) => Math.max(at, keySpan.start), -1);
  const line = `${tree.indent}${key}: ${written}`;
  if (last < 0)
    return ownLines(line, tree.first === undefined ? endOfEmpty(text) : lineStart(text, tree.first), manuscript);
  const next = manuscript.sections.find(({ start, part }) => part.form === 'key' && start > last)?.start ?? text.length;
  return ownLines(line, endOfLines(text, last, next), manuscript);
}
