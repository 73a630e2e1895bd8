// Names and types of our own messages between client and server. The client imports this file, and of the server nothing else.
// Positions are LSP positions: 0-based lines, columns in the negotiated encoding (UTF-16 in VS Code).

export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** What the tree, the status item and the report panel draw. The same facts as the command line's JSON, ready to show. */
export interface ReportView {
  readonly uri: string;
  readonly version: number;
  readonly title: string;
  /** "GraphQL federation", "Identity federation" … or '' where none is recognised. */
  readonly federation: string;
  readonly stage: string;
  /** 0 to 1. */
  readonly completeness: number;
  /** One sentence: "4 of 14 concerns are answered; 3 errors stand in the way of a build." */
  readonly verdict: string;
  readonly counts: {
    readonly errors: number;
    readonly warnings: number;
    readonly information: number;
    readonly hints: number;
  };
  readonly concerns: readonly ConcernView[];
  /** Findings that belong to no concern. */
  readonly findings: readonly FindingView[];
}

export interface ConcernView {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  /** One of the three questions. */
  readonly key: boolean;
  readonly state: 'missing' | 'placeholder' | 'mentioned' | 'partial' | 'answered' | 'waived';
  readonly place?: Place;
  readonly elements: readonly {
    readonly id: string;
    readonly name: string;
    readonly ask: string;
    readonly required: boolean;
    readonly found: boolean;
    readonly place?: Place;
  }[];
  readonly findings: readonly FindingView[];
  /** The author's reason, when waived. */
  readonly reason?: string;
}

export interface FindingView {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
  readonly place: Place;
}

/** Why a document is checked, or why it is not; shown by the status item. */
export interface StatusView {
  readonly uri: string;
  readonly checked: boolean;
  /** One sentence for a person. */
  readonly reason: string;
}

export interface DocumentParams {
  readonly uri: string;
}
export interface InsertParams extends DocumentParams {
  readonly concern: string;
}
export interface NewParams {
  readonly federation: string;
  readonly title: string;
  readonly format: 'markdown' | 'yaml';
}
/** An edit in snippet syntax at a range of the document. */
export interface SnippetEdit {
  readonly place: Place;
  readonly snippet: string;
}

/** Client → server requests. Each answers null where the document is not open or not checked. */
export const requests = {
  /** DocumentParams → ReportView | null */
  report: 'fedreq/report',
  /** DocumentParams → string | null: a complete HTML page without scripts; findings link to `#L<line>` (1-based). */
  reportHtml: 'fedreq/reportHtml',
  /** DocumentParams → StatusView */
  status: 'fedreq/status',
  /** DocumentParams → ReportView | null: checks the document whatever its name, from now on until it is closed. */
  check: 'fedreq/check',
  /** InsertParams → SnippetEdit | null: the concern's missing section, or the missing elements of its answer. */
  insert: 'fedreq/insert',
  /** NewParams → string: a whole request in snippet syntax. */
  newRequest: 'fedreq/newRequest',
  /** null → { id, title, meaning }[]: the kinds of federation. */
  federations: 'fedreq/federations',
} as const;

/** Server → client notifications. */
export const notifications = {
  /** DocumentParams: the document's report or status is another than before. */
  reportChanged: 'fedreq/reportChanged',
} as const;
