// The catalog: what a complete request speaks to. Pure data.
import type { ConcernId, FederationKind, Stage } from './terms.ts';

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
