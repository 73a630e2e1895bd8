// Reading of texts: suites that show what a document reads as, and properties that hold for every text.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Edit, Format, Manuscript, Part, Section, Span } from '../server/src/engine/model.ts';
import { chunkStarts } from '../server/src/engine/parse/chunks.ts';
import { parse } from '../server/src/engine/parse/index.ts';
import { partsOf } from '../server/src/engine/parse/markdown.ts';
import { pieceOf, pieceStarts } from '../server/src/engine/parse/yaml.ts';
import { readBlocks, rewriteBlocks } from './kit/blocks.ts';
import { outlineOf } from './kit/outline.ts';

interface Sample {
  readonly name: string;
  readonly text: string;
  readonly format: Format;
}

const folder = new URL('./fixtures/parse/', import.meta.url);
const samples: Sample[] = [];

for (const file of readdirSync(folder).sort()) {
  const suite = readFileSync(new URL(file, folder), 'utf8');
  const outlines = new Map<number, string>();
  describe(`parse: ${file}`, () => {
    for (const { path, blocks } of readBlocks(suite)) {
      const [document, expected] = blocks;
      assert.ok(
        document && expected?.info === 'outline',
        `${file}: '${path.join(' › ')}' has a document and an outline`,
      );
      const format = document.info === 'yaml' ? 'yaml' : 'markdown';
      samples.push({ name: `${file} ${path.join(' › ')}`, text: document.text, format });
      const outline = outlineOf(parse(document.text, format));
      outlines.set(expected.line, outline);
      if (!process.env.UPDATE) it(path.slice(1).join(' › '), () => assert.equal(outline, expected.text));
    }
  });
  if (process.env.UPDATE) writeFileSync(new URL(file, folder), rewriteBlocks(suite, outlines));
}

const fits = ({ start, end }: Span, within: Span): boolean =>
  within.start <= start && start <= end && end <= within.end;

const seen = new WeakSet<Part>();

/** What holds for every manuscript, whatever the text. */
function assertSound(manuscript: Manuscript): void {
  const { text, sections, title, meta, problems, frontMatter } = manuscript;
  const whole = { start: 0, end: text.length };
  assert.equal(sections.map(({ part }) => part.text).join(''), text, 'parts cover the text');
  const places = [
    title?.span,
    frontMatter,
    ...problems.map(({ span }) => span),
    ...meta.flatMap(({ keySpan, valueSpan }) => [keySpan, valueSpan]),
  ];
  for (const place of places) assert.ok(!place || fits(place, whole), 'within the text');
  let at = 0;
  sections.forEach((section, index) => {
    assert.equal(section.index, index);
    assert.equal(section.start, at);
    assertPlaced(section, manuscript);
    if (!seen.has(section.part)) assertPart(section.part);
    seen.add(section.part);
    at += section.part.text.length;
  });
}

function assertPlaced({ part, parent, index, path }: Section, { sections, title }: Manuscript): void {
  assert.ok(parent < index, 'a section stands under an earlier one');
  const above = sections[parent];
  assert.ok(!above || above.part.depth < part.depth, 'a section stands under a shallower one');
  const own = path.slice(above?.path.length ?? 0);
  assert.deepEqual(path.slice(0, above?.path.length ?? 0), above?.path ?? [], 'a path goes on from the one above');
  assert.ok(
    own.length === 0 ? part.title === '' || part.title === title?.text : own.length === 1 && own[0] === part.title,
    'a path ends in the title',
  );
}

function assertPart({ text, titleSpan, bodySpan, blocks, directives, links, title, form, depth }: Part): void {
  const whole = { start: 0, end: text.length };
  for (const place of [titleSpan, bodySpan, ...directives.map(({ span }) => span), ...links.map(({ span }) => span)])
    assert.ok(fits(place, whole), 'within the part');
  for (const { span, targets } of directives)
    for (const target of targets)
      assert.ok(fits(target.span, span) && text.slice(target.span.start, target.span.end) === target.id);
  assert.equal(title, title.trim());
  assert.ok(form === 'preamble' ? depth === 0 && title === '' : depth > 0);
  let at = bodySpan.start;
  for (const { span, text: said, prose, kind, level, language } of blocks) {
    assert.ok(fits(span, bodySpan), 'blocks lie in the body');
    assert.ok(at <= span.start && span.start < span.end, 'blocks are in order, apart, and not empty');
    const source = text.slice(span.start, span.end);
    assert.equal(source, source.trim(), 'blocks begin and end with something');
    assertBlanked(said, source);
    assertBlanked(prose, said);
    assert.ok(/\S/.test(said), 'a block says something');
    if (kind !== 'paragraph' && kind !== 'item' && kind !== 'row')
      assert.ok(!/\S/.test(prose), 'other than prose has none');
    assert.ok(level === 0 || kind !== 'row');
    assert.equal(language, language.toLowerCase());
    at = span.end;
  }
}

/** As long as its source, each character the source's own or a space. */
function assertBlanked(blanked: string, source: string): void {
  assert.equal(blanked.length, source.length, 'as long as its source');
  for (let i = 0; i < blanked.length; i++) {
    if (blanked[i] === source[i] || (blanked[i] === ' ' && !/[\r\n]/.test(source[i] ?? ''))) continue;
    assert.fail(`neither blank nor as written at ${i}: ${blanked}`);
  }
}

/** The manuscript without the objects' identity, for comparison. */
const plain = (manuscript: Manuscript): unknown => JSON.parse(JSON.stringify(manuscript));

const pieces = fc.constantFrom(
  ...[
    '# One\n',
    '## Two\n',
    '### 3. Three:\n',
    '#',
    '-',
    '- a\n',
    '  - b\n',
    '1. c\n',
    '    ',
    '\t',
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    ' ',
    'word ',
    'Each:\n',
    '**Bold**\n',
    '**',
    '*',
    '_',
    '~~',
    '`',
    '``',
    '```',
    '```\n',
    '~~~\n',
    '> ',
    '<!--',
    '-->',
    '<!-- fedreq-ignore a, b: c -->',
    '# fedreq-ignore x: y\n',
  ],
  ...[
    '<details>\n',
    '<summary>S</summary>\n',
    '</details>\n',
    '<div>',
    '<pre>\n',
    '</pre>\n',
    '<',
    '>',
    '[',
    ']',
    '(',
    ')',
    '![',
    '[a](b)',
    '[a]: b\n',
    '[^1]',
    'https://a.b/c',
    '| a | b |\n',
    '|---|---|\n',
    '|',
    '---\n',
    '===\n',
    '"',
    '“',
    '”',
    '{{',
    '}}',
    '\\',
    '&amp;',
    '\ufeff',
    '\0',
    '🚀',
    '\ud800',
  ],
  ...[
    'key: value\n',
    'title: T\n',
    'a:\n',
    '  b: c\n',
    '  - d\n',
    'text: |\n',
    'text: >-\n',
    '  - e: f\n',
    "k: 'q'\n",
    'k: "q\\n"\n',
    '? ',
    ': ',
    '&x ',
    '*x\n',
    '!!t ',
    '{a: b}',
    '[a, b]',
    '# note\n',
    '%YAML 1.2\n',
    '...\n',
    'kind: federation-request\n',
    'Owner: x\n',
    '_No response_\n',
    'TBD\n',
  ],
);
const keyLines = [
  ...[
    'key: value\n',
    'title: T\n',
    'a:\n',
    '  b: c\n',
    '  - d\n',
    '- e\n',
    'text: |\n',
    'text: >-\n',
    '  - e: f\n',
    '{a: b}\n',
  ],
  ...[
    "k: 'q'\n",
    '"q k": z\n',
    '# note\n',
    '  # in\n',
    '\n',
    '  words\n',
    '    more\n',
    'owner: y\n',
    '  ',
    'x',
    '[a]\n',
  ],
];
const keyTexts = fc.array(fc.constantFrom(...keyLines), { maxLength: 25 }).map(all => all.join(''));
const texts = fc.array(pieces, { maxLength: 40 }).map(all => all.join(''));
const formats = fc.constantFrom<Format>('markdown', 'yaml');
const edits = fc.array(fc.record({ at: fc.nat(10_000), drop: fc.nat(40), put: texts }), { minLength: 1, maxLength: 4 });
const editOf = (text: string, { at, drop, put }: { at: number; drop: number; put: string }): Edit => {
  const start = at % (text.length + 1);
  return { span: { start, end: Math.min(text.length, start + drop) }, text: put };
};
const edited = (text: string, { span, text: put }: Edit): string =>
  text.slice(0, span.start) + put + text.slice(span.end);

describe('parse: properties', () => {
  it('reads the beginnings of every sample', () => {
    for (const { text, format } of samples) {
      let manuscript: Manuscript | undefined;
      for (let end = 0; end <= text.length; end += text.length > 300 ? 3 : 1) {
        manuscript = parse(text.slice(0, end), format, { before: manuscript && { manuscript } });
        assertSound(manuscript);
      }
    }
  });

  it('reads any text', () => {
    fc.assert(
      fc.property(texts, formats, (text, format) => assertSound(parse(text, format))),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), formats, (text, format) =>
        assertSound(parse(text, format)),
      ),
      { numRuns: 300 },
    );
  });

  it('reads after edits what it reads afresh', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          texts.map(text => ({ text, format: 'markdown' as Format })),
          texts.map(text => ({ text, format: 'yaml' as Format })),
          fc.constantFrom(...samples),
        ),
        edits,
        ({ text, format }, changes) => {
          let manuscript = parse(text, format);
          for (const [index, change] of changes.entries()) {
            const edit = editOf(manuscript.text, change);
            const isTold = index % 2 === 0;
            manuscript = parse(edited(manuscript.text, edit), format, {
              before: { manuscript, ...(isTold && { change: edit }) },
            });
            assert.deepEqual(plain(manuscript), plain(parse(manuscript.text, format)));
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('reads in pieces what it reads as a whole', () => {
    const said = (parts: readonly Part[]) => parts.filter(({ text }) => text !== '');
    const inPieces = (text: string, starts: readonly number[]) =>
      starts.map((start, i) => text.slice(start, starts[i + 1] ?? text.length));
    for (const { name, text, format } of samples) {
      if (format !== 'markdown') continue; // keys are cut otherwise
      const cut = inPieces(text, chunkStarts(text, 0)).flatMap(partsOf);
      assert.deepEqual(said(cut), said(partsOf(text)), name);
    }
    const keys = fc.oneof(
      keyTexts,
      fc.constantFrom(...samples.filter(({ format }) => format === 'yaml').map(({ text }) => text)),
    );
    fc.assert(
      fc.property(keys, text => {
        const cut = inPieces(text, pieceStarts(text)).map(pieceOf);
        if (cut.some(({ problems }) => problems.length > 0)) return; // then it is read as a whole
        const whole = pieceOf(text);
        assert.deepEqual(said(cut.flatMap(({ parts }) => parts)), said(whole.parts));
        assert.deepEqual(whole.problems, []);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes over the parts that an edit leaves as they are', () => {
    for (const [format, text] of [
      ['markdown', '# T\n\nAsk.\n\n## A\n\nx\n\n## B\n\ny\n'],
      ['yaml', 'title: T\na: x\nb: y\n'],
    ] as const) {
      const before = parse(text, format);
      const after = parse(text.replace('x', 'x x'), format, { before: { manuscript: before } });
      const kept = after.sections.filter(({ part }) => before.sections.some(section => section.part === part));
      assert.equal(kept.length, after.sections.length - 1);
      assert.ok(
        after.sections.some(({ part, start }) =>
          before.sections.some(section => section.part === part && section.start === start - 2),
        ),
        'one of them moved',
      );
    }
  });

  it('reads the same whatever the line ends', () => {
    for (const { name, text, format } of samples) {
      const outline = outlineOf(parse(text, format));
      assert.equal(outlineOf(parse(text.replaceAll('\n', '\r\n'), format)), outline, `${name} with CRLF`);
      if (format === 'markdown')
        assert.equal(outlineOf(parse(text.replaceAll('\n', '\r'), format)), outline, `${name} with CR`);
    }
  });

  it('reads the same after a byte order mark', () => {
    for (const { name, text, format } of samples) {
      const outline = outlineOf(parse(text, format));
      const marked = parse(`\ufeff${text}`, format);
      assert.equal(outlineOf({ ...marked, sections: marked.sections.slice(1) }), outline, name);
    }
  });
});
