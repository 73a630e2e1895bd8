// YAML front matter of a Markdown document.
import type { MetaEntry, Part, ReadProblem, Span } from '../model.ts';
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
const closing = /^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)/gm;

/** The front matter that begins at `from`; a problem where it never ends; undefined where there is none. */
export function frontMatterAt(text: string, from: number): FrontMatter | { readonly problem: ReadProblem } | undefined {
  opening.lastIndex = from;
  const open = opening.exec(text);
  if (!open) return undefined;
  const start = from + open[0].length;
  closing.lastIndex = start;
  const close = closing.exec(text);
  if (!close)
    return looksMeant(text.slice(start))
      ? {
          problem: {
            span: { start: from, end: from + 3 },
            message: "This front matter never ends. Expected a line '---' after its last key.",
          },
        }
      : undefined;
  const source = text.slice(start, close.index);
  const end = close.index + close[0].length;
  const document = yamlOf(source);
  const pairs = isMap(document.contents) ? pairsOf(document.contents) : [];
  const part: Part = {
    text: text.slice(from, end),
    form: 'preamble',
    depth: 0,
    title: '',
    titleSpan: { start: 0, end: 0 },
    bodySpan: { start: 0, end: end - from },
    blocks: [],
    directives: directivesIn(text.slice(from, end), () => false),
    links: [],
  };
  return {
    part,
    span: { start, end: close.index },
    meta: pairs.map(pair => metaEntry(pair, { at: start, source, from: 'front-matter' })),
    problems: problemsOf(document, start),
  };
}

/** A rule (`---`) at the top is no front matter; a key in the next line is. */
const looksMeant = (text: string): boolean => /^[ \t]*[A-Za-z][\w-]*[ \t]*:/.test(text);
