// Links within the document that lead to no heading: `[caching](#caching)` where no such section stands.
import type { FeatureRequest } from '../model.ts';
import { defineRule } from '../rule.ts';

/** A fragment that can only be meant for a heading or an anchor: no routes, no room aliases, no issue numbers. */
const fragment = /^#(?=[^\s:/?&=]*\p{L})([^\s:/?&=]{1,200})$/u;
const ready = /^(?:top|fnref?\b|user-content-|:~:)/iu;

export const deadLink = defineRule({
  id: 'dead-link',
  family: 'handoff',
  summary: 'A link within the document leads to a heading or an anchor of it.',
  severity: { draft: 'hint', review: 'information', ready: 'warning' },
  guidance: `
A heading was renamed or a section taken out, and the link stayed. It goes to the top of the page, and the reader cannot
tell what was meant or whether it was dropped on purpose.

Link to the heading as it reads now, or say the sentence that matters in place.`,
  example: `
# Let storefront read order status from orders-eu

## Failure modes

Stale entries are served as [said under caching](#cache-lifetimes).
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ dead-link: "#cache-lifetimes" leads to no heading of this document. Expected a heading that reads so, or the sentence that matters.
`,
  options: {},

  *check(request) {
    if (request.format !== 'markdown') return; // a value of YAML has no headings to lead to
    const links = request.sections.flatMap(({ part, start }) => part.links.map(link => ({ link, start })));
    const fragments = links.flatMap(({ link, start }) => {
      const name = fragment.exec(link.target)?.[1];
      return name && !ready.test(name) ? [{ link, start, name }] : [];
    });
    if (fragments.length === 0) return;
    const anchors = anchorsOf(request);
    for (const { link, start, name } of fragments) {
      if (anchors.has(plain(decoded(name)))) continue; // it leads somewhere
      yield {
        span: { start: start + link.span.start, end: start + link.span.end },
        message: `"#${name}" leads to no heading of this document. Expected a heading that reads so, or the sentence that matters.`,
      };
    }
  },
});

/** Headings (with numbering and without) and explicit anchors. Sites make fragments differently, so only letters are compared. */
function anchorsOf({ sections, title, text }: FeatureRequest): ReadonlySet<string> {
  const titles = sections.map(({ part }) => part.title);
  const lines = [...text.matchAll(/^[ \t>]{0,8}#{1,6}[ \t](.{1,300})$/gmu)].map(match => match[1] ?? '');
  const set = [...text.matchAll(/(?:\b(?:id|name)[ \t]?=[ \t]?["']?|\{[ \t]?#)([^\s"'>}]{1,200})/giu)].map(
    m => m[1] ?? '',
  );
  return new Set([...titles, ...lines, ...lines.map(withoutLinks), ...set, title?.text ?? ''].map(plain));
}

const withoutLinks = (heading: string): string => heading.replace(/\]\([^()\s]{0,300}\)/gu, ']');

/** Letters alone, lower case: punctuation, numbering, emoji and the number of a repeated heading make no difference. */
const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}]+/gu, '');

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // a percent sign that encodes nothing
  }
}
