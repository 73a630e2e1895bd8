// Attachments, screenshots and pictures that the text speaks of and does not have.
import { phraseList, phrasesIn } from '../lexicon/phrases.ts';
import type { Section } from '../model.ts';
import { defineRule } from '../rule.ts';
import { shift } from '../span.ts';
import { sectionsWith } from '../stretches.ts';
import { say } from '../words.ts';

const phrases = phraseList([
  {
    pattern:
      /\b(?:see|in|as shown in|refer to|cf\.?) (?:the )?(?:attached|attachment|enclosed|screenshot|appendix|annex)\b|\b(?:attached|enclosed) (?:file|document|diagram|picture|image|spreadsheet|sheet|schema|log|pdf|list)s?\b/giu,
    asks: say``,
  },
  {
    pattern:
      /\b(?:the )?(?:diagram|picture|figure|image|screenshot|drawing|sketch) (?:above|below|shows|illustrates)\b|\b(?:following|above) (?:diagram|picture|image|screenshot|drawing)\b/giu,
    asks: say``,
  },
]);

export const missingAttachment = defineRule({
  id: 'missing-attachment',
  family: 'handoff',
  summary: 'What the text points to is in the text.',
  severity: { draft: 'hint', review: 'information', ready: 'warning' },
  guidance: `
Attachments stay behind when a ticket is copied, and a picture that was pasted into a chat never arrived. A section that
speaks of one without having one cannot be read.

Put the picture beside the text as a file of the repository, say in words what it shows, or take the sentence out.`,
  example: `
# Let storefront read order status from orders-eu

## Where

The parties are in the attached diagram.
                ^^^^^^^^^^^^^^^ missing-attachment: "in the attached" is not here. Expected it as a file of the repository, or its content in words.
`,
  options: {},

  *check({ sections }) {
    for (const [{ index, start }, spoken] of speaking(sections)) {
      if (sections.slice(Math.max(0, index - 1), index + 2).some(shows)) continue; // a picture, a drawing in characters, a table or a link stands beside it
      for (const { words, span } of spoken) {
        yield {
          span: shift(span, start),
          message: say`"${words}" is not here. Expected it as a file of the repository, or its content in words.`,
        };
      }
    }
  },
});

const speaking = sectionsWith(part => {
  const spoken = [...phrasesIn(part, phrases)];
  return spoken.length > 0 ? spoken : undefined;
});

const shows = ({ part }: Section): boolean =>
  part.blocks.some(({ kind }) => kind === 'code' || kind === 'row') ||
  part.links.length > 0 ||
  /!\[|<img\b|<svg\b/i.test(part.text);
