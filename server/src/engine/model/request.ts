// The request as read.
import type { Catalog, Concern, Element } from './catalog.ts';
import type { ConcernId, Edit, FederationKind, Span, Stage } from './terms.ts';
import type { Manuscript, Section } from './text.ts';

/**
 * - missing: nothing in the document deals with it
 * - placeholder: a section stands there, empty or with template text, TBD, "N/A" without a reason
 * - mentioned: the text deals with it somewhere, under no heading of its own
 * - partial: a section or clear passage deals with it, but required elements are not there
 * - answered: its required elements are there: a reader could act without asking
 * - unread: the text was not read to its end, and what was read does not answer it
 * - waived: an explicit statement that it does not apply, with why
 */
export type State = 'missing' | 'placeholder' | 'mentioned' | 'partial' | 'answered' | 'unread' | 'waived';

/** A passage that speaks to a concern. Document offsets. */
export interface Evidence {
  readonly span: Span;
  /** How much it says: 0 to 1. */
  readonly weight: number;
  /** The words in it that weigh most, heaviest first; empty where the place alone counts (a heading, an element). */
  readonly words: readonly string[];
}

export interface FoundElement {
  readonly id: string;
  readonly found: boolean;
  /** Where, if found. */
  readonly span?: Span;
}

/** What the document says about one concern; exactly one per concern. Plain data. */
export interface Answer {
  readonly concern: ConcernId;
  readonly state: State;
  /** 0 to 1: how sure the state is; of the verdicts given with 0.9, nine in ten are right. */
  readonly confidence: number;
  /** Title of the section that is its own, else the main passage; none when missing. */
  readonly span?: Span;
  /** Index of the section that is its own, if one is. */
  readonly section?: number;
  readonly elements: readonly FoundElement[];
  /** Strongest first, at most five. */
  readonly evidence: readonly Evidence[];
  /** Why it does not apply, if waived. */
  readonly reason?: string;
}

/** A quantity that the text commits to. */
export interface Claim {
  /** What is bounded: "staleness", "latency", "availability" … */
  readonly subject: string;
  readonly concern: ConcernId;
  readonly bound: 'max' | 'min' | 'exact';
  readonly value: number;
  /** Canonical: s, %, bytes, 1/s, or the counted noun. */
  readonly unit: string;
  /** As written, "p99 ≤ 200 ms". */
  readonly quote: string;
  readonly span: Span;
}

/** The first thing that the text says: the paragraph under the title, or the one under a heading such as "Summary". */
export interface Opening {
  readonly span: Span;
  /** As long as the span, masked as a block's text is. */
  readonly text: string;
  /** Document offsets. */
  readonly sentences: readonly Span[];
}

/** The document as read. Reading never fails: what could not be read is in `problems`. */
export interface FeatureRequest extends Manuscript {
  readonly catalog: Catalog;
  /** The kind, and whether the author declared it; `none` where the text is about no federation. */
  readonly federation: {
    readonly kind: FederationKind | 'none';
    readonly declared: boolean;
    readonly confidence: number;
  };
  readonly stage: Stage;
  readonly opening: Opening | undefined;
  /** In catalog order. */
  readonly answers: readonly Answer[];
  readonly claims: readonly Claim[];
  /** Concerns that each section's heading (or one above it) points to, by section index. */
  readonly concernsOf: readonly (readonly ConcernId[])[];
  /** Failure modes of the kind, and whether the text speaks to each. */
  readonly failureModes: readonly { readonly id: string; readonly title: string; readonly span?: Span }[];
  /** Passages that the author marked with `fedreq-covers`. */
  readonly covers: readonly { readonly concern: ConcernId; readonly span: Span }[];
  /** Whether a path that is relative to the document names something; undefined where that cannot be told. */
  readonly isThere: (path: string) => boolean | undefined;
  readonly write: Writer;
}

export type IgnoreScope = 'line' | 'section' | 'file';

/** An ignore comment to be written, and how far it reaches. */
export interface Ignoring {
  readonly scope: IgnoreScope;
  readonly edit: Edit;
}

/** Edits in the request's own format, so that no rule knows Markdown from YAML. */
export interface Writer {
  /** The concern's section with tab stops, in template order. */
  addSection(concern: Concern): Edit;
  /** The sections of several concerns, each in its place; tab stops run through all of them. */
  addSections(concerns: readonly Concern[]): readonly Edit[];
  /** Lines (list items or keys) at the end of a section for the elements that it does not have yet. */
  addElements(section: Section, elements: readonly Element[]): Edit;
  /** A section for the concern that links to the passage. */
  linkSection(concern: Concern, passage: Span): Edit;
  /** A section for the concern that takes the passage over; a link stays where its heading would be left with nothing. None where the passage cannot leave its place: a row of a table, an entry between brackets. */
  extractSection(concern: Concern, passage: Span): readonly Edit[];
  /** A `fedreq-covers` comment for the passage. */
  cover(concern: Concern, passage: Span): Edit;
  /** The statement that a concern does not apply, reason at a tab stop: replaces the body of `section`, else a new section. */
  waive(concern: Concern, section: Section | undefined): Edit;
  /** An ignore comment for a finding, reason at a tab stop. Its scope is wider than asked for where no comment can stand nearer. */
  ignore(target: string, span: Span, scope: IgnoreScope): Ignoring;
  /** Takes words of prose out, with the space behind them; what follows begins a sentence. */
  remove(words: Span): Edit;
  /** Words of the text as a comment above their line. */
  remark(words: Span): Edit;
  /** Sets a front matter key (Markdown) or root key (YAML). `value` in snippet syntax. */
  setMeta(key: string, value: string): Edit;
}
