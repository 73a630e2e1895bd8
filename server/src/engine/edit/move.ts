// Moves a passage into a section of its own: what is cut here goes in there, as edits of one text.
import type { Edit, Manuscript } from '../model.ts';
import { parse } from '../parse/index.ts';
import { concernsOf } from '../read/headings.ts';
import { shift } from '../span.ts';
import type { Domain } from './order.ts';

/** A passage that leaves its place: the edit there, and its words as they are to stand elsewhere. */
export interface Cut {
  readonly edit: Edit;
  readonly words: string;
}

/** The cut, and what `add` puts into the text that it leaves: found there, written for the text as it is. */
export function moved(
  cut: Edit,
  { manuscript, domain: { catalog } }: { manuscript: Manuscript; domain: Domain },
  add: (left: Manuscript, its: Domain) => Edit | undefined,
): readonly Edit[] {
  const { text, format } = manuscript;
  const left = parse(text.slice(0, cut.span.start) + cut.text + text.slice(cut.span.end), format, {
    before: { manuscript, change: cut },
  });
  const added = add(left, { catalog, concernsOf: concernsOf(left.sections, catalog) });
  if (!added) return [];
  if (added.span.start <= cut.span.start) return [added, cut];
  return [cut, { ...added, span: shift(added.span, cut.span.end - cut.span.start - cut.text.length) }];
}
