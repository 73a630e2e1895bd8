// No single sentence at the beginning says what is asked.
import type { FeatureRequest, Message, Opening } from '../model.ts';
import { titlePlace } from '../place.ts';
import { defineRule } from '../rule.ts';
import { say } from '../words.ts';

/** A sentence that asks: an imperative, a proposal in so many words, or a duty of a named party. */
const asks: readonly RegExp[] = [
  /^(?:[\p{L}`*_-]+ly,? )?(?:accept|add|aggregate|allow|authenticate|bring|build|compose|connect|create|define|deliver|discover|enable|establish|expose|export|extend|feed|federate|forward|give|implement|import|introduce|join|keep|let|link|make|merge|mirror|move|offer|open|permit|propagate|provide|provision|publish|pull|push|query|read|replace|replicate|require|resolve|route|scrape|send|serve|share|specify|standardi[sz]e|stitch|stop|support|switch|sync|synchroni[sz]e|trust|unify|use|write)\b/iu,
  /\b(?:we|i|this (?:\w+ ){0,2}?(?:request|proposal|rfc|kep|msc|fep|adr|enhancement|document|change|spec(?:ification)?|feature|pr|oep|otep|pep)|(?:the|our) (?:proposal|goal|aim|purpose|request|idea)) (?:is to|asks?|propos\w+|adds?|allows?|defin\w+|describ\w+|enabl\w+|extends?|introduc\w+|lets?|outlin\w+|specif\w+|suggests?|provid\w+|wants?|want to|needs?|need to|aims? to|requests?|would like|should|will|covers?|discuss\w*|details?|explores?|formali[sz]es?|makes?|removes?|replaces?|deprecat\w+|standardi[sz]es?)\b/iu,
  /\b(?:should|must|shall|needs? to|has to|have to|can be|could be|will be|is proposed|are proposed)\b/iu,
];

export const missingAsk = defineRule({
  id: 'missing-ask',
  family: 'opening',
  summary: 'The request opens with one sentence that says what is asked.',
  severity: { draft: 'information', review: 'warning', ready: 'warning' },
  guidance: `
The opening is read by everybody, the rest by few. One sentence: who gets what from whom, to what end. "Let
\`support-console\` read order history from \`orders-eu\` and \`orders-us\` through the gateway, so that one request answers
where an order is."

No greeting, no history, no definition comes before it. What, whom and why follow in their sections.`,
  example: `
---
kind: federation-request
---

# Let storefront read order status from orders-eu
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-ask: No sentence before the first section says what is asked. Expected one: who gets what from whom, to what end.

## Problem

Support reads two order histories.
`,
  options: {
    sentences: { default: 3, description: 'How many sentences of the opening paragraph are looked at.' },
  },

  *check(request, { sentences }) {
    const { opening, sections } = request;
    if (sections.every(({ part }) => part.blocks.every(({ kind }) => kind === 'template'))) return; // nothing is said yet: other rules say what it lacks
    if (!opening) {
      if (!isDeclared(request)) return; // a stranger's template has its own order
      yield {
        span: titlePlace(request),
        message: say`No sentence before the first section says what is asked. Expected one: who gets what from whom, to what end.`,
      };
      return;
    }
    const first = opening.sentences
      .slice(0, sentences)
      .map(({ start, end }) => opening.text.slice(start - opening.span.start, end - opening.span.start));
    const heard = isDeclared(request) ? first : [opening.text];
    if (heard.some(sentence => asks.some(ask => ask.test(sentence)))) return;
    yield {
      span: opening.sentences[0] ?? opening.span,
      message: opened(opening, request),
    };
  },
});

function opened({ sentences: { length } }: Opening, { format }: FeatureRequest): Message {
  const where = format === 'yaml' ? say`The opening` : say`The opening paragraph`;
  return length > 1
    ? say`${where} has ${length} sentences and none says what is asked. Expected one sentence first: who gets what from whom, to what end.`
    : say`${where} does not say what is asked. Expected one sentence first: who gets what from whom, to what end.`;
}

/** Whether its author says that it is a request. */
const isDeclared = ({ meta }: FeatureRequest): boolean =>
  meta.some(({ key, value }) => key === 'kind' && value === 'federation-request');
