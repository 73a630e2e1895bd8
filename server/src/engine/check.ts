// Runs the rules over a request, applies settings and ignores, and returns the report. Never throws.
import { Budget } from './budget.ts';
import { applyIgnores } from './ignores.ts';
import { inPlace } from './memo.ts';
import type {
  ConcernId,
  Edit,
  FeatureRequest,
  Finding,
  Fix,
  Message,
  Part,
  Problem,
  Report,
  Severity,
  Span,
} from './model.ts';
import { endOfLine, endOfLineIn } from './place.ts';
import type { OptionsOf, Rule } from './rule.ts';
import { gravity, type Settings } from './settings.ts';
import { shift } from './span.ts';
import { type PlacedStretch, type Stretch, stretchesOf } from './stretches.ts';

interface RuleFailure {
  readonly rule: string;
  readonly error: string;
}
const failureOf = ({ id }: Rule, error: unknown): RuleFailure => ({
  rule: id,
  error: error instanceof Error ? error.message : String(error),
});

type Options = OptionsOf<Rule['options']>;
interface ActiveRule {
  readonly rule: Rule;
  /** A person's setting, where there is one: beats what the rule says of a problem. */
  readonly chosen: Severity | undefined;
  readonly severity: Severity;
  readonly options: Options;
}

/** Everything there is to say about a request under these settings. */
export function check(
  request: FeatureRequest,
  { rules, settings, budget = new Budget() }: { rules: readonly Rule[]; settings: Settings; budget?: Budget },
): Report {
  const failures: RuleFailure[] = [];
  const found: Finding[] = [];
  const lined = linedBy(request.text.length, offset => endOfLine(request, offset));
  const late: string[] = [];
  const active = rules.flatMap(rule => activate(rule, request, settings) ?? []);
  const guarded = (rule: Rule, run: () => void): void => {
    try {
      run();
    } catch (error) {
      failures.push(failureOf(rule, error));
    }
  };
  for (const one of active) {
    const { check: whole } = one.rule;
    if (!whole) continue; // reads part by part
    if (budget.isOver && !one.rule.unfinished) {
      late.push(one.rule.id);
      continue; // and this is said
    }
    guarded(one.rule, () => {
      for (const problem of whole(request, one.options)) found.push(toFinding(problem, one, lined));
    });
  }
  const scanning = scanningOf(active);
  let from: number | undefined;
  for (const stretch of stretchesOf(request.sections)) {
    if (budget.isOver) {
      from = request.sections[stretch.first]?.start;
      break;
    }
    for (const { at, scanned } of scannedIn(stretch, request, scanning)) {
      const start = request.sections[stretch.first + at]?.start ?? 0;
      for (const finding of placed(scanned, start)) found.push(finding);
      failures.push(...scanned.failures.filter(({ rule }) => !failures.some(known => known.rule === rule)));
    }
  }
  const ids = rules.map(rule => rule.id);
  const { kept: left, ignored, uses } = applyIgnores(request, found, ids);
  let kept = left;
  for (const one of active) {
    const { join, id } = one.rule;
    if (!join) continue; // each finding stands for itself
    guarded(one.rule, () => {
      const its = kept.filter(({ rule }) => rule === id);
      const joined = [...join(its, request, one.options)].map(problem => toFinding(problem, one, lined));
      kept = [...kept.filter(({ rule }) => rule !== id), ...joined];
    });
  }
  for (const one of active) {
    const { audit } = one.rule;
    if (!audit || late.length > 0 || from !== undefined) continue; // of an ignore comment whose rule did not run nothing can be said
    guarded(one.rule, () => {
      for (const problem of audit(uses, ids)) kept.push(toFinding(problem, one, lined));
    });
  }
  const { limits } = budget;
  const tooMany = Math.max(0, kept.length - limits.findings);
  if (tooMany > 0) kept = mostSevere(kept).slice(0, limits.findings);
  for (const one of active) {
    const { unfinished } = one.rule;
    if (!unfinished) continue; // says nothing of what others did not come to
    const end = { request, rules: late, from, findings: tooMany, limits };
    guarded(one.rule, () => {
      for (const problem of unfinished(end)) kept.push(toFinding(problem, one, lined));
    });
  }
  const findings = inOrder(kept, ids);
  return {
    title: request.title?.text ?? '',
    format: request.format,
    federation: request.federation.kind,
    federationDeclared: request.federation.declared,
    stage: request.stage,
    completeness: completenessOf(request),
    answers: request.answers,
    claims: request.claims,
    failureModes: request.failureModes,
    findings,
    whole: request.whole && from === undefined && late.length === 0 && tooMany === 0,
    ignored,
    covers: request.covers,
    failures,
  };
}

const mostSevere = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => gravity[b.severity] - gravity[a.severity] || a.span.start - b.span.start);

/** By place; at the same one as the rules are in order. */
function inOrder(findings: readonly Finding[], ids: readonly string[]): Finding[] {
  const order = new Map(ids.map((id, index) => [id, index]));
  return [...findings].sort(
    (a, b) =>
      a.span.start - b.span.start || (order.get(a.rule) ?? 0) - (order.get(b.rule) ?? 0) || a.span.end - b.span.end,
  );
}

/** What may be done about a finding: the fixes of its rule, in its order. Never throws. */
export function fixesFor(
  finding: Finding,
  request: FeatureRequest,
  { rules, settings }: { rules: readonly Rule[]; settings: Settings },
): readonly Fix[] {
  const rule = rules.find(({ id }) => id === finding.rule);
  const active = rule && activate(rule, request, settings);
  if (!active?.rule.fix) return [];
  try {
    return [...active.rule.fix(finding, request, active.options)].filter(({ edits }) =>
      edits.some(edit => changes(edit, request.text)),
    );
  } catch {
    return []; // a fix that cannot be built is not offered
  }
}

function changes({ span, text, snippet }: Edit, source: string): boolean {
  return snippet === true || source.slice(span.start, span.end) !== text;
}

function activate(rule: Rule, request: FeatureRequest, settings: Settings): ActiveRule | undefined {
  const setting = settings.rules[rule.id];
  const chosen = typeof setting === 'object' ? setting.severity : setting;
  const severity = chosen ?? rule.severity[request.stage];
  if (severity === 'off') return undefined;
  const given: Readonly<Record<string, unknown>> = typeof setting === 'object' ? setting : {};
  const options = Object.fromEntries(
    Object.entries(rule.options).map(([name, spec]) => [name, given[name] ?? spec.default]),
  );
  return { rule, chosen: chosen === 'off' ? undefined : chosen, severity, options: options as Options };
}

interface Scanning {
  readonly rules: readonly ActiveRule[];
  /** Says which rules scan, and how: scans of one name give the same. */
  readonly name: string;
}

function scanningOf(active: readonly ActiveRule[]): Scanning {
  const rules = active.filter(({ rule }) => rule.scan);
  const name = JSON.stringify(rules.map(({ rule, chosen, severity, options }) => [rule.id, chosen, severity, options]));
  return { rules, name };
}

/** What the scanning rules say of a part. Spans are the part's. */
interface Scanned {
  readonly name: string;
  readonly concerns: readonly ConcernId[];
  readonly findings: readonly Finding[];
  readonly failures: readonly RuleFailure[];
}

/** Of a stretch: the parts of which something is said, by their place in it. */
interface ScannedStretch extends Pick<Scanning, 'name'> {
  readonly concerns: readonly (readonly ConcernId[])[];
  readonly said: readonly { readonly at: number; readonly scanned: Scanned }[];
}
const keptOfStretch = new WeakMap<Stretch, ScannedStretch>();

function scannedIn(
  { stretch, first }: PlacedStretch,
  { concernsOf }: FeatureRequest,
  scanning: Scanning,
): ScannedStretch['said'] {
  const { parts } = stretch;
  const known = keptOfStretch.get(stretch);
  const isSame = (at: number): boolean => known?.concerns[at] === concernsOf[first + at];
  if (known?.name === scanning.name && parts.every((_, at) => isSame(at))) return known.said;
  const concerns = concernsOf.slice(first, first + parts.length);
  const said = parts
    .map((part, at) => ({ at, scanned: scan(part, concerns[at] ?? [], scanning) }))
    .filter(({ scanned }) => scanned.findings.length + scanned.failures.length > 0);
  keptOfStretch.set(stretch, { name: scanning.name, concerns, said });
  return said;
}

/** Kept for as long as the part is, so that an edit costs the parts that it changes. */
const kept = new WeakMap<Part, Scanned>();

function scan(part: Part, concerns: readonly ConcernId[], { rules, name }: Scanning): Scanned {
  const known = kept.get(part);
  if (known?.name === name && (known.concerns === concerns || known.concerns.join() === concerns.join())) return known;
  const findings: Finding[] = [];
  const failures: RuleFailure[] = [];
  const lined = linedBy(part.text.length, offset => endOfLineIn(part.text, offset));
  for (const one of rules) {
    try {
      const problems = one.rule.scan?.(part, { concerns }, one.options) ?? [];
      for (const problem of problems) findings.push(toFinding(problem, one, lined));
    } catch (error) {
      failures.push(failureOf(one.rule, error));
    }
  }
  const scanned = { name, concerns, findings, failures };
  kept.set(part, scanned);
  return scanned;
}

/** A part's findings where the part stands. */
const placed = inPlace(({ findings }: Scanned, start: number) => findings.map(finding => moved(finding, start)));

function moved(finding: Finding, by: number): Finding {
  const related = finding.related?.map(one => ({ ...one, span: shift(one.span, by) }));
  return { ...finding, span: shift(finding.span, by), ...(related && { related }) };
}

function toFinding(problem: Problem, { rule, chosen, severity }: ActiveRule, text: Lined): Finding {
  const { id, family } = rule;
  return {
    ...problem,
    message: inLine(problem.message),
    span: withinLine(problem.span, text),
    rule: id,
    family,
    severity: chosen ?? problem.severity ?? severity,
  };
}

/** Characters of a quotation: who quotes more of a document than this has met one that is made to be quoted. */
const longest = 500;

/** A message is one line, whatever it quotes. */
const inLine = ({ text, values }: Message): Message => ({
  text,
  values: values.map(value =>
    typeof value === 'string' ? quotable(value) : typeof value === 'number' ? value : inLine(value),
  ),
});

function quotable(words: string): string {
  const line = /[\r\n]/.test(words) ? words.replace(/[\r\n]+/g, ' ') : words;
  if (line.length <= longest) return line;
  return `${line.slice(0, longest / 2)} … ${line.slice(-longest / 2)}`;
}

/** A text as far as it is asked where its lines end. */
interface Lined {
  readonly length: number;
  endOfLine(offset: number): number;
}

/** Findings come in order, often many to a line: its end is looked for once. */
function linedBy(length: number, endOf: (offset: number) => number): Lined {
  let [from, end] = [0, -1];
  return {
    length,
    endOfLine(offset) {
      if (offset < from || end < offset) [from, end] = [offset, endOf(offset)];
      return end;
    },
  };
}

/** A finding lies within one line: it is cut where its first line ends, and moved into the text where it lies outside. */
function withinLine({ start, end }: Span, text: Lined): Span {
  const from = Math.min(Math.max(0, start), text.length);
  return { start: from, end: Math.max(from, Math.min(end, text.endOfLine(from))) };
}

/** Share of concerns that are answered or waived; a partial answer counts by its share of elements. */
function completenessOf({ answers }: FeatureRequest): number {
  const share = ({ state, elements }: FeatureRequest['answers'][number]): number => {
    if (state === 'answered' || state === 'waived') return 1;
    if (state !== 'partial' || elements.length === 0) return 0;
    return elements.filter(({ found }) => found).length / elements.length;
  };
  const sum = answers.reduce((total, answer) => total + share(answer), 0);
  return answers.length ? Math.round((sum / answers.length) * 100) / 100 : 1;
}
