// People and teams that only the author knows: "the other team", "ask Thomas", "they".

import type { Form } from '../lexicon/forms.ts';
import { phraseList, problemsOf } from '../lexicon/phrases.ts';
import { rephrased } from '../rephrase.ts';
import { defineRule } from '../rule.ts';
import { say } from '../words.ts';

const phrases = phraseList([
  {
    pattern:
      /\b(?:the|an?)? ?(?:other|another|responsible|relevant|respective|appropriate|right|owning|external|upstream|downstream|involved) (?:teams?|departments?|people|person|colleagues?|stakeholders?|parties|owners?|side)\b/giu,
    asks: say`who that is`,
    unless: /\bthe other side of\b|\bother parties (?:in|of)\b/iu,
  },
  {
    pattern:
      /\b(?:ask|ping|contact|reach out to|talk to|check with|speak to|coordinate with|get in touch with) (?:\p{Lu}\p{Ll}+|us|me|him|her|them|the (?:team|author|owner|admin)s?)\b/gu,
    asks: say`which team answers when that person has left`,
  },
  {
    pattern:
      /\b(?:only|just) \p{Lu}\p{Ll}+ (?:knows|can|has access|understands|is able)\b|\b\p{Lu}\p{Ll}+ (?:knows how|has the (?:keys?|password|details|access))\b|\b(?:somebody|someone|some one|a (?:person|guy|colleague)) (?:will|must|should|has to|needs to|from)\b/gu,
    asks: say`who does it when that person is away`,
  },
  {
    // At the head of a paragraph or item nothing stands before it that it could mean.
    pattern: /^\s*(?:They|He|She|The others?|Those teams) (?:must|shall|will|should|have to|has to|needs? to)\b/gu,
    asks: say`who that is`,
  },
  {
    pattern:
      /\bmanagement (?:wants|asked|requires|decided)\b|\b(?:the )?(?:business|customer|client|stakeholders?) (?:wants?|asked for|requires?|expects?)\b/giu,
    asks: say`who decides, and why`,
    unless: /\bclients? (?:wants?|requires?|expects?) (?:to|a|an|the|that)\b/iu,
  },
]);

const forms: readonly Form[] = [
  {
    words:
      /\b(?<rest>ask|ping|contact|reach out to|talk to|check with|speak to|coordinate with|get in touch with) (?:\p{Lu}\p{Ll}+|us|me|him|her|them|the (?:team|author|owner|admin)s?)\b/gu,
    say: '{rest} ${1:<team and how it is reached>}',
  },
  {
    words:
      /\b(?:(?:the|an?) )?(?:other|another|responsible|relevant|respective|appropriate|right|owning|external|upstream|downstream|involved) (?:teams?|departments?|people|person|colleagues?|stakeholders?|parties|owners?|side)\b/giu,
    say: '${1:<team and how it is reached>}',
  },
  {
    words:
      /\b(?:They|He|She|The others?|Those teams|[Ss]omebody|[Ss]omeone|[Ss]ome one|[Aa] (?:person|guy|colleague))(?= (?:must|shall|will|should|have to|has to|needs? to|from)\b)/gu,
    say: '${1:<team and how it is reached>}',
  },
];

export const unnamedParty = defineRule({
  id: 'unnamed-party',
  family: 'handoff',
  summary: 'A party is a team or role with a name that lasts.',
  severity: { draft: 'hint', review: 'information', ready: 'information' },
  guidance: `
"The other team" is another one for each reader, and "ask Thomas" ends when Thomas changes jobs. What one person knows is not
in the request.

Name the team and how it is reached (\`@acme/orders-eu\`, \`orders-oncall\`), and write down what that person knows.`,
  example: `
# Let storefront read order status from orders-eu

## Where

The other team opens the firewall.
^^^^^^^^^^^^^^ unnamed-party: "The other team" leaves open who that is. Expected a team or role by name, and how it is reached.
`,
  options: {},

  *scan(part, { concerns }) {
    yield* problemsOf(
      part,
      { concerns, phrases },
      (words, asks) => say`"${words}" leaves open ${asks}. Expected a team or role by name, and how it is reached.`,
    );
  },

  *fix(problem, { text }) {
    yield* rephrased(problem, text, { forms });
  },
});
