// What may be written at the cursor: sections still missing, elements an answer lacks, keys, values, rule ids.
import type { Analysed } from './analysed.ts';
import { inComment } from './complete-comment.ts';
import { inMarkdown } from './complete-markdown.ts';
import { inYaml } from './complete-yaml.ts';
import { cursorAt } from './cursor.ts';
import type { CompletionEntry, Entry } from './entries.ts';

export type { CompletionEntry } from './entries.ts';

/** Best first, and `sort` says so. Nothing inside code. Text is meant as it stands: lines are indented already. */
export function complete(analysis: Analysed, offset: number): readonly CompletionEntry[] {
  const cursor = cursorAt(analysis.request, offset);
  const entries =
    inComment(cursor, analysis.report) ?? (analysis.request.format === 'yaml' ? inYaml(cursor) : inMarkdown(cursor));
  return entries.map((entry, index) => ({
    ...withoutMarks(entry, analysis.request.text, offset),
    sort: String(index).padStart(3, '0'),
  }));
}

/** The marks of a heading or an item that were typed already stay: editors that know no ranges put the text behind them. */
function withoutMarks(entry: Entry, text: string, offset: number): Entry {
  const { replace, insert, filter = entry.label } = entry;
  const marks = /^[^\p{L}\p{N}\\$]*/u.exec(text.slice(replace.start, offset))?.[0] ?? '';
  let same = 0;
  while (same < marks.length && marks[same] === insert[same] && marks[same] === filter[same]) same++;
  if (same === 0) return entry;
  const { start, end } = replace;
  return { ...entry, replace: { start: start + same, end }, insert: insert.slice(same), filter: filter.slice(same) };
}
