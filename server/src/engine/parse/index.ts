// Text to manuscript: parts in their places, metadata, title, and what could not be read. Never throws.
import { Budget } from '../budget.ts';
import type { Edit, Format, Manuscript, MetaEntry, Part, ReadProblem, Section } from '../model.ts';
import { shift } from '../span.ts';
import { byStretch, sectionsWith, stretchesOf } from '../stretches.ts';
import { frontMatterAt } from './front-matter.ts';
import { describedBy } from './metadata.ts';
import { type Chunk, changeInto, chunksOf, piecesOf, rechunked } from './rechunk.ts';
import { isSectionName } from './titles.ts';
import { untitled } from './untitled.ts';
import { double, pieceOf, pieceStarts, type YamlPiece } from './yaml.ts';

/** What a manuscript was made of: an edit reads again only the pieces that it changes. */
interface Kept {
  head: Head | undefined;
  chunks: readonly Chunk[];
  /** Whether all of the text was cut into pieces. */
  readonly whole: boolean;
  /** Of YAML, by the text of each. */
  readonly pieces: Map<string, YamlPiece>;
}
const keptOf = new WeakMap<readonly Section[], Kept>();

/** An earlier manuscript of the same document, and the edit since then; where it is left out the texts are compared. */
export interface Before {
  readonly manuscript: Manuscript;
  readonly change?: Edit | undefined;
}

export interface ParseOptions {
  readonly before?: Before | undefined;
  readonly budget?: Budget;
}

/**
 * Reads a text, as far as the budget goes; the rest is a part that says nothing, and a problem says so. What is the
 * same as before is taken over; where the edit since then is known, the rest of the text is not even looked at.
 */
export function parse(text: string, format: Format, { before, budget = new Budget() }: ParseOptions = {}): Manuscript {
  const known = before && keptOf.get(before.manuscript.sections);
  const readable = budget.readable(text);
  const kept: Kept = { head: undefined, chunks: [], pieces: new Map(), whole: readable.length === text.length };
  const change = known?.whole && kept.whole ? before?.change : undefined; // else it may lie where nothing was read
  const sections = before?.manuscript.sections;
  const source: Source = { text: readable, kept, before: known, change, sections, budget };
  const manuscript = withRest(format === 'yaml' ? fromYaml(source) : fromMarkdown(source), text, budget);
  keptOf.set(manuscript.sections, kept);
  return manuscript;
}

/** What was read with the rest of the text, if there is one. */
function withRest(read: Manuscript, text: string, budget: Budget): Manuscript {
  const { sections: all } = read;
  const { sections: most } = budget.limits;
  const fit = all.length > most ? all.slice(0, most) : all;
  const last = fit.at(-1);
  const start = last ? last.start + last.part.text.length : 0;
  if (start === text.length) return read;
  const rest = { part: untitled(text.slice(start)), index: fit.length, start, parent: -1, path: none };
  const sections = [...fit, rest];
  stretchesOf(sections, all);
  const problem = budget.unread(text, start, fit.length);
  return { ...read, text, whole: false, sections, problems: [...read.problems, problem] };
}

interface Source {
  readonly text: string;
  /** To be filled. */
  readonly kept: Kept;
  readonly before: Kept | undefined;
  readonly change: Edit | undefined;
  /** Of the earlier text. */
  readonly sections: readonly Section[] | undefined;
  readonly budget: Budget;
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

/** What stands before the chunks of Markdown: a byte order mark, front matter. */
interface Head {
  readonly parts: readonly Part[];
  readonly front: ReturnType<typeof frontMatterAt>;
  readonly length: number;
  /** An edit behind this offset leaves the head as it is. */
  readonly settled: number;
}

function headOf(text: string): Head {
  const mark = text.startsWith('\ufeff') ? [untitled(text.slice(0, 1))] : [];
  const front = frontMatterAt(text, mark.length);
  const found = front && !('problem' in front) ? front.part : undefined;
  const length = mark.length + (found?.text.length ?? 0);
  const settled = found ? length : begins(text, mark.length) ? Number.POSITIVE_INFINITY : nextLine(text, length);
  return { parts: found ? [...mark, found] : mark, front, length, settled };
}

/** Whether front matter begins, though none was found: a line anywhere may end it. */
const begins = (text: string, from: number): boolean => text.startsWith('---', from);

function nextLine(text: string, from: number): number {
  const end = /\r\n?|\n|$/g;
  end.lastIndex = from;
  const match = end.exec(text);
  return match ? match.index + match[0].length : text.length;
}

/** The head and the chunks of Markdown. */
function cut({ text, before, change }: Source): { readonly head: Head; readonly chunks: readonly Chunk[] } {
  const known = before?.head;
  if (before && known && change && change.span.start > known.settled) {
    const moved = { ...change, span: shift(change.span, -known.length) };
    return { head: known, chunks: rechunked({ before: before.chunks, change: moved }) };
  }
  const head = headOf(text);
  const body = text.slice(head.length);
  if (!before || before.chunks.length === 0) return { head, chunks: chunksOf(body) };
  return { head, chunks: rechunked({ before: before.chunks, change: changeInto(body, before.chunks) }) };
}

function fromMarkdown(source: Source): Manuscript {
  const { text, kept, budget } = source;
  const { head: top, chunks } = cut(source);
  kept.head = top;
  kept.chunks = chunks.filter(chunk => chunk.text !== '' || text === '');
  const { front } = top;
  const found = front && !('problem' in front) ? front : undefined;
  const parts = [...top.parts];
  for (const chunk of kept.chunks) {
    if (budget.refuses(parts.length) || (!chunk.isRead && budget.isOver)) break;
    for (const part of chunk.parts) parts.push(part);
  }
  const heads = parts.findIndex(isHeading);
  const head = parts.slice(0, heads < 0 ? parts.length : heads + 1).map(describedBy);
  const title = titleOf(parts, heads);
  const sections = placed([...head.map(({ part }) => part), ...parts.slice(head.length)], {
    title,
    before: source.sections,
  });
  stretchesOf(sections, source.sections);
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
    problems: [
      ...(front ? ('problem' in front ? [front.problem] : front.problems) : []),
      ...Array.from(faulty(sections), ([{ start }, problem]) => ({ ...problem, span: shift(problem.span, start) })),
    ],
    whole: true,
    eol: eolOf(sections),
  };
}

/** Sections of which something could not be read. */
const faulty = sectionsWith(({ problem }) => problem);

function fromYaml({ text, kept, before, sections: earlier, budget }: Source): Manuscript {
  const from = text.startsWith('\ufeff') ? 1 : 0;
  const body = text.slice(from);
  const read = (source: string): YamlPiece => taken(source, kept.pieces, { before: before?.pieces, make: pieceOf });
  const cut: { readonly source: string; readonly piece: YamlPiece }[] = [];
  for (const source of piecesOf(body, pieceStarts(body))) {
    if (budget.refuses(cut.length) || budget.isOver) break;
    cut.push({ source, piece: read(source) });
  }
  // What is wrong in a piece may come from where the text was cut.
  const whole =
    cut.length > 1 && !budget.isOver && cut.some(({ piece }) => piece.problems.length > 0)
      ? [{ source: body, piece: read(body) }]
      : cut;
  const parts: Part[] = from > 0 ? [untitled(text.slice(0, from))] : [];
  const meta: MetaEntry[] = [];
  const problems: ReadProblem[] = [];
  const seen = new Set<string>();
  let start = from;
  for (const { source, piece } of whole) {
    if (budget.refuses(parts.length)) break;
    const by = start;
    for (const part of piece.parts) parts.push(part); // all at once are too many arguments where they are very many
    for (const entry of piece.meta) meta.push(at(entry, by));
    for (const problem of piece.problems) problems.push({ ...problem, span: shift(problem.span, by) });
    for (const { key, span } of piece.keys) {
      if (seen.has(key)) problems.push(double(key, shift(span, by)));
      seen.add(key);
    }
    start += source.length;
  }
  const sections = placed(parts, { title: undefined, before: earlier });
  stretchesOf(sections, earlier);
  return {
    format: 'yaml',
    form: 'document',
    text,
    title: titleIn(meta),
    sections,
    meta,
    frontMatter: undefined,
    problems,
    whole: true,
    eol: eolOf(sections),
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
function placed(
  parts: readonly Part[],
  { title, before = [] }: { title: number | undefined; before: readonly Section[] | undefined },
): readonly Section[] {
  const leftOut = title !== undefined && isOnly(parts) ? title : -1;
  const sections: Section[] = [];
  const open: Section[] = [];
  let start = 0;
  for (const [index, part] of parts.entries()) {
    while (open.length > 0 && (open.at(-1)?.part.depth ?? 0) >= part.depth) open.pop();
    const above = open.at(-1);
    const parent = above?.index ?? -1;
    const step = part.title === '' || index === leftOut ? undefined : part;
    const path = step ? pathBelow(above?.path ?? none, step) : (above?.path ?? none);
    const known = before[index];
    const isSame = known?.part === part && known.start === start && known.parent === parent && known.path === path;
    const section: Section = isSame ? known : { part, index, start, parent, path };
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
const eolOf = (sections: readonly Section[]): Manuscript['eol'] =>
  balances(sections).reduce((sum, { made }) => sum + made, 0) > 0 ? '\r\n' : '\n';

/** How many more lines end in CRLF than in LF alone. */
const balances = byStretch(parts => parts.reduce((sum, { text }) => sum + balanceOf(text), 0));

function balanceOf(text: string): number {
  let balance = 0;
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1))
    balance += text.charCodeAt(i - 1) === 13 ? 1 : -1;
  return balance;
}

const at = (entry: MetaEntry, by: number): MetaEntry => ({
  ...entry,
  keySpan: shift(entry.keySpan, by),
  valueSpan: shift(entry.valueSpan, by),
});
