// What the language server answers about a place: hover, completion, actions, outline, and our own requests.
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import {
  type CodeAction,
  CodeActionResolveRequest,
  type CompletionItem,
  CompletionRequest,
  type DocumentSymbol,
  InsertTextFormat,
  type Position,
  SnippetTextEdit,
  TextDocumentEdit,
  TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { analyse, catalog, plainText, rules, symbols } from '../server/src/engine/index.ts';
import { type ReportView, requests, type SnippetEdit } from '../server/src/lsp/protocol.ts';
import { type ClientOptions, modern, old, startClient, type TestClient } from './kit/client.ts';
import { onlyRules } from './kit/documents.ts';

const uri = 'file:///work/status.fedreq.md';
const yamlUri = 'file:///work/status.fedreq.yaml';
const text = `# Let storefront read order status

Hi all! Let storefront read the status of orders-eu.

## Rollout

TBD
`;
const yaml = 'kind: federation-request\ntitle: Let storefront read order status\nrollout: TBD\n';

let running: TestClient[] = [];
async function start(options: ClientOptions = {}): Promise<TestClient> {
  const client = await startClient({
    settings: onlyRules('greeting', 'missing-concern', 'placeholder-answer'),
    ...options,
  });
  running.push(client);
  return client;
}
afterEach(async () => {
  await Promise.all(running.map(client => client.stop()));
  running = [];
});

/** The place of some words in a text, and the range of them. */
function rangeOf(words: string, within = text) {
  const document = TextDocument.create('', '', 0, within);
  const start = within.indexOf(words);
  assert.ok(start >= 0, `'${words}' is in the text`);
  return { start: document.positionAt(start), end: document.positionAt(start + words.length) };
}

const titles = (actions: readonly CodeAction[]) => actions.map(({ title }) => title);
const titled = (actions: readonly CodeAction[], title: string): CodeAction => {
  const action = actions.find(one => one.title === title);
  assert.ok(action, `'${title}' is among ${titles(actions).join(', ')}`);
  return action;
};

const unsnipped = (edit: TextEdit | SnippetTextEdit): TextEdit =>
  SnippetTextEdit.is(edit) ? { range: edit.range, newText: plainText(edit.snippet.value) } : edit;

/** The edits of an action for its one document. */
function editsOf({ edit }: CodeAction): (TextEdit | SnippetTextEdit)[] {
  if (edit?.changes) return Object.values(edit.changes).flat();
  const [change, ...others] = edit?.documentChanges ?? [];
  assert.ok(change && TextDocumentEdit.is(change) && others.length === 0);
  return change.edits;
}

const applied = (before: string, action: CodeAction): string =>
  TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, before), editsOf(action).map(unsnipped));

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
    assert.match(item.textEdit?.newText ?? '', /^## Guarantees\n\n.*\$\{1:/s);
    assert.deepEqual(client.capabilities.completionProvider?.triggerCharacters?.includes('#'), true);
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

describe('code actions', () => {
  const insertAll = /^Insert all \d+ missing sections$/;

  it('mend what the range touches, best first, and let one ignore it at the end', async () => {
    const client = await start();
    await client.open(uri, text);
    const [fixAll, ...actions] = (await client.actions(uri, rangeOf('storefront read order'))).reverse();
    assert.equal(fixAll?.kind, 'source.fixAll.fedreq');
    actions.reverse();
    assert.ok(actions.length > 4 && actions.every(({ kind }) => kind === 'quickfix'));
    const ignores = titles(actions).findIndex(title => title.startsWith('Ignore'));
    assert.ok(ignores > 0 && titles(actions.slice(ignores)).every(title => title.startsWith('Ignore')));
    assert.equal(titles(actions).filter(title => insertAll.test(title)).length, 1, 'offered once');
    const all = actions.find(({ title }) => insertAll.test(title));
    assert.ok((all?.diagnostics?.length ?? 0) > 1, 'for all that it mends');
    const preferred = actions.filter(({ isPreferred }) => isPreferred);
    assert.ok(preferred.length > 0 && preferred.every(({ diagnostics }) => diagnostics?.length === 1));
    assert.ok(actions.every(({ title, isPreferred }) => !(title.startsWith('Ignore') && isPreferred)));
    assert.deepEqual(await client.actions(uri, rangeOf('the status of')), []);
    assert.ok((await client.actions(uri, { ...rangeOf('Hi all!'), start: rangeOf('Hi all!').end })).length > 0);
  });

  it('carry their diagnostics as they were reported', async () => {
    const client = await start();
    await client.open(uri, text);
    const diagnostics = await client.diagnostics(uri);
    const actions = await client.actions(uri, rangeOf('Hi all!'));
    assert.deepEqual(titled(actions, 'Remove the greeting').diagnostics, [
      diagnostics.find(({ code }) => code === 'greeting'),
    ]);
  });

  it('get their edit, with tab stops, when one is chosen', async () => {
    const client = await start();
    await client.open(uri, text);
    const offered = titled(
      await client.actions(uri, rangeOf('storefront read order')),
      "Insert the section 'Guarantees'",
    );
    assert.equal(offered.edit, undefined);
    assert.equal(offered.isPreferred, true);
    const action = await client.connection.sendRequest(CodeActionResolveRequest.type, offered);
    const [edit, ...others] = editsOf(action);
    assert.ok(SnippetTextEdit.is(edit) && others.length === 0);
    assert.match(edit.snippet.value, /\$\{1:/);
    const after = applied(text, action);
    assert.ok(after.indexOf('## Guarantees') > 0 && after.indexOf('## Guarantees') < after.indexOf('## Rollout'));
    await client.change(uri, { text: after });
    const left = titles(await client.actions(uri, rangeOf('storefront read order')));
    assert.ok(!left.includes("Insert the section 'Guarantees'"), 'not offered again');
  });

  it('get no edit when the text has changed meanwhile', async () => {
    const client = await start();
    await client.open(uri, text);
    const offered = titled(await client.actions(uri, rangeOf('Hi all!')), 'Remove the greeting');
    await client.change(uri, { text: `\n${text}` });
    for (const action of [offered, { title: 'of another server' }, { title: 'odd', data: { uri: 7 } }]) {
      const answer = await client.connection.sendRequest(CodeActionResolveRequest.type, action);
      assert.equal(answer.edit, undefined);
    }
  });

  it('come with plain edits at once for a client that knows no more', async () => {
    const client = await start({ capabilities: old });
    await client.open(uri, text);
    const action = titled(await client.actions(uri, rangeOf('Rollout')), "Add the questions of 'Rollout'");
    assert.ok(action.edit?.changes?.[uri] && !action.edit.documentChanges);
    assert.ok(editsOf(action).every(edit => TextEdit.is(edit) && !/\$\{?\d/.test(edit.newText)));
    assert.match(applied(text, action), /^- \*\*/m);
  });

  it('carry the version that they are for, where the client understands it', async () => {
    const workspace = { workspaceEdit: { documentChanges: true } };
    const client = await start({ capabilities: { workspace, textDocument: { diagnostic: {} } } });
    await client.open(uri, curt);
    const version = await client.change(uri, { text });
    const action = titled(await client.actions(uri, rangeOf('Hi all!')), 'Remove the greeting');
    assert.deepEqual(
      action.edit?.documentChanges?.map(one => 'textDocument' in one && one.textDocument),
      [{ uri, version }],
    );
  });

  it('ignore a finding with a reason, in the comments of the language', async () => {
    const client = await start({ capabilities: old });
    const cases = [
      [
        uri,
        'markdown',
        text,
        "Ignore 'greeting' here, with a reason",
        'Hi all!',
        /<!-- fedreq-ignore greeting: (.+) -->/,
      ],
      [
        yamlUri,
        'yaml',
        yaml,
        "Ignore 'placeholder-answer/rollout' here, with a reason",
        'rollout',
        /# fedreq-ignore placeholder-answer\/rollout: (.+)/,
      ],
    ] as const;
    for (const [one, language, before, title, words, comment] of cases) {
      await client.open(one, before, language);
      const rule = title.split("'")[1]?.split('/')[0] ?? '';
      const has = async () => (await client.diagnostics(one)).some(({ code }) => code === rule);
      assert.equal(await has(), true);
      const action = titled(await client.actions(one, rangeOf(words, before)), title);
      assert.ok(!action.isPreferred);
      const after = applied(before, action);
      assert.match(after, comment);
      await client.change(one, {
        text: after.replace(comment, found => found.replace(/: .*?( -->|$)/, ': they wish it$1')),
      });
      assert.equal(await has(), false);
    }
  });

  it('fix all that needs no judgement, on request, in plain text', async () => {
    const client = await start();
    await client.open(uri, text);
    const everything = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const [action, ...others] = await client.actions(uri, everything, ['source.fixAll']);
    assert.deepEqual(others, []);
    assert.equal(action?.kind, 'source.fixAll.fedreq');
    assert.ok(!applied(text, action).includes('Hi all'));
    assert.ok(editsOf(action).every(edit => TextEdit.is(edit)));
    assert.deepEqual(await client.actions(uri, everything, ['refactor']), []);
    assert.deepEqual(await client.actions(uri, everything, ['source.organizeImports']), []);
    assert.ok((await client.actions(uri, everything, [''])).length > 1);
    await client.change(uri, { text: applied(text, action) });
    assert.deepEqual(await client.actions(uri, everything, ['source.fixAll']), []);
  });
});

const curt = text.replace('Hi all! ', '');

describe('the outline', () => {
  const names = (all: readonly DocumentSymbol[]): unknown[] => all.map(one => [one.name, names(one.children ?? [])]);

  it('is that of the engine, within the text', async () => {
    const client = await start();
    await client.open(uri, text);
    const found = await client.symbols(uri);
    assert.deepEqual(names(found), names(symbols(analyse(text, 'markdown')) as unknown as DocumentSymbol[]));
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
        const snippet = await client.ask<string>(requests.newRequest, {
          federation: id,
          title: 'Read $orders',
          format,
        });
        const { request } = analyse(plainText(snippet), format);
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
