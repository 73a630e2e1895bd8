// What a rule is: one check with its documentation, options, examples and fixes.
import type {
  ConcernId,
  Directive,
  Family,
  FeatureRequest,
  Fix,
  Part,
  Problem,
  Severity,
  Span,
  Stage,
} from './model.ts';
import type { Limits } from './settings.ts';

export interface OptionSpec {
  readonly default: boolean | number | string | readonly string[];
  readonly description: string;
}
type Widen<T> = T extends boolean ? boolean : T extends number ? number : T extends string ? string : readonly string[];
export type OptionsOf<S> = { readonly [K in keyof S]: S[K] extends { readonly default: infer T } ? Widen<T> : never };
type Specs = Readonly<Record<string, OptionSpec>>;

/** Severity at each stage; `off` where the stage is too early to speak of it. */
export type StageSeverity = Readonly<Record<Stage, Severity | 'off'>>;

/** Where a part stands, as far as a local check may depend on it. */
export interface PartContext {
  readonly concerns: readonly ConcernId[];
}

/** An ignore comment in its place, and what became of it. */
export interface IgnoreUse {
  readonly directive: Directive;
  /** Of the comment, in the document. */
  readonly span: Span;
  /** Per target: where it is named, whether such a rule exists, and how many findings it suppressed. */
  readonly targets: readonly {
    readonly id: string;
    readonly span: Span;
    readonly known: boolean;
    readonly suppressed: number;
  }[];
}

/** What an analysis did not come to. */
export interface Left {
  readonly request: FeatureRequest;
  /** Rules that did not look at the request as a whole, for want of time. */
  readonly rules: readonly string[];
  /** Where the first section stands that no rule looked at, for want of time. */
  readonly from: number | undefined;
  /** Findings beyond those that are kept. */
  readonly findings: number;
  readonly limits: Limits;
}

export interface Rule<S extends Specs = Specs> {
  /** Kebab-case, names the defect. File name, fixture, page, setting key and link target. */
  readonly id: string;
  readonly family: Family;
  /** What must hold, one sentence. */
  readonly summary: string;
  readonly severity: StageSeverity;
  /** Why it matters and what to write, Markdown. The hover text and the documentation page. */
  readonly guidance: string;
  /** In fixture notation; run as a test; has at least one finding of this rule. */
  readonly example: string;
  readonly options: S;
  /** Its findings say what could not be read or what an ignore comment does: to ignore them is not offered. */
  readonly unignorable?: true;
  /** The document-wide check. Reads the request, nothing else. */
  check?(request: FeatureRequest, options: OptionsOf<S>): Iterable<Problem>;
  /** The local check: reads one part; spans count from the part's start. Its results are kept while the part stays the same. */
  scan?(part: Part, context: PartContext, options: OptionsOf<S>): Iterable<Problem>;
  /** Says in fewer words what is left of the rule's problems when ignore comments have taken theirs. */
  join?(problems: readonly Problem[], request: FeatureRequest, options: OptionsOf<S>): Iterable<Problem>;
  /** The check of the ignore comments themselves, after all other rules have spoken. `ids` are those of all rules. */
  audit?(ignores: readonly IgnoreUse[], ids: readonly string[]): Iterable<Problem>;
  /** What is said of the rules and sections that nothing was left for. */
  unfinished?(left: Left): Iterable<Problem>;
  /** Fixes for a problem of this rule (with document offsets), computed when a person asks. */
  fix?(problem: Problem, request: FeatureRequest, options: OptionsOf<S>): Iterable<Fix>;
}

/** Declares a rule; the options' types follow their defaults. */
export function defineRule<const S extends Specs>(rule: Rule<S>): Rule {
  return rule as unknown as Rule;
}

/** The same severity at every stage. */
export function always(severity: Severity): StageSeverity {
  return { draft: severity, review: severity, ready: severity };
}
