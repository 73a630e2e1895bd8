// What the language server answers about a place: hover, completion, outline, and our own requests.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type CompletionItem,
  CompletionRequest,
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeRequest,
  InsertTextFormat,
  type Position,
  TextEdit,
} from 'vscode-languageserver/node';
import {
  analyse,
  catalog,
  english,
  plainText,
  type RequestSymbol,
  rules,
  symbols,
} from '../server/src/engine/index.ts';
import { type ReportView, requests, type ScaffoldView, type SnippetEdit } from '../server/src/lsp/protocol.ts';
import { modern, type TestClient } from './kit/client.ts';
import {
  clientsWith,
  completeness,
  rangeOf,
  unanswered as text,
  uri,
  unansweredYaml as yaml,
  yamlUri,
} from './kit/server.ts';

const start = clientsWith({ settings: completeness });
const answered = `# Let storefront read 🧭 orders of orders-eu

## Rollout

Stage 1: one tenant, switched on by a flag. Way back: switch the flag off.
`;

describe('hover', () => {
  it('tells on a heading what an answer contains, in Markdown or without', async () => {
    const place = rangeOf('Rollout');
    const client = await start();
    await client.open(uri, text);
    const hover = await client.hover(uri, place.start);
    assert.deepEqual(hover?.range, place);
    assert.ok(hover.contents && typeof hover.contents === 'object' && 'kind' in hover.contents);
    assert.equal(hover.contents.kind, 'markdown');
    assert.ok(hover.contents.value.includes(catalog.concerns.get('rollout')?.guidance ?? '-'));
    assert.equal(await client.hover(uri, rangeOf('storefront read the').start), null);

    const plain = await start({
      capabilities: { ...modern, textDocument: { hover: { contentFormat: ['plaintext'] } } },
    });
    const { contents } = (await plain.hover(await plain.open(uri, text), place.start)) ?? {};
    assert.ok(contents && typeof contents === 'object' && 'kind' in contents && contents.kind === 'plaintext');
  });

  it('links the lines that count, whatever the address holds, and names them where links cannot be shown', async () => {
    const address = 'file:///work/a%20(b)].fedreq.md';
    const client = await start();
    await client.open(address, answered);
    const { contents } = (await client.hover(address, rangeOf('Rollout', answered).start)) ?? {};
    assert.match(
      JSON.stringify(contents),
      /- ✓ found: [^[]*, \[line 5\]\(file:\/\/\/work\/a%20%28b%29%5d\.fedreq\.md#L5\): “Stage 1/,
    );

    const plain = await start({
      capabilities: { ...modern, textDocument: { hover: { contentFormat: ['plaintext'] } } },
    });
    await plain.open(address, answered);
    const unlinked = (await plain.hover(address, rangeOf('Rollout', answered).start))?.contents;
    assert.match(JSON.stringify(unlinked), /- ✓ found: [^“]*, line 5: “Stage 1/);
  });

  it('tells on a finding why it matters', async () => {
    const client = await start();
    const hover = await client.hover(await client.open(uri, text), rangeOf('Hi all!').start);
    const { guidance = '-' } = rules.find(({ id }) => id === 'greeting') ?? {};
    assert.match(JSON.stringify(hover?.contents), new RegExp(guidance.trim().slice(0, 40)));
  });
});

describe('completion', () => {
  const atHeading = `${text}\n## `;
  const end = { line: atHeading.split('\n').length - 1, character: 3 };
  const section = (items: readonly CompletionItem[]): CompletionItem => {
    const item = items.find(({ label }) => label === 'Guarantees');
    assert.ok(item?.textEdit && TextEdit.is(item.textEdit));
    return item;
  };

  it('offers missing sections at a heading, with tab stops', async () => {
    const client = await start();
    await client.open(uri, atHeading);
    const item = section(await client.complete(uri, end));
    assert.equal(item.insertTextFormat, InsertTextFormat.Snippet);
    assert.match(item.textEdit?.newText ?? '', /^Guarantees\n\n.*\$\{1:/s);
    assert.deepEqual(client.capabilities.completionProvider?.triggerCharacters?.includes('#'), true);
  });

  it('leaves the marks that are typed, so that it is right also where a client knows no ranges', async () => {
    const client = await start();
    const typed = ['## ', '### ', '## Gua', '- ', '* '];
    for (const words of typed) {
      const before = words.startsWith('#') ? `${text}\n` : `${text}\n## Guarantees\n\n`;
      await client.open(uri, before + words);
      const position = { line: before.split('\n').length - 1, character: words.length };
      const [item] = await client.complete(uri, position);
      assert.ok(item?.textEdit && TextEdit.is(item.textEdit), words);
      const word = /\p{L}*$/u.exec(words)?.[0].length ?? 0;
      const start = { ...position, character: position.character - word };
      assert.deepEqual(item.textEdit.range, { start, end: position }, words);
      assert.match(item.filterText ?? item.label, /^\p{L}/u, words);
      await client.close(uri);
    }
  });

  it('is plain text for a client without snippets', async () => {
    const client = await start({ capabilities: { textDocument: { diagnostic: {} } } });
    const item = section(await client.complete(await client.open(uri, atHeading), end));
    assert.equal(item.insertTextFormat, InsertTextFormat.PlainText);
    assert.ok(!/\$\{?\d/.test(item.textEdit?.newText ?? '$1'));
  });

  it('comes after a space behind a mark, not in prose', async () => {
    const client = await start();
    const withProse = `${atHeading}\n\nCaching \n\n- \n`;
    await client.open(uri, withProse);
    const afterSpace = (position: Position) =>
      client.connection.sendRequest(CompletionRequest.type, {
        textDocument: { uri },
        position,
        context: { triggerKind: 2, triggerCharacter: ' ' },
      });
    assert.deepEqual(await afterSpace(rangeOf('Caching ', withProse).end), []);
    assert.notDeepEqual(await afterSpace(end), []);
    await client.open(yamlUri, 'federation: ', 'yaml');
    const items = await client.complete(yamlUri, { line: 0, character: 12 });
    assert.deepEqual(new Set(items.map(({ label }) => label)), new Set(catalog.federations.keys()));
  });
});

describe('the outline', () => {
  const names = (all: readonly DocumentSymbol[]): unknown[] => all.map(one => [one.name, names(one.children ?? [])]);
  const engineNames = (all: readonly RequestSymbol[]): unknown[] =>
    all.map(one => [english(one.name), engineNames(one.children)]);

  it('is that of the engine, within the text', async () => {
    const client = await start();
    await client.open(uri, text);
    const found = await client.symbols(uri);
    assert.deepEqual(names(found), engineNames(symbols(analyse(text, 'markdown'))));
    const [title] = found;
    assert.deepEqual(title?.selectionRange, rangeOf('Let storefront read order status'));
    assert.equal(
      client.capabilities.documentSymbolProvider && typeof client.capabilities.documentSymbolProvider,
      'object',
    );
  });

  it("leaves Markdown's to an editor that has its own, and gives YAML's", async () => {
    const client = await start({ initializationOptions: { outline: false } });
    assert.deepEqual(await client.symbols(await client.open(uri, text)), []);
    assert.ok((await client.symbols(await client.open(yamlUri, yaml, 'yaml'))).length > 0);
  });
});

describe('folding', () => {
  const markdown = `---
owner: "@acme/orders"
---

# Let 🧭 storefront read orders

Let storefront read orders.

## Rollout

\`\`\`yaml
<!-- no
comment -->
\`\`\`

### Way back

Switch it off.

## Caching

<!-- a note
of two lines -->
<!-- one line -->
`;
  const yamlText = `kind: federation-request
title: Let storefront read orders
rollout:
  stages: one tenant
  way-back: >-
    🧭 Switch
    it off.

caching: none
`;
  const foldsIn = async (client: TestClient, about: string) =>
    (await client.connection.sendRequest(FoldingRangeRequest.type, { textDocument: { uri: about } })) ?? [];
  const lines = (found: readonly FoldingRange[]) => found.map(one => [one.startLine, one.endLine, one.kind]);

  for (const eol of ['\n', '\r\n'])
    it(`is of head, sections, code and comments (${JSON.stringify(eol)})`, async () => {
      const client = await start();
      await client.open(uri, markdown.replaceAll('\n', eol));
      assert.deepEqual(lines(await foldsIn(client, uri)), [
        [0, 2, undefined],
        [4, 23, undefined],
        [8, 17, undefined],
        [10, 13, undefined],
        [15, 17, undefined],
        [19, 23, undefined],
        [21, 22, 'comment'],
      ]);
      await client.open(yamlUri, yamlText.replaceAll('\n', eol), 'yaml');
      assert.deepEqual(lines(await foldsIn(client, yamlUri)), [
        [2, 6, undefined],
        [4, 6, undefined],
      ]);
    });

  it('leaves to an editor with a fold of its own all but the head', async () => {
    const client = await start({ initializationOptions: { outline: false } });
    await client.open(uri, markdown);
    assert.deepEqual(lines(await foldsIn(client, uri)), [[0, 2, undefined]]);
    await client.open(yamlUri, yamlText, 'yaml');
    assert.deepEqual(await foldsIn(client, yamlUri), []);
  });

  it('is of no more places than the client takes, and none in other documents', async () => {
    const textDocument = { ...modern.textDocument, foldingRange: { rangeLimit: 2 } };
    const client = await start({ capabilities: { ...modern, textDocument } });
    await client.open(uri, markdown);
    assert.equal((await foldsIn(client, uri)).length, 2);
    assert.deepEqual(await foldsIn(client, await client.open('file:///work/notes.md', markdown)), []);
  });
});

describe('our own requests', () => {
  it('give the report as the client draws it', async () => {
    const client = await start();
    await client.open(uri, text);
    const view = await client.ask<ReportView>(requests.report, { uri });
    const diagnostics = await client.diagnostics(uri);
    assert.equal(view.title, 'Let storefront read order status');
    assert.equal(view.version, 1);
    assert.deepEqual(
      view.concerns.map(({ id }) => id),
      [...catalog.concerns.keys()],
    );
    const rollout = view.concerns.find(({ id }) => id === 'rollout');
    const { start: from, end: to } = rangeOf('Rollout');
    assert.equal(rollout?.state, 'placeholder');
    assert.deepEqual(rollout.place, {
      line: from.line,
      column: from.character,
      endLine: to.line,
      endColumn: to.character,
    });
    assert.deepEqual(
      rollout.findings.map(({ rule }) => rule),
      ['placeholder-answer'],
    );
    const all = [...view.findings, ...view.concerns.flatMap(({ findings }) => findings)];
    assert.deepEqual(all.map(({ rule }) => rule).sort(), diagnostics.map(({ code }) => code).sort());
    const { errors, warnings, information, hints } = view.counts;
    assert.equal(errors + warnings + information + hints, diagnostics.length);
    assert.deepEqual(JSON.parse(JSON.stringify(view)), view);
  });

  it('give it as a page, too', async () => {
    const client = await start();
    const page = await client.ask<string>(requests.reportHtml, { uri: await client.open(uri, text) });
    assert.match(page, /^<!doctype html>/i);
    assert.match(page, /Let storefront read order status/);
    assert.ok(!/<script/i.test(page));
  });

  it('insert what a concern lacks, and nothing where it lacks nothing', async () => {
    const client = await start();
    const waived = `${text}\n## Caching\n\nNot applicable: nothing is cached, every read goes to orders-eu.\n`;
    await client.open(uri, waived);
    const insert = (concern: string) => client.ask<SnippetEdit | null>(requests.insert, { uri, concern });
    const section = await insert('guarantees');
    assert.match(section?.snippet ?? '', /## Guarantees\n\n.*\$\{1:/s);
    assert.ok((section?.place.line ?? 99) <= rangeOf('## Rollout').start.line, 'in its place');
    const elements = await insert('rollout');
    assert.match(elements?.snippet ?? '', /^- \*\*.*\$\{1/m);
    assert.ok(!elements?.snippet.includes('## '));
    assert.equal(await insert('caching'), null);
    assert.equal(await insert('unheard-of'), null);
  });

  it('write a new request of each kind, in each format', async () => {
    const client = await start();
    const kinds = await client.ask<{ id: string }[]>(requests.federations, null);
    assert.deepEqual(
      kinds.map(({ id }) => id),
      [...catalog.federations.keys()],
    );
    for (const { id } of kinds)
      for (const format of ['markdown', 'yaml'] as const) {
        const { snippet, text } = await client.ask<ScaffoldView>(requests.newRequest, {
          federation: id,
          title: 'Read $orders',
          format,
        });
        assert.equal(text, plainText(snippet), 'what stands there before it has tab stops');
        const { request } = analyse(text, format);
        assert.equal(request.federation.kind, id);
        assert.equal(request.title?.text, 'Read $orders');
      }
    assert.ok(!(await client.ask(requests.newRequest, { federation: 'unheard-of', title: '', format: 'yaml' })));
  });
});

describe('capabilities', () => {
  it('say what the server does', async () => {
    const { capabilities } = await start();
    assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2, save: true });
    assert.deepEqual(capabilities.diagnosticProvider, {
      identifier: 'fedreq',
      interFileDependencies: false,
      workspaceDiagnostics: false,
    });
    assert.deepEqual(capabilities.codeActionProvider, {
      codeActionKinds: ['quickfix', 'source.fixAll.fedreq'],
      resolveProvider: true,
    });
    assert.equal(capabilities.hoverProvider, true);
    assert.equal(capabilities.workspace?.workspaceFolders?.changeNotifications, true);
  });
});
