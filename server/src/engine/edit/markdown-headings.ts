// Headings of new sections, written as the document writes its own: level, numbering, bold lines.
import type { Concern, Manuscript, Section } from '../model.ts';
import { type Domain, homesOf, isTitle, type Slot } from './order.ts';
import { lineAt } from './text.ts';

const number = /^[ \t]*#+[ \t]+((?:\d{1,3}\.){0,5}\d{1,3})(\.?)(?=[ \t])/;

/** Writes headings one after another; remembers which numbers it has given away. */
export class Headings {
  readonly #manuscript: Manuscript;
  readonly #level: number;
  readonly #given = new Set<string>();
  #last: { readonly slot: number; readonly number: string } | undefined;

  constructor(manuscript: Manuscript, { concernsOf }: Domain) {
    this.#manuscript = manuscript;
    this.#level = headingLevel(manuscript, { concernsOf });
    for (const section of manuscript.sections) {
      const found = numberOf(section, manuscript);
      if (found) this.#given.add(found.number);
    }
  }

  /** The heading line of a concern's section at a slot. */
  next(concern: Concern, slot: Slot): string {
    const title = concern.headings[0] ?? concern.title;
    const sibling = slot === 'end' ? undefined : 'after' in slot ? slot.after : slot.before;
    if (sibling?.part.form === 'bold') return boldLike(sibling, title, this.#manuscript);
    const own = sibling && (sibling.part.form === 'atx' || sibling.part.form === 'setext');
    const marks = '#'.repeat(own ? sibling.part.depth : this.#level);
    return `${marks} ${this.#number(slot)}${title}`;
  }

  /** The number after that of the section before; none where it is taken, or where the document gives none. */
  #number(slot: Slot): string {
    const section =
      slot === 'end'
        ? this.#manuscript.sections.findLast(one => !isTitle(one, this.#manuscript))
        : 'after' in slot
          ? slot.after
          : undefined;
    const found = section && numberOf(section, this.#manuscript);
    if (!found) return '';
    const before = this.#last?.slot === section.index ? this.#last.number : found.number;
    const steps = before.split('.');
    const next = [...steps.slice(0, -1), String(Number(steps.at(-1)) + 1)].join('.');
    if (this.#given.has(next)) return ''; // the author renumbers, or does without
    this.#given.add(next);
    this.#last = { slot: section.index, number: next };
    return `${next}${found.dot} `;
  }
}

function numberOf(
  section: Section,
  { text }: Manuscript,
): { readonly number: string; readonly dot: string } | undefined {
  if (section.part.form !== 'atx') return undefined;
  const match = number.exec(lineAt(text, section.start + section.part.titleSpan.start));
  return match?.[1] === undefined ? undefined : { number: match[1], dot: match[2] ?? '' };
}

/** The level that most concerns of the document have, else that of its uppermost sections, else 2; 3 in an issue form. */
export function headingLevel(manuscript: Manuscript, { concernsOf }: Pick<Domain, 'concernsOf'>): number {
  const homes = [...homesOf(manuscript, concernsOf).values()];
  if (manuscript.form === 'issue') return 3;
  const depths = (sections: readonly Section[]) =>
    sections.filter(({ part }) => part.form === 'atx' || part.form === 'setext').map(({ part }) => part.depth);
  const ofConcerns = depths(homes);
  const others = depths(manuscript.sections.filter(section => !isTitle(section, manuscript)));
  const all = ofConcerns.length > 0 ? ofConcerns : others.length > 0 ? [Math.min(...others)] : [2];
  const count = (depth: number): number => all.filter(one => one === depth).length;
  return all.reduce((best, depth) => (count(depth) > count(best) ? depth : best));
}

/** A bold line as the one beside it: with its marks, and a colon where that has one. */
function boldLike(section: Section, title: string, { text }: Manuscript): string {
  const line = lineAt(text, section.start + section.part.titleSpan.start);
  const marks = line.includes('__') ? '__' : '**';
  if (/:(?:\*\*|__)[ \t]*$/.test(line)) return `${marks}${title}:${marks}`;
  return `${marks}${title}${marks}${line.trimEnd().endsWith(':') ? ':' : ''}`;
}
