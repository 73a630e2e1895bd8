// Tables, bullet lists and lines that describe the document ("Owner: …", "Status: draft") instead of answering anything.
import type { Block, MetaEntry, Part, Span } from '../model.ts';
import { collapsed, spaces } from './blank.ts';
import { mask } from './mask.ts';

/** Keys that always describe a document. */
const plain =
  /^(?:(?:co-?)?authors?|approvers?|assignees?|champions?|contacts?|contributors?|created|creation date|date|deciders|discussions?(?: ?to)?|drafted by|editors?|epic|kep(?: number)?|(?:date )?last (?:modified|updated?)|license|(?:owning|participating)[ -]sigs?|owners?|owned by|participants?|pull request|requested by|reviewers?|review manager|rfc(?: pr| issue)?|revision|see also|shepherds?|slug|sponsors?|start date|status|(?:implementation|approval|document|review) status|superseded by|supersedes|ticket|track(?:er|ing)?(?: (?:issue|link|pr))?|upstream|working group)$/i;
/** Keys that do so among others of the kind. */
const likely =
  /^(?:area|category|decision(?: notes)?|feature(?: name)?|federation|id|implementation(?: prs?| issue)?|implemented in|issues?|jira|kind|labels?|links?|milestone|number|other docs(?: or links)?|priority|pr|proposal|relate[sd](?: (?:to|issues?|prs?|issues and prs|docs))?|replaces|review|(?:\w+ )?issue|since|sig|stage|state|tags?|target(?: release| version)?|team|technical story|title|type|updated|url|version)$/i;
const entry = /^\s*([\p{L}][\p{L}\p{N} /_&-]{0,40}?)\s*:(?!\/\/)\s*/u;
const longest = 300;

/** A key and what it says; offsets of the part. */
type Entry = MetaEntry;

/** A part whose metadata is marked as such, and what that metadata says; offsets of the part. */
export interface Described {
  readonly part: Part;
  readonly entries: readonly Entry[];
}

const known = new WeakMap<Part, Described>();

/** Reads the metadata of a part at a document's head. The same part gives the same result. */
export function describedBy(part: Part): Described {
  let described = known.get(part);
  if (!described) {
    const runs = runsOf(part).filter(describes);
    const places = new Set(runs.flatMap(({ blocks }) => blocks));
    const blocks = part.blocks.map(
      (block): Block => (places.has(block) ? { ...block, kind: 'meta', prose: spaces(block.prose) } : block),
    );
    described = { part: runs.length > 0 ? { ...part, blocks } : part, entries: runs.flatMap(({ entries }) => entries) };
    known.set(part, described);
  }
  return described;
}

/** A list, a table or a paragraph, with what would be its entries. */
interface Run {
  readonly kind: Block['kind'];
  readonly blocks: readonly Block[];
  readonly entries: readonly Entry[];
  /** How many pieces it has, entries or not. */
  readonly pieces: number;
}

/** Most of a run are keys with values, and its keys are such as describe documents. */
function describes({ entries, pieces }: Run): boolean {
  const sure = entries.filter(({ key }) => plain.test(key)).length;
  const perhaps = entries.filter(({ key }) => likely.test(key)).length;
  if (pieces === 1) return sure === 1;
  return entries.length * 2 >= pieces && sure + perhaps >= 2 && (sure + perhaps) * 2 >= pieces;
}

function runsOf(part: Part): Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < part.blocks.length; ) {
    const first = part.blocks[from];
    if (!first) break;
    const { kind, headers } = first;
    let to = from + 1;
    while (kind !== 'paragraph' && part.blocks[to]?.kind === kind && part.blocks[to]?.headers === headers) to++;
    const blocks = part.blocks.slice(from, to);
    if (kind === 'paragraph') runs.push(lines(first));
    else if (kind === 'item') runs.push(list(blocks));
    else if (kind === 'row') runs.push(table(blocks, part.text));
    from = to;
  }
  return runs;
}

/** A paragraph of lines such as "Status: draft", or one line of them with bars between. */
function lines(block: Block): Run {
  const pieces: Span[] = [];
  if (block.text.length <= longest) {
    for (const { index, 0: line } of block.text.matchAll(/[^\r\n|]+/g)) {
      if (/\S/.test(line)) pieces.push({ start: index, end: index + line.length });
    }
  }
  const entries = pieces.flatMap(piece => entryIn(block, piece) ?? []);
  return { kind: 'paragraph', blocks: [block], entries, pieces: Math.max(1, pieces.length) };
}

/** A list of keys with values; the items below an item are its values. */
function list(blocks: readonly Block[]): Run {
  const [first] = blocks;
  const outer = blocks.filter(({ level }) => level === first?.level);
  const entries = outer.flatMap((block): Entry[] => {
    const said = block.text.length <= longest ? entryIn(block, { start: 0, end: block.text.length }) : undefined;
    if (!said) return [];
    const next = outer[outer.indexOf(block) + 1];
    const below = blocks.slice(blocks.indexOf(block) + 1, next ? blocks.indexOf(next) : undefined);
    const [start, end] = [below[0]?.span.start, below.at(-1)?.span.end];
    if (said.value !== '' || start === undefined || end === undefined) return [said];
    return [{ ...said, items: below.map(({ text }) => collapsed(text)), valueSpan: { start, end } }];
  });
  return { kind: 'item', blocks, entries, pieces: outer.length };
}

function entryIn({ text, span }: Block, piece: Span): Entry | undefined {
  const said = text.slice(piece.start, piece.end);
  const [whole = '', key = ''] = entry.exec(said) ?? [];
  if (key === '') return undefined;
  const at = span.start + piece.start;
  const keyStart = at + whole.indexOf(key);
  const value = { start: at + whole.length, end: at + Math.max(whole.length, said.trimEnd().length) };
  return {
    key: key.toLowerCase(),
    keySpan: { start: keyStart, end: keyStart + key.length },
    value: collapsed(said.slice(whole.length)),
    items: [],
    valueSpan: value,
    from: 'bullets',
  };
}

/** A table of keys and values: a row each, the titles of its columns too if they are a key and a value; or keys above and values below. */
function table(blocks: readonly Block[], text: string): Run {
  const [first] = blocks;
  const head = first ? headRow(first, text) : undefined;
  const titles = head ? cellsOf(head, text) : [];
  const rows = blocks.map(({ span }) => cellsOf(span, text));
  const isKey = ({ said }: Cell): boolean => plain.test(said) || likely.test(said);
  if (blocks.length === 1 && titles.length > 2 && titles.filter(isKey).length * 2 >= titles.length) {
    const entries = titles.flatMap((title, column) => pair(title, rows[0]?.[column]));
    return { kind: 'row', blocks, entries, pieces: titles.length };
  }
  const own = titles[0] && isKey(titles[0]) && titles.length === 2 ? [titles] : [];
  const entries = [...own, ...rows].flatMap(([key, value]) => (key ? pair(key, value) : []));
  return { kind: 'row', blocks, entries, pieces: own.length + rows.length };
}

interface Cell {
  readonly said: string;
  readonly span: Span;
}

function pair(key: Cell, value: Cell | undefined): Entry[] {
  const name = key.said.replace(/(?<!\s)\s*:$/, '');
  if (name === '' || !value) return [];
  const keySpan = { start: key.span.start, end: key.span.start + name.length };
  return [{ key: name.toLowerCase(), keySpan, value: value.said, items: [], valueSpan: value.span, from: 'table' }];
}

/** The line of a table's column titles: two above its first row. */
function headRow({ span }: Block, text: string): Span {
  const rule = lineBefore(text, span.start);
  return lineBefore(text, rule.start);
}

function lineBefore(text: string, at: number): Span {
  const before = text.slice(0, at);
  const end = before.length - (/(?:\r\n|\n|\r)[ \t>]*$/.exec(before)?.[0].length ?? before.length);
  const start = Math.max(before.lastIndexOf('\n', end - 1), before.lastIndexOf('\r', end - 1)) + 1;
  return { start: Math.min(start, end), end };
}

/** Cells of a row as they read, each with the place of its words. */
function cellsOf({ start, end }: Span, text: string): Cell[] {
  const row = text.slice(start, end);
  const masked = mask(row).text;
  const cells: Cell[] = [];
  for (const { index, 0: cell } of row.matchAll(/(?:[^|\\]+|\\[\s\S]?)*(?:\||$)/g)) {
    const said = masked.slice(index, index + cell.replace(/\|$/, '').length);
    const from = index + said.length - said.trimStart().length;
    if (index + cell.length < row.length || said.trim() !== '')
      cells.push({
        said: collapsed(said),
        span: { start: start + from, end: start + Math.max(from, index + said.trimEnd().length) },
      });
  }
  return /^\s*\|/.test(row) ? cells.slice(1) : cells;
}
