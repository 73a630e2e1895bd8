// Pieces of a page: text made harmless, sections with their names, links to lines.
import type { Lines } from '../lines.ts';
import type { Span } from '../model.ts';
import { visible } from './visible.ts';

/** A text of the document as a page may hold it, in an element or in an attribute. */
export const escaped = (text: string): string => visible(text).replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`);

/** A part of the page that a person can be led to by its name. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: string;
}

export const sectionHtml = ({ id, title, body }: Section): string =>
  `<section aria-labelledby="${id}">\n<h2 id="${id}">${escaped(title)}</h2>\n${body}\n</section>`;

/** Links of the form #L12 name lines, from 1. */
export const linked = (text: string, span: Span, lines: Lines): string =>
  `<a href="#L${lines.lineAt(span.start) + 1}">${escaped(text)}</a>`;

/** A mark for the eye; the words beside it say the same. */
export const marked = (sign: string): string => `<span class="mark" aria-hidden="true">${sign}</span>`;

export const aside = (text: string): string => `<span class="words">${escaped(text)}</span>`;

export const list = (rows: readonly string[], of = ''): string =>
  `<ul${of === '' ? '' : ` class="${of}"`}>${rows.map(row => `<li>${row}</li>`).join('\n')}</ul>`;
