// Where a person is typing: the line before and behind the cursor, and whether it is a place for words at all.
import { isInFrontMatter, textStart } from '../edit/front-matter.ts';
import { lineAt, lineEnd, lineStart, nextLine, sectionAt } from '../edit/text.ts';
import type { FeatureRequest, Section, Span } from '../model.ts';
import { span } from '../span.ts';

export interface Cursor {
  readonly request: FeatureRequest;
  readonly offset: number;
  /** The line up to the cursor, and the rest of it. */
  readonly before: string;
  readonly behind: string;
  readonly line: Span;
  readonly section: Section | undefined;
}

export function cursorAt(request: FeatureRequest, offset: number): Cursor {
  const { text, sections } = request;
  const at = Math.min(Math.max(offset, textStart(text)), text.length);
  const line = span(Math.max(lineStart(text, at), textStart(text)), lineEnd(text, at));
  return {
    request,
    offset: at,
    before: text.slice(line.start, at),
    behind: text.slice(at, line.end),
    line,
    section: sectionAt(at, sections),
  };
}

/** Whether the cursor is in front matter, also in one that is not closed yet. */
export function isInHead({ request, offset, line }: Cursor): boolean {
  const { text, frontMatter } = request;
  if (frontMatter)
    return isInFrontMatter(offset, request) && offset <= frontMatter.end && line.start >= frontMatter.start;
  const start = textStart(text);
  if (line.start <= start || !/^---[ \t]*$/.test(lineAt(text, start))) return false;
  return (
    /^(?:[ \t]*|[A-Za-z][\w-]*(?:[ \t]*:.*)?)$/.test(lineAt(text, nextLine(text, start))) &&
    !/\n#/.test(text.slice(start, line.start))
  );
}

/** Whether the cursor is in a code block, fences included. */
export function isInCode({ request, section, offset, line }: Cursor): boolean {
  if (!section) return false;
  const inBlock = section.part.blocks.some(
    ({ kind, span: { start, end } }) =>
      kind === 'code' &&
      section.start + start <= offset &&
      line.start <= section.start + end &&
      offset > section.start + start,
  );
  return inBlock || openFence(request.text, section.start, line.start);
}

/** A fence that holds nothing yet is no block: look at the lines. */
function openFence(text: string, from: number, to: number): boolean {
  let mark = '';
  for (let at = from; at < to; at = Math.max(nextLine(text, at), at + 1)) {
    const found = /^[ \t]*(`{3,}|~{3,})/.exec(lineAt(text, at))?.[1];
    if (found === undefined) continue; // neither opens nor closes
    if (mark === '') mark = found;
    else if (found.startsWith(mark)) mark = '';
  }
  return mark !== '';
}

/** The line above the cursor's; undefined in the first. */
export function lineAbove({ request, line }: Cursor): string | undefined {
  const { text } = request;
  if (line.start <= textStart(text)) return undefined;
  return lineAt(text, line.start - (text.startsWith('\r\n', line.start - 2) ? 2 : 1));
}

/** The line below the cursor's; undefined in the last. */
export function lineBelow({ request, line }: Cursor): string | undefined {
  const { text } = request;
  return line.end >= text.length ? undefined : lineAt(text, nextLine(text, line.end));
}
