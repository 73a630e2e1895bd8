// An opening that greets or thanks its reader.
import type { Opening } from '../model.ts';
import { always, defineRule } from '../rule.ts';
import { say } from '../words.ts';

const opensWithGreeting =
  /^\W{0,3}(?:(?:hi|hello|hey|dear|greetings|good (?:morning|afternoon|evening|day)|welcome)\b(?! -| world)(?=[\s,!.]|$)[^.!?\n]{0,40}?(?:[,!.]|$)|(?:thank(?:s| you)|cheers|hope (?:you|this|everyone|all|everybody)|i hope (?:you|this|everyone)|happy (?:monday|friday|new year))\b)/iu;

/** Says hello and to whom, in a few words: nothing is lost with it. */
const salutation =
  /^\W{0,3}(?:hi|hello|hey|dear|greetings|good (?:morning|afternoon|evening|day))(?: [\p{L}'’-]{1,20}){0,3}\s?[,!.]?$/iu;

export const greeting = defineRule({
  id: 'greeting',
  family: 'opening',
  summary: 'A request opens with what is asked, not with a greeting.',
  severity: always('information'),
  guidance: `
The first words are what a backlog shows and what the reader decides by. A greeting addresses people who were there;
the reader of a request is somebody else. Begin with the sentence that asks.`,
  example: `
# Let storefront read order status from orders-eu

Hi team! Let \`storefront\` read the order status of \`orders-eu\`, so that support sees one history.
^^^^^^^^ greeting: The request opens with a greeting. Expected the sentence that says what is asked.
`,
  options: {},

  *check({ opening }) {
    const [first] = opening?.sentences ?? [];
    if (!opening || !first) return;
    const sentence = textAt(opening, first.start, first.end);
    const match = opensWithGreeting.exec(sentence);
    if (!match) return;
    const addressed = /[,!.]$/.test(match[0]);
    const end = first.start + (addressed ? match[0].length : sentence.length);
    yield {
      span: { start: first.start, end },
      message: say`The request opens with a greeting. Expected the sentence that says what is asked.`,
    };
  },

  *fix({ span }, { text, write }) {
    const removal = write.remove(span);
    const safe = salutation.test(text.slice(span.start, span.end)) && { safe: true as const };
    yield { title: say`Remove the greeting`, edits: [removal], preferred: true, ...safe };
    yield { title: say`Move the greeting into a comment`, edits: [write.remark(span), removal] };
  },
});

const textAt = ({ text, span }: Opening, start: number, end: number): string =>
  text.slice(start - span.start, end - span.start);
