// Every request that takes or gives positions, over a connection in each encoding: the answers are the same places.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { CodeAction, Position, ServerCapabilities } from 'vscode-languageserver/node';
import { requests } from '../server/src/lsp/protocol.ts';
import { modern, type TestClient } from './kit/client.ts';
import { onlyRules } from './kit/documents.ts';
import { allInUtf16, type Encoding, encodings, inUtf16, positionOf } from './kit/encodings.ts';
import { clientsWith, folder, offered, uri } from './kit/server.ts';

const settingsUri = `${folder}/.fedreq.yaml`;

/** Astral letters, combining marks, letters of two and three bytes and joined emoji before whatever is asked about. */
const request = `---
owner: "Zoe\u0308 🧑‍🚀"
participants: ["🛒 stôrefront", orders-eu]
glossary: { "𝒮KU": stock keeping unit }
---

# Let 🛒 stôrefront re\u0301ad each 𝒮KU 注文 from orders-eu

Hi 🎉 a\u0308ll! Let stôrefront read it. 🧑‍🚀 e\u0301 The order review council (ORC) decides; 🧭 ORCs are many.

## 🚀 Rollout

TBD

## 🧨 Problem

注文 🎉 are slow, the 𝒮KU is some\u0301 data <!-- fedreq-ignore gre -->
`;
const settings =
  'extends: ["🎉 e\u0301.yaml", base.yaml]\nrules: { "🎉 e\u0301": 1, vague-title: off, greting: off }\noverrides: [{ files: ["🎉"], rules: { vague-title: hint } }]\n';
const files = { [settingsUri]: settings, [`${folder}/base.yaml`]: 'stage: draft\n' };

interface Asked {
  readonly client: TestClient;
  /** The position after some words, in the encoding agreed on. */
  after(words: string, text?: string): Position;
  /** From the beginning to the end. */
  whole(text?: string): { start: Position; end: Position };
}

interface Case {
  readonly name: string;
  /** The capability under which a server says that it answers. */
  readonly provider: keyof ServerCapabilities | 'own';
  readonly method: string;
  readonly document?: 'settings' | 'request';
  params(asked: Asked): object;
  /** Further questions about the answer, in place of it. */
  readonly resolve?: (answer: unknown, client: TestClient) => Promise<unknown>;
  /** Whole lines are given: nothing that an encoding changes. */
  readonly linesOnly?: true;
}

/** The edits of actions that are made when one is chosen. */
const resolvedAll = (answer: unknown, client: TestClient): Promise<unknown> =>
  Promise.all((answer as CodeAction[]).map(action => client.ask<CodeAction>('codeAction/resolve', action))).then(
    actions => actions.map(({ title, edit, diagnostics }: CodeAction) => ({ title, edit, diagnostics })),
  );

const at =
  (words: string, more: object = {}) =>
  ({ after }: Asked) => ({ position: after(words), ...more });
const document = () => ({});
const uses = { context: { includeDeclaration: true } };

const cases: readonly Case[] = [
  { name: 'diagnostics', provider: 'diagnosticProvider', method: 'textDocument/diagnostic', params: document },
  { name: 'hover over a heading', provider: 'hoverProvider', method: 'textDocument/hover', params: at('🚀 Rollo') },
  { name: 'hover over a finding', provider: 'hoverProvider', method: 'textDocument/hover', params: at('Hi 🎉 a') },
  {
    name: 'completion of a rule',
    provider: 'completionProvider',
    method: 'textDocument/completion',
    params: at('ignore gre'),
  },
  {
    name: 'fixes',
    provider: 'codeActionProvider',
    method: 'textDocument/codeAction',
    params: ({ whole }) => ({ range: whole(), context: { diagnostics: [] } }),
    resolve: resolvedAll,
  },
  {
    name: 'definition of an acronym',
    provider: 'definitionProvider',
    method: 'textDocument/definition',
    params: at('🧭 OR'),
  },
  {
    name: 'definition of a participant',
    provider: 'definitionProvider',
    method: 'textDocument/definition',
    params: at('# Let 🛒 stô'),
  },
  {
    name: 'references',
    provider: 'referencesProvider',
    method: 'textDocument/references',
    params: at('re\u0301ad each 𝒮K', uses),
  },
  {
    name: 'highlights',
    provider: 'documentHighlightProvider',
    method: 'textDocument/documentHighlight',
    params: at('# Let 🛒 stô'),
  },
  { name: 'symbols', provider: 'documentSymbolProvider', method: 'textDocument/documentSymbol', params: document },
  {
    name: 'rename',
    provider: 'renameProvider',
    method: 'textDocument/rename',
    params: at('# Let 🛒 stô', { newName: 'shop' }),
  },
  {
    name: 'what is renamed',
    provider: 'renameProvider',
    method: 'textDocument/prepareRename',
    params: at('# Let 🛒 stô'),
  },
  {
    name: 'inlay hints',
    provider: 'inlayHintProvider',
    method: 'textDocument/inlayHint',
    params: ({ whole }) => ({ range: whole() }),
  },
  {
    name: 'lenses',
    provider: 'codeLensProvider',
    method: 'textDocument/codeLens',
    params: document,
    linesOnly: true,
  },
  {
    name: 'folding',
    provider: 'foldingRangeProvider',
    method: 'textDocument/foldingRange',
    params: document,
    linesOnly: true,
  },
  { name: 'the report', provider: 'own', method: requests.report, params: document },
  {
    name: 'diagnostics of settings',
    provider: 'diagnosticProvider',
    method: 'textDocument/diagnostic',
    document: 'settings',
    params: document,
  },
  {
    name: 'links of settings',
    provider: 'documentLinkProvider',
    method: 'textDocument/documentLink',
    document: 'settings',
    params: document,
  },
  {
    name: 'hover in settings',
    provider: 'hoverProvider',
    method: 'textDocument/hover',
    document: 'settings',
    params: at('1, vague-ti'),
  },
  {
    name: 'fixes in settings',
    provider: 'codeActionProvider',
    method: 'textDocument/codeAction',
    document: 'settings',
    params: ({ after }) => ({ range: { start: after('gret'), end: after('gret') }, context: { diagnostics: [] } }),
  },
  {
    name: 'completion in settings',
    provider: 'completionProvider',
    method: 'textDocument/completion',
    document: 'settings',
    params: at('gret'),
  },
  {
    name: 'definition in settings',
    provider: 'definitionProvider',
    method: 'textDocument/definition',
    document: 'settings',
    params: at('"🎉"], rules: { vague-ti'),
  },
];

const capabilities = await offered();
const texts = { request, settings } as const;
const start = clientsWith({
  folders: [folder],
  files,
  settings: { ...onlyRules('greeting', 'missing-concern'), inlayHints: true },
});

async function startIn(encoding: Encoding): Promise<TestClient> {
  const client = await start({ capabilities: { ...modern, general: { positionEncodings: [encoding] } } });
  assert.equal(client.capabilities.positionEncoding, encoding);
  return client;
}

async function answerTo({ document = 'request', ...one }: Case, encoding: Encoding) {
  const client = await startIn(encoding);
  const text = texts[document];
  const address = document === 'settings' ? settingsUri : uri;
  await client.open(address, text, document === 'settings' ? 'yaml' : 'markdown');
  const after = (words: string) => {
    const index = text.indexOf(words);
    assert.ok(index >= 0, `'${words}' is in the text`);
    return positionOf(text, index + words.length, encoding);
  };
  const whole = () => ({ start: { line: 0, character: 0 }, end: positionOf(text, text.length, encoding) });
  const params = { textDocument: { uri: address }, uri: address, ...one.params({ client, after, whole }) };
  const first = await client.ask<unknown>(one.method, params);
  const answer = one.resolve ? await one.resolve(first, client) : first;
  return { raw: withoutIds(answer), places: withoutIds(allInUtf16(answer, text, encoding)) };
}

/** Ids of analyses, and edits that are named by them, are others each time. */
const withoutIds = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, one) => (key === 'resultId' || key === 'data' ? undefined : one)));

describe('in each encoding', () => {
  for (const one of cases.filter(({ provider }) => provider === 'own' || capabilities[provider] !== undefined))
    it(`the places are the same: ${one.name}`, async () => {
      const expected = await answerTo(one, 'utf-16');
      const written = JSON.stringify(expected.places);
      assert.match(written, /"(?:line|startLine|column)":/, 'there are places in the answer');
      for (const encoding of ['utf-8', 'utf-32'] as const) {
        const { raw, places } = await answerTo(one, encoding);
        assert.deepEqual(places, expected.places, encoding);
        if (!one.linesOnly) assert.notDeepEqual(raw, expected.raw, `${encoding}: something depends on it`);
      }
    });

  it('every answer that the server offers is in this table', () => {
    const asked = new Set<string>(cases.map(({ provider }) => provider));
    const forgotten = Object.keys(capabilities).filter(
      key => key.endsWith('Provider') && !asked.has(key) && key !== 'executeCommandProvider',
    );
    assert.deepEqual(forgotten, [], 'each has a case above');
  });

  it('diagnostics that are pushed are at the same places', async () => {
    const told = [];
    for (const encoding of encodings) {
      const client = await start({ capabilities: { general: { positionEncodings: [encoding] } } });
      await client.open(uri, request);
      const { diagnostics } = await client.pushed(uri, params => params.diagnostics.length > 0);
      told.push(diagnostics.map(({ range, code }) => ({ code, range: allInUtf16(range, request, encoding) })));
    }
    assert.deepEqual(told[0], told[1]);
    assert.deepEqual(told[2], told[1]);
  });

  it('edits lead to the same text, whatever signs they put and take', async () => {
    const signs = fc.constantFrom('a', 'e\u0301', 'é', '注', '🎉', '🧑‍🚀', '\n', '\r\n', ' ', '## ', 'Hi all!', 'TBD');
    const edit = fc.record({ from: fc.nat(400), to: fc.nat(30), put: fc.array(signs, { maxLength: 4 }) });
    for (const encoding of encodings) {
      const client = await startIn(encoding);
      const property = fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 5 }), async edits => {
        let text = request;
        await client.open(uri, text);
        for (const { from, to, put } of edits) {
          const [start, end] = [boundary(text, from), boundary(text, from + to)];
          const range = { start: positionOf(text, start, encoding), end: positionOf(text, end, encoding) };
          await client.change(uri, { range, text: put.join('') });
          text = text.slice(0, start) + put.join('') + text.slice(end);
        }
        const edited = [await client.diagnostics(uri), await client.symbols(uri)];
        await client.close(uri);
        await client.open(uri, text);
        assert.deepEqual([await client.diagnostics(uri), await client.symbols(uri)], edited);
        await client.close(uri);
      });
      await fc.assert(property, { numRuns: 10 });
    }
  });

  it('the places that a client gives back are within characters of the text', () => {
    assert.deepEqual(inUtf16('a🎉e\u0301b', { line: 0, character: 5 }, 'utf-8'), { line: 0, character: 3 });
    assert.throws(() => inUtf16('a🎉b', { line: 0, character: 2 }, 'utf-8'), /within a character/);
    assert.throws(() => inUtf16('a🎉b', { line: 0, character: 4 }, 'utf-32'), /behind the line/);
  });
});

/** The nearest offset that lies within neither a character nor the end of a line. */
function boundary(text: string, offset: number): number {
  const at = Math.min(offset, text.length);
  return /^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/.test(text.slice(at - 1, at + 1)) ? at + 1 : at;
}
