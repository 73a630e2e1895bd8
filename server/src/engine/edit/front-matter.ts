// Sets keys of a request's head: front matter in Markdown, root keys in YAML.
import type { Edit, Manuscript, MetaEntry, Span } from '../model.ts';
import { span } from '../span.ts';
import { inSequence } from './snippet.ts';
import { lineAt, lineEnd, nextLine } from './text.ts';
import { snippetEdit } from './writing.ts';

/** Where the text begins behind byte order mark and front matter. */
export const headEnd = ({ text, frontMatter }: Manuscript): number =>
  frontMatter ? nextLine(text, frontMatter.end) : textStart(text);
export const textStart = (text: string): number => (text.startsWith('\ufeff') ? 1 : 0);

/** Whether an offset lies in front matter, fences included. */
export const isInFrontMatter = (offset: number, { text, frontMatter }: Manuscript): boolean =>
  frontMatter !== undefined && textStart(text) <= offset && offset < nextLine(text, frontMatter.end);

/** Whether a place stands for the document as a whole and no line above it can: an opening fence, or the first words where there is no title. */
export function isWholeDocument({ start }: Span, manuscript: Manuscript): boolean {
  const { text, format, title, frontMatter } = manuscript;
  if (frontMatter && start < frontMatter.start) return true;
  const head = headEnd(manuscript);
  const above = text.slice(head, start);
  const words = format === 'yaml' ? above.replace(/^(?:---|[#%]).*$/gm, '') : above;
  return title === undefined && words.trim() === '';
}

/** Sets a key of the front matter, which begins with it where there is none. `value` in snippet syntax. */
export function frontMatterKey(key: string, value: string, manuscript: Manuscript): Edit {
  const { text, eol, meta, frontMatter } = manuscript;
  const [written = ''] = inSequence([value]);
  const entry = meta.find(one => one.from === 'front-matter' && one.key === key.toLowerCase());
  if (entry) return newValue(entry, written, manuscript);
  if (frontMatter) return snippetEdit(span(frontMatter.end, frontMatter.end), `${key}: ${written}${eol}`);
  const start = textStart(text);
  if (/^---[ \t]*$/.test(lineAt(text, start)) && /^[A-Za-z][\w-]*[ \t]*:/.test(text.slice(nextLine(text, start)))) {
    const at = nextLine(text, start); // its end is not written yet
    return snippetEdit(span(at, at), `${key}: ${written}${eol}`);
  }
  const gap = lineAt(text, start).trim() === '' && start < text.length ? '' : eol;
  return snippetEdit(span(start, start), `---${eol}${key}: ${written}${eol}---${eol}${gap}`);
}

/** Another value for a key that is there: quotes go with the old one, a comment behind it stays. */
export function newValue({ keySpan, valueSpan }: MetaEntry, written: string, { text }: Manuscript): Edit {
  const colon = text.indexOf(':', keySpan.end) + 1;
  const end = lineEnd(text, colon);
  if (valueSpan.start === valueSpan.end || valueSpan.start < colon) {
    const blank = /^[ \t]*/.exec(text.slice(colon, end))?.[0].length ?? 0;
    const more = colon + blank < end ? ' ' : '';
    return snippetEdit(span(colon, colon + blank), ` ${written}${more}`);
  }
  if (valueSpan.start > end)
    return snippetEdit(
      span(colon, valueSpan.start + text.slice(valueSpan.start, valueSpan.end).trimEnd().length),
      ` ${written}`,
    );
  const quote = text[valueSpan.start - 1];
  const quoted = (quote === '"' || quote === "'") && text[valueSpan.end] === quote ? 1 : 0;
  return snippetEdit(span(valueSpan.start - quoted, valueSpan.end + quoted), written);
}
