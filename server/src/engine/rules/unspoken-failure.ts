// Failure modes that are expected of this kind of federation, and that the section on failure does not speak to.
import { defineRule } from '../rule.ts';
import { inDocument } from '../span.ts';
import { joined, ours, say } from '../words.ts';

export const unspokenFailure = defineRule({
  id: 'unspoken-failure',
  family: 'completeness',
  summary: 'The section on failure speaks to what is expected to fail in this kind of federation.',
  severity: { draft: 'hint', review: 'hint', ready: 'hint' },
  guidance: `
Each kind of federation fails in its own ways: a subgraph's error nulls the whole answer, a key outlives the identity
provider, replicas are counted twice. What a request does not speak to is decided by a library's default.

Say for each that can happen here what the caller gets, or why it cannot happen. The report lists all of them; completion in
the section offers those that are left. This is one hint, given while less than a third of them are spoken to: a list of
everything is read by nobody.`,
  example: `
---
federation: identity
---
# Let partner staff sign in to the portal

## Failure modes
   ^^^^^^^^^^^^^ unspoken-failure: Nothing is said of 15 failure modes that are expected here, among them: "A service acts with rights that its caller does not have"; "Logout does not reach everybody"; "A partner asserts an identity that it does not own". Expected what the caller then gets, or why it cannot happen.

If \`idp\` is unreachable, sessions go on for 1 h and new sign-ins are answered 503.
`,
  options: {
    most: { default: 3, description: 'How many failure modes the hint names; the others stand in the report.' },
  },

  *check({ answers, sections, failureModes }, { most }) {
    const { state, section: index = -1 } = answers.find(({ concern }) => concern === 'failure') ?? {};
    const section = sections[index];
    if (!section || (state !== 'answered' && state !== 'partial')) return; // another rule speaks of it
    const open = failureModes.filter(({ span }) => span === undefined).toReversed(); // the kind's own stand last in the catalog
    if (open.length * 3 <= failureModes.length * 2) return; // a good part of it is there, or nothing is expected
    const named = open.slice(0, most).map(mode => say`"${ours(mode, 'title')}"`);
    yield {
      span: inDocument(section, section.part.titleSpan),
      concern: 'failure',
      message: say`Nothing is said of ${open.length} failure modes that are expected here, among them: ${joined(named, '; ')}. Expected what the caller then gets, or why it cannot happen.`,
    };
  },
});
