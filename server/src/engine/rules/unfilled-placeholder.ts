// What a template or a quick fix left to be filled in, in a sentence that is otherwise written: "at most <number> ms".
import { defineRule } from '../rule.ts';
import { say } from '../words.ts';

export const unfilledPlaceholder = defineRule({
  id: 'unfilled-placeholder',
  family: 'handoff',
  summary: 'Nothing is left to be filled in.',
  severity: { draft: 'information', review: 'warning', ready: 'warning' },
  guidance: `
A number or a name in angle brackets is still to be written, and in Markdown nobody sees it: a preview takes \`<number>\`
for HTML and shows the sentence without it.

Write what stands for it. Where a word in angle brackets is meant, as in a pattern of addresses, put it in backticks.`,
  example: `
# Let storefront read order status from orders-eu

## Guarantees

The status that storefront shows is at most <number> s old at the 99th percentile.
                                            ^^^^^^^^ unfilled-placeholder: "<number>" reads as still to be filled in. Expected what stands for it, or backticks around it where it is meant.
`,
  options: {},

  *scan({ text, placeholders }) {
    for (const span of placeholders) {
      const written = text.slice(span.start, span.end);
      yield {
        span,
        message: say`"${written}" reads as still to be filled in. Expected what stands for it, or backticks around it where it is meant.`,
      };
    }
  },

  *fix({ span }, { text, format }) {
    if (format !== 'markdown') return;
    const written = text.slice(span.start, span.end);
    yield { title: say`Put ${written} in backticks`, edits: [{ span, text: `\`${written}\`` }] };
  },
});
