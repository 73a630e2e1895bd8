// Finds the opening: the first thing that the text says of itself.
import { sentencesOf } from '../lexicon/sentences.ts';
import type { Block, Manuscript, Opening, Section } from '../model.ts';
import { inDocument } from '../span.ts';
import { normalise } from './headings.ts';
import { isStandIn } from './placeholder.ts';

const headings = new Set([
  'summary',
  'abstract',
  'tl dr',
  'tldr',
  'executive summary',
  'at a glance',
  'in short',
  'overview',
  'synopsis',
  'the ask',
  'ask',
  'request',
  'feature request',
  'brief',
  'description',
  'feature description',
  'what',
  'introduction',
  'proposal summary',
  'one sentence',
  'opening',
]);

/** The first paragraph under the title or, where there is none, under the first heading if that is one for a summary. */
export function openingOf({ sections, title }: Manuscript): Opening | undefined {
  for (const section of sections) {
    const { part } = section;
    const isTitle = title !== undefined && inDocument(section, part.titleSpan).start === title.span.start;
    if (part.form !== 'preamble' && !isTitle && !headings.has(normalise(part.title))) return undefined; // the text begins elsewhere
    const block = part.blocks.find(says);
    if (block) return opening(section, block);
  }
  return undefined;
}

const says = ({ kind, text }: Block): boolean => (kind === 'paragraph' || kind === 'item') && !isStandIn(text);

function opening(section: Section, { span, text }: Block): Opening {
  const at = inDocument(section, span);
  return { span: at, text, sentences: sentencesOf(text, at.start) };
}
