// Nothing that the server says is left in English: over all documents of the tests, in a language that shows what it was given.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  analyse,
  completeConfig,
  defaultSettings,
  hoverConfig,
  joined,
  known,
  Lines,
  readConfig,
  requestHtml,
  say,
  visible,
  wordsOf,
} from '../server/src/engine/index.ts';
import { actionsAt } from '../server/src/lsp/actions.ts';
import { completionsAt, hoverAt, symbolsOf } from '../server/src/lsp/answers.ts';
import { clientOf } from '../server/src/lsp/client.ts';
import { diagnosticsOf } from '../server/src/lsp/diagnostics.ts';
import { Places } from '../server/src/lsp/positions.ts';
import type { Checked } from '../server/src/lsp/reports.ts';
import { reportView } from '../server/src/lsp/view.ts';
import { modern } from './kit/client.ts';
import { everyDocument, type NamedDocument } from './kit/corpus.ts';
import { pseudo, untranslated } from './kit/pseudo.ts';

const client = { ...clientOf({ capabilities: modern }, pseudo), lazy: false };
const documents = everyDocument();
/** One of so many: what is said of one document is said of its neighbours in their suite too. */
const oneOf = (share: number): readonly NamedDocument[] => documents.filter((_, i) => i % share === 0);
const shows = { inlayHints: true, codeLens: true };

function checked({ text, format }: NamedDocument): Checked {
  const lines = new Lines(text);
  const places = new Places(lines, 'utf-16');
  const uri = `file:///work/status.fedreq.${format === 'yaml' ? 'yaml' : 'md'}`;
  return { ...analyse(text, format), shows, uri, version: 1, settings: defaultSettings, lines, places, id: '1' };
}

/** A text, with what it may quote beside the document: what a fix writes. */
interface Said {
  readonly said: string | undefined;
  readonly beside: string;
}

/** Fails where something is said of a document in English; tells each once, with where it was met first. */
function assertTranslated(
  from: readonly NamedDocument[],
  saidOf: (one: Checked, document: NamedDocument) => Iterable<string | Said | undefined>,
): void {
  const left = new Map<string, string>();
  for (const document of from) {
    const one = checked(document);
    const own = [document.text, visible(document.text), weighedIn(one)].join(' ');
    for (const each of saidOf(one, document)) {
      const { said = '', beside } = typeof each === 'object' ? each : { said: each, beside: '' };
      for (const english of untranslated(said, `${own} ${beside}`))
        if (!left.has(english)) left.set(english, `${document.name}: ${said}`);
    }
  }
  assert.deepEqual([...left], []);
}

/** What a snippet writes before anybody types: of a choice its first word. */
const withoutStops = (snippet: string): string =>
  snippet.replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1').replace(/\$\{\d+:/g, '');

/** Words that weigh in its passages, as the evidence has them. */
const weighedIn = ({ report }: Checked): string =>
  report.answers.flatMap(({ evidence }) => evidence.flatMap(({ words }) => words)).join(' ');

describe('messages', () => {
  const german = wordsOf('de', { '{0} of {1}': '{1}, davon {0}', '{0} left': 'noch {0}' });

  it('take their values where the language has them, and decimals as it writes them', () => {
    assert.equal(german(say`${1.5} of ${20_000}`), '20000, davon 1,5');
    assert.equal(german(say`${say`${3} of ${4}`} left`), 'noch 4, davon 3');
  });

  it('leave words of a document alone, whatever they look like', () => {
    assert.equal(german(say`${'{0} of {1}'} left`), 'noch {0} of {1}');
    assert.equal(german(joined(['{0} left', '{1}'])), '{0} left, {1}');
    assert.equal(german(say`${'constructor'} of ${'toString'}`), 'toString, davon constructor');
  });

  it('that a language lacks are said in English', () => {
    assert.equal(german(say`nothing is ${'lost'}`), 'nothing is lost');
    assert.equal(german({ text: 'constructor', values: [] }), 'constructor');
  });
});

describe('what an author is told', () => {
  it('of findings and their fixes', () => {
    let actions = 0;
    assertTranslated(oneOf(3), function* (one) {
      for (const { message, relatedInformation = [], range } of diagnosticsOf(one, client)) {
        yield String(message);
        for (const related of relatedInformation) yield related.message;
        const offered = actionsAt(one, { textDocument: one, range, context: { diagnostics: [] } }, client);
        actions += offered.length;
        for (const { title, edit } of offered) yield { said: title, beside: withoutStops(JSON.stringify(edit)) };
      }
    });
    assert.ok(actions > 500, `${actions} actions were looked at`);
  });

  it('in the views, the outline and the page', () => {
    assertTranslated(oneOf(5), function* (one) {
      const { verdict, federation, concerns } = reportView(one, pseudo);
      yield* [verdict, federation];
      for (const { title, question, elements } of concerns) {
        yield* [title, question];
        for (const { name, ask } of elements) yield* [name, ask];
      }
      for (const { detail } of symbolsOf(one, client)) yield detail;
      yield* shownBy(requestHtml(one, one.request.catalog, { words: pseudo }));
    });
  });

  it('by hovers and completion', () => {
    const some = documents.filter(({ name }, i) => (name.startsWith('features/') ? i % 4 === 0 : i % 40 === 0));
    assertTranslated(some, function* (one, { text }) {
      for (const [line, words] of text.split('\n').entries())
        for (const character of new Set([
          0,
          words.search(/[\p{L}\p{N}]|$/u),
          words.lastIndexOf(' ') + 1,
          words.length,
        ])) {
          const at = { textDocument: one, position: { line, character } };
          const hover = hoverAt(one, at, client);
          if (hover) yield JSON.parse(JSON.stringify(hover)).contents.value.replaceAll(one.uri, '');
          for (const { detail, documentation = '' } of completionsAt(one, at, client)) {
            yield detail;
            yield typeof documentation === 'string' ? documentation : documentation.value;
          }
        }
    });
  });

  it('of files of settings', () => {
    const text = settings.join('\n');
    assertTranslated([{ name: 'settings', text: `${text} ${inSettings}`, format: 'yaml' }], function* () {
      for (const { message } of readConfig(text, known).problems) yield pseudo(message);
      for (let offset = 0; offset <= text.length; offset += 3) {
        const hover = hoverConfig(text, offset, { known, words: pseudo });
        if (hover) yield pseudo(hover.markdown);
        for (const { detail, documentation } of completeConfig(text, offset, { known, words: pseudo }))
          yield* [pseudo(detail), pseudo(documentation)];
      }
    });
  });
});

/** Each mistake that a file of settings may hold, and a place for each key. */
const settings = [
  'stage: reviw',
  'files: [1, ""]',
  'rules:',
  '  greting: off',
  '  greeting: false',
  '  vague-term: { severity: loud, also: x }',
  'overrides:',
  '  - stage: ready',
  'extends: /etc/x.yaml',
  'concerns:',
  '  Data Protection: { question: "x" }',
  '  own: { title: "<b>", elements: { part: { nme: x } } }',
  '  rollout: { title: x }',
  'unknown: *nothing',
];
const inSettings = 'true false ask name words required example aliases elements title question why stages';

/** Texts of a page as a person reads or hears them. */
function shownBy(page: string): readonly string[] {
  const body = page.replace(/<style>[\s\S]*?<\/style>/, '');
  const heard = [...body.matchAll(/aria-label="([^"]*)"/g)].map(([, text = '']) => text);
  return [...heard, ...body.split(/<[^>]*>/)].map(text =>
    text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))),
  );
}
