// "The system handles it": nobody can tell which party does it, or what it does.
import { phraseList, problemsOf } from '../lexicon/phrases.ts';
import { defineRule } from '../rule.ts';
import { say } from '../words.ts';

const phrases = phraseList([
  {
    pattern:
      /\b(?:the (?:system|solution|platform|framework|software|application|implementation|architecture|federation|backend)) (?:will |must |should |can |shall )?(?:handles?|ensures?|takes? care|manages?|deals?|supports?|provides?|decides?|detects?|processes)\b/giu,
    asks: say`which party does it`,
  },
  {
    pattern:
      /\b(?:errors?|failures?|conflicts?|exceptions?|edge cases?|problems|issues|this|it|these|that) (?:is|are|will be|must be|should be|can be|gets?) (?:properly |correctly |gracefully |appropriately )?(?:handled|dealt with|taken care of|managed|addressed|resolved|processed)\b(?! (?:by|with|as|via|through|using|in) )/giu,
    asks: say`by whom, and what then happens`,
  },
  {
    pattern:
      /\b(?:will|must|should|shall|needs? to|has to|have to) be (?:reviewed|approved|decided|monitored|migrated|updated|cleaned up|coordinated|agreed|communicated|informed|notified|removed|documented|tested|investigated|determined|defined|implemented)\b(?! (?:by|in|with|on|at|before|after|via|to|from|as|for|if|when|using|through|under|manually) )/giu,
    asks: say`by whom`,
    faint: true,
  },
]);

export const undefinedSubject = defineRule({
  id: 'undefined-subject',
  family: 'wording',
  summary: 'A duty names the party that has it.',
  severity: { draft: 'hint', review: 'information', ready: 'information' },
  guidance: `
In a federation "the system" is somebody else's. "Errors are handled", "must be approved": each side reads it as the other
side's work. The passive is fine where nothing hangs on who acts; here something does.

Name the party and what it does: "The gateway answers 503 and logs the subgraph's name."`,
  example: `
# Let storefront read order status from orders-eu

## Failure modes

The system handles errors of \`orders-eu\`.
^^^^^^^^^^^^^^^^^^ undefined-subject: "The system handles" leaves open which party does it. Expected the party by name, and what it does.
`,
  options: {},

  *scan(part, { concerns }) {
    yield* problemsOf(
      part,
      { concerns, phrases },
      (words, asks) => say`"${words}" leaves open ${asks}. Expected the party by name, and what it does.`,
    );
  },
});
