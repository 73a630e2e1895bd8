// Applies `fedreq-ignore` comments to findings and notes what each of them did; offers to write them.
import { remembered } from './memo.ts';
import type { Directive, FeatureRequest, Finding, Fix, IgnoreScope, Message, Section, Span } from './model.ts';
import type { IgnoreUse } from './rule.ts';
import { leading } from './sorted.ts';
import { inDocument, overlap, spanOf } from './span.ts';
import { sectionsWith } from './stretches.ts';
import { say } from './words.ts';

interface Ignore extends IgnoreUse {
  readonly targets: readonly Target[];
  readonly scope: Span;
}
type Target = { id: string; span: Span; known: boolean; suppressed: number };

const names: ReadonlySet<string> = new Set(['ignore', 'ignore-section', 'ignore-file', 'covers']);

/** Splits findings into those that stand and those that the author ignores. A finding is ignored by the first comment that names it and gives a reason. */
export function applyIgnores(request: FeatureRequest, findings: readonly Finding[], ids: readonly string[]) {
  const ignores = ignoresOf(request, ids);
  const reasons = new Map<Finding, string>();
  const open = ignores.length > 0 ? queuesOf(findings) : new Map<string, Queue>();
  for (const { directive, scope, targets } of ignores) {
    if (directive.reason === '') continue; // it counts as none, which a rule says
    for (const target of targets) {
      for (const finding of open.get(target.id)?.take(scope, one => reasons.has(one)) ?? []) {
        reasons.set(finding, directive.reason);
        target.suppressed++;
      }
    }
  }
  const ignored = findings.flatMap(finding => {
    const reason = reasons.get(finding);
    return reason === undefined ? [] : [{ finding, reason }];
  });
  const kept = reasons.size === 0 ? [...findings] : findings.filter(finding => !reasons.has(finding));
  return { kept, ignored, uses: ignores as readonly IgnoreUse[] };
}

const titles: Readonly<Record<IgnoreScope, (what: Message) => Message>> = {
  line: what => say`Ignore ${what} here, with a reason`,
  section: what => say`Ignore ${what} in this section, with a reason`,
  file: what => say`Ignore ${what} in the whole document, with a reason`,
};

/** Comments that would ignore a finding, the nearest first, each with its reason at a tab stop. */
export function waysToIgnore(finding: Finding, request: FeatureRequest): readonly Fix[] {
  const { rule, concern, data, span } = finding;
  const target = data?.targets ?? (concern === undefined ? rule : `${rule}/${concern}`);
  const count = target.split(',').length;
  const what = count === 1 ? say`'${target}'` : say`'${rule}' for these ${count} concerns`;
  const offers = new Map<IgnoreScope, Fix>();
  for (const asked of scopesFor(finding, request)) {
    const { scope, edit } = request.write.ignore(target, span, asked);
    if (offers.has(scope)) continue; // no comment can stand nearer
    offers.set(scope, { title: titles[scope](what), edits: [edit] });
  }
  return [...offers.values()];
}

/** What speaks of the whole document stands at its title: there a line is as good as any. */
function scopesFor({ concern, data, span }: Finding, { title, sections }: FeatureRequest): readonly IgnoreScope[] {
  if ((concern !== undefined || data?.targets !== undefined) && title && overlap(title.span, span)) return ['line'];
  const around = (offset: number) => sections.findLast(({ start }) => start <= offset);
  return title && around(title.span.start) === around(span.start) ? ['line', 'file'] : ['line', 'section', 'file'];
}

/** Findings by what an ignore comment may call them: their rule, or their rule and concern. */
function queuesOf(findings: readonly Finding[]): ReadonlyMap<string, Queue> {
  const byName = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { rule, concern } = finding;
    for (const name of concern === undefined ? [rule] : [rule, `${rule}/${concern}`])
      remembered(byName, name, () => []).push(finding);
  }
  return new Map([...byName].map(([name, its]) => [name, new Queue(its)]));
}

/** Findings by place, of which stretches are taken away; each is looked at once, however many stretches there are. */
class Queue {
  readonly #findings: readonly Finding[];
  /** By index: where to look on; itself while it is there. */
  readonly #next: number[];

  constructor(findings: readonly Finding[]) {
    this.#findings = findings.toSorted((a, b) => a.span.start - b.span.start);
    this.#next = Array.from({ length: findings.length + 1 }, (_, i) => i);
  }

  /** Takes away the findings that begin in a stretch, those left out that are gone already. */
  take({ start, end }: Span, isGone: (finding: Finding) => boolean): Finding[] {
    const taken: Finding[] = [];
    for (let i = this.#from(leading(this.#findings, one => one.span.start < start)); ; i = this.#from(i)) {
      const finding = this.#findings[i];
      if (!finding || finding.span.start > end) return taken;
      if (!isGone(finding)) taken.push(finding);
      this.#next[i] = i + 1;
    }
  }

  /** Index of the first finding from an index on that is still there. */
  #from(index: number): number {
    let at = index;
    for (let next = this.#next[at] ?? at; next !== at; next = this.#next[at] ?? at) {
      this.#next[at] = this.#next[next] ?? next; // the way is shorter next time
      at = next;
    }
    return at;
  }
}

const ignoring = sectionsWith(({ directives }) => {
  const ignores = directives.filter(({ name }) => name !== 'covers');
  return ignores.length > 0 ? ignores : undefined;
});

/** Every `fedreq-` comment but marks of coverage; unknown words come with an empty scope, for the audit. */
function ignoresOf(request: FeatureRequest, ids: readonly string[]): Ignore[] {
  const scopes = new Scopes(request);
  return [...ignoring(request.sections)].flatMap(([section, directives]) =>
    directives.map(directive => ({
      directive,
      span: inDocument(section, directive.span),
      scope: names.has(directive.name) ? scopes.of(directive, section) : { start: 0, end: -1 },
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

/** What the comments of a request ignore, asked in the order of the text: lines and sections already measured are not measured again. */
class Scopes {
  readonly #request: FeatureRequest;
  readonly #sections = new Map<Section, Span>();
  /** The line that was looked at last, and the last way from a line to the next that says something. */
  #line: Span = { start: 0, end: -1 };
  #way: { readonly from: number; readonly until: number; readonly to: Span | undefined } = {
    from: 0,
    until: 0,
    to: undefined,
  };

  constructor(request: FeatureRequest) {
    this.#request = request;
  }

  of({ name, span }: Directive, section: Section): Span {
    if (name === 'ignore-file') return { start: 0, end: this.#request.text.length };
    if (name === 'ignore-section')
      return remembered(this.#sections, section, one => withSubsections(one, this.#request.sections));
    return this.#lineOf(inDocument(section, span));
  }

  /** The comment's own line or, where it stands alone, the next line that is neither empty nor another comment. */
  #lineOf(comment: Span): Span {
    const { text } = this.#request;
    const { start, end } = this.#lineAround(comment);
    const alone = isBlank(text, start, comment.start, -1) && isBlank(text, comment.end, end, 1);
    return (alone && this.#nextLine(end)) || { start, end };
  }

  /** From the beginning of the line that a comment begins on to the end of the one that it ends on. */
  #lineAround(comment: Span): Span {
    if (this.#line.start <= comment.start && comment.end <= this.#line.end) return this.#line;
    const { text } = this.#request;
    const around = { start: text.lastIndexOf('\n', comment.start - 1) + 1, end: endOfLine(text, comment.end) };
    if (endOfLine(text, comment.start) === around.end) this.#line = around;
    return around;
  }

  #nextLine(end: number): Span | undefined {
    if (this.#way.from <= end && end < this.#way.until) return this.#way.to;
    const to = nextSaying(this.#request.text, end + 1);
    this.#way = { from: end, until: to?.start ?? Number.POSITIVE_INFINITY, to };
    return to;
  }
}

/** The first line from an offset on that is neither empty nor a comment. */
function nextSaying(text: string, from: number): Span | undefined {
  for (let start = from; start <= text.length; ) {
    const end = endOfLine(text, start);
    const line = text.slice(start, end).trim();
    if (line !== '' && !/^(?:<!--|#\s*fedreq-)/.test(line)) return { start, end };
    start = end + 1;
  }
  return undefined;
}

/** Whether there is nothing but white space from one offset to another; looked at from the end where `step` is -1. */
function isBlank(text: string, start: number, end: number, step: 1 | -1): boolean {
  for (let at = step > 0 ? start : end - 1; at >= start && at < end; at += step)
    if (/\S/.test(text.charAt(at))) return false;
  return true;
}

function withSubsections(section: Section, sections: readonly Section[]): Span {
  let last = section;
  for (let next = sections[section.index + 1]; next && next.parent >= section.index; next = sections[next.index + 1])
    last = next;
  return { start: section.start, end: spanOf(last).end };
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}
