// What must hold of every fix that is offered, for every finding of every fixture and example, whichever line ends it has.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import {
  type Analysis,
  analyse,
  english,
  type Finding,
  type Fix,
  type Format,
  fixesFor,
  formatOf,
  ignoresFor,
  safelyFixed,
} from '../server/src/engine/index.ts';
import { readBlocks } from './kit/blocks.ts';
import { type Document, documentIn } from './kit/documents.ts';
import { fixed } from './kit/fixes.ts';
import { odd } from './kit/odd.ts';

interface Named extends Document {
  readonly from: string;
}

const examples = new URL('../examples/', import.meta.url);
const suites = new URL('./fixtures/rules/', import.meta.url);

const documents: readonly Named[] = [
  ...odd.map(([format, text], index) => ({ from: `odd document ${index + 1}`, format, text })),
  ...readdirSync(examples).map(file => ({
    from: file,
    text: readFileSync(new URL(file, examples), 'utf8'),
    format: formatOf(file) ?? ('markdown' as Format),
  })),
  ...readdirSync(suites).flatMap(file =>
    readBlocks(readFileSync(new URL(file, suites), 'utf8'))
      .flatMap(({ blocks }) => blocks.filter(({ info }) => info === 'md' || info === 'yaml'))
      .map(block => ({ from: `${file}:${block.line + 1}`, ...documentIn(block) })),
  ),
];

const withCrlf = (document: Named): Named => ({
  ...document,
  from: `${document.from} (CRLF)`,
  text: document.text.replaceAll('\n', '\r\n'),
});

interface Offer {
  readonly finding: Finding;
  readonly fix: Fix;
}

const offersOf = ({ request, report }: Analysis): readonly Offer[] =>
  report.findings.flatMap(finding =>
    [...fixesFor(finding, request), ...ignoresFor(finding, request)].map(fix => ({ finding, fix })),
  );

/** How often a fix of this title is offered for findings of this kind. */
function timesOffered({ finding: { rule, concern }, fix }: Offer, { request, report }: Analysis): number {
  const title = english(fix.title);
  const offers = title.startsWith('Ignore ') ? ignoresFor : fixesFor;
  return report.findings
    .filter(finding => finding.rule === rule && finding.concern === concern)
    .flatMap(finding => offers(finding, request))
    .filter(one => english(one.title) === title).length;
}

/** A reason is the one thing that a person has to type before an ignore comment ignores anything. */
const withReason = (text: string): string => text.replace(/(fedreq-ignore[a-z-]* [^:]*): reason/g, '$1: they know why');

/** What names in its title the words that give way, or writes over what stood in for an answer. */
const givesWay = ({ finding, fix }: Offer): boolean =>
  /^(?:Remove |Replace "|Change to |Write ')/.test(english(fix.title)) || finding.rule === 'placeholder-answer';

const wordsOf = (text: string): string[] => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).sort();

function lostWords(before: string, after: string): string[] {
  const left = new Map<string, number>();
  for (const word of wordsOf(after)) left.set(word, (left.get(word) ?? 0) + 1);
  return wordsOf(before).filter(word => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}

const doubled = (text: string): number =>
  `\n${text.replaceAll('\r', '')}`.match(/\n[ \t]*\n[ \t]*(?=\n)/g)?.length ?? 0;
const trailing = (text: string): number => text.match(/[^ \t\r\n][ \t]+\r?$/gm)?.length ?? 0;

/** What a place that is still to be filled in is told. */
const ofPlaceholders = new Set(['placeholder-answer', 'incomplete-answer', 'unspoken-failure', 'unfilled-placeholder']);

/** Errors and warnings that were not there, by rule and concern; those of places to be filled in apart. */
function newlyWrong(before: Analysis, after: Analysis): string[] {
  const loud = ({ report }: Analysis) =>
    report.findings
      .filter(({ severity, rule }) => (severity === 'error' || severity === 'warning') && !ofPlaceholders.has(rule))
      .map(({ rule, concern = '' }) => `${rule} ${concern}`);
  // What is said in passing is judged by all of the text, and may tip when that grows; an ask is not missed on an empty page.
  const passing = before.report.answers.filter(({ state }) => state === 'mentioned');
  const isEmpty = before.request.sections.every(({ part }) => part.blocks.every(({ kind }) => kind === 'template'));
  const known = [
    ...loud(before),
    ...passing.map(({ concern }) => `missing-concern ${concern}`),
    ...(isEmpty ? ['missing-ask '] : []),
  ];
  return loud(after).filter(name => {
    const at = known.indexOf(name);
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
}

function assertHolds(offer: Offer, before: Analysis, { text, format, from }: Named): void {
  const { finding, fix } = offer;
  const result = withReason(fixed(text, fix));
  const after = analyse(result, format, { previous: before });
  const what = `${from}: '${english(fix.title)}' for ${finding.rule} makes of it:\n${result}`;
  assert.ok(after.request.problems.length <= before.request.problems.length, `does not parse. ${what}`);
  assert.ok(timesOffered(offer, after) < timesOffered(offer, before), `is offered again. ${what}`);
  if (!givesWay(offer)) assert.deepEqual(lostWords(text, result), [], `loses words. ${what}`);
  if (text.includes('\r\n')) assert.doesNotMatch(result, /[^\r]\n|^\n/, `mixes line ends. ${what}`);
  else assert.doesNotMatch(result, /\r/, `mixes line ends. ${what}`);
  assert.ok(doubled(result) <= doubled(text), `doubles blank lines. ${what}`);
  assert.ok(trailing(result) <= trailing(text), `leaves white space at an end. ${what}`);
  assert.deepEqual(newlyWrong(before, after), [], `is wrong otherwise. ${what}`);
}

/** Of a fix that is offered alike in many documents so many are tried. */
const mostAlike = 8;

/** Every second offer with the line ends of Unix, the others with those of Windows. */
describe('every fix that is offered', () => {
  for (const format of ['markdown', 'yaml'] as const) {
    it(`keeps what it should in ${format}`, () => {
      const failures: string[] = [];
      const tried = new Map<string, number>();
      let count = 0;
      for (const plain of documents.filter(one => one.format === format)) {
        for (const [nth, document] of [plain, withCrlf(plain)].entries()) {
          const before = analyse(document.text, format);
          for (const [index, offer] of offersOf(before).entries()) {
            if (index % 2 !== nth) continue; // tried with the other line ends
            const name = `${offer.finding.rule}: ${english(offer.fix.title)}`;
            const alike = tried.get(name) ?? 0;
            if (alike >= mostAlike) continue; // has been tried enough
            tried.set(name, alike + 1);
            count++;
            try {
              assertHolds(offer, before, document);
            } catch (error) {
              failures.push((error as Error).message);
            }
          }
        }
      }
      assert.ok(count > 300, `${count} fixes`);
      assert.deepEqual(failures, [], `${failures.length} of ${count}`);
    });
  }
});

describe('what needs no judgement', () => {
  it('is fixed all at once: to fix it again changes nothing, and nothing else is lost', () => {
    const polite = ['Hi all!\n\nhello team, let `a` read `b`.', 'Dear reader, hey there! Let a read b.'].flatMap(
      said => [
        { from: said, format: 'markdown' as const, text: `# Let a read b\n\n${said}\n` },
        {
          from: said,
          format: 'yaml' as const,
          text: `title: Let a read b\nsummary: |\n  ${said.replace(/\n(?!\n)/g, '\n  ')}\n`,
        },
      ],
    );
    let changed = 0;
    for (const { text, format, from } of [...polite, ...documents, ...documents.map(withCrlf)]) {
      const once = safelyFixed(analyse(text, format));
      if (once === text) continue; // nothing of it is in this document
      changed++;
      assert.equal(safelyFixed(analyse(once, format)), once, from);
      const words = new Set('hi hello hey dear all team reader there'.split(' '));
      assert.deepEqual(
        lostWords(text, once).filter(word => !words.has(word)),
        [],
        from,
      );
      assert.equal(/\r\n/.test(once), /\r\n/.test(text), from);
    }
    assert.ok(changed >= polite.length, `${changed} documents`);
  });
});
