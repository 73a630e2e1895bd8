// What is still open at the end of a stretch of Markdown: a fence or a comment that nobody closed.
import { lineEnd, nextLine } from './text.ts';

const fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;

/** What closes the fence or comment that is open at the end of a stretch; '' where none is. */
export function closingOf(text: string, from: number, to: number): string {
  let open = '';
  for (let at = from; at < to; at = Math.max(nextLine(text, at), at + 1)) {
    const line = text.slice(at, Math.min(lineEnd(text, at), to));
    open = open === '' ? openedBy(line) : closes(line, open) ? '' : open;
  }
  return open;
}

function openedBy(line: string): string {
  const mark = fence.exec(line)?.[1];
  if (mark) return mark;
  const comment = line.lastIndexOf('<!--');
  return comment >= 0 && !line.includes('-->', comment) ? '-->' : '';
}

function closes(line: string, open: string): boolean {
  if (open === '-->') return line.includes('-->');
  const bare = line.trim();
  return bare.length >= open.length && bare === (open[0] ?? '').repeat(bare.length);
}
