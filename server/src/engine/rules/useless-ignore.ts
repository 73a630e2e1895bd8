// An ignore comment that suppresses nothing.
import { defineRule } from '../rule.ts';
import { say } from '../words.ts';

export const uselessIgnore = defineRule({
  id: 'useless-ignore',
  family: 'document',
  summary: 'An ignore comment suppresses a finding; when it does not any more, it goes.',
  severity: { draft: 'information', review: 'information', ready: 'warning' },
  guidance: `
The finding that this comment was written for is gone, or the comment stands in the wrong place: it holds for the line it
stands on or, alone on its line, for the next one. Left in place it would hide the next finding of that rule, for a reason
that is not true of it. Remove it.`,
  example: `
# Let storefront read order status from orders-eu

<!-- fedreq-ignore vague-title: the ticket system adds the parties -->
                   ^^^^^^^^^^^ useless-ignore: 'vague-title' has no finding here: the comment suppresses nothing. Remove it, or move it above the line that it is for.
`,
  options: {},
  unignorable: true,

  *audit(ignores) {
    for (const { directive, span: comment, targets } of ignores) {
      if (directive.reason === '') continue; // ignores nothing by itself, and another rule says so
      for (const { id, span, known, suppressed } of targets) {
        if (!known || suppressed > 0) continue; // unknown ones are another rule's
        yield {
          span,
          unnecessary: true,
          message: say`'${id}' has no finding here: the comment suppresses nothing. Remove it, or move it above the line that it is for.`,
          data: { start: String(comment.start), end: String(comment.end), alone: String(targets.length === 1) },
        };
      }
    }
  },

  *fix({ data }, { text }) {
    if (data?.alone !== 'true') return;
    const start = Number(data.start);
    const end = Number(data.end);
    const before = text.slice(0, start).search(/(?<![ \t])[ \t]*$/);
    const rest = /^[ \t]*(?:\r?\n|\r)?/.exec(text.slice(end))?.[0].length ?? 0;
    const ownLine = before === 0 || /[\r\n]/.test(text[before - 1] ?? '');
    const apart = before === 0 || /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)$/.test(text.slice(0, before));
    const gap = apart ? (/^(?:[ \t]*(?:\r\n|\n|\r))?/.exec(text.slice(end + rest))?.[0].length ?? 0) : 0;
    yield {
      title: say`Remove the ignore comment`,
      edits: [{ span: ownLine ? { start: before, end: end + rest + gap } : { start: before, end }, text: '' }],
      preferred: true,
    };
  },
});
