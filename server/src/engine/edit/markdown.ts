// Edits of a Markdown request: sections in template order, waivers, ignore comments, front matter.
import type { Concern, Edit, IgnoreScope, Ignoring, Manuscript, Section, Span, Writer } from '../model.ts';
import { inDocument, span } from '../span.ts';
import { frontMatterKey, headEnd, isInFrontMatter, isWholeDocument } from './front-matter.ts';
import {
  commentBeside,
  commentInFrontMatter,
  commentOnTop,
  commentUnderHeading,
  covering,
} from './markdown-comments.ts';
import { cutOut } from './markdown-cut.ts';
import { newElements } from './markdown-elements.ts';
import { Headings } from './markdown-headings.ts';
import { linkTo, linkToLine } from './markdown-links.ts';
import { moved } from './move.ts';
import { closingOf } from './open.ts';
import { type Domain, endOf, slotOf } from './order.ts';
import { bracketed } from './placeholders.ts';
import { removal } from './remove.ts';
import { asSnippet, inSequence, numbered } from './snippet.ts';
import { contentEnd, endOfStretch, paragraphAt } from './text.ts';
import { type Ignore, ignoreWords, nothing, snippetEdit, waiver } from './writing.ts';

/** A section to be; its body in snippet syntax. */
interface NewSection {
  readonly concern: Concern;
  readonly body: string;
}
/** Where sections go, and what must be closed before them. */
interface Place {
  readonly at: number;
  readonly closing: string;
}

export function markdownWriter(manuscript: Manuscript, domain: Domain): Writer {
  const add = (sections: readonly NewSection[]) => newSections(sections, manuscript, domain);
  const addOne = (concern: Concern, body: string): Edit =>
    add([{ concern, body }])[0] ?? nothing(manuscript.text.length);
  return {
    addSection: concern => addOne(concern, bracketed(concern.snippet)),
    addSections: concerns => add(concerns.map(concern => ({ concern, body: bracketed(concern.snippet) }))),
    addElements: (section, elements) => newElements(section, elements, manuscript),
    linkSection: (concern, passage) => addOne(concern, asSnippet(linkTo(passage, manuscript))),
    extractSection: (concern, passage) => extracted(concern, passage, manuscript, domain),
    cover: (concern, passage) => covering(passage, `<!-- fedreq-covers: ${concern.id} -->`, manuscript),
    waive: (concern, section) => (section ? waived(section, manuscript) : addOne(concern, waiver)),
    ignore: (target, place, scope) => ignored({ target, place, scope }, manuscript),
    remove: words => removal(words, manuscript.text),
    remark: words => remark(words, manuscript),
    setMeta: (key, value) => frontMatterKey(key, value, manuscript),
  };
}

/** Sections at one place make one edit, in template order; tab stops run through all of them. */
function newSections(sections: readonly NewSection[], manuscript: Manuscript, domain: Domain): readonly Edit[] {
  const headings = new Headings(manuscript, domain);
  const order = [...domain.catalog.concerns.keys()];
  const inOrder = [...sections].sort((a, b) => order.indexOf(a.concern.id) - order.indexOf(b.concern.id));
  const groups = new Map<number, { readonly place: Place; readonly texts: string[] }>();
  for (const { concern, body } of inOrder) {
    const slot = slotOf(concern, manuscript, domain);
    const place = placeOf(slot, manuscript);
    const group = groups.get(place.at) ?? { place, texts: [] };
    group.texts.push(`${asSnippet(headings.next(concern, slot))}\n\n${body.trim()}`);
    groups.set(place.at, group);
  }
  const inText = [...groups.values()].sort((a, b) => a.place.at - b.place.at);
  const bodies = inSequence(inText.map(({ texts }) => numbered(texts).join('\n\n')));
  return inText.map(({ place }, index) => {
    const lines = (bodies[index] ?? '').replaceAll('\n', manuscript.eol);
    return snippetEdit(
      span(place.at, place.at),
      paragraphAt(place.at, lines, { ...manuscript, closing: place.closing }),
    );
  });
}

function placeOf(slot: ReturnType<typeof slotOf>, manuscript: Manuscript): Place {
  const { text } = manuscript;
  if (slot !== 'end' && 'before' in slot) return { at: slot.before.start, closing: '' };
  const from = slot === 'end' ? headEnd(manuscript) : slot.after.start;
  const to = slot === 'end' ? text.length : endOf(slot.after, manuscript);
  const closing = to === text.length ? closingOf(text, from, to) : '';
  return { at: closing === '' ? endOfStretch(text, from, to) : to, closing };
}

/** The passage under a heading of its own; a link to that where its old heading would be left with nothing. */
function extracted(concern: Concern, passage: Span, manuscript: Manuscript, domain: Domain): readonly Edit[] {
  const heading = new Headings(manuscript, domain).next(concern, slotOf(concern, manuscript, domain));
  const cut = cutOut(passage, manuscript, linkToLine(heading));
  if (!cut) return [];
  const section = { concern, body: asSnippet(cut.words.replaceAll('\r\n', '\n')) };
  return moved(cut.edit, { manuscript, domain }, (left, its) => newSections([section], left, its)[0]);
}

function remark({ start, end }: Span, manuscript: Manuscript): Edit {
  const words = manuscript.text.slice(start, end).replace(/\s+/g, ' ').replaceAll('--', '- -');
  return commentUnderHeading(span(start, end), `<!-- ${words} -->`, manuscript);
}

/** The statement in place of what the section says; the sections below it stay. */
function waived(section: Section, { text, eol }: Manuscript): Edit {
  const { start, end } = inDocument(section, section.part.bodySpan);
  const lead = text.slice(start, end);
  const from = start + (lead.length - lead.trimStart().length);
  const to = contentEnd(text, start, end);
  const words = `${waiver}$0`;
  if (from < to) return snippetEdit(span(from, to), words);
  const at = endOfStretch(text, section.start, section.start + section.part.text.length);
  return snippetEdit(span(at, at), paragraphAt(at, words, { text, eol }));
}

function ignored({ target, place, scope }: Ignore, manuscript: Manuscript): Ignoring {
  const comment = (reach: IgnoreScope): string => `<!-- ${ignoreWords(target, reach)} -->$0`;
  const written = (reach: IgnoreScope, edit: Edit): Ignoring => ({ scope: reach, edit: { ...edit, snippet: true } });
  if (scope === 'file' || isWholeDocument(place, manuscript))
    return written('file', commentOnTop(headEnd(manuscript), comment('file'), manuscript));
  if (isInFrontMatter(place.start, manuscript))
    return written('line', commentInFrontMatter(place, `${ignoreWords(target, 'line')}$0`, manuscript));
  const beside = scope === 'line' ? commentBeside(place, comment('line'), manuscript) : undefined;
  return beside
    ? written('line', beside)
    : written('section', commentUnderHeading(place, comment('section'), manuscript));
}
