// An answer that leaves out what a reader needs to act on it.
import type { Answer, Concern, Element } from '../model.ts';
import { titlePlace } from '../place.ts';
import { defineRule } from '../rule.ts';
import { joined, ours, say } from '../words.ts';

export const incompleteAnswer = defineRule({
  id: 'incomplete-answer',
  family: 'completeness',
  summary: 'An answer holds what a reader needs to act on it without asking.',
  severity: { draft: 'information', review: 'warning', ready: 'warning' },
  guidance: `
Each concern has a few elements without which its answer cannot be acted on: a rollout without a way back, a failure
without what the caller then gets, a cache without a lifetime. The message names those that were not found.

Write a sentence for each, with a name or a number in it. If the text says it in words that were not recognised, start
the sentence with the element's name ("Way back: …").`,
  example: `
# Let storefront read order status from orders-eu

## Rollout
   ^^^^^^^ incomplete-answer: 'Rollout' does not say: way back, or what old and new do meanwhile ("How does one get back, within which time, or what do old and new peers do with each other meanwhile?").

Stage 1: shadow reads for one internal tenant. Stage 2: all tenants.
`,
  options: {},

  *check(request) {
    for (const answer of request.answers) {
      const concern = request.catalog.concerns.get(answer.concern);
      const lacking = concern ? lackingIn(answer, concern) : [];
      if (answer.state !== 'partial' || !concern || lacking.length === 0) continue; // nothing to ask for
      const asks = lacking.map(one => say`${ours(one, 'name')} ("${ours(one, 'ask')}")`);
      yield {
        span: answer.span ?? titlePlace(request),
        concern: concern.id,
        elements: lacking.map(({ id }) => id),
        message: say`'${ours(concern, 'title')}' does not say: ${joined(asks, '; ')}.`,
      };
    }
  },

  *fix({ concern: id = '' }, { catalog, answers, sections, write }) {
    const concern = catalog.concerns.get(id);
    const answer = answers.find(one => one.concern === id);
    const section = answer?.section === undefined ? undefined : sections[answer.section];
    if (!concern || !answer) return;
    const lacking = lackingIn(answer, concern);
    if (!section) {
      yield {
        title: say`Insert the section '${concern.headings[0] ?? concern.title}'`,
        edits: [write.addSection(concern)],
        preferred: true,
      };
      return;
    }
    const names = joined(lacking.map(one => ours(one, 'name')));
    yield { title: say`Add what is missing: ${names}`, edits: [write.addElements(section, lacking)], preferred: true };
    const all = concern.elements.filter(element => !foundIn(answer, element));
    if (all.length > lacking.length)
      yield {
        title: say`Add all ${all.length} open elements of '${ours(concern, 'title')}'`,
        edits: [write.addElements(section, all)],
      };
  },
});

const foundIn = ({ elements }: Answer, { id }: Element): boolean =>
  elements.some(element => element.id === id && element.found);

/** The required elements that the answer does not hold. */
function lackingIn(answer: Answer, { elements }: Concern): readonly Element[] {
  return elements.filter(element => element.required && !foundIn(answer, element));
}
