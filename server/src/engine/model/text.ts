// The text as parsed. A part knows nothing of where it stands, so that an edit elsewhere leaves it as it is.
import type { Format, Message, Span } from './terms.ts';

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
  /** What a template left to be filled in (`<…>`, `{{…}}`) within sentences that are otherwise written. */
  readonly placeholders: readonly Span[];
  /** What of it could not be read; its span is the part's. */
  readonly problem?: ReadProblem;
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
  /** Whether the text was read to its end. */
  readonly whole: boolean;
  readonly eol: '\n' | '\r\n';
}
