// The writer: literate cases with the text after each edit, and snippet syntax.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import { bracketed } from '../server/src/engine/edit/placeholders.ts';
import { asSnippet, inSequence, plainText } from '../server/src/engine/edit/snippet.ts';
import { analyse, type Edit, type FeatureRequest, type Format, type Span } from '../server/src/engine/index.ts';
import { readBlocks, rewriteBlocks, type SuiteBlock } from './kit/blocks.ts';
import { applied } from './kit/fixes.ts';
import { smallCatalog } from './kit/small-catalog.ts';

const update = process.env.UPDATE === '1';
const suites = new URL('./fixtures/edit/', import.meta.url);

// ── Literate cases: a document (`$0` is the cursor), then for each edit a block whose info names it and whose text is the result.

const requestOf = (text: string, format: Format): FeatureRequest =>
  analyse(text, format, { catalog: smallCatalog }).request;

function documentOf({ info, text }: SuiteBlock): { text: string; cursor: Span; format: Format } {
  const [format = 'md', ...flags] = info.split(' ');
  const whole = `${text}${flags.includes('noeol') || text === '' ? '' : '\n'}`;
  const lines = flags.includes('crlf') ? whole.replaceAll('\n', '\r\n') : whole;
  const cursor = Math.max(0, lines.indexOf('$0'));
  return {
    text: lines.replace('$0', ''),
    cursor: { start: cursor, end: cursor },
    format: format === 'yaml' ? 'yaml' : 'markdown',
  };
}

const concerns = (ids: readonly string[]) => ids.flatMap(id => smallCatalog.concerns.get(id) ?? []);

const edits: Readonly<
  Record<string, (request: FeatureRequest, cursor: Span, args: readonly string[]) => readonly Edit[]>
> = {
  addSection: ({ write }, _, ids) => concerns(ids).map(concern => write.addSection(concern)),
  addSections: ({ write }, _, ids) => write.addSections(concerns(ids)),
  addElements: ({ write, sections, answers }, _, [id = '', ...names]) => {
    const section = sections[answers.find(({ concern }) => concern === id)?.section ?? -1];
    const elements = concerns([id]).flatMap(concern =>
      concern.elements.filter(element => names.length === 0 || names.includes(element.id)),
    );
    return section ? [write.addElements(section, elements)] : [];
  },
  linkSection: ({ write }, cursor, ids) => concerns(ids).map(concern => write.linkSection(concern, cursor)),
  extractSection: ({ write }, cursor, ids) => concerns(ids).flatMap(concern => write.extractSection(concern, cursor)),
  remove: ({ write, text }, { start }, words) => [
    write.remove({ start, end: text.indexOf(words.at(-1) ?? '', start) + (words.at(-1) ?? '').length }),
  ],
  cover: ({ write }, cursor, ids) => concerns(ids).map(concern => write.cover(concern, cursor)),
  waive: ({ write, sections, answers }, _, [id = '']) =>
    concerns([id]).map(concern =>
      write.waive(concern, sections[answers.find(answer => answer.concern === id)?.section ?? -1]),
    ),
  ignore: ({ write }, cursor, [target = '', scope]) => [
    write.ignore(target, cursor, scope === 'section' || scope === 'file' ? scope : 'line').edit,
  ],
  setMeta: ({ write }, _, [key = '', ...value]) => [write.setMeta(key, value.join(' '))],
};

for (const file of readdirSync(suites)) {
  const suite = readFileSync(new URL(file, suites), 'utf8');
  const actual = new Map<number, string>();
  describe(`edit/${file}`, () => {
    for (const { path, blocks } of readBlocks(suite)) {
      const [document, ...expected] = blocks;
      if (!document) continue; // no case
      for (const block of expected) {
        it([...path.slice(1), block.info].join(' › '), () => {
          const { text, cursor, format } = documentOf(document);
          const [name = '', ...args] = block.info.split(' ').slice(1);
          const made = edits[name]?.(requestOf(text, format), cursor, args) ?? assert.fail(`no edit '${name}'`);
          const result = applied(text, made);
          if (text.includes('\r\n')) assert.doesNotMatch(result, /[^\r]\n/);
          const shown = result.replaceAll('\r\n', '\n').replace(/\n$/, result.endsWith('\n') ? '' : '\n');
          actual.set(block.line, result.endsWith('\n') || result === '' ? shown : `${shown}⏎ no line end`);
          if (!update) assert.equal(actual.get(block.line), block.text);
        });
      }
    }
    if (update) after(() => writeFileSync(new URL(file, suites), rewriteBlocks(suite, actual)));
  });
}

describe('snippet syntax', () => {
  it('is plain text when nobody types', () => {
    assert.equal(
      plainText('a ${1:<b>} $1 ${2|x,y\\,z|} \\$5 \\} \\\\ $0 ${3:in ${4:out}} $9'),
      'a <b> <b> x $5 } \\  in out ',
    );
    assert.equal(plainText('costs ${1:5 \\$ \\} x}'), 'costs 5 $ } x');
    assert.equal(plainText('${1:never closed'), '${1:never closed');
  });

  it('keeps text that looks like it', () => {
    for (const text of ['${1:x}', '$0', 'a}b', 'c:\\new\\', '${TM_LINE}', '\\${1}'])
      assert.equal(plainText(asSnippet(text)), text);
  });

  it('counts through several snippets', () => {
    assert.deepEqual(inSequence(['a $2 ${1:x} $0', '${1:y ${2:z}} $1', '${1|p,q|}']), [
      'a $2 ${1:x} ',
      '${3:y ${4:z}} $3',
      '${5|p,q|}$0',
    ]);
  });

  it('makes placeholders that count as no answer', () => {
    assert.equal(
      bracketed('${1:<what>} ${2:99.9%} ${3:<5 s> or <6 s>} ${4|a,b|} $5'),
      '${1:<what>} ${2:<e.g. 99.9%>} ${3:<e.g. 5 s or 6 s>} ${4|a,b|} $5',
    );
  });
});
