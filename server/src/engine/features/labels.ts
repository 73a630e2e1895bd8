// Labels that authors put in front of an element's answer: "Way back: …".
import type { Block, Concern, Element, Span } from '../model.ts';
import { normalise } from '../read/headings.ts';

const longest = 80;

/** The element whose id or name a block begins with, and where in the part. */
export function labelledBlock(
  { text, span }: Block,
  { elements }: Concern,
): { readonly element: Element; readonly span: Span } | undefined {
  const colon = text.slice(0, longest).indexOf(':');
  if (colon < 0) return undefined;
  const label = normalise(text.slice(0, colon));
  const element =
    label === '' ? undefined : elements.find(({ id, name }) => normalise(id) === label || normalise(name) === label);
  if (!element) return undefined;
  const [lead = ''] = /^[^\p{L}\p{N}]*/u.exec(text) ?? [];
  const words = text.slice(lead.length, colon).replace(/(?<![^\p{L}\p{N})])[^\p{L}\p{N})]+$/u, '');
  const start = span.start + lead.length;
  return { element, span: { start, end: start + words.length } };
}
