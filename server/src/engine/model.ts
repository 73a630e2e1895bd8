// The words of the domain as types: what a request is read into, and what is said of it. Types only.

/** A place in a text: UTF-16 offsets, end exclusive. Lines and columns exist only at the borders (`lines.ts`). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What is said to a person, in no language yet: `words.ts` makes it and puts it into words. Plain data. */
export interface Message {
  /** In English, with `{0}` where a value goes. */
  readonly text: string;
  /** Messages, and what stands as it is in every language: words of a document, names in code, numbers. */
  readonly values: readonly (string | number | Message)[];
}

/** A replacement of a span. With `snippet`, `text` is in snippet syntax (`${1:…}`, `$0`), its own `$`, `}` and `\` escaped. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
  readonly snippet?: true;
}

/** A titled set of edits offered to the author; never applied unasked. */
export interface Fix {
  readonly title: Message;
  readonly edits: readonly Edit[];
  /** The fix that a person would choose nearly always. At most one a finding. */
  readonly preferred?: true;
  /** Right without judgement: may be applied to a whole document by `source.fixAll`. */
  readonly safe?: true;
}

export type Format = 'markdown' | 'yaml';
export type Severity = 'error' | 'warning' | 'information' | 'hint';
/** How far a request is; it sets how severe an omission is. */
export type Stage = 'draft' | 'review' | 'ready';
export type FederationKind = 'graphql' | 'identity' | 'social' | 'cluster' | 'data' | 'metrics';
/** Id of a concern: one of the catalog's. */
export type ConcernId = string;

// ── The catalog: what a complete request speaks to. Pure data.

/** One checkable part of a complete answer. */
export interface Element {
  /** Unique within its concern, kebab-case: `way-back`. A YAML key and a JSON id. */
  readonly id: string;
  /** What it is, as a noun phrase for lists: "way back". */
  readonly name: string;
  /** The question that a reader would have to ask if it is not there. */
  readonly ask: string;
  /** Without it a reader cannot act on the answer. */
  readonly required: boolean;
  /** One line that would satisfy it, concrete and invented. */
  readonly example: string;
  /** The text of one block satisfies the element when one of these matches it. Linear-time patterns; flag `i`. */
  readonly detect: readonly RegExp[];
  /** A project's own: learned evidence knows nothing of it. */
  readonly own?: true;
}

/** A topic that every request must speak to. */
export interface Concern {
  readonly id: ConcernId;
  readonly title: string;
  /** What it asks, one question. */
  readonly question: string;
  /** What goes wrong for the reader when it is not answered, one or two sentences. */
  readonly why: string;
  /** One of the three questions: problem, guarantees, rollout. */
  readonly key: boolean;
  /** Headings that real authors give it, the canonical one first; compared after normalisation (lower case, no numbering or punctuation). */
  readonly headings: readonly string[];
  /** Words in a heading that point to it when no heading of the list is met. */
  readonly headingWords?: RegExp;
  readonly elements: readonly Element[];
  /** What a complete answer contains, Markdown, at most some 60 words. */
  readonly guidance: string;
  /** The body of its section (without the heading) in Markdown with tab stops. */
  readonly snippet: string;
  /** What to add for one kind of federation, a sentence each. */
  readonly kinds: Readonly<Partial<Record<FederationKind, string>>>;
  /** Those of the headings that a project gives it: as good as the names that the template proposes. */
  readonly aliases?: readonly string[];
  /** At which it is asked for; at all where this is left out. */
  readonly stages?: readonly Stage[];
  /** A project's own: learned evidence knows nothing of it. */
  readonly own?: true;
}

/** Something that can go wrong in a kind of federation, and that a request should speak to. */
export interface FailureMode {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly example: string;
  readonly detect: readonly RegExp[];
}

/** A kind of federation, with what is special to it. */
export interface Federation {
  readonly id: FederationKind;
  readonly title: string;
  readonly meaning: string;
  /** Words whose presence speaks for this kind. Flags `giu`. */
  readonly words: RegExp;
  /** Those of the words that hardly anything else uses, and those that other fields use as well. Each tests one word, flags `iu`. */
  readonly telling: RegExp;
  readonly common: RegExp;
  readonly failureModes: readonly FailureMode[];
  /** A one-sentence request of this kind with tab stops, for the template of a new request. */
  readonly ask: string;
}

/** Everything that reading and rules need to know of the domain. */
export interface Catalog {
  /** In template order. */
  readonly concerns: ReadonlyMap<ConcernId, Concern>;
  readonly federations: ReadonlyMap<FederationKind, Federation>;
}

// ── The text as parsed. A part knows nothing of where it stands, so that an edit elsewhere leaves it as it is.

/**
 * - paragraph, item (of a list), row (of a table): prose
 * - code: a fenced or indented block; quote: somebody else's words
 * - meta: a bullet or row that describes the document ("Owner: …"), template: a template's own words left in place
 */
export type BlockKind = 'paragraph' | 'item' | 'row' | 'code' | 'quote' | 'meta' | 'template';

/** The smallest stretch of text that says one thing. */
export interface Block {
  readonly kind: BlockKind;
  /** Within the part's text. */
  readonly span: Span;
  /** As long as the span: the author's words with markup, comments, addresses and HTML blanked by spaces. Inline code keeps its letters. Code, meta and template blocks keep theirs too. */
  readonly text: string;
  /** As `text`, with inline code, link texts, quotations and titles blanked too; all blank unless paragraph, item or row. Wording is judged here. */
  readonly prose: string;
  /** The sentence that a list or table hangs on ("Each member cluster:"), or ''. */
  readonly leadIn: string;
  /** Of a row: the titles of its columns. */
  readonly headers: readonly string[];
  /** Of a code block: the language after the fence, lower case, or ''. */
  readonly language: string;
  /** Nesting of a list item, 0 at the outermost; 0 elsewhere. */
  readonly level: number;
}

/** `<!-- fedreq-ignore rule: reason -->` and its kin, as written. */
export interface Directive {
  readonly span: Span;
  /** `ignore` (the line it stands on or, alone on its line, the next line that is not empty), `ignore-section`, `ignore-file`, `covers`, or the unknown word after `fedreq-`. */
  readonly name: string;
  /** What it names: a rule id, `rule-id/concern`, or concern ids for `covers`. */
  readonly targets: readonly { readonly id: string; readonly span: Span }[];
  readonly reason: string;
}

/** A link as written. */
export interface Link {
  readonly span: Span;
  readonly text: string;
  readonly target: string;
}

/** How a part's title is written. `preamble` has none: the text before the first heading. */
export type TitleForm = 'preamble' | 'atx' | 'setext' | 'bold' | 'summary' | 'key';

/** A titled stretch of text, without its subsections. Immutable; spans count from its own start. */
export interface Part {
  readonly text: string;
  readonly form: TitleForm;
  /** 0 for the preamble; a heading's level; in YAML 1 for a key of the root, 2 for a key below … */
  readonly depth: number;
  /** The title as a reader sees it: without numbering, emoji, link addresses, closing marks. */
  readonly title: string;
  /** The words of the title in the part's text (empty for a preamble). */
  readonly titleSpan: Span;
  readonly bodySpan: Span;
  readonly blocks: readonly Block[];
  readonly directives: readonly Directive[];
  readonly links: readonly Link[];
}

/** A part in its place. */
export interface Section {
  readonly part: Part;
  readonly index: number;
  /** Offset of the part in the document. */
  readonly start: number;
  /** Index of the section that it stands under, or -1. */
  readonly parent: number;
  /** The titles above it and its own, outermost first; the document's title left out. */
  readonly path: readonly string[];
}

/** A key and value of front matter, of the YAML root, or of a metadata table or bullet list. */
export interface MetaEntry {
  /** Lower case. */
  readonly key: string;
  readonly keySpan: Span;
  /** Scalars as text, lists as their items; '' where the value is neither. */
  readonly value: string;
  readonly items: readonly string[];
  readonly valueSpan: Span;
  readonly from: 'front-matter' | 'yaml' | 'table' | 'bullets';
}

/** What could not be read, or reads otherwise than its author will think. */
export interface ReadProblem {
  readonly span: Span;
  readonly message: Message;
}

/** A text as its format gives it; nothing of the domain yet. Offsets are of the document. */
export interface Manuscript {
  readonly format: Format;
  /** `issue`: the text of a submitted issue form, whose title stands in the ticket. */
  readonly form: 'document' | 'issue';
  readonly text: string;
  readonly title: { readonly text: string; readonly span: Span } | undefined;
  readonly sections: readonly Section[];
  readonly meta: readonly MetaEntry[];
  /** The front matter between its fences, in Markdown that has one. */
  readonly frontMatter: Span | undefined;
  readonly problems: readonly ReadProblem[];
  readonly eol: '\n' | '\r\n';
}

// ── The request as read.

/**
 * - missing: nothing in the document deals with it
 * - placeholder: a section stands there, empty or with template text, TBD, "N/A" without a reason
 * - mentioned: the text deals with it somewhere, under no heading of its own
 * - partial: a section or clear passage deals with it, but required elements are not there
 * - answered: its required elements are there: a reader could act without asking
 * - waived: an explicit statement that it does not apply, with why
 */
export type State = 'missing' | 'placeholder' | 'mentioned' | 'partial' | 'answered' | 'waived';

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

// ── The verdict.

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
  /** Findings that the author ignored, with the reason. */
  readonly ignored: readonly { readonly finding: Finding; readonly reason: string }[];
  /** Passages marked with `fedreq-covers`. */
  readonly covers: readonly { readonly concern: ConcernId; readonly span: Span }[];
  /** Rules that threw: their findings are not in the report. */
  readonly failures: readonly { readonly rule: string; readonly error: string }[];
}
