// What could not be read, or reads otherwise than its author will think.
import { counted, remedy, timeIsOver } from '../budget.ts';
import { always, defineRule } from '../rule.ts';
import { say } from '../words.ts';

export const unreadableText = defineRule({
  id: 'unreadable-text',
  family: 'document',
  summary: 'The document can be read as its author meant it.',
  severity: always('error'),
  guidance: `
Front matter or YAML that does not parse is read as far as it goes; what comes after the fault may be missing from the
report. The message names the place and what was expected there.

Of a text that is longer than any request, or takes too long, the beginning is looked at; \`limits\` in \`.fedreq.yaml\` sets how
much that is.`,
  example: `
---
kind: federation-request
title: "Let storefront read order status
       ^ unreadable-text: This does not read as YAML: A closing " is missing. What follows may be missing from the report.
---

# Let storefront read order status from orders-eu
`,
  options: {},
  unignorable: true,

  *check({ problems }) {
    yield* problems;
  },

  *unfinished({ rules, from, findings, limits, request }) {
    const span = { start: from ?? 0, end: request.text.length };
    const ids = rules.join(', ');
    const why = timeIsOver(limits);
    if (rules.length > 0 && from !== undefined)
      yield {
        span,
        message: say`Not looked at by any rule from here on, nor by these anywhere, as ${why}: ${ids}. ${remedy}`,
      };
    else if (rules.length > 0) yield { span, message: say`Not looked at by these rules, as ${why}: ${ids}. ${remedy}` };
    else if (from !== undefined)
      yield { span, message: say`Not looked at by any rule from here on, as ${why}. ${remedy}` };
    if (findings > 0)
      yield {
        span: { start: 0, end: request.text.length },
        message: say`${counted(findings)} more findings are left out: at most ${counted(limits.findings)} are kept (limits.findings), the most severe ones.`,
      };
  },
});
