// Runs the literate suites of the rules: documents whose findings stand in marker lines, and what the first fix makes of them.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import {
  analyse,
  defaultSettings,
  type Finding,
  type Format,
  fixesFor,
  mergeSettings,
  readSettings,
  rules,
  type Settings,
} from '../../server/src/engine/index.ts';
import { readBlocks, rewriteBlocks, type SuiteBlock, type SuiteCase } from './blocks.ts';
import { fixed } from './fixes.ts';
import { annotate, strip } from './markers.ts';

/** Rewriting of what the suites expect: a person's choice, never CI's. */
export const update = process.env.UPDATE === '1' && process.env.CI === undefined;

export interface Document {
  readonly text: string;
  readonly format: Format;
}

/** The document that a block holds: without its marker lines, ending in a line end. */
export function documentIn({ info, text }: Pick<SuiteBlock, 'info' | 'text'>): Document {
  const bare = strip(text);
  const ended = bare === '' || bare.endsWith('\n') ? bare : `${bare}\n`;
  return { text: ended, format: info.startsWith('yaml') ? 'yaml' : 'markdown' };
}

/** The document of a rule's example, which is Markdown unless it begins with a key. */
export function exampleOf(example: string): Document {
  const text = example.trim();
  return documentIn({ info: /^[a-z-]+:(?:\s|$)/.test(text) ? 'yaml' : 'md', text });
}

/** The block that shows a document with its findings. */
export function shown({ text, format }: Document, settings: Settings): string {
  return annotate(text, findingsIn({ text, format }, settings)).replace(/\n$/, '');
}

/** The document after the first fix that is offered for one of its findings. */
export function afterFirstFix({ text, format }: Document, settings: Settings): Document | undefined {
  const { request, report } = analyse(text, format, { settings });
  const [fix] = report.findings.flatMap(finding => fixesFor(finding, request, settings));
  return fix && { text: fixed(text, fix), format };
}

/** Every rule but these is off. */
export function onlyRules(...ids: readonly string[]): Settings {
  const others = rules.filter(({ id }) => !ids.includes(id));
  return mergeSettings(defaultSettings, { rules: Object.fromEntries(others.map(({ id }) => [id, 'off'])) });
}

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
    const { settings: more, mistakes } = readSettings({ rules: JSON.parse(text) }, rules);
    assert.deepEqual(mistakes, [], `settings in line ${line + 1}`);
    return mergeSettings(settings, more);
  }, defaultSettings);
}

/** Documents of a case; a ` fixed` one is the one above it after its first fix. */
function documentsOf({ blocks }: SuiteCase, settings: Settings): { block: SuiteBlock; document?: Document }[] {
  let above: Document | undefined;
  return blocks.flatMap(block => {
    if (!/^(?:md|yaml)(?: fixed)?$/.test(block.info)) return []; // settings
    above = !block.info.endsWith(' fixed') ? documentIn(block) : above && afterFirstFix(above, settings);
    return [{ block, ...(above && { document: above }) }];
  });
}

function findingsIn({ text, format }: Document, settings: Settings): readonly Finding[] {
  const { report } = analyse(text, format, { settings });
  assert.deepEqual(report.failures, []);
  return report.findings;
}

/** After a fix the same fix is not offered again, and no error is there that was not there before. All rules run. */
function assertFixesHold(document: Document, rule: string | undefined, settings: Settings): void {
  const before = offersIn(document, settings);
  for (const { title, id, text } of before.offers.filter(
    offer => rule === undefined || offer.id.startsWith(`${rule}: `),
  )) {
    const later = offersIn({ ...document, text }, settings);
    const count = (offers: typeof later.offers) => offers.filter(offer => offer.id === id).length;
    assert.ok(count(later.offers) < count(before.offers), `'${title}' is offered again after it was chosen:\n${text}`);
    assert.ok(later.errors <= before.errors, `'${title}' makes an error:\n${shown({ ...document, text }, settings)}`);
  }
}

function offersIn({ text, format }: Document, settings: Settings) {
  const { request, report } = analyse(text, format, { settings });
  const offers = report.findings.flatMap(finding =>
    fixesFor(finding, request, settings).map(fix => ({
      title: fix.title,
      id: `${finding.rule}: ${fix.title}`,
      text: fixed(text, fix),
    })),
  );
  return { offers, errors: report.findings.filter(({ severity }) => severity === 'error').length };
}
