// YAML front matter of a Markdown document.
import type { MetaEntry, Part, ReadProblem, Span } from '../model.ts';
import { say } from '../words.ts';
import { untitled } from './untitled.ts';
import { directivesIn, isMap, metaEntry, pairsOf, problemsOf, yamlOf } from './yaml-text.ts';

export interface FrontMatter {
  /** The fences and what is between them, the line end after them included. */
  readonly part: Part;
  /** Between the fences. */
  readonly span: Span;
  readonly meta: readonly MetaEntry[];
  readonly problems: readonly ReadProblem[];
}

const opening = /---[ \t]*(?:\r\n|\n|\r)/y;
const closing = /(?<=^|[\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)/g;
/** Blank lines and comments, and then a key or the end: a rule (`---`) at the top of a text begins no front matter. */
const meant = /^(?:[ \t]*(?:#[^\r\n]*)?[\r\n])*(?:["']?[\p{L}_][\p{L}\p{N}_. -]{0,80}["']?[ \t]*:(?:\s|$)|$)/u;

/** The front matter that begins at `from`; a problem where it never ends; undefined where there is none. */
export function frontMatterAt(text: string, from: number): FrontMatter | { readonly problem: ReadProblem } | undefined {
  opening.lastIndex = from;
  const open = opening.exec(text);
  if (!open) return undefined;
  const start = from + open[0].length;
  closing.lastIndex = start;
  const close = closing.exec(text);
  const source = text.slice(start, close?.index);
  if (!meant.test(source)) return undefined;
  if (close) return frontMatter(text, { start, end: close.index }, { start: from, end: close.index + close[0].length });
  const message = say`This front matter never ends. Expected a line '---' after its last key.`;
  return source.trim() === '' ? undefined : { problem: { span: { start: from, end: from + 3 }, message } };
}

function frontMatter(text: string, span: Span, whole: Span): FrontMatter {
  const source = text.slice(span.start, span.end);
  const document = yamlOf(source);
  const pairs = isMap(document.contents) ? pairsOf(document.contents) : [];
  const fenced = text.slice(whole.start, whole.end);
  const part: Part = { ...untitled(fenced), directives: directivesIn(fenced, () => false) };
  const meta = pairs.map(pair => metaEntry(pair, { at: span.start, source, from: 'front-matter' }));
  return { part, span, meta, problems: problemsOf(document, span.start) };
}
