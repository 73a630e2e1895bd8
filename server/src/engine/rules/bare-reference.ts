// References that say nothing without being followed: "described here", "another proposal", "see above".
import { phraseList, phrasesIn } from '../lexicon/phrases.ts';
import type { Block, Link, Part, Problem } from '../model.ts';
import { defineRule } from '../rule.ts';
import { say } from '../words.ts';

const phrases = phraseList([
  {
    pattern:
      /\b(?:described|discussed|defined|explained|covered|addressed|documented|specified|detailed|outlined|tracked|handled|proposed) (?:separately|elsewhere|in (?:an?other|a (?:separate|different|future|follow-?up|later)|the (?:linked|other|previous|original)) (?:\p{L}+ )?(?:proposal|document|doc|rfc|kep|msc|fep|issue|pr|page|spec|design|ticket)s?)\b/giu,
    asks: say`which one, and what it says`,
  },
  {
    pattern:
      /\b(?:details|more information|further (?:details|information)|the rest|specifics|an? (?:example|overview|explanation)) (?:can be|is|are|may be) (?:found|seen|available|described|documented|given) (?:in|at|here|on|elsewhere)\b/giu,
    asks: say`what it says`,
  },
  {
    pattern:
      /\b(?:see|as (?:described|mentioned|shown|stated|noted|explained)|mentioned|described) (?:above|below|earlier|previously|before|elsewhere)\b|\b(?:same|similar|identical) (?:as|to) (?:the )?(?:above|before|previous(?:ly)?|other)\b/giu,
    asks: say`which place`,
    faint: true,
  },
  {
    pattern:
      /\b(?:same|similar|similarly|analogous|identical) (?:\p{L}+ )?(?:approach|way|manner|mechanism|logic|process|pattern) (?:as|to|in|used (?:by|in))\b/giu,
    asks: say`what that is`,
    faint: true,
  },
  {
    pattern:
      /\b(?:the|a|an?other|our|their) (?:internal|private|linked|attached|aforementioned|original|previous) (?:doc(?:ument)?|page|wiki|spreadsheet|proposal|design|ticket|deck|slides)s?\b/giu,
    asks: say`what it says`,
  },
]);

const emptyText = /^(?:here|this|link|this (?:link|doc|document|page)|click here|see|more|details|there)$/i;

export const bareReference = defineRule({
  id: 'bare-reference',
  family: 'handoff',
  summary: 'A reference says what is found there.',
  severity: { draft: 'hint', review: 'information', ready: 'information' },
  guidance: `
Whoever reads a printed page, a copied ticket or a repository without access cannot follow "[here]" and cannot tell whether
they must. The one sentence that matters belongs in the text; the link is its source.

"The client waits as long as \`Retry-After\` says (RFC 9110, section 10.2.3)" can be built without the link.`,
  example: `
# Let storefront read order status from orders-eu

## Failure modes

Retries are described in another document.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ bare-reference: "described in another document" leaves open which one, and what it says. Expected the sentence that matters, with the link beside it.
`,
  options: {},

  *scan(part) {
    for (const { words, span, phrase } of phrasesIn(part, phrases)) {
      const message = say`"${words}" leaves open ${phrase.asks}. Expected the sentence that matters, with the link beside it.`;
      yield { span, message, ...(phrase.faint && { severity: 'hint' }) };
    }
    yield* emptyLinks(part);
  },
});

/** Links whose words say nothing, in prose. */
function* emptyLinks({ blocks, links }: Part): Generator<Problem> {
  const inProse = ({ span }: Link): boolean =>
    blocks.some(block => speaks(block) && block.span.start <= span.start && span.end <= block.span.end);
  for (const link of links) {
    if (!emptyText.test(link.text.trim()) || !inProse(link)) continue; // says what is there
    yield {
      span: link.span,
      message: say`The link "${link.text}" does not say what is found there. Expected its title, or the sentence that matters.`,
    };
  }
}

const speaks = ({ kind }: Block): boolean => kind === 'paragraph' || kind === 'item' || kind === 'row';
