// An opening that speaks about the document, the times or the author before it asks for anything.
import { defineRule } from '../rule.ts';
import { say } from '../words.ts';

const fillers: readonly RegExp[] = [
  /^(?:in |with )?(?:today[’']s|this day and age|the modern|the ever|an ever|a world|recent years)\b/iu,
  /^(?:in order to|to) (?:stay|remain) competitive\b/iu,
  /^as (?:we all know|everybody knows|everyone knows|you (?:may|might|all|probably) know|is well known|(?:previously |already )?(?:discussed|mentioned|agreed|promised))\b/iu,
  /^(?:this|the (?:following|present)) (?:document|doc|page|ticket|issue|text|paper|write-?up) (?:is|aims|tries|attempts|intends|wants|serves|outlines|contains|is meant|is intended)\b/iu,
  /^(?:it would be (?:great|nice|good|awesome|cool|lovely)|i(?: just)? wanted to|i(?:[’']d| would) (?:like|love) to|we(?:[’']ve| have) been (?:thinking|talking|discussing)|we were (?:thinking|wondering)|just a (?:quick|short)|sorry (?:for|if)|please (?:find|see|note|bear)|long story short|basically|so,)\b/iu,
];

export const fillerOpening = defineRule({
  id: 'filler-opening',
  family: 'opening',
  summary: 'The first sentence says what is asked, without a run-up.',
  severity: { draft: 'hint', review: 'information', ready: 'information' },
  guidance: `
Sentences about the document, the state of the world or the author's thoughts push the request below the fold. Nothing is
lost when they go: begin with who should get what from whom.

"It would be great if support could see both order histories" asks for nothing that can be built; "Let \`support-console\`
read order history from \`orders-eu\` and \`orders-us\`" does.`,
  example: `
# Let storefront read order status from orders-eu

This document aims to describe how \`storefront\` reads the order status of \`orders-eu\`.
^^^^^^^^^^^^^^^^^^ filler-opening: "This document aims" is a run-up. Expected the sentence that says what is asked.
`,
  options: {},

  *check({ opening }) {
    for (const sentence of opening?.sentences.slice(0, 2) ?? []) {
      const text = opening?.text.slice(sentence.start - opening.span.start, sentence.end - opening.span.start) ?? '';
      const match = fillers.map(filler => filler.exec(text)).find(found => found !== null);
      if (!match) continue; // this sentence comes to the point
      yield {
        span: { start: sentence.start, end: sentence.start + match[0].length },
        message: say`"${match[0].replace(/\s+/g, ' ')}" is a run-up. Expected the sentence that says what is asked.`,
      };
      return;
    }
  },
});
