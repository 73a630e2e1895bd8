// The rules: their literate suites, their own examples, and that each has both formats and a clean document in its suite.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { analyse, catalog, formatOf, rules } from '../server/src/engine/index.ts';
import { readBlocks } from './kit/blocks.ts';
import { exampleOf, onlyRules, shown } from './kit/documents.ts';
import { runSuite, update } from './kit/suites.ts';

const folder = new URL('./fixtures/rules/', import.meta.url);

for (const file of readdirSync(folder).sort()) {
  const id = file.replace(/\.md$/, '');
  describe(`suite of ${id}`, () => runSuite(new URL(file, folder), id === 'all' ? undefined : id));
}

describe('each rule', () => {
  for (const { id, example } of rules) {
    it(`${id} shows itself in its example`, () => {
      const actual = shown(exampleOf(example), onlyRules(id));
      if (update) rewriteExample(id, example, `\n${actual}\n`);
      else assert.equal(actual, example.trim());
      assert.match(actual, new RegExp(`\\^ ${id}: `), 'the example has a finding of the rule');
    });

    it(`${id} has both formats and a clean document in its suite`, () => {
      const blocks = readBlocks(readFileSync(new URL(`${id}.md`, folder), 'utf8')).flatMap(one => one.blocks);
      const documents = blocks.filter(({ info }) => info === 'md' || info === 'yaml');
      for (const format of ['md', 'yaml'])
        assert.ok(
          documents.some(({ info }) => info === format),
          format,
        );
      assert.ok(
        documents.some(({ text }) => !text.includes(`^ ${id}: `)),
        'a clean document',
      );
    });
  }
});

describe('the examples', () => {
  const examples = new URL('../examples/', import.meta.url);
  const reportOf = (file: string) =>
    analyse(readFileSync(new URL(file, examples), 'utf8'), formatOf(file) ?? 'markdown').report;

  for (const file of readdirSync(examples).sort()) {
    const complete =
      /^(?:checkout-failover|group-replies|northwind-login|returns-in-support|slo-metrics|stock-in-shops)\./.test(file);
    it(`${file} ${complete ? 'answers everything' : 'leaves much to ask'}`, () => {
      const { findings, completeness } = reportOf(file);
      if (complete) assert.deepEqual(findings, []);
      assert.ok(complete ? completeness === 1 : findings.length > 0 && completeness < 0.6);
    });
  }
});

it('each kind of federation has an example that answers everything', () => {
  const examples = new URL('../examples/', import.meta.url);
  const complete = readdirSync(examples).flatMap(file => {
    const { report } = analyse(readFileSync(new URL(file, examples), 'utf8'), formatOf(file) ?? 'markdown');
    return report.completeness === 1 && report.findings.length === 0 ? [report.federation] : [];
  });
  for (const kind of catalog.federations.keys()) assert.ok(complete.includes(kind), kind);
});

function rewriteExample(id: string, before: string, after: string): void {
  const file = new URL(`../server/src/engine/rules/${id}.ts`, import.meta.url);
  const inSource = (text: string) => text.replace(/[\\`]|\$(?=\{)/g, '\\$&');
  const source = readFileSync(file, 'utf8');
  assert.ok(source.includes(inSource(before)), `${id}.ts holds its example as a template string`);
  writeFileSync(
    file,
    source.replace(inSource(before), () => inSource(after)),
  );
}
