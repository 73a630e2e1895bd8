// Text to manuscript: parts in their places, metadata, title, and what could not be read. Never throws.
import type { Format, Manuscript, MetaEntry, Part, ReadProblem, Section } from '../model.ts';
import { shift } from '../span.ts';
import { stretchesOf } from '../stretches.ts';
import { frontMatterAt } from './front-matter.ts';
import { partsOf } from './markdown.ts';
import { describedBy } from './metadata.ts';
import { chunksOf } from './rechunk.ts';
import { isSectionName } from './titles.ts';
import { untitled } from './untitled.ts';
import { double, pieceOf, pieceStarts, type YamlPiece } from './yaml.ts';

/** What a manuscript was made of, by the text of each piece: an edit reads again only the pieces that it changes. */
interface Kept {
  /** Chunks in order, and the parts of each. */
  chunks: readonly string[];
  readonly parts: Map<string, readonly Part[]>;
  readonly pieces: Map<string, YamlPiece>;
}
const keptOf = new WeakMap<readonly Section[], Kept>();

/**
 * Reads a text.
 * @param previous an earlier manuscript of the same document; pieces with the same text are taken over from it
 */
export function parse(text: string, format: Format, previous?: Manuscript): Manuscript {
  const before = previous && keptOf.get(previous.sections);
  const kept: Kept = { chunks: [], parts: new Map(), pieces: new Map() };
  const manuscript = format === 'yaml' ? fromYaml(text, kept, before) : fromMarkdown(text, kept, before);
  keptOf.set(manuscript.sections, kept);
  stretchesOf(manuscript.sections, previous?.sections);
  return manuscript;
}

function taken<T>(
  key: string,
  now: Map<string, T>,
  { before, make }: { before: Map<string, T> | undefined; make: (text: string) => T },
): T {
  let value = now.get(key) ?? before?.get(key);
  if (value === undefined) value = make(key);
  now.set(key, value);
  return value;
}

const pieces = (text: string, starts: readonly number[]): string[] =>
  starts.map((start, i) => text.slice(start, starts[i + 1] ?? text.length));

function fromMarkdown(text: string, kept: Kept, before: Kept | undefined): Manuscript {
  const parts: Part[] = [];
  let from = text.startsWith('\ufeff') ? 1 : 0;
  if (from > 0) parts.push(untitled(text.slice(0, from)));
  const front = frontMatterAt(text, from);
  const found = front && !('problem' in front) ? front : undefined;
  if (found) {
    parts.push(found.part);
    from += found.part.text.length;
  }
  kept.chunks = chunksOf(text, from, before?.chunks).filter(chunk => chunk !== '' || text === '');
  for (const chunk of kept.chunks) parts.push(...taken(chunk, kept.parts, { before: before?.parts, make: partsOf }));
  const heads = parts.findIndex(isHeading);
  const head = parts.slice(0, heads < 0 ? parts.length : heads + 1).map(describedBy);
  const title = titleOf(parts, heads);
  const sections = placed([...head.map(({ part }) => part), ...parts.slice(head.length)], title);
  const meta = [
    ...(found?.meta ?? []),
    ...head.flatMap(({ entries }, i) => entries.map(entry => at(entry, sections[i]?.start ?? 0))),
  ];
  const place = title === undefined ? undefined : sections[title];
  return {
    format: 'markdown',
    form: isIssueForm(parts) ? 'issue' : 'document',
    text,
    title: place ? { text: place.part.title, span: shift(place.part.titleSpan, place.start) } : titleIn(meta),
    sections,
    meta,
    frontMatter: found?.span,
    problems: front ? ('problem' in front ? [front.problem] : front.problems) : [],
    eol: eolOf(text),
  };
}

function fromYaml(text: string, kept: Kept, before: Kept | undefined): Manuscript {
  const from = text.startsWith('\ufeff') ? 1 : 0;
  const body = text.slice(from);
  const read = (source: string): YamlPiece => taken(source, kept.pieces, { before: before?.pieces, make: pieceOf });
  const cut = pieces(body, pieceStarts(body)).map(source => ({ source, piece: read(source) }));
  // What is wrong in a piece may come from where the text was cut.
  const whole =
    cut.length > 1 && cut.some(({ piece }) => piece.problems.length > 0) ? [{ source: body, piece: read(body) }] : cut;
  const parts: Part[] = from > 0 ? [untitled(text.slice(0, from))] : [];
  const meta: MetaEntry[] = [];
  const problems: ReadProblem[] = [];
  const seen = new Set<string>();
  let start = from;
  for (const { source, piece } of whole) {
    const by = start;
    parts.push(...piece.parts);
    meta.push(...piece.meta.map(entry => at(entry, by)));
    problems.push(...piece.problems.map(problem => ({ ...problem, span: shift(problem.span, by) })));
    for (const { key, span } of piece.keys) {
      if (seen.has(key)) problems.push(double(key, shift(span, by)));
      seen.add(key);
    }
    start += source.length;
  }
  return {
    format: 'yaml',
    form: 'document',
    text,
    title: titleIn(meta),
    sections: placed(parts, undefined),
    meta,
    frontMatter: undefined,
    problems,
    eol: eolOf(text),
  };
}

const isHeading = ({ form }: Part): boolean => form === 'atx' || form === 'setext';

/** The first heading, if it is of level 1; where others of level 1 follow it may be a section as they are ("Summary"). */
function titleOf(parts: readonly Part[], first: number): number | undefined {
  const part = parts[first];
  if (part?.depth !== 1 || part.title === '') return undefined;
  return isSectionName(part.title) && !isOnly(parts) ? undefined : first;
}

const isOnly = (parts: readonly Part[]): boolean =>
  parts.filter(part => isHeading(part) && part.depth === 1).length === 1;

function titleIn(meta: readonly MetaEntry[]): Manuscript['title'] {
  const said = meta.find(({ key, value }) => key === 'title' && value !== '');
  return said && { text: said.value, span: said.valueSpan };
}

/** Parts in their places: where each begins, what it stands under. The title is no step of a path, unless there are others of its level. */
function placed(parts: readonly Part[], title: number | undefined): readonly Section[] {
  const leftOut = title !== undefined && isOnly(parts) ? title : -1;
  const sections: Section[] = [];
  const open: Section[] = [];
  let start = 0;
  for (const [index, part] of parts.entries()) {
    while (open.length > 0 && (open.at(-1)?.part.depth ?? 0) >= part.depth) open.pop();
    const above = open.at(-1);
    const path = above?.path ?? none;
    const section: Section = {
      part,
      index,
      start,
      parent: above?.index ?? -1,
      path: part.title === '' || index === leftOut ? path : pathBelow(path, part),
    };
    sections.push(section);
    if (part.form !== 'preamble') open.push(section);
    start += part.text.length;
  }
  return sections;
}

const none: readonly string[] = [];

const paths = new WeakMap<Part, { readonly above: readonly string[]; readonly path: readonly string[] }>();

/** The titles above a part and its own; the same object while those above are. */
function pathBelow(above: readonly string[], part: Part): readonly string[] {
  const known = paths.get(part);
  if (known?.above === above) return known.path;
  const path = [...above, part.title];
  paths.set(part, { above, path });
  return path;
}

/** A submitted issue form has nothing but headings of level 3, each a field's label. */
function isIssueForm(parts: readonly Part[]): boolean {
  return (
    parts.find(isHeading)?.depth === 3 &&
    parts.every(part => (isHeading(part) ? part.depth >= 3 : part.form !== 'preamble' || part.blocks.length === 0))
  );
}

/** The line end that most lines have. */
function eolOf(text: string): Manuscript['eol'] {
  let balance = 0;
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1))
    balance += text.charCodeAt(i - 1) === 13 ? 1 : -1;
  return balance > 0 ? '\r\n' : '\n';
}

const at = (entry: MetaEntry, by: number): MetaEntry => ({
  ...entry,
  keySpan: shift(entry.keySpan, by),
  valueSpan: shift(entry.valueSpan, by),
});
