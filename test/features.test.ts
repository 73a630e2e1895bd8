// What an editor shows at a place: literate cases for hover, completion and symbols; templates and snippets as a whole.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import { plainText } from '../server/src/engine/edit/snippet.ts';
import { doubt, passagesTitle, reasonFor } from '../server/src/engine/features/passages.ts';
import {
  type Answer,
  analyse,
  type CompletionEntry,
  catalog,
  complete,
  contributedSnippets,
  english,
  type Format,
  hover,
  newRequest,
  type RequestSymbol,
  say,
  symbols,
} from '../server/src/engine/index.ts';
import { readBlocks, rewriteBlocks, type SuiteBlock } from './kit/blocks.ts';
import { smallCatalog } from './kit/small-catalog.ts';

const update = process.env.UPDATE === '1';
const suites = new URL('./fixtures/features/', import.meta.url);

// ── Literate cases: a document with `$0` at the cursor, then blocks named `hover`, `complete`, `complete <label>` (the document after that entry) or `symbols`.

interface Place {
  readonly text: string;
  readonly offset: number;
  readonly format: Format;
}

function placeOf({ info, text }: SuiteBlock): Place {
  const whole = info.includes('noeol') || text === '' ? text : `${text}\n`;
  return {
    text: whole.replace('$0', ''),
    offset: Math.max(0, whole.indexOf('$0')),
    format: info.startsWith('yaml') ? 'yaml' : 'markdown',
  };
}

const analysed = ({ text, format }: Place) => analyse(text, format, { catalog: smallCatalog });

function shownHover(place: Place): string {
  const found = hover(
    analysed(place),
    place.offset,
    offset => say`line ${place.text.slice(0, offset).split('\n').length}`,
  );
  return found ? `at: ${place.text.slice(found.span.start, found.span.end)}\n\n${english(found.markdown)}` : 'nothing';
}

function shownEntries(place: Place): string {
  const entries = complete(analysed(place), place.offset);
  assert.deepEqual(
    entries.map(({ sort }) => sort),
    entries.map(({ sort }) => sort).sort(),
  );
  return (
    entries
      .map(
        ({ label, detail, kind, replace }) =>
          `${label} | ${english(detail)} | ${kind} | ${JSON.stringify(place.text.slice(replace.start, replace.end))}`,
      )
      .join('\n') || 'nothing'
  );
}

function completed(place: Place, label: string): string {
  const entry =
    complete(analysed(place), place.offset).find(one => one.label === label) ?? assert.fail(`no entry '${label}'`);
  const { start, end } = entry.replace;
  return `${place.text.slice(0, start)}${plainText(entry.insert)}${place.text.slice(end)}`.replace(/\n$/, '');
}

function outline(nodes: readonly RequestSymbol[], depth = 0): string {
  return nodes
    .map(({ name, detail, kind, children }) =>
      [
        `${'  '.repeat(depth)}- ${english(name)} (${detail ? `${kind}: ${english(detail)}` : kind})`,
        outline(children, depth + 1),
      ]
        .filter(text => text !== '')
        .join('\n'),
    )
    .join('\n');
}

function actualOf(place: Place, info: string): string {
  const [name = '', ...label] = info.split(' ');
  if (name === 'hover') return shownHover(place);
  if (name === 'symbols') return outline(symbols(analysed(place)));
  return label.length > 0 ? completed(place, label.join(' ')) : shownEntries(place);
}

for (const file of readdirSync(suites)) {
  const suite = readFileSync(new URL(file, suites), 'utf8');
  const actual = new Map<number, string>();
  describe(`features/${file}`, () => {
    for (const { path, blocks } of readBlocks(suite)) {
      let document: SuiteBlock | undefined;
      for (const block of blocks) {
        if (/^(?:md|yaml)\b/.test(block.info)) {
          document = block;
          continue; // what follows is about this text
        }
        const about = document ?? assert.fail(`${file}: ${block.info} stands before any document`);
        it([...path.slice(1), block.info].join(' › '), () => {
          actual.set(block.line, actualOf(placeOf(about), block.info));
          if (!update) assert.equal(actual.get(block.line), block.text);
        });
      }
    }
    if (update) after(() => writeFileSync(new URL(file, suites), rewriteBlocks(suite, actual)));
  });
}

// ── Verdicts

describe('how sure a verdict is', () => {
  it('is said where it is not sure, and only there', () => {
    const answer = { concern: 'rollout', state: 'mentioned', elements: [], evidence: [] } as const;
    const said = [1, 0.95, 0.8, 0.79, 0.6, 0.59, 0].map(confidence => doubt({ ...answer, confidence })?.text);
    const likely = 'This verdict is more likely right than not.';
    const guess = 'This verdict is little more than a guess.';
    assert.deepEqual(said, [undefined, undefined, undefined, likely, likely, guess, guess]);
  });
});

describe('why a concern is missing', () => {
  const rollout = catalog.concerns.get('rollout') ?? assert.fail('rollout');
  const missing = { concern: 'rollout', state: 'missing', confidence: 0.5, elements: [], evidence: [] } as const;
  const near = [{ span: { start: 0, end: 9 }, weight: 0.3, words: [] }];
  const why = (answer: Answer) => [reasonFor(answer, rollout)?.text, passagesTitle(answer).text];

  it('is said without a contradiction to what is shown with it', () => {
    const closest = 'Passages that come closest:';
    assert.deepEqual(why(missing), ['No heading and no passage of the text speaks to it.', closest]);
    assert.deepEqual(why({ ...missing, evidence: near }), [
      'No heading speaks to it, and it is not sure that a passage does.',
      closest,
    ]);
    assert.deepEqual(why({ ...missing, section: 1, evidence: near }), [
      'What stands under its heading is about something else.',
      closest,
    ]);
  });
});

// ── Templates and snippets

const kinds = [...catalog.federations.keys()];
const formats: readonly Format[] = ['markdown', 'yaml'];
const stopsIn = (snippet: string): number[] =>
  [...snippet.matchAll(/(?<!\\)\$\{?(\d+)/g)].map(([, number]) => Number(number));

describe('a new request', () => {
  it('is told of each open answer once, and of nothing louder, in Markdown as in YAML', () => {
    for (const federation of kinds)
      for (const format of formats) {
        const { report } = analyse(plainText(newRequest(catalog, { federation, title: '', format })), format);
        const open = report.findings.filter(({ rule }) => rule === 'placeholder-answer');
        assert.equal(open.length, catalog.concerns.size);
        assert.ok(report.findings.length <= open.length + 1, `${federation} in ${format}: title and ask may be named`);
        assert.ok(report.findings.every(({ severity }) => severity === 'information' || severity === 'hint'));
      }
  });

  for (const format of formats) {
    it(`has a place for every concern and answers none until somebody writes (${format})`, () => {
      for (const federation of kinds) {
        const text = plainText(newRequest(catalog, { federation, title: '', format }));
        const { request, report } = analyse(text, format);
        assert.deepEqual(report.failures, []);
        assert.deepEqual(request.problems, []);
        assert.equal(request.federation.kind, federation);
        assert.equal(request.federation.declared, true);
        assert.equal(request.stage, 'draft');
        assert.deepEqual(report.claims, []);
        for (const { concern, state } of request.answers)
          assert.equal(state, 'placeholder', `${concern} in ${federation}`);
        assert.deepEqual(
          request.failureModes.filter(({ span }) => span !== undefined),
          [],
        );
      }
    });

    it(`counts its tab stops from 1 and ends once (${format})`, () => {
      for (const federation of [...kinds, 'none' as const]) {
        for (const title of ['', 'Let a read $5 of {b}']) {
          const numbers = stopsIn(newRequest(catalog, { federation, title, format }));
          assert.equal(numbers.at(-1), 0);
          const inOrder = numbers.slice(0, -1).sort((a, b) => a - b);
          assert.deepEqual(
            inOrder,
            [...inOrder.keys()].map(index => index + 1),
          );
        }
      }
    });

    it(`begins with what is asked, and its owner comes after that (${format})`, () => {
      for (const federation of [...kinds, 'none' as const]) {
        const snippet = newRequest(catalog, { federation, title: 'Let a read b of c', format });
        const first = snippet.indexOf('${1:');
        const owner = snippet.slice(snippet.indexOf('owner:'));
        assert.match(snippet.slice(0, first), format === 'yaml' ? /summary: >-\n {2}[^\n]*$/ : /\n\n[^\n]*$/);
        assert.ok(stopsIn(owner)[0] === Math.max(...stopsIn(snippet.slice(first, snippet.indexOf('\n', first)))) + 1);
      }
    });

    it(`of a kind that is not known yet names none (${format})`, () => {
      const { request, report } = analyse(
        plainText(newRequest(catalog, { federation: 'none', title: '', format })),
        format,
      );
      assert.equal(request.federation.declared, false);
      assert.deepEqual([...request.problems, ...report.failures], []);
      assert.deepEqual(new Set(request.answers.map(({ state }) => state)), new Set(['placeholder']));
    });

    it(`keeps the title as it is written (${format})`, () => {
      for (const title of ['Let a read $5 of {b}', 'a: b # c', '"quoted" `code`']) {
        const { request } = analyse(plainText(newRequest(catalog, { federation: 'graphql', title, format })), format);
        assert.ok(request.text.includes(format === 'yaml' && /[#:"]/.test(title) ? JSON.stringify(title) : title));
        assert.deepEqual(request.problems, []);
      }
    });
  }
});

describe('contributed snippets', () => {
  for (const format of formats) {
    it(`one for every concern and every kind, prefixes apart (${format})`, () => {
      const snippets = Object.values(contributedSnippets(catalog)[format]);
      const prefixes = snippets.map(({ prefix }) => prefix);
      assert.equal(new Set(prefixes).size, prefixes.length);
      for (const id of catalog.concerns.keys()) assert.ok(prefixes.includes(`fedreq-${id}`));
      for (const id of kinds) assert.ok(prefixes.includes(`fedreq-new-${id}`));
      for (const { body, prefix, description } of snippets) {
        assert.notEqual(description, '');
        assert.equal(stopsIn(body.join('\n')).at(-1), 0, prefix);
        assert.ok(body.every(line => !line.includes('\n')));
        assert.doesNotMatch(plainText(body.join('\n')), /\|\}/, `${prefix}: a choice is read as one`);
      }
    });

    it(`a concern's snippet is found as its section (${format})`, () => {
      const file = contributedSnippets(catalog)[format];
      for (const id of catalog.concerns.keys()) {
        const snippet = Object.values(file).find(({ prefix }) => prefix === `fedreq-${id}`);
        const { request } = analyse(plainText(snippet?.body.join('\n') ?? ''), format);
        assert.notEqual(request.answers.find(({ concern }) => concern === id)?.section, undefined, id);
      }
    });
  }
});

describe('at every place of every document', () => {
  const texts = readdirSync(suites)
    .flatMap(file => readBlocks(readFileSync(new URL(file, suites), 'utf8')))
    .flatMap(({ blocks }) => blocks.filter(({ info }) => /^(?:md|yaml)\b/.test(info)).map(placeOf));

  it('hover and completion stay in bounds, and within the line', () => {
    for (const { text, format } of texts) {
      for (const source of [text, text.replaceAll('\n', '\r\n')]) {
        const analysis = analyse(source, format, { catalog: smallCatalog });
        for (let offset = 0; offset <= source.length; offset++) {
          const found = hover(analysis, offset, at => say`${at}`);
          if (found)
            assert.ok(
              found.span.start <= offset &&
                offset <= found.span.end &&
                found.span.end <= source.length &&
                english(found.markdown) !== '',
            );
          for (const { replace, insert } of complete(analysis, offset)) checkEntry(source, offset, { replace, insert });
        }
      }
    }
  });
});

function checkEntry(
  text: string,
  offset: number,
  { replace, insert }: Pick<CompletionEntry, 'replace' | 'insert'>,
): void {
  assert.ok(replace.start <= offset && offset <= replace.end, `${offset} in ${JSON.stringify(text)}`);
  assert.doesNotMatch(text.slice(replace.start, replace.end), /[\r\n]/);
  assert.notEqual(insert, '');
}
