// Places that only some can open: chats, private documents, short links, local paths.
import type { Link, Message } from '../model.ts';
import { defineRule } from '../rule.ts';
import { say } from '../words.ts';

const places: readonly { readonly pattern: RegExp; readonly what: Message }[] = [
  {
    pattern:
      /^(?:https?:\/\/)?(?:[\w-]+\.)?(?:slack\.com\/(?:archives|client)|teams\.microsoft\.com\/l|zoom\.us\/(?:j|rec)|meet\.google\.com|discord(?:app)?\.com\/channels|chat\.google\.com|web\.whatsapp\.com)/i,
    what: say`a chat or call, which its members can open for a while`,
  },
  {
    pattern:
      /^(?:https?:\/\/)?(?:docs|drive|sheets)\.google\.com\/|^(?:https?:\/\/)?[\w-]+\.(?:sharepoint\.com|notion\.so|atlassian\.net\/wiki|onedrive\.live\.com|dropbox\.com)|^(?:https?:\/\/)?(?:www\.)?(?:notion\.so|miro\.com|figma\.com|hackmd\.io|paper\.dropbox\.com)\//i,
    what: say`a document that needs access and changes`,
  },
  {
    pattern:
      /^(?:https?:\/\/)?(?:bit\.ly|goo\.gl|tinyurl\.com|t\.co|ow\.ly|is\.gd|aka\.ms|g\.co|git\.io)\/|^(?:https?:\/\/)?go\/[\w-]+/i,
    what: say`a short link, whose target nobody can see`,
  },
  {
    pattern: /^(?:file:|https?:\/\/(?:localhost|127\.0\.0\.1|10\.|192\.168\.)|[A-Z]:\\|~\/|\/(?:home|Users)\/)/i,
    what: say`a place on one machine`,
  },
  {
    pattern: /^https?:\/\/[\w.-]+\.(?:internal|corp|local|lan|intranet)(?:[/:]|$)/i,
    what: say`a page of an internal network`,
  },
];

export const privateSource = defineRule({
  id: 'private-source',
  family: 'handoff',
  summary: 'What a reader needs can be opened by every reader.',
  severity: { draft: 'hint', review: 'information', ready: 'warning' },
  guidance: `
A chat is deleted by its retention, a shared document asks for access at night, a short link hides where it leads. Of the
published proposals that we read, one in seven leans on a private document.

Copy the sentences that matter into the request, with their date; let the link stand as the source.`,
  example: `
# Let storefront read order status from orders-eu

The fields are listed in [the sheet](https://docs.google.com/document/d/1a2b3c).
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ private-source: This leads to a document that needs access and changes. Expected what matters of it in the text.
`,
  options: {},

  *scan({ links }) {
    for (const link of links) {
      const place = placeOf(link);
      if (place)
        yield { span: link.span, message: say`This leads to ${place}. Expected what matters of it in the text.` };
    }
  },
});

const placeOf = ({ target }: Link): Message | undefined => places.find(({ pattern }) => pattern.test(target))?.what;
