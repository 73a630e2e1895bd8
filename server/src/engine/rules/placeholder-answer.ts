// A section that stands there without an answer.
import type { Section } from '../model.ts';
import { defineRule } from '../rule.ts';
import { inDocument } from '../span.ts';
import { ours, say } from '../words.ts';

export const placeholderAnswer = defineRule({
  id: 'placeholder-answer',
  family: 'completeness',
  summary: 'A section answers its question instead of holding its place.',
  severity: { draft: 'information', review: 'warning', ready: 'error' },
  guidance: `
An empty section, a left-over of the template, "TBD", or "N/A" without a reason looks finished in a table of contents and
is not. The reader cannot tell whether nobody thought of it or whether it does not apply.

Write what you know, even if it is one sentence. If it is undecided, say who decides it and by when. If it does not
apply, write \`Not applicable: reason\`.`,
  example: `
# Let storefront read order status from orders-eu

## Failure modes
   ^^^^^^^^^^^^^ placeholder-answer: 'Failure modes' says no more than "TBD". Expected an answer to "What happens under failure: what does the caller get when a peer is down, slow, or wrong?", or 'Not applicable: reason'.

TBD
`,
  options: {},

  *check({ answers, catalog, sections }) {
    for (const answer of answers) {
      const concern = catalog.concerns.get(answer.concern);
      const section = answer.section === undefined ? undefined : sections[answer.section];
      if (answer.state !== 'placeholder' || !concern || !section) continue; // other rules speak to the rest
      const written = writtenIn(section);
      const found =
        written === ''
          ? say`is empty`
          : say`says no more than "${written.length > 40 ? `${written.slice(0, 39)}…` : written}"`;
      yield {
        span: inDocument(section, section.part.titleSpan),
        concern: concern.id,
        message: say`'${section.part.title}' ${found}. Expected an answer to "${ours(concern, 'question')}", or 'Not applicable: reason'.`,
      };
    }
  },

  *fix({ concern: id = '' }, { catalog, answers, sections, write }) {
    const concern = catalog.concerns.get(id);
    const answer = answers.find(one => one.concern === id);
    const section = answer?.section === undefined ? undefined : sections[answer.section];
    if (!concern || !section) return;
    yield {
      title: say`Add the questions of '${ours(concern, 'title')}'`,
      edits: [write.addElements(section, concern.elements)],
      preferred: true,
    };
    if (/^\W*not applicable\b/i.test(writtenIn(section))) return; // only its reason is to be written
    yield {
      title: say`Say that '${ours(concern, 'title')}' does not apply, with the reason`,
      edits: [write.waive(concern, section)],
    };
  },
});

/** The body of a section as its author left it, on one line. */
function writtenIn({ part: { text, bodySpan } }: Section): string {
  return withoutComments(text.slice(bodySpan.start, bodySpan.end)).replace(/\s+/g, ' ').trim();
}

function withoutComments(text: string): string {
  let rest = '';
  for (let at = 0; at < text.length; ) {
    const open = text.indexOf('<!--', at);
    const close = open < 0 ? -1 : text.indexOf('-->', open + 4);
    if (close < 0) return rest + text.slice(at);
    rest += `${text.slice(at, open)} `;
    at = close + 3;
  }
  return rest;
}
