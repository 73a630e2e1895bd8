// Settings: one shape in the editor and in the project file. Reading of untrusted values is in `config.ts`.
import type { ConcernId, Severity, Stage } from './model.ts';

/** In the order in which a request goes through them. */
export const stages: readonly Stage[] = ['draft', 'review', 'ready'];

/** How much heavier one severity is than another. */
export const gravity: Readonly<Record<Severity, number>> = { hint: 0, information: 1, warning: 2, error: 3 };

/** `off`, a severity, or options of the rule with or without a severity. */
export type RuleSetting =
  | 'off'
  | Severity
  | {
      readonly severity?: 'off' | Severity;
      readonly [option: string]: boolean | number | string | readonly string[] | undefined;
    };

/** What a project says of an element: all of its own ones, words and weight of those that come with Fedreq. */
export interface ElementSetting {
  readonly name?: string;
  readonly ask?: string;
  readonly example?: string;
  /** Words and phrases, `*` for one word between two others; a passage that has one of them holds the element. */
  readonly words?: readonly string[];
  readonly required?: boolean;
}

/** What a project says of a concern: all of its own ones, names and elements of those that come with Fedreq. */
export interface ConcernSetting {
  readonly title?: string;
  readonly question?: string;
  readonly why?: string;
  /** Headings that lead to it. */
  readonly aliases?: readonly string[];
  /** At which it is asked for; at all where it is left out. */
  readonly stages?: readonly Stage[];
  readonly elements?: Readonly<Record<string, ElementSetting>>;
}

/** How much of one document is looked at. */
export interface Limits {
  readonly characters: number;
  readonly sections: number;
  readonly findings: number;
  readonly seconds: number;
}

export interface Settings {
  /** Globs of the files that are requests whatever their name, relative to the folder of the settings. */
  readonly files: readonly string[];
  /** Stage of a request that does not say its own. */
  readonly stage: Stage;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly concerns: Readonly<Record<ConcernId, ConcernSetting>>;
  /** Where tickets are kept: an address with `{number}` or `{id}` by what stands before that in a text ("ORD-"). */
  readonly tickets: Readonly<Record<string, string>>;
  readonly limits: Limits;
}

/** Settings as somebody writes them: what they leave out is as it was. */
export interface GivenSettings extends Partial<Omit<Settings, 'limits'>> {
  readonly limits?: Partial<Limits>;
}

/** No request that a person wrote comes near them. */
const limits: Limits = { characters: 6_000_000, sections: 20_000, findings: 10_000, seconds: 20 };

export const defaultSettings: Settings = { files: [], stage: 'review', rules: {}, concerns: {}, tickets: {}, limits };

/** `over` wins rule by rule, concern by concern, ticket by ticket and limit by limit; options, and what is said of a concern, are merged one by one. */
export function mergeSettings(base: Settings, over: GivenSettings): Settings {
  return {
    files: over.files ?? base.files,
    stage: over.stage ?? base.stage,
    rules: merged(base.rules, over.rules ?? {}, (before, after) =>
      typeof before === 'object' && typeof after === 'object' ? { ...before, ...after } : after,
    ),
    concerns: merged(base.concerns, over.concerns ?? {}, (before, after) => ({
      ...before,
      ...after,
      elements: merged(before.elements ?? {}, after.elements ?? {}, (one, other) => ({ ...one, ...other })),
    })),
    tickets: { ...base.tickets, ...over.tickets },
    limits: { ...base.limits, ...over.limits },
  };
}

type ById<Value> = Readonly<Record<string, Value>>;

function merged<Value>(
  base: ById<Value>,
  over: ById<Value>,
  join: (before: Value, after: Value) => Value,
): ById<Value> {
  const all = new Map(Object.entries(base));
  for (const [id, after] of Object.entries(over)) {
    const before = all.get(id);
    all.set(id, before === undefined ? after : join(before, after));
  }
  return Object.fromEntries(all);
}
