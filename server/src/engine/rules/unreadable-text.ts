// What could not be read, or reads otherwise than its author will think.
import { always, defineRule } from '../rule.ts';

export const unreadableText = defineRule({
  id: 'unreadable-text',
  family: 'document',
  summary: 'The document can be read as its author meant it.',
  severity: always('error'),
  guidance: `
Front matter or YAML that does not parse is read as far as it goes; what comes after the fault may be missing from the
report. The message names the place and what was expected there.`,
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
});
