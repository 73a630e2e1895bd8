// What may be written at the cursor: sections still missing, elements an answer lacks, keys, values, rule ids.
import type { Analysed } from './analysed.ts';
import { inComment } from './complete-comment.ts';
import { inMarkdown } from './complete-markdown.ts';
import { inYaml } from './complete-yaml.ts';
import { cursorAt } from './cursor.ts';
import type { CompletionEntry } from './entries.ts';

export type { CompletionEntry } from './entries.ts';

/** Best first, and `sort` says so. Nothing inside code. Text is meant as it stands: lines are indented already. */
export function complete(analysis: Analysed, offset: number): readonly CompletionEntry[] {
  const cursor = cursorAt(analysis.request, offset);
  const entries =
    inComment(cursor, analysis.report) ?? (analysis.request.format === 'yaml' ? inYaml(cursor) : inMarkdown(cursor));
  return entries.map((entry, index) => ({ ...entry, sort: String(index).padStart(3, '0') }));
}
