// Links that lead nowhere: to no heading of the document, or to no file of its repository.
import type { FeatureRequest, Link, Part, Problem, Span } from '../model.ts';
import { defineRule } from '../rule.ts';
import { shift } from '../span.ts';
import { byStretch, sectionsWith } from '../stretches.ts';
import { say } from '../words.ts';

/** A fragment that can only be meant for a heading or an anchor: no routes, no room aliases, no issue numbers. */
const fragment = /^#(?=[^\s:/?&=]*\p{L})([^\s:/?&=]{1,200})$/u;
const ready = /^(?:top|fnref?\b|user-content-|:~:)/iu;

/** A path beside the document: no address, no path of a site, nothing that a template fills in. */
const path = /^(?![a-z][a-z0-9+.-]*:|[/\\#?~@])[^\s<>{}$*|"']{1,300}$/iu;

export const deadLink = defineRule({
  id: 'dead-link',
  family: 'handoff',
  summary: 'A link within the document or its repository leads somewhere.',
  severity: { draft: 'hint', review: 'information', ready: 'warning' },
  guidance: `
A heading was renamed, a file moved, and the link stayed. It goes to the top of the page or to an error, and the reader
cannot tell what was meant or whether it was dropped on purpose.

Link to the heading or file as it is called now, or say the sentence that matters in place. Files are looked for only where
the document lies in a repository of git.`,
  example: `
# Let storefront read order status from orders-eu

## Failure modes

Stale entries are served as [said under caching](#cache-lifetimes).
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ dead-link: "#cache-lifetimes" leads to no heading of this document. Expected a heading that reads so, or the sentence that matters.
`,
  options: {},

  *check(request) {
    if (request.format !== 'markdown') return; // a value of YAML has no headings to lead to
    let anchors: ReadonlySet<string> | undefined;
    for (const [{ start }, links] of linking(request.sections)) {
      for (const link of links) {
        const at = shift(link.span, start);
        const name = fragment.exec(link.target)?.[1];
        if (name !== undefined && !ready.test(name)) {
          anchors ??= anchorsOf(request);
          if (!anchors.has(plain(decoded(name)))) yield noHeading(name, at);
        } else if (path.test(link.target)) yield* noFile(link, at, request);
      }
    }
  },
});

const noHeading = (name: string, span: Span): Problem => ({
  span,
  message: say`"#${name}" leads to no heading of this document. Expected a heading that reads so, or the sentence that matters.`,
});

function* noFile({ target }: Link, span: Span, { isThere }: FeatureRequest): Generator<Problem> {
  const file = decoded(target.split(/[?#]/u, 1)[0] ?? '');
  if (file === '' || isThere(file) !== false) return; // it is there, or nobody can tell
  yield {
    span,
    message: say`"${file}" is not there. Expected a file of the repository, or the sentence that matters.`,
  };
}

/** Headings (with numbering and without) and explicit anchors. Sites make fragments differently, so only letters are compared. */
function anchorsOf({ sections, title }: FeatureRequest): ReadonlySet<string> {
  const anchors = new Set([plain(title?.text ?? '')]);
  for (const { made } of anchored(sections)) for (const anchor of made) anchors.add(anchor);
  return anchors;
}

const linking = sectionsWith(({ links }) => (links.length > 0 ? links : undefined));
const anchored = byStretch(parts => new Set(parts.flatMap(anchorsIn)));

function anchorsIn({ text, title }: Part): readonly string[] {
  const lines = Array.from(text.matchAll(/^[ \t>]{0,8}#{1,6}[ \t](.{1,300})$/gmu), ([, line = '']) => line);
  const set = Array.from(
    text.matchAll(/(?:\b(?:id|name)[ \t]?=[ \t]?["']?|\{[ \t]?#)([^\s"'>}]{1,200})/giu),
    ([, name = '']) => name,
  );
  return [title, ...lines, ...lines.map(withoutLinks), ...set].map(plain);
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
