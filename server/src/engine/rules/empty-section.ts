// Headings under which nothing is said: a template's, or one that was meant to be filled.
import type { FeatureRequest, Section } from '../model.ts';
import { defineRule } from '../rule.ts';
import { inDocument } from '../span.ts';
import { sectionsWith } from '../stretches.ts';
import { say } from '../words.ts';

export const emptySection = defineRule({
  id: 'empty-section',
  family: 'handoff',
  summary: 'A heading has something under it.',
  severity: { draft: 'hint', review: 'information', ready: 'warning' },
  guidance: `
A heading with nothing under it, or with "N/A", looks answered in a table of contents. Of the failure sections of published
proposals one in six is empty and one in four says no more than "none".

Write what belongs there, say why it does not apply, or take the heading out.`,
  example: `
# Let storefront read order status from orders-eu

## Infrastructure needed
   ^^^^^^^^^^^^^^^^^^^^^ empty-section: Nothing stands under 'Infrastructure needed'. Expected what belongs there, why it does not apply, or no heading.

## Notes

The flag is off.
`,
  options: {},

  *check(request) {
    const answered = new Set(
      request.answers.filter(({ state }) => state === 'placeholder').map(({ section }) => section),
    );
    for (const [section, said] of empty(request.sections)) {
      const { title, titleSpan } = section.part;
      if (isWithin(section, answered, request.sections)) continue; // another rule's
      if (isTitle(section, request) || hasSubsection(section, request)) continue; // its text stands below
      const [first] = said;
      const waived = first !== undefined && first.kind !== 'template' && !/tbd|todo/iu.test(first.text);
      const written = first?.text.replace(/\s+/g, ' ').trim() ?? '';
      yield {
        span: inDocument(section, titleSpan),
        message: first
          ? say`No more than "${written}" stands under '${title}'. Expected what belongs there, why it does not apply, or no heading.`
          : say`Nothing stands under '${title}'. Expected what belongs there, why it does not apply, or no heading.`,
        ...(waived && { severity: 'hint' }),
      };
    }
  },
});

/** Headings under which nothing stands, or stand-ins and a template's words alone: those, where there are any. */
const empty = sectionsWith(({ title, blocks, form }) => {
  if (title === '' || form === 'bold' || form === 'summary') return undefined; // no heading
  const said = blocks.filter(({ kind }) => kind !== 'template');
  const isEmpty = said.every(({ text }) => /^\W*(?:(?:n\/?a|not applicable|tbd|todo)\W*)?$/iu.test(text));
  return isEmpty && !contents.test(title) ? [...said, ...blocks.filter(({ kind }) => kind === 'template')] : undefined;
});

/** A list of contents, or what its template leaves to the author. */
const contents = /^(?:table of )?contents$|^toc$|\(optional\)\s*$/iu;

/** Whether a section, or one above it, is among those: an element of an answer that is still to be written. */
function isWithin(
  { index, parent }: Section,
  those: ReadonlySet<number | undefined>,
  sections: readonly Section[],
): boolean {
  const above = sections[parent];
  return those.has(index) || (above !== undefined && isWithin(above, those, sections));
}

const isTitle = ({ start, part }: Section, { title }: FeatureRequest): boolean =>
  title !== undefined && start + part.titleSpan.start === title.span.start;

const hasSubsection = ({ index }: Section, { sections }: FeatureRequest): boolean =>
  sections[index + 1]?.parent === index;
