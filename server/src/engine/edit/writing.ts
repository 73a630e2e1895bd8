// What both writers write: the words of questions, waivers and comments, and edits in snippet syntax.
import type { Edit, Element, IgnoreScope, Manuscript, Section, Span } from '../model.ts';
import { normalise } from '../read/headings.ts';
import { span } from '../span.ts';
import { stop } from './snippet.ts';

/** The statement that a concern does not apply; too short to count until its reason is written. */
export const waiver = `Not applicable: ${stop(1, 'reason')}`;

/** An edit that changes nothing, so that nobody offers it. */
export const nothing = (at: number): Edit => ({ span: span(at, at), text: '' });
export const snippetEdit = (at: Span, text: string): Edit => ({ span: at, text, snippet: true });

/** A question as a placeholder: `<Who decides it?>` is a template's words, and never counts as an answer. */
export const asked = (question: string): string => `<${question.replace(/[<>\r\n]+/g, ' ').trim()}>`;

/** What an element is called in front of its answer: its name if that is short, else its id in words. Both are recognised. */
export function labelOf({ id, name }: Element): string {
  const short = name.split(' ').length <= 4 && !/^(?:an?|the) |[,:(]/i.test(name);
  const words = short ? name : id.replaceAll('-', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** "**Way back**: " and its question, to be put behind the mark of a list item. */
export const elementLine = (element: Element, number: number): string =>
  `**${labelOf(element)}**: ${stop(number, asked(element.ask))}`;

/** Whether a block of the section, or the title of a section below it, begins with the element's name. */
export function isNamed(element: Element, section: Section, { sections, text }: Manuscript): boolean {
  return sections.some(({ index, parent, part, start }) => {
    if (index !== section.index && parent !== section.index) return false;
    if (index !== section.index && names(part.title, element)) return true;
    return part.blocks.some(block => {
      const written = text.slice(
        start + block.span.start,
        Math.min(start + block.span.end, start + block.span.start + longestLabel),
      );
      const colon = written.indexOf(':');
      return colon > 0 && names(written.slice(0, colon), element);
    });
  });
}
const longestLabel = 90;

/** Whether a label is the element's id or name, or the beginning of the name: "Expected load" for "expected load and size". */
function names(written: string, { id, name }: Element): boolean {
  const label = normalise(written);
  return label !== '' && (label === normalise(id) || `${normalise(name)} `.startsWith(`${label} `));
}

/** An ignore comment's words, its reason at a tab stop. */
export const ignoreWords = (target: string, scope: IgnoreScope): string =>
  `fedreq-ignore${scope === 'line' ? '' : `-${scope}`} ${target}: ${stop(1, 'reason')}`;

/** An ignore comment to be written. */
export interface Ignore {
  readonly target: string;
  readonly place: Span;
  readonly scope: IgnoreScope;
}
