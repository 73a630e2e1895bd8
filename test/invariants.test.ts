// What holds of every document that the tests know, of every beginning of it, and after every edit.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { check } from '../server/src/engine/check.ts';
import {
  type Analysis,
  analyse,
  defaultSettings,
  Lines,
  type Report,
  rules,
  type Span,
} from '../server/src/engine/index.ts';
import { everyDocument, type NamedDocument } from './kit/corpus.ts';
import { assertAsFresh, assertSound } from './kit/sound.ts';

const documents = everyDocument();
const seed = 20_260_331;

/** Runs a check on every document and names the one that it fails on. */
function holds(title: string, assertion: (document: NamedDocument) => void): void {
  it(title, () => {
    for (const document of documents) {
      try {
        assertion(document);
      } catch (error) {
        if (error instanceof Error) error.message = `${document.name}: ${error.message}`;
        throw error;
      }
    }
  });
}

describe('of every document it holds that', () => {
  holds('its places lie in the text, findings within one line, and every concern has one answer', ({ text, format }) =>
    assertSound(analyse(text, format)),
  );

  holds('every beginning of it is read, at line ends and anywhere', ({ text, format }) => {
    const lineEnds = [...text.matchAll(/\n/g)].map(({ index }) => index);
    let previous: Analysis | undefined;
    for (const end of new Set([...lineEnds, ...offsetsIn(text, 10)].sort((a, b) => a - b))) {
      previous = analyse(text.slice(0, end), format, { previous });
      assertSound(previous);
    }
  });

  holds('with CRLF the findings are the same', ({ text, format }) => {
    const crlf = text.replace(/\r?\n/g, '\r\n');
    assert.deepEqual(positionsOf(analyse(crlf, format), crlf), positionsOf(analyse(text, format), text));
  });

  holds('the order of the rules does not matter', ({ text, format }) => {
    const { request, report } = analyse(text, format);
    const shuffled = [...rules].sort((a, b) => hash(text + a.id) - hash(text + b.id));
    const other = check(request, { rules: shuffled, settings: defaultSettings });
    assert.deepEqual(inOneOrder(other), inOneOrder(report));
  });

  holds('its report is plain data', ({ text, format }) => {
    const { report } = analyse(text, format);
    assert.deepStrictEqual(JSON.parse(JSON.stringify(report)), report);
  });
});

describe('after edits', () => {
  const document = fc.constantFrom(...documents);
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    removed: fc.nat({ max: 30 }),
    put: fc.oneof(fc.constantFrom(...tokens()), fc.string({ unit: 'grapheme', maxLength: 6 })),
  });

  it('an analysis that goes on from an earlier one equals a fresh one', () => {
    const property = fc.property(
      document,
      fc.array(edit, { minLength: 1, maxLength: 6 }),
      ({ text, format }, edits) => {
        let previous = analyse(text, format);
        let now = text;
        for (const { at, removed, put } of edits) {
          const start = Math.floor(at * now.length);
          now = now.slice(0, start) + put + now.slice(start + removed);
          previous = analyse(now, format, { previous });
          assertAsFresh(previous, format);
          assertSound(previous);
        }
      },
    );
    fc.assert(property, { seed, numRuns: 300 });
  });
});

/** What changes the reading of what follows it. */
function tokens(): readonly string[] {
  return [
    ...[
      '\n',
      '\r\n',
      '\r',
      '\n\n',
      ' ',
      '    ',
      '\t',
      '\ufeff',
      '# ',
      '\n## Rollout\n',
      '\nTitle\n===\n',
      '**Bold**\n\n',
    ],
    ...[
      '---\n',
      '\n---\n',
      '```',
      '~~~\n',
      '> ',
      '- ',
      '* [ ] ',
      '1. ',
      '| a | b |\n|---|---|\n',
      '[a]: b\n',
      '<!--',
      '-->',
    ],
    ...[
      '<!-- fedreq-ignore vague-title: why -->',
      '# fedreq-ignore-file greeting: why',
      '<!-- fedreq-covers: failure -->',
    ],
    ...[
      'kind: federation-request\n',
      'stage: ready\n',
      'rollout:\n',
      '  way-back: off\n',
      ': ',
      '"',
      "'",
      '[',
      '{',
      '&a ',
      '*a',
    ],
    ...[
      'TBD',
      'Not applicable: ',
      'p99 ≤ 200 ms',
      '\ud800',
      '🙂',
      '<details><summary>Failure</summary>\n',
      '`',
      '\\',
      '|',
    ],
  ];
}

/** Findings with lines and columns, which do not change with the line ends. */
function positionsOf({ report }: Analysis, text: string): unknown {
  const lines = new Lines(text);
  const at = ({ start, end }: Span) => ({ from: lines.positionAt(start), to: lines.positionAt(end) });
  return report.findings.map(({ rule, severity, message, span, related = [] }) => ({
    ...{ rule, severity, message, ...at(span) },
    related: related.map(one => ({ message: one.message, from: lines.positionAt(one.span.start) })),
  }));
}

function inOneOrder(report: Report): Report {
  const sorted = <T>(list: readonly T[]): T[] =>
    [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return { ...report, findings: sorted(report.findings), ignored: sorted(report.ignored) };
}

/** The same offsets in every run. */
function offsetsIn(text: string, count: number): number[] {
  return Array.from({ length: count }, (_, index) => hash(`${index} ${text}`) % (text.length + 1));
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value;
}
