// Applies `fedreq-ignore` comments to findings, and notes what each of them did.
import type { FeatureRequest, Finding, Section, Span } from './model.ts';
import type { IgnoreUse } from './rule.ts';
import { inDocument, spanOf } from './span.ts';

interface Ignore extends IgnoreUse {
  readonly scope: Span;
}
type Target = { id: string; span: Span; known: boolean; suppressed: number };

const names: ReadonlySet<string> = new Set(['ignore', 'ignore-section', 'ignore-file', 'covers']);

/** Splits findings into those that stand and those that the author ignores. A finding is ignored by the first comment that names it and gives a reason. */
export function applyIgnores(request: FeatureRequest, findings: readonly Finding[], ids: readonly string[]) {
  const ignores = ignoresOf(request, ids);
  const kept: Finding[] = [];
  const ignored: { finding: Finding; reason: string }[] = [];
  for (const finding of findings) {
    const ignore = ignores.find(
      one => one.directive.reason !== '' && holds(one.scope, finding.span.start) && targetOf(one, finding),
    );
    const target = ignore && targetOf(ignore, finding);
    if (!ignore || !target) {
      kept.push(finding);
      continue;
    }
    target.suppressed++;
    ignored.push({ finding, reason: ignore.directive.reason });
  }
  return { kept, ignored, uses: ignores as readonly IgnoreUse[] };
}

const holds = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end;

function targetOf(ignore: Ignore, { rule, concern }: Finding): Target | undefined {
  return (ignore.targets as readonly Target[]).find(
    ({ id }) => id === rule || (concern !== undefined && id === `${rule}/${concern}`),
  );
}

/** Every `fedreq-` comment but marks of coverage; unknown words come with an empty scope, for the audit. */
function ignoresOf(request: FeatureRequest, ids: readonly string[]): Ignore[] {
  return request.sections.flatMap(section =>
    section.part.directives
      .filter(({ name }) => name !== 'covers')
      .map(directive => ({
        directive,
        span: inDocument(section, directive.span),
        scope: names.has(directive.name)
          ? scopeOf(directive.name, inDocument(section, directive.span), section, request)
          : { start: 0, end: -1 },
        targets: directive.targets.map(
          ({ id, span }): Target => ({
            id,
            span: inDocument(section, span),
            known: ids.includes(id.split('/')[0] ?? id),
            suppressed: 0,
          }),
        ),
      })),
  );
}

function scopeOf(name: string, comment: Span, section: Section, request: FeatureRequest): Span {
  if (name === 'ignore-file') return { start: 0, end: request.text.length };
  if (name === 'ignore-section') return withSubsections(section, request.sections);
  return lineScope(comment, request.text);
}

function withSubsections(section: Section, sections: readonly Section[]): Span {
  const under = (one: Section | undefined): boolean =>
    one !== undefined && (one.index === section.index || under(sections[one.parent]));
  let last = section;
  for (const one of sections.slice(section.index + 1)) {
    if (!under(one)) break;
    last = one;
  }
  return { start: section.start, end: spanOf(last).end };
}

/** The comment's own line or, where it stands alone, the next line that is neither empty nor another comment. */
function lineScope(comment: Span, text: string): Span {
  const from = text.lastIndexOf('\n', comment.start - 1) + 1;
  const end = endOfLine(text, comment.end);
  const alone = text.slice(from, comment.start).trim() === '' && text.slice(comment.end, end).trim() === '';
  if (!alone) return { start: from, end };
  let next = end;
  while (next < text.length) {
    const start = next + 1;
    const stop = endOfLine(text, start);
    const line = text.slice(start, stop).trim();
    if (line !== '' && !/^(?:<!--|#\s*fedreq-)/.test(line)) return { start, end: stop };
    next = stop;
  }
  return { start: from, end };
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}
