// Cuts Markdown into chunks; of a text that was cut before, only from the first to the last chunk that an edit touches.
import { chunkStarts } from './chunks.ts';

/**
 * The chunks of a text from an offset on.
 * @param before the chunks of an earlier text of the same document; those that are the same are given back as they are
 */
export function chunksOf(text: string, from: number, before: readonly string[] = []): readonly string[] {
  const { kept, end } = sameBeginning(text, from, before);
  const rest = before.slice(kept.length);
  const resumes = sameEnding(text, end, rest);
  const starts = chunkStarts(text, end, at => resumes.has(at));
  const last = starts.at(-1) ?? end;
  const resumed = starts.length > 1 || last > end ? resumes.get(last) : undefined;
  const made = starts.map((start, i) =>
    text.slice(start, starts[i + 1] ?? (resumed === undefined ? text.length : start)),
  );
  if (resumed !== undefined) made.pop();
  return [...kept, ...made, ...(resumed === undefined ? [] : rest.slice(resumed))];
}

/**
 * The chunks that a text begins with as it did before, but for the last of them: what follows may belong to that now. Nor
 * the one before where the last is the beginning of a line: that may be no heading any more.
 */
function sameBeginning(
  text: string,
  from: number,
  before: readonly string[],
): { readonly kept: readonly string[]; readonly end: number } {
  let end = from;
  let same = 0;
  for (let chunk = before[same]; chunk !== undefined && text.startsWith(chunk, end); chunk = before[same]) {
    end += chunk.length;
    same++;
  }
  const kept = before.slice(0, Math.max(0, same - (/[\r\n]/.test(before[same - 1] ?? '') ? 1 : 2)));
  return { kept, end: kept.reduce((sum, { length }) => sum + length, from) };
}

/**
 * Where the chunks begin that a text ends with as it did before, with their index. Only such as begin with `#` in the
 * first column: from there on nothing depends on what stands before.
 */
function sameEnding(text: string, from: number, rest: readonly string[]): ReadonlyMap<number, number> {
  const resumes = new Map<number, number>();
  let end = text.length;
  for (let i = rest.length - 1; i >= 0; i--) {
    const chunk = rest[i] ?? '';
    const start = end - chunk.length;
    if (chunk === '' || start <= from || !text.startsWith(chunk, start)) break;
    if (chunk.startsWith('#')) resumes.set(start, i);
    end = start;
  }
  return resumes;
}
