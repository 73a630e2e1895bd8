// Small arithmetic on spans, and from places in a part to places in the document.
import type { Section, Span } from './model.ts';

export const span = (start: number, end: number): Span => ({ start, end });
export const shift = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

/** A place in a section's part as a place in the document. */
export const inDocument = (section: Section, place: Span): Span => shift(place, section.start);

/** Where a section begins and ends in the document, subsections left out. */
export const spanOf = (section: Section): Span => span(section.start, section.start + section.part.text.length);

/** Whether two spans share a character, or touch where one is empty. */
export const overlap = (a: Span, b: Span): boolean =>
  isEmpty(a) || isEmpty(b) ? a.start <= b.end && b.start <= a.end : a.start < b.end && b.start < a.end;

const isEmpty = ({ start, end }: Span): boolean => start === end;
