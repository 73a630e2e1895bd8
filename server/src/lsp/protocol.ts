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
  /** How many rules say nothing because they are set so. */
  readonly rulesOff: number;
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
  readonly state: 'missing' | 'placeholder' | 'mentioned' | 'partial' | 'answered' | 'unread' | 'waived';
  readonly place?: Place;
  /** First and last line of the section that is its own, with those below it. */
  readonly lines?: { readonly from: number; readonly to: number };
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

/** A request of the workspace, in brief. */
export interface RequestView {
  readonly uri: string;
  readonly title: string;
  readonly federation: string;
  readonly stage: string;
  /** 0 to 1. */
  readonly completeness: number;
  readonly counts: ReportView['counts'];
  readonly verdict: string;
  /** Concerns that are neither answered nor waived, the three questions first. */
  readonly open: readonly Pick<ConcernView, 'id' | 'title' | 'question' | 'key' | 'state' | 'place'>[];
  /** How many concerns there are. */
  readonly concerns: number;
}

/** The requests of the workspace as far as they are known. */
export interface RequestsView {
  readonly searching: boolean;
  /** Somebody stopped the search: there may be more. */
  readonly stopped: boolean;
  /** Files that were looked at in the search, and those found. */
  readonly done: number;
  readonly total: number;
  /** There were more files than are looked at. */
  readonly more: boolean;
  readonly requests: readonly RequestView[];
}

/** Files of the workspace that may be requests. */
export interface FoundFiles {
  readonly uris: readonly string[];
  /** There are more than were given. */
  readonly more: boolean;
}

/** Why a document is checked, or why it is not; shown by the status item. */
export interface StatusView {
  readonly uri: string;
  readonly checked: boolean;
  /** One sentence for a person. */
  readonly reason: string;
  /** One sentence: which files the settings come from, and what of them does not count; '' where nothing is known of it. */
  readonly settings: string;
}

export interface DocumentParams {
  readonly uri: string;
}
export interface InsertParams extends DocumentParams {
  readonly concern: string;
}
/** A kind of federation. */
export interface FederationView {
  readonly id: string;
  readonly title: string;
  readonly meaning: string;
}
export interface NewParams {
  /** Id of a kind, or `none`. */
  readonly federation: string;
  readonly title: string;
  readonly format: 'markdown' | 'yaml';
}
/** A whole request to begin with. */
export interface ScaffoldView {
  /** With its placeholders as they stand until somebody types. */
  readonly text: string;
  /** The same in snippet syntax. */
  readonly snippet: string;
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
  /** NewParams → ScaffoldView */
  newRequest: 'fedreq/newRequest',
  /** null → null once all are judged: looks for the requests of the workspace. May be cancelled. */
  findRequests: 'fedreq/findRequests',
  /** null → RequestsView */
  requests: 'fedreq/requests',
  /** null → FederationView[]: the kinds of federation. */
  federations: 'fedreq/federations',
} as const;

/** Server → client requests, to a client that says `findsFiles` and `readsFiles` when it initialises. */
export const clientRequests = {
  /** DocumentParams → string | null: text of a file; null where it cannot be read. */
  readText: 'fedreq/readText',
  /** null → FoundFiles */
  findFiles: 'fedreq/findFiles',
} as const;

/** Commands of a client that says `opensReport` when it initialises; each takes the address of a document. */
export const clientCommands = {
  /** Opens the report of the document. */
  report: 'fedreq.checkCompleteness',
} as const;

/** Server → client notifications. */
export const notifications = {
  /** DocumentParams: the document's report or status is another than before. */
  reportChanged: 'fedreq/reportChanged',
  /** null: the answer to `requests` is another than before. */
  requestsChanged: 'fedreq/requestsChanged',
} as const;
