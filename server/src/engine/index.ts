// The only door of the engine: text and settings in, request and report out. Pure and synchronous.
import { Budget } from './budget.ts';
import { catalog } from './catalog/index.ts';
import { catalogWith } from './catalog/own.ts';
import { check, fixesFor as fixesOfRules } from './check.ts';
import type { Known } from './config-schema.ts';
import { applied } from './edit/text.ts';
import { waysToIgnore } from './ignores.ts';
import type { Catalog, Edit, FeatureRequest, Finding, Fix, Format, Report } from './model.ts';
import { parse } from './parse/index.ts';
import { read } from './read/index.ts';
import { rules } from './rules/index.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { type Timed, timedRules, untimed } from './timed.ts';

export {
  type Admission,
  admits,
  formatOf,
  headLength,
  misnamed,
  misnamedProjectFile,
  projectFile,
  settingsAdmission,
} from './admission.ts';
export { catalog } from './catalog/index.ts';
export { type ConfigProblem, readConfig, readSettings, settingsSchema } from './config.ts';
export { contentsOf, extendsTyped, keyAt, placeOfKey } from './config-extends.ts';
export { completeConfig, hoverConfig } from './config-guide.ts';
export {
  type ConfigProblems,
  type ConfigSource,
  noSuchFile,
  type Project,
  readProject,
  settingsFor,
} from './config-project.ts';
export { editorKeys } from './config-schema.ts';
export { asSnippet, plainText } from './edit/index.ts';
export * from './features/index.ts';
export { nearest } from './lexicon/nearest.ts';
export { Lines } from './lines.ts';
export { remembered } from './memo.ts';
export * from './model.ts';
export * from './render/index.ts';
export type { Rule } from './rule.ts';
export { rules } from './rules/index.ts';
export { defaultSettings, type GivenSettings, gravity, mergeSettings, type Settings } from './settings.ts';
export { overlap } from './span.ts';
export { type Timed, untimed } from './timed.ts';
export { english, joined, ours, say, type Texts, Unable, type Words, whyOf, wordsOf } from './words.ts';

/** What settings may name: the rules, and the concerns that come with Fedreq. */
export const known: Known = { rules, catalog };

/** The catalog in force under some settings. */
export const catalogOf = ({ concerns }: Settings): Catalog => catalogWith(catalog, concerns);

export interface Analysis {
  readonly request: FeatureRequest;
  readonly report: Report;
}

export interface AnalyseOptions {
  readonly settings?: Settings;
  /** The catalog that comes with Fedreq where it is left out; what the settings say of concerns is added. */
  readonly catalog?: Catalog;
  /** An earlier analysis of the same document: what did not change since is not read again. Never changes the result. */
  readonly previous?: Analysis | undefined;
  /** The edit that made the text of the one before; where it is left out the texts are compared. */
  readonly change?: Edit | undefined;
  /** Whether a path that is relative to the document names something; undefined where that cannot be told. */
  readonly isThere?: FeatureRequest['isThere'] | undefined;
  /** Times the steps `parse` and `read` and each rule by its id. */
  readonly timed?: Timed | undefined;
  /** A clock in milliseconds; without it the time that an analysis may take is not limited. */
  readonly now?: (() => number) | undefined;
}

/** Reads and judges a text. Never throws; a rule that fails is named in `report.failures`. */
export function analyse(text: string, format: Format, options: AnalyseOptions = {}): Analysis {
  const { settings = defaultSettings, previous, timed = untimed } = options;
  const domain = catalogWith(options.catalog ?? catalog, settings.concerns);
  const budget = new Budget(settings.limits, options.now);
  const manuscript = timed('parse', () =>
    parse(text, format, { before: previous && { manuscript: previous.request, change: options.change }, budget }),
  );
  const { isThere } = options;
  const request = timed('read', () => read(manuscript, { catalog: domain, settings, isThere, budget }));
  return { request, report: check(request, { rules: timedRules(rules, timed), settings, budget }) };
}

/** What may be done about a finding, in the rule's order. Computed when a person asks. */
export function fixesFor(
  finding: Finding,
  request: FeatureRequest,
  settings: Settings = defaultSettings,
): readonly Fix[] {
  return fixesOfRules(finding, request, { rules, settings });
}

/** The ways to ignore a finding with a reason, the nearest first; none where ignoring it would hide why others are not. */
export function ignoresFor(finding: Finding, request: FeatureRequest): readonly Fix[] {
  return rules.some(({ id, unignorable }) => id === finding.rule && unignorable) ? [] : waysToIgnore(finding, request);
}

/** So often at most what is fixed may bring something else to light. */
const mostRounds = 10;

/** The text once all is fixed that needs no judgement: to do it again changes nothing. */
export function safelyFixed(analysis: Analysis, settings: Settings = defaultSettings): string {
  let now = analysis;
  for (let round = 0; round < mostRounds; round++) {
    const { request, report } = now;
    const [fix] = report.findings.flatMap(finding => fixesFor(finding, request, settings).filter(({ safe }) => safe));
    if (!fix) break;
    const text = applied(request.text, fix.edits);
    if (text === request.text) break;
    now = analyse(text, request.format, { settings, previous: now, isThere: request.isThere });
  }
  return now.request.text;
}
