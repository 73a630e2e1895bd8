// A title that says nothing by itself.

import { titlePlace } from '../place.ts';
import { defineRule } from '../rule.ts';
import { say } from '../words.ts';

/** Words that a title may be full of and still say nothing: which parties, what crosses between them? */
const emptyWords = new Set(
  `a an and architecture better capability change changes design doc document draft enhancement feature features federate federated federation
   for functionality general idea implement implementation improve improved improvement improvements in initial initiative integration issue new
   notes of on our page platform project proposal request requirements rfc service services some spec specification summary support system
   systems template the title to untitled update updates v1 v2 with work`.split(/\s+/),
);

export const vagueTitle = defineRule({
  id: 'vague-title',
  family: 'opening',
  summary: 'The title says what is asked, by itself.',
  severity: { draft: 'information', review: 'warning', ready: 'warning' },
  guidance: `
In a backlog the title is all that is read. "Federation support" or "Proposal" could be any of twenty tickets.

Name the parties and what crosses between them: "Let storefront read order status from orders-eu through the gateway".`,
  example: `
# Federation support
  ^^^^^^^^^^^^^^^^^^ vague-title: The title "Federation support" says nothing by itself. Expected the parties and what crosses between them.
`,
  options: {},

  *check(request) {
    const { title, form, frontMatter } = request;
    if (!title) {
      if (form === 'issue') return; // an issue's title stands in the ticket
      const where =
        frontMatter || request.format === 'yaml' ? say`'title' at its head` : say`'# Title' in its first line`;
      yield {
        span: titlePlace(request),
        message: say`The request has no title. Expected ${where} that names the parties and what crosses between them.`,
      };
      return;
    }
    const words = title.text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}._-]*/gu) ?? [];
    if (words.some(word => !emptyWords.has(word) && !/^\d+$/.test(word))) return;
    yield {
      span: title.span,
      message: say`The title "${title.text}" says nothing by itself. Expected the parties and what crosses between them.`,
    };
  },
});
