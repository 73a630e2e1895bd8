// What of a request can be folded: its head, its sections with all that stands under them, code, and comments.
import { endOf } from '../edit/order.ts';
import { contentEnd, lineAt, lineStart, nextLine } from '../edit/text.ts';
import type { FeatureRequest, Span } from '../model.ts';
import { inDocument, span } from '../span.ts';

export interface Fold {
  readonly kind: 'head' | 'section' | 'code' | 'comment';
  /** From its first line to the end of its last one that is not blank. */
  readonly span: Span;
}

/** Those of more than one line, outer ones first. */
export function folds(request: FeatureRequest): readonly Fold[] {
  const { text, sections } = request;
  const code = codeIn(request);
  const all = [
    ...headOf(request),
    ...sections
      .filter(({ part }) => part.form !== 'preamble')
      .map(section => fold('section', inDocument(section, section.part.titleSpan).start, endOf(section, request))),
    ...code,
    ...commentsIn(request).filter(comment => !code.some(({ span }) => holds(span, comment.span.start))),
  ];
  return all
    .map(one => ({ ...one, span: span(one.span.start, contentEnd(text, one.span.start, one.span.end)) }))
    .filter(({ span: { start, end } }) => /[\r\n]/.test(text.slice(start, end)))
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

const fold = (kind: Fold['kind'], start: number, end: number): Fold => ({ kind, span: span(start, end) });
const holds = ({ start, end }: Span, offset: number): boolean => start <= offset && offset < end;

/** Front matter with its fences. */
function headOf({ text, frontMatter }: FeatureRequest): readonly Fold[] {
  return frontMatter ? [fold('head', lineStart(text, frontMatter.start - 1), nextLine(text, frontMatter.end))] : [];
}

/** Blocks of code, with their fences where they have some. */
function codeIn({ text, sections }: FeatureRequest): readonly Fold[] {
  return sections.flatMap(section =>
    section.part.blocks
      .filter(({ kind }) => kind === 'code')
      .map(block => {
        const { start, end } = inDocument(section, block.span);
        const above = lineStart(text, Math.max(0, lineStart(text, start) - 1));
        const below = nextLine(text, Math.max(start, end - 1));
        return fold('code', isFence(text, above) ? above : start, isFence(text, below) ? nextLine(text, below) : end);
      }),
  );
}

const isFence = (text: string, offset: number): boolean => /^[ \t>]*(?:`{3}|~{3})/.test(lineAt(text, offset));

function commentsIn({ text, format }: FeatureRequest): readonly Fold[] {
  const found: Fold[] = [];
  if (format === 'yaml') return found;
  for (let start = text.indexOf('<!--'); start >= 0; ) {
    const close = text.indexOf('-->', start + 4);
    if (close < 0) return found;
    found.push(fold('comment', start, close + 3));
    start = text.indexOf('<!--', close + 3);
  }
  return found;
}
