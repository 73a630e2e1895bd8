// An ignore comment that cannot work: it names no rule, gives no reason, or is no such comment.
import { nearest } from '../lexicon/nearest.ts';
import { defineRule } from '../rule.ts';
import { joined, say } from '../words.ts';

const words = ['ignore', 'ignore-section', 'ignore-file', 'covers'];

export const unknownIgnore = defineRule({
  id: 'unknown-ignore',
  family: 'document',
  summary: 'An ignore comment names a rule and gives a reason.',
  severity: { draft: 'warning', review: 'warning', ready: 'warning' },
  guidance: `
\`<!-- fedreq-ignore rule-id: reason -->\` (in YAML \`# fedreq-ignore rule-id: reason\`) takes one rule's findings off the
next line; \`fedreq-ignore-section\` and \`fedreq-ignore-file\` reach further. The reason is required: it is shown to
reviewers in place of the finding. A comment that names no rule or gives no reason ignores nothing.`,
  example: `
# Let storefront read order status from orders-eu

<!-- fedreq-ignore mising-concern: agreed with the reviewers -->
                   ^^^^^^^^^^^^^^ unknown-ignore: There is no rule 'mising-concern'. Did you mean 'missing-concern'?
`,
  options: {},
  unignorable: true,

  *audit(ignores, ids) {
    for (const { directive, span, targets } of ignores) {
      if (!words.includes(directive.name)) {
        yield {
          span,
          message: say`'fedreq-${directive.name}' is unknown. Expected one of ${joined(words.map(word => `fedreq-${word}`))}.`,
        };
        continue;
      }
      if (targets.length === 0)
        yield { span, message: say`This comment names no rule. Expected 'fedreq-${directive.name} rule-id: reason'.` };
      for (const target of targets) {
        if (target.known) continue; // whether it was of use is another rule's question
        const [id = ''] = target.id.split('/');
        const near = nearest(id, ids);
        yield {
          span: target.span,
          message: near ? say`There is no rule '${id}'. Did you mean '${near}'?` : say`There is no rule '${id}'.`,
          ...(near && { data: { near: target.id.replace(id, near) } }),
        };
      }
      if (targets.length > 0 && directive.reason === '') {
        yield {
          span,
          message: say`This comment gives no reason, so it ignores nothing. Expected 'fedreq-${directive.name} ${targets[0]?.id ?? ''}: reason'.`,
        };
      }
    }
  },

  *fix({ span, data }) {
    if (data?.near) yield { title: say`Change to '${data.near}'`, edits: [{ span, text: data.near }], preferred: true };
  },
});
