// Settings: one shape in the editor and in the project file. Reading of untrusted values is in `config.ts`.
import type { Severity, Stage } from './model.ts';

/** `off`, a severity, or options of the rule with or without a severity. */
export type RuleSetting =
  | 'off'
  | Severity
  | {
      readonly severity?: 'off' | Severity;
      readonly [option: string]: boolean | number | string | readonly string[] | undefined;
    };

export interface Settings {
  /** Globs of the files that are requests whatever their name, relative to the folder of the settings. */
  readonly files: readonly string[];
  /** Stage of a request that does not say its own. */
  readonly stage: Stage;
  readonly rules: Readonly<Record<string, RuleSetting>>;
}

export const defaultSettings: Settings = { files: [], stage: 'review', rules: {} };

/** `over` wins rule by rule; a rule's options are merged one by one. */
export function mergeSettings(base: Settings, over: Partial<Settings>): Settings {
  const rules: Record<string, RuleSetting> = { ...base.rules };
  for (const [id, setting] of Object.entries(over.rules ?? {})) {
    const before = rules[id];
    rules[id] = typeof before === 'object' && typeof setting === 'object' ? { ...before, ...setting } : setting;
  }
  return { files: over.files ?? base.files, stage: over.stage ?? base.stage, rules };
}
