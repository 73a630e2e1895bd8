// What a text reads as, one line for each thing that was read: the form that suites of parsing are written in.
import type { Block, Manuscript, Section, Span } from '../../server/src/engine/model.ts';
import { inDocument } from '../../server/src/engine/span.ts';
import { english } from '../../server/src/engine/words.ts';

/** The manuscript as lines: what holds for the document, then each section with its blocks, links and directives. */
export function outlineOf(manuscript: Manuscript): string {
  const { text, title, form, meta, problems, sections } = manuscript;
  const lines: string[] = [];
  if (form === 'issue') lines.push('issue form');
  if (title) lines.push(`title ${quoted(title.text)}${written(title.span, title.text, text)}`);
  for (const entry of meta) {
    const value = entry.items.length > 0 ? `[${entry.items.map(quoted).join(', ')}]` : quoted(entry.value);
    const places = `${written(entry.keySpan, entry.key, text)}${written(entry.valueSpan, entry.value, text)}`;
    lines.push(`meta ${quoted(entry.key)} ${value} ${entry.from}${places}`);
  }
  for (const { span, message } of problems) lines.push(`problem ${english(message)}${written(span, '', text)}`);
  for (const section of sections) lines.push(...sectionLines(section, text));
  return lines.join('\n');
}

function sectionLines(section: Section, text: string): string[] {
  const { form, depth, title, titleSpan, blocks, directives, links } = section.part;
  const path =
    section.path.length > 1 || (section.path[0] ?? title) !== title ? ` in ${section.path.map(quoted).join(' ')}` : '';
  const words = written(inDocument(section, titleSpan), title, text);
  const head = form === 'preamble' ? 'preamble' : `# ${depth} ${quoted(title)} ${form}${words}${path}`;
  return [
    head,
    ...blocks.flatMap(block =>
      blockLines(block, text.slice(section.start + block.span.start, section.start + block.span.end)),
    ),
    ...directives.map(
      ({ name, targets, reason }) => `  directive ${name} [${targets.map(({ id }) => id).join(' ')}] ${quoted(reason)}`,
    ),
    ...links.map(({ text: words, target }) => `  link ${quoted(words)} ${target}`),
  ];
}

/** Prose is shown where it says less than the text does, the source where the block does not begin and end with what it says. */
function blockLines({ kind, text, prose, leadIn, headers, language, level }: Block, source: string): string[] {
  const said = collapsed(text);
  const judged = collapsed(prose);
  const details = [
    kind,
    ...(kind === 'item' ? [level] : []),
    ...(language === '' ? [] : [language]),
    quoted(said),
    ...(headers.length === 0 ? [] : [`headers ${headers.map(quoted).join(' ')}`]),
    ...(leadIn === '' ? [] : [`lead-in ${quoted(collapsed(leadIn))}`]),
    ...(kind === 'code' || collapsed(source).length === said.length
      ? []
      : [`from ${quoted(source.replace(/\r\n?|\n/g, '⏎'))}`]),
  ];
  const shown = judged !== said && judged !== '' ? [`    prose ${quoted(judged)}`] : [];
  return [`  ${details.join(' ')}`, ...shown];
}

function written({ start, end }: Span, said: string, text: string): string {
  const source = text.slice(start, end).replace(/\r\n?|\n/g, '⏎');
  return source.toLowerCase() === said.toLowerCase() ? '' : ` at ${quoted(source)}`;
}

const quoted = (text: string): string => `"${text}"`;
const collapsed = (text: string): string => text.replace(/\s+/g, ' ').trim();
