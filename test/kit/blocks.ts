// Reads the cases out of a literate suite: a Markdown file whose headings name cases and whose fenced blocks hold texts.

export interface SuiteBlock {
  /** What stands behind the fence. */
  readonly info: string;
  /** The lines between the fences, without the last line end. */
  readonly text: string;
  /** 0-based line of the opening fence. */
  readonly line: number;
}

export interface SuiteCase {
  /** The headings above, outermost first. */
  readonly path: readonly string[];
  readonly blocks: readonly SuiteBlock[];
}

const fence = /^(`{3,}|~{3,})[ \t]*(.*)$/;
const heading = /^(#{1,6})[ \t]+(.*?)[ \t]*#*$/;

/** The cases of a suite in order; a heading without blocks of its own is no case. Blocks fenced with four backticks may hold fences of three. */
export function readBlocks(suite: string): readonly SuiteCase[] {
  const lines = suite.split(/\r?\n/);
  const cases: { path: readonly string[]; blocks: SuiteBlock[] }[] = [{ path: [], blocks: [] }];
  const path: string[] = [];
  for (let line = 0; line < lines.length; line++) {
    const text = lines[line] ?? '';
    const title = heading.exec(text);
    if (title) {
      path.length = Math.min(path.length, (title[1]?.length ?? 1) - 1);
      path.push(title[2] ?? '');
      cases.push({ path: [...path], blocks: [] });
    }
    const opened = fence.exec(text);
    if (!opened) continue; // prose says why
    const end = closing(lines, line + 1, opened[1] ?? '```');
    cases.at(-1)?.blocks.push({ info: (opened[2] ?? '').trim(), text: lines.slice(line + 1, end).join('\n'), line });
    line = end;
  }
  return cases.filter(({ blocks }) => blocks.length > 0);
}

/** The suite with other texts in some of its blocks, each named by the line of its fence. */
export function rewriteBlocks(suite: string, texts: ReadonlyMap<number, string>): string {
  const lines = suite.split(/\r?\n/);
  for (const [line, text] of [...texts].sort(([a], [b]) => b - a)) {
    const mark = fence.exec(lines[line] ?? '')?.[1] ?? '```';
    const end = closing(lines, line + 1, mark);
    lines.splice(line + 1, end - line - 1, ...(text === '' ? [] : text.split('\n')));
  }
  return lines.join('\n');
}

function closing(lines: readonly string[], from: number, mark: string): number {
  const at = lines.findIndex(
    (line, index) =>
      index >= from &&
      line.startsWith(mark) &&
      line
        .slice(mark.length)
        .replaceAll(mark[0] ?? '`', '')
        .trim() === '',
  );
  return at < 0 ? lines.length : at;
}
