// What all the others speak of: places, messages, edits, and the words that findings and requests are sorted by.

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
