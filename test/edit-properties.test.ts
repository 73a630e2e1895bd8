// What must hold of every edit of every document: of odd ones written for it, and of some from the suites of the rules.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { writerFor } from '../server/src/engine/edit/index.ts';
import { analyse, catalog, type FeatureRequest, type Format } from '../server/src/engine/index.ts';
import { parse } from '../server/src/engine/parse/index.ts';
import { concernsOf } from '../server/src/engine/read/headings.ts';
import { read } from '../server/src/engine/read/index.ts';
import { defaultSettings } from '../server/src/engine/settings.ts';
import { readBlocks } from './kit/blocks.ts';
import { applied } from './kit/fixes.ts';
import { odd } from './kit/odd.ts';

const requestOf = (text: string, format: Format): FeatureRequest =>
  read(parse(text, format), { catalog, settings: defaultSettings });

function fixtureTexts(): (readonly [Format, string])[] {
  const folder = new URL('./fixtures/rules/', import.meta.url);
  return readdirSync(folder)
    .flatMap(file => readBlocks(readFileSync(new URL(file, folder), 'utf8')))
    .flatMap(({ blocks }) => blocks.filter(({ info }) => info === 'md' || info === 'yaml'))
    .map(
      ({ info, text }) => [info === 'yaml' ? 'yaml' : 'markdown', `${text.replace(/^ *\^+ .*\n?/gm, '')}\n`] as const,
    );
}

const documents = [
  ...odd.map(([format, text]) => ({ format, text })),
  ...odd
    .filter((_, index) => index % 2 === 0)
    .map(([format, text]) => ({ format, text: text.replaceAll('\n', '\r\n') })),
  ...fixtureTexts()
    .filter((_, index) => index % 8 === 0)
    .map(([format, text]) => ({ format, text })),
];
/** Every third of a list, another third for each document: together they meet them all. */
const third = <T>(list: readonly T[], document: number): readonly T[] =>
  list.filter((_, index) => index % 3 === document % 3);

const missingIn = (request: FeatureRequest) =>
  request.answers
    .filter(({ section }) => section === undefined)
    .flatMap(({ concern }) => request.catalog.concerns.get(concern) ?? []);
const doubled = (text: string): number => text.replaceAll('\r', '').match(/\n[ \t]*\n[ \t]*(?=\n)/g)?.length ?? 0;
const shown = (text: string): string => JSON.stringify(text.length > 300 ? `${text.slice(0, 300)}…` : text);

/** A text as far as writing needs it read: places of sections, and the concerns that they point to. */
function sketchOf(text: string, format: Format) {
  const manuscript = parse(text, format);
  const pointed = concernsOf(manuscript.sections, catalog);
  return { manuscript, pointed, write: writerFor(manuscript, { catalog, concernsOf: pointed }) };
}
type Sketch = ReturnType<typeof sketchOf>;

const pointsTo = ({ pointed }: Sketch, id: string): boolean => pointed.some(ids => ids.includes(id));

/** Concerns in the order in which their own sections stand; what stands below another concern is part of that. */
function orderOf({ manuscript: { sections, title }, pointed }: Sketch): string[] {
  const points = (index: number): boolean =>
    (pointed[index]?.length ?? 0) > 0 && sections[index]?.part.title !== title?.text;
  return [
    ...new Set(
      sections.flatMap(({ index, parent }) => (points(index) && !points(parent) ? (pointed[index] ?? []) : [])),
    ),
  ];
}

describe('every edit of every document', () => {
  it('a new section is found where it went, and nothing else changes', () => {
    for (const { format, text } of documents) {
      const before = sketchOf(text, format);
      for (const concern of catalog.concerns.values()) {
        if (pointsTo(before, concern.id)) continue; // it has one
        const edit = before.write.addSection(concern);
        const result = applied(text, [edit]);
        const after = sketchOf(result, format);
        assert.equal(edit.span.start, edit.span.end, shown(text));
        assert.ok(pointsTo(after, concern.id), `${concern.id} in ${shown(result)}`);
        assert.ok(after.manuscript.problems.length <= before.manuscript.problems.length, shown(result));
        assert.ok(doubled(result) <= doubled(text), `doubled blank lines: ${shown(result)}`);
        if (text.includes('\r\n')) assert.doesNotMatch(result, /[^\r]\n/);
      }
    }
  });

  it('all missing sections at once read as one after another, in template order', () => {
    const order = [...catalog.concerns.keys()];
    for (const { format, text } of documents.slice(0, odd.length)) {
      const before = sketchOf(text, format);
      const missing = [...catalog.concerns.values()].filter(({ id }) => !pointsTo(before, id));
      const atOnce = applied(text, before.write.addSections(missing));
      const oneByOne = missing
        .toReversed()
        .reduce((now, concern) => applied(now, [sketchOf(now, format).write.addSection(concern)]), text);
      const sorted = orderOf(before).every(
        (id, i, ids) => i === 0 || order.indexOf(ids[i - 1] ?? '') < order.indexOf(id),
      );
      if (sorted && !/never|<details>|^{/.test(text)) {
        assert.deepEqual(orderOf(sketchOf(atOnce, format)), order, shown(atOnce));
        assert.deepEqual(orderOf(sketchOf(oneByOne, format)), order, shown(oneByOne));
      }
      const after = sketchOf(atOnce, format);
      for (const { id } of missing) assert.ok(pointsTo(after, id), shown(atOnce));
    }
  });

  it('tab stops run through all edits and end once', () => {
    for (const { format, text } of documents) {
      const request = requestOf(text, format);
      const texts = request.write.addSections(missingIn(request)).map(edit => edit.text);
      if (texts.length === 0) continue; // nothing is missing
      const numbers = [...texts.join('\n').matchAll(/\$\{?(\d+)/g)].map(([, number]) => Number(number));
      assert.equal(numbers.filter(number => number === 0).length, 1);
      assert.equal(numbers.at(-1), 0);
      assert.deepEqual(
        numbers.slice(0, -1),
        [...new Set(numbers.slice(0, -1))].sort((a, b) => a - b),
      );
    }
  });

  it('elements are asked for once', () => {
    for (const { format, text } of documents) {
      const request = requestOf(text, format);
      for (const { concern: id, section } of request.answers) {
        const home = section === undefined ? undefined : request.sections[section];
        const concern = catalog.concerns.get(id);
        if (!home || !concern) continue; // no section to add to
        const result = applied(text, [request.write.addElements(home, concern.elements)]);
        const read = requestOf(result, format);
        const again = read.sections[read.answers.find(one => one.concern === id)?.section ?? -1];
        assert.ok(again, `${id} in ${shown(result)}`);
        assert.ok(read.problems.length <= request.problems.length, shown(result));
        assert.equal(applied(result, [read.write.addElements(again, concern.elements)]), result);
        if (text.includes('\r\n')) assert.doesNotMatch(result, /[^\r]\n/);
      }
    }
  });

  it('a waiver waives once its reason is written', () => {
    for (const [index, { format, text }] of documents.entries()) {
      const request = requestOf(text, format);
      for (const { concern: id, section, state } of third(request.answers, index)) {
        const concern = catalog.concerns.get(id);
        if (!concern || state === 'answered' || state === 'partial') continue; // answered: nobody waives it
        const edit = request.write.waive(concern, section === undefined ? undefined : request.sections[section]);
        const result = applied(text, [edit]).replace(/(Not applicable: )reason/, '$1every read goes to the owner');
        const answer = requestOf(result, format).answers.find(one => one.concern === id);
        if (section === undefined || request.concernsOf[section]?.length === 1)
          assert.equal(answer?.state, 'waived', `${id} in ${shown(result)}`);
      }
    }
  });

  it('an ignored finding is ignored, and no other', () => {
    for (const [index, { format, text }] of documents.entries()) {
      const { request, report } = analyse(text, format);
      for (const finding of third(report.findings, index)) {
        for (const scope of ['line', 'section', 'file'] as const) {
          const { edit } = request.write.ignore(finding.rule, finding.span, scope);
          const result = applied(text, [edit]).replace(': reason', ': the reviewers know');
          const after = analyse(result, format).report;
          const message = `${scope} ${finding.rule} at ${finding.span.start} of ${shown(text)} gives ${shown(result)}`;
          if (finding.rule.endsWith('-ignore') || finding.rule === 'unreadable-text') continue; // cannot be ignored: what comments say, and what cannot be read
          assert.ok(
            after.ignored.some(one => one.finding.rule === finding.rule),
            message,
          );
          if (scope === 'line' && !report.findings.some(one => one !== finding && one.rule === finding.rule))
            assert.ok(!after.findings.some(({ rule }) => rule === finding.rule), message);
          assert.ok(
            after.findings.filter(({ rule }) => rule === 'unreadable-text').length <=
              report.findings.filter(({ rule }) => rule === 'unreadable-text').length,
            message,
          );
        }
      }
    }
  });

  it('a passage that is covered answers, one that is linked to leads there', () => {
    for (const { format, text } of documents) {
      const request = requestOf(text, format);
      const concern = missingIn(request).at(-1);
      const home = request.sections.find(({ part }) => part.blocks.length > 0);
      const block = home?.part.blocks.at(-1);
      if (!concern || !home || !block) continue; // nothing to point to
      const passage = { start: home.start + block.span.start, end: home.start + block.span.end };
      const covered = applied(text, [request.write.cover(concern, passage)]);
      const answer = requestOf(covered, format).answers.find(one => one.concern === concern.id);
      assert.equal(answer?.state, 'answered', `${concern.id} in ${shown(covered)}`);
      const linked = applied(text, [request.write.linkSection(concern, passage)]);
      assert.notEqual(
        requestOf(linked, format).answers.find(one => one.concern === concern.id)?.section,
        undefined,
        shown(linked),
      );
    }
  });

  it('a key that is set is read back', () => {
    for (const { format, text } of documents) {
      for (const [key, value] of [
        ['stage', 'ready'],
        ['owner', 'orders team'],
      ] as const) {
        const request = requestOf(text, format);
        const result = applied(text, [request.write.setMeta(key, value)]);
        if (request.problems.length > 0) continue; // a head that does not parse
        const entry = requestOf(result, format).meta.find(
          one => one.key === key && one.from !== 'table' && one.from !== 'bullets',
        );
        assert.equal(entry?.value, value, `${key} in ${shown(result)}`);
        if (text.includes('\r\n')) assert.doesNotMatch(result, /[^\r]\n/);
      }
    }
  });
});
