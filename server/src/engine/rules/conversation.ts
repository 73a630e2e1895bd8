// Decisions that stand in a conversation instead of the text: "as discussed", "per our call".
import { phraseList, phrasesIn } from '../lexicon/phrases.ts';
import { defineRule } from '../rule.ts';
import { say } from '../words.ts';

const phrases = phraseList([
  {
    pattern:
      /\b(?:as|like|what) (?:we |we['’]ve |i |previously |already |just )*(?:discussed|agreed|talked about|decided|clarified|promised)\b(?! (?:above|below|earlier|previously|in|under|at|here)\b)/giu,
    asks: say`what was agreed`,
  },
  {
    pattern:
      /\b(?:per|after|since|in|during|from|following) (?:our|my|yesterday['’]s|today['’]s|last week['’]s) (?:last |weekly |recent |previous |internal |team |design |architecture |kick-?off )*(?:calls?|meetings?|discussions?|conversations?|chats?|workshops?|stand-?ups?|retros?|syncs?|threads?)\b(?! (?:below|in this|section))/giu,
    asks: say`what came of it`,
  },
  {
    pattern:
      /\b(?:on|in|via|over) (?:slack|zoom|ms teams|microsoft teams|discord|whatsapp|google meet|a call with|the phone)\b/giu,
    asks: say`what was said`,
    unless:
      /\b(?:alerts?|notif\w+|bridg\w+|bots?|webhooks?|post(?:s|ed)?|client|bridge|integration|app|channels?|join|contact|community)\b/iu,
  },
  {
    pattern:
      /\b(?:(?:in|from|after|see|per|by) (?:an?|the|our|this) (?:\p{L}+ )?)(?:slack|teams|e-?mail|mail(?:ing list)?|discord) (?:thread|discussion|conversation)s?\b/giu,
    asks: say`what came of it`,
    unless: /\b(?:e\.g|bridg\w+|messages?|events?|root|reply|client)\b/iu,
  },
  {
    pattern:
      /\b(?:i|we) (?:talked|spoke|chatted) (?:to|with)\b|\b(?:he|she|they|\p{Lu}\p{Ll}+) (?:told|asked|promised) (?:me|us)\b|\b(?:was|were|has been|have been|being) (?:discussed|debated) (?:on|here|elsewhere|separately|offline)\b/gu,
    asks: say`what came of it`,
    unless: /\bin (?:the )?(?:section|alternatives|next|following|detail|\[)/iu,
  },
]);

export const conversation = defineRule({
  id: 'conversation',
  family: 'handoff',
  summary: 'A decision stands in the text with its reason, not in a conversation.',
  severity: { draft: 'information', review: 'information', ready: 'warning' },
  guidance: `
The reader was not in the call, and the thread is gone by the time it matters. "As discussed" tells them that there is
something they should know, and not what.

Write the outcome where it belongs: "Decided 2026-03-12 by @acme/orders: no write-back, because billing is the owner."
A link may stand beside it as the source.`,
  example: `
# Let storefront read order status from orders-eu

## Merge rules

As discussed, the newer value wins.
^^^^^^^^^^^^ conversation: "As discussed" leaves out what was agreed. Expected the outcome in the text, with who decided it and why.
`,
  options: {},

  *scan(part) {
    for (const { words, span, phrase } of phrasesIn(part, phrases))
      yield {
        span,
        message: say`"${words}" leaves out ${phrase.asks}. Expected the outcome in the text, with who decided it and why.`,
      };
  },
});
