// The anchors of a Markdown document's headings, as GitHub and VS Code number them, and links that follow them.
import type { Edit, Link, Manuscript, Section, Span } from '../model.ts';
import { shift } from '../span.ts';
import { applied, lineEnd, lineStart } from './text.ts';

export const hasAnchor = ({ part }: Section): boolean => part.form === 'atx' || part.form === 'setext';

/** The anchor of a heading. */
export function anchorOf(section: Section, manuscript: Manuscript): string {
  const headings = manuscript.sections.filter(hasAnchor);
  return anchorsOf(headings.map(one => lineOf(one, manuscript.text)))[headings.indexOf(section)] ?? '';
}

/** What edits of headings ask of the links that led to them: their new anchors. */
export function linksFollowing(edits: readonly Edit[], { sections, text }: Manuscript): readonly Edit[] {
  const headings = sections.filter(hasAnchor);
  const before = anchorsOf(headings.map(one => lineOf(one, text)));
  const after = anchorsOf(headings.map(one => lineOf(one, text, edits)));
  const moved = new Map(
    before.flatMap((old, index) => {
      const anchor = after[index] ?? old;
      return anchor === old ? [] : [old, encodeURIComponent(old).toLowerCase()].map(one => [`#${one}`, `#${anchor}`]);
    }),
  );
  return sections.flatMap(section =>
    section.part.links.flatMap(link => {
      const anchor = moved.get(link.target.toLowerCase());
      return anchor === undefined ? [] : targetsOf(link, section, text).map(span => ({ span, text: anchor }));
    }),
  );
}

/** Where the target of a link within the document stands, as it is written. */
function targetsOf({ span, target }: Link, { start }: Section, text: string): readonly Span[] {
  const at = shift(span, start);
  const found = [...text.slice(at.start, at.end).matchAll(within)].find(([written]) => written === target);
  return found ? [{ start: at.start + found.index, end: at.start + found.index + target.length }] : [];
}

/** `#name` of `[text](#name)`, of `[label]: #name` and of `<a href="#name">`. */
const within = /(?<=\](?:\(|:)\s{0,9}<?|href[ \t]?=[ \t]?["']?)#[^\s"'<>()]{1,200}/gi;

/** A heading's line, as it stands or after edits. */
function lineOf({ part, start }: Section, text: string, edits: readonly Edit[] = []): string {
  const from = lineStart(text, start + part.titleSpan.start);
  const to = lineEnd(text, from);
  const inside = edits.filter(({ span }) => from <= span.start && span.end <= to);
  return applied(
    text.slice(from, to),
    inside.map(edit => ({ ...edit, span: shift(edit.span, -from) })),
  );
}

/** The anchors of headings, in their order; of those that read alike the later ones are counted. */
function anchorsOf(lines: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return lines.map(line => {
    const own = slugIn(line);
    const before = seen.get(own) ?? 0;
    seen.set(own, before + 1);
    return before === 0 ? own : `${own}-${before}`;
  });
}

/** The anchor that a heading's line makes, where no other reads alike. */
export function slugIn(line: string): string {
  return line
    .trim()
    .replace(/^#{1,6}[ \t]|[ \t]#+$/g, '')
    .replace(/!?\[([^\]]{0,300})\]\([^()\s]{0,500}\)/g, '$1')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}
