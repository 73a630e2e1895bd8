// Inside a comment that begins with `fedreq-`: its words, and what they may name.
import { asSnippet, stop } from '../edit/snippet.ts';
import type { FeatureRequest, Message, Report, Span } from '../model.ts';
import { rules } from '../rules/index.ts';
import { span } from '../span.ts';
import { ours, say } from '../words.ts';
import { type Cursor, isInCode, isInHead } from './cursor.ts';
import { type Entry, ended } from './entries.ts';

const words: readonly { readonly word: string; readonly meaning: Message }[] = [
  {
    word: 'fedreq-ignore',
    meaning: say`Ignores findings of a rule in this line or, standing alone, in the next. The reason is required.`,
  },
  {
    word: 'fedreq-ignore-section',
    meaning: say`Ignores findings of a rule in this section and those below it. The reason is required.`,
  },
  {
    word: 'fedreq-ignore-file',
    meaning: say`Ignores findings of a rule in the whole document. The reason is required.`,
  },
  { word: 'fedreq-covers', meaning: say`Marks the passage that follows as the answer to a concern.` },
];

/** Undefined where the cursor is in no such comment. */
export function inComment(cursor: Cursor, report: Report): readonly Entry[] | undefined {
  const { before, request, offset } = cursor;
  const html = request.format === 'markdown' && !isInHead(cursor);
  if (html && isInCode(cursor)) return undefined;
  const opening = html ? before.lastIndexOf('<!--') : before.search(/(?:^|[ \t])#[^#]*$/);
  if (opening < 0 || (html && before.includes('-->', opening))) return undefined;
  const written = before.slice(opening).replace(/^(?:<!--|[ \t]*#)[ \t]*/, '');
  const typed = written.split(/[\s,:]/).at(-1) ?? '';
  const replace = span(offset - typed.length, offset);
  const close = html && !cursor.behind.includes('-->') ? ' -->' : '';
  if (written === typed)
    return 'fedreq-ignore-section fedreq-covers'.includes(typed) ? wordEntries(replace, close) : undefined;
  const directive = /^fedreq-(ignore|ignore-section|ignore-file|covers)(?=[\s:])[:\s]*(?:[^\s,:]+,\s*)*[^\s,:]*$/.exec(
    written,
  )?.[1];
  if (directive === undefined) return written.startsWith('fedreq-') ? [] : undefined;
  const reason = cursor.behind.trim().replace(/-->$/, '') === '' ? `: ${stop(1, 'reason')}` : '';
  return directive === 'covers'
    ? coverEntries(request, replace)
    : ruleEntries(report, replace, `${reason}${reason === '' ? '' : close}`);
}

function wordEntries(replace: Span, close: string): readonly Entry[] {
  return words.map(({ word, meaning }) => {
    const rest = word === 'fedreq-covers' ? `: ${stop(1, 'concern')}` : ` ${stop(1, 'rule')}: ${stop(2, 'reason')}`;
    return {
      kind: 'rule',
      label: word,
      detail: say``,
      documentation: meaning,
      insert: ended(`${word}${rest}${close}`),
      replace,
    };
  });
}

function coverEntries({ catalog }: FeatureRequest, replace: Span): readonly Entry[] {
  return [...catalog.concerns.values()].map(concern => ({
    kind: 'rule',
    label: concern.id,
    detail: ours(concern, 'title'),
    documentation: ours(concern, 'question'),
    insert: asSnippet(concern.id),
    replace,
  }));
}

/** Rules with findings here first, as reports order them. */
function ruleEntries({ findings }: Report, replace: Span, rest: string): readonly Entry[] {
  const count = (id: string): number => findings.filter(({ rule }) => rule === id).length;
  const ordered = [...rules.filter(({ id }) => count(id) > 0), ...rules.filter(({ id }) => count(id) === 0)];
  return ordered.map(rule => ({
    kind: 'rule',
    label: rule.id,
    detail: count(rule.id) > 0 ? say`${count(rule.id)} here` : say`no finding here`,
    documentation: ours(rule, 'summary'),
    insert: rest === '' ? asSnippet(rule.id) : ended(`${asSnippet(rule.id)}${rest}`),
    replace,
  }));
}
