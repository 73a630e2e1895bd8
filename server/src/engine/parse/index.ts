// Text to manuscript: parts in their places, metadata, title, and what could not be read. Never throws.
import type { Format, Manuscript, MetaEntry, Part, ReadProblem, Section, Span } from '../model.ts';
import { chunkStarts } from './chunks.ts';
import { frontMatterAt } from './front-matter.ts';
import { partsOf } from './markdown.ts';
import { entriesOf } from './metadata.ts';
import { pieceOf, pieceStarts, type YamlPiece } from './yaml.ts';

/** What a manuscript was made of, by the text of each piece: an edit reads again only the pieces that it changes. */
interface Kept {
  readonly chunks: Map<string, readonly Part[]>;
  readonly pieces: Map<string, YamlPiece>;
}
const keptOf = new WeakMap<readonly Section[], Kept>();

/**
 * Reads a text.
 * @param previous an earlier manuscript of the same document; pieces with the same text are taken over from it
 */
export function parse(text: string, format: Format, previous?: Manuscript): Manuscript {
  const before = previous && keptOf.get(previous.sections);
  const kept: Kept = { chunks: new Map(), pieces: new Map() };
  const manuscript = format === 'yaml' ? fromYaml(text, kept, before) : fromMarkdown(text, kept, before);
  keptOf.set(manuscript.sections, kept);
  return manuscript;
}

function taken<T>(key: string, now: Map<string, T>, before: Map<string, T> | undefined, make: (text: string) => T): T {
  let value = now.get(key) ?? before?.get(key);
  if (value === undefined) value = make(key);
  now.set(key, value);
  return value;
}

function fromMarkdown(text: string, kept: Kept, before: Kept | undefined): Manuscript {
  const parts: Part[] = [];
  const problems: ReadProblem[] = [];
  const meta: MetaEntry[] = [];
  let from = text.startsWith('\ufeff') ? 1 : 0;
  if (from > 0) parts.push(markOnly(text.slice(0, from)));
  const front = frontMatterAt(text, from);
  let frontMatter: Span | undefined;
  if (front && 'problem' in front) problems.push(front.problem);
  else if (front) {
    parts.push(front.part);
    problems.push(...front.problems);
    meta.push(...front.meta);
    frontMatter = front.span;
    from += front.part.text.length;
  }
  const starts = chunkStarts(text, from);
  starts.forEach((start, i) => {
    const chunk = text.slice(start, starts[i + 1] ?? text.length);
    if (chunk !== '' || text === '') parts.push(...taken(chunk, kept.chunks, before?.chunks, partsOf));
  });
  const title = titleOf(parts);
  const sections = placed(parts, title?.part);
  for (const { part, start } of sections) if (part.depth <= 1) meta.push(...entriesOf(part, start));
  const said = meta.find(({ key, from }) => key === 'title' && from === 'front-matter' && text !== '');
  const place = title ? sections.find(({ index }) => index === title.index) : undefined;
  return {
    format: 'markdown',
    form: isIssueForm(parts) ? 'issue' : 'document',
    text,
    title: place
      ? { text: place.part.title, span: moved(place.part.titleSpan, place.start) }
      : said?.value
        ? { text: said.value, span: said.valueSpan }
        : undefined,
    sections,
    meta,
    frontMatter,
    problems,
    eol: eolOf(text),
  };
}

function fromYaml(text: string, kept: Kept, before: Kept | undefined): Manuscript {
  const from = text.startsWith('\ufeff') ? 1 : 0;
  const body = text.slice(from);
  const starts = pieceStarts(body);
  const parts: Part[] = from > 0 ? [markOnly(text.slice(0, from))] : [];
  const meta: MetaEntry[] = [];
  const problems: ReadProblem[] = [];
  const seen = new Map<string, Span>();
  starts.forEach((start, i) => {
    const at = from + start;
    const piece = taken(body.slice(start, starts[i + 1] ?? body.length), kept.pieces, before?.pieces, pieceOf);
    parts.push(...piece.parts);
    meta.push(
      ...piece.meta.map(entry => ({
        ...entry,
        keySpan: moved(entry.keySpan, at),
        valueSpan: moved(entry.valueSpan, at),
      })),
    );
    problems.push(...piece.problems.map(problem => ({ ...problem, span: moved(problem.span, at) })));
    for (const { key, span } of piece.keys) {
      if (seen.has(key))
        problems.push({
          span: moved(span, at),
          message: `The key '${key}' stands here a second time. Join both answers under one key.`,
        });
      seen.set(key, span);
    }
  });
  const said = meta.find(({ key }) => key === 'title');
  const title = said?.value ? { text: said.value, span: said.valueSpan } : undefined;
  return {
    format: 'yaml',
    form: 'document',
    text,
    title,
    sections: placed(parts, undefined),
    meta,
    frontMatter: undefined,
    problems,
    eol: eolOf(text),
  };
}

/** The only heading of level 1, if it comes before all others; else the first of level 1. */
function titleOf(parts: readonly Part[]): { readonly part: Part; readonly index: number } | undefined {
  const index = parts.findIndex(
    ({ depth, form, title }) => depth === 1 && (form === 'atx' || form === 'setext') && title !== '',
  );
  const part = parts[index];
  return part && { part, index };
}

/** Parts in their places: where each begins, what it stands under. A document's only level-1 heading is no step of a path. */
function placed(parts: readonly Part[], title: Part | undefined): readonly Section[] {
  const only = parts.filter(({ depth, form }) => depth === 1 && form !== 'key').length === 1;
  const sections: Section[] = [];
  const open: Section[] = [];
  let start = 0;
  for (const [index, part] of parts.entries()) {
    while (open.length > 0 && (open.at(-1)?.part.depth ?? 0) >= part.depth) open.pop();
    const above = open.at(-1);
    const step = part.title === '' || (part === title && only) ? [] : [part.title];
    const section: Section = {
      part,
      index,
      start,
      parent: above?.index ?? -1,
      path: [...(above?.path ?? []), ...step],
    };
    sections.push(section);
    if (part.form !== 'preamble') open.push(section);
    start += part.text.length;
  }
  return sections;
}

/** A submitted issue form has nothing but headings of level 3, each a field's label. */
function isIssueForm(parts: readonly Part[]): boolean {
  const headings = parts.filter(({ form }) => form === 'atx' || form === 'setext');
  return (
    headings.length > 0 &&
    headings.every(({ depth }) => depth >= 3) &&
    headings[0]?.depth === 3 &&
    !parts.some(({ form, blocks }) => form === 'preamble' && blocks.length > 0)
  );
}

function markOnly(text: string): Part {
  return {
    text,
    form: 'preamble',
    depth: 0,
    title: '',
    titleSpan: { start: 0, end: 0 },
    bodySpan: { start: 0, end: 0 },
    blocks: [],
    directives: [],
    links: [],
  };
}

function eolOf(text: string): '\n' | '\r\n' {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}

const moved = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });
