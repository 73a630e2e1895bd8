// The verdict: what rules say of a request, and the report.
import type { Answer, Claim, FeatureRequest } from './request.ts';
import type { ConcernId, FederationKind, Format, Message, Severity, Span, Stage } from './terms.ts';

export interface Related {
  readonly span: Span;
  readonly message: Message;
}

/** What a rule yields. The runner adds rule, family and severity, and cuts the span to one line. */
export interface Problem {
  readonly span: Span;
  readonly message: Message;
  /** Instead of the rule's own; a person's setting beats both. */
  readonly severity?: Severity;
  readonly concern?: ConcernId;
  readonly elements?: readonly string[];
  readonly related?: readonly Related[];
  /** Text that has no effect and may be removed: faded in an editor. */
  readonly unnecessary?: true;
  /** What the rule's fixes need to know beside the place. */
  readonly data?: Readonly<Record<string, string>>;
}

export type Family = 'completeness' | 'opening' | 'wording' | 'handoff' | 'consistency' | 'schema' | 'document';

export interface Finding extends Problem {
  readonly rule: string;
  readonly family: Family;
  readonly severity: Severity;
}

/** All there is to say about one document. Editor, tree, report and command line draw nothing else. Plain data. */
export interface Report {
  readonly title: string;
  readonly format: Format;
  readonly federation: FederationKind | 'none';
  readonly federationDeclared: boolean;
  readonly stage: Stage;
  /** Share of concerns answered or waived, a partial answer by its share of elements: 0 to 1. */
  readonly completeness: number;
  readonly answers: readonly Answer[];
  readonly claims: readonly Claim[];
  readonly failureModes: FeatureRequest['failureModes'];
  /** By place, then rule. */
  readonly findings: readonly Finding[];
  /** Whether all rules looked at all of the text, and all findings are kept: no limit ended the work. */
  readonly whole: boolean;
  /** Findings that the author ignored, with the reason. */
  readonly ignored: readonly { readonly finding: Finding; readonly reason: string }[];
  /** Passages marked with `fedreq-covers`. */
  readonly covers: readonly { readonly concern: ConcernId; readonly span: Span }[];
  /** Rules that threw: their findings are not in the report. */
  readonly failures: readonly { readonly rule: string; readonly error: string }[];
}
