// Something is said about a concern, but under no heading that would lead a reader to it.

import { titlePlace } from '../place.ts';
import { defineRule } from '../rule.ts';
import { overlap } from '../span.ts';
import { ours, say } from '../words.ts';

export const unheadedAnswer = defineRule({
  id: 'unheaded-answer',
  family: 'completeness',
  summary: 'What is said about a concern stands under a heading that leads to it.',
  severity: { draft: 'hint', review: 'information', ready: 'warning' },
  guidance: `
The text deals with the concern somewhere, in passing. A reader who looks for it in the headings will not find it, and
a reviewer cannot tell whether that sentence is all there is to say.

Give it a section of its own, move or link the passage there and complete it. If the passage is the whole answer, mark
it with \`<!-- fedreq-covers: concern -->\` in the line above.`,
  example: `
# Let storefront read order status from orders-eu
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unheaded-answer: Failure modes: "What happens under failure: what does the caller get when a peer is down, slow, or wrong?" is dealt with in passing, under no heading of its own. Expected a section of this name.

## Proposal

If \`orders-eu\` is down, storefront shows the last known status.
`,
  options: {},

  *check(request) {
    for (const { concern: id, state, span } of request.answers) {
      const concern = request.catalog.concerns.get(id);
      if (state !== 'mentioned' || !concern || !span) continue; // other rules speak to the rest
      yield {
        span: titlePlace(request),
        concern: id,
        related: [{ span, message: say`This may answer "${ours(concern, 'question')}"` }],
        message: say`${concern.headings[0] ?? concern.title}: "${ours(concern, 'question')}" is dealt with in passing, under no heading of its own. Expected a section of this name.`,
      };
    }
  },

  *fix({ concern: id = '', related = [] }, { catalog, opening, write }) {
    const concern = catalog.concerns.get(id);
    const [passage] = related;
    if (!concern || !passage) return;
    const heading = concern.headings[0] ?? concern.title;
    yield {
      title: say`Insert a section '${heading}' that links to the passage`,
      edits: [write.linkSection(concern, passage.span)],
    };
    if (!opening || !overlap(opening.span, passage.span))
      yield {
        title: say`Move the passage into a section '${heading}'`,
        edits: write.extractSection(concern, passage.span),
      };
    yield { title: say`Insert the section '${heading}'`, edits: [write.addSection(concern)] };
    yield {
      title: say`Mark the passage as the answer to '${ours(concern, 'title')}'`,
      edits: [write.cover(concern, passage.span)],
    };
    yield {
      title: say`Say that '${ours(concern, 'title')}' does not apply, with the reason`,
      edits: [write.waive(concern, undefined)],
    };
  },
});
