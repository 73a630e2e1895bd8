// Runs the literate suites of the rules: documents whose findings stand in marker lines, and what the first fix makes of them.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import {
  type Analysis,
  analyse,
  defaultSettings,
  type Fix,
  fixesFor,
  known,
  mergeSettings,
  readSettings,
  type Settings,
} from '../../server/src/engine/index.ts';
import { readBlocks, rewriteBlocks, type SuiteBlock, type SuiteCase } from './blocks.ts';
import { type Document, documentIn, firstFix, onlyRules, shown } from './documents.ts';
import { fixed } from './fixes.ts';

/** Rewriting of what the suites expect: a person's choice, never CI's. */
export const update = process.env.UPDATE === '1' && process.env.CI === undefined;

/** Declares the tests of a suite; `rule` is the one that it is about, undefined where all rules run. */
export function runSuite(file: URL, rule: string | undefined): void {
  const suite = readFileSync(file, 'utf8');
  const cases = readBlocks(suite);
  const actual = new Map<number, string>();
  for (const one of cases) {
    const chosen = settingsOf(one, cases);
    const settings = mergeSettings(rule === undefined ? defaultSettings : onlyRules(rule), chosen);
    describe(one.path.slice(1).join(' › ') || 'at its head', () => {
      for (const { block, document } of documentsOf(one, settings)) {
        const text = document ? shown(document, settings) : '(no fix is offered)';
        actual.set(block.line, text);
        if (!update) it(`${block.info} in line ${block.line + 1}`, () => assert.equal(text, block.text));
        if (document) it(`fixes in line ${block.line + 1}`, () => assertFixesHold(document, rule, chosen));
      }
    });
  }
  if (update) after(() => writeFileSync(file, rewriteBlocks(suite, actual)));
}

/** Settings blocks (`json`, an object by rule) of the case and of those that it stands below. */
function settingsOf({ path }: SuiteCase, cases: readonly SuiteCase[]): Settings {
  const above = cases.filter(other => other.path.every((title, index) => path[index] === title));
  const given = above.flatMap(({ blocks }) => blocks.filter(({ info }) => info === 'json'));
  return given.reduce((settings, { text, line }) => {
    const { settings: more, mistakes } = readSettings({ rules: JSON.parse(text) }, known);
    assert.deepEqual(mistakes, [], `settings in line ${line + 1}`);
    return mergeSettings(settings, more);
  }, defaultSettings);
}

/** Documents of a case; a ` fixed` one is the one above it after its first fix. */
function documentsOf({ blocks }: SuiteCase, settings: Settings): { block: SuiteBlock; document?: Document }[] {
  let above: Document | undefined;
  return blocks.flatMap(block => {
    if (!/^(?:md|yaml)(?: fixed)?$/.test(block.info)) return []; // settings
    above = !block.info.endsWith(' fixed') ? documentIn(block) : above && firstFix(above, settings)?.document;
    return [{ block, ...(above && { document: above }) }];
  });
}

/** After a fix the same fix is not offered again, and no error is there that was not there before. All rules run. */
function assertFixesHold({ text, format }: Document, rule: string | undefined, settings: Settings): void {
  const before = analyse(text, format, { settings });
  const offers = offersOf(before, rule, settings);
  for (const { fix, by } of offers) {
    const after = { text: fixed(text, fix), format };
    const later = analyse(after.text, format, { settings, previous: before });
    const same = (offer: Offer) => offer.by === by && offer.fix.title === fix.title;
    const again = offersOf(later, by, settings).filter(same).length >= offers.filter(same).length;
    assert.ok(!again, `${by}: '${fix.title}' is offered again after it was chosen:\n${after.text}`);
    assert.ok(errorsIn(later) <= errorsIn(before), `${by}: '${fix.title}' makes an error:\n${shown(after, settings)}`);
  }
}

interface Offer {
  /** The rule. */
  readonly by: string;
  readonly fix: Fix;
}

function offersOf({ request, report }: Analysis, rule: string | undefined, settings: Settings): readonly Offer[] {
  const findings = report.findings.filter(finding => rule === undefined || finding.rule === rule);
  return findings.flatMap(finding => fixesFor(finding, request, settings).map(fix => ({ by: finding.rule, fix })));
}

const errorsIn = ({ report }: Analysis): number =>
  report.findings.filter(({ severity }) => severity === 'error').length;
