// What a broken or hostile client sends: the server answers, never dies, and the next good request is right.
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  createConnection,
  ErrorCodes,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { serve } from '../server/src/lsp/server.ts';
import { TestClient, until } from './kit/client.ts';
import { onlyRules } from './kit/documents.ts';
import { inputs } from './kit/hostile.ts';
import { clientsWith, curt, folder, greeting, polite, rulesOf, uri } from './kit/server.ts';

const start = clientsWith();

/** The server is as it should be: it says of a good document what is to be said. */
async function assertWell(client: TestClient): Promise<void> {
  const good = `${uri}.good.fedreq.md`;
  await client.open(good, polite);
  assert.deepEqual(rulesOf(await client.diagnostics(good)), ['greeting']);
  await client.close(good);
}

const methods = [
  ...['textDocument/hover', 'textDocument/completion', 'textDocument/codeAction', 'textDocument/documentSymbol'],
  ...['textDocument/diagnostic', 'codeAction/resolve', 'fedreq/report', 'fedreq/reportHtml'],
  ...['fedreq/status', 'fedreq/insert', 'fedreq/newRequest', 'fedreq/check', 'fedreq/requests', 'no/such'],
];
const notifications = [
  ...['textDocument/didOpen', 'textDocument/didChange', 'textDocument/didClose', 'textDocument/didSave'],
  ...['workspace/didChangeConfiguration', 'workspace/didChangeWatchedFiles', 'workspace/didChangeWorkspaceFolders'],
  ...['$/cancelRequest', '$/setTrace', 'no/such'],
];
const numbers = fc.constantFrom(-1, 0, 1, 3, 1e9, 2 ** 31, 1.5);
const position = fc.record({ line: numbers, character: numbers });
const range = fc.record({ start: position, end: position });
const address = fc.constantFrom(uri, 'file:///none.md', 'untitled:a', '', 'javascript:alert(1)', 'file:///%zz.md');
/** Parameters that are nearly right. */
const nearly = fc.record(
  {
    textDocument: fc.record({ uri: address, version: numbers, languageId: fc.constantFrom('markdown', 'yaml', 'x') }),
    uri: address,
    position,
    range,
    context: fc.record({ diagnostics: fc.array(fc.record({ range, message: fc.string() }), { maxLength: 2 }) }),
    contentChanges: fc.array(fc.record({ range, text: fc.string() }, { requiredKeys: ['text'] }), { maxLength: 3 }),
    previousResultIds: fc.constant([]),
    settings: fc.jsonValue(),
    changes: fc.array(fc.record({ uri: address, type: numbers }), { maxLength: 2 }),
    concern: fc.constantFrom('failure', 'no such', ''),
    federation: fc.constantFrom('graphql', 'none', 'x'),
    title: fc.string(),
    format: fc.constantFrom('markdown', 'yaml', 'x'),
  },
  { requiredKeys: [] },
);
const params = fc.oneof({ weight: 3, arbitrary: nearly }, fc.jsonValue());
const message = fc.oneof(
  fc.record({
    kind: fc.constant('request' as const),
    method: fc.constantFrom(...methods),
    params,
    cancelled: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('notification' as const),
    method: fc.constantFrom(...notifications),
    params,
    cancelled: fc.constant(false),
  }),
);

describe('a server that is sent nonsense', () => {
  it('answers whatever comes in whatever order, and is well after it', async () => {
    const rows = fc.sample(fc.array(message, { minLength: 10, maxLength: 10 }), { seed: 20_260_417, numRuns: 60 });
    const client = await start({ settings: greeting });
    await client.open(uri, polite);
    let id = 1_000_000;
    for (const row of rows) {
      const asked: number[] = [];
      const messages = row.flatMap(({ kind, method, params, cancelled }) => {
        const paramsOf = params === null || typeof params === 'object' ? params : [params];
        if (kind === 'notification') return [{ method, params: paramsOf }];
        asked.push(++id);
        return [
          { id, method, params: paramsOf },
          ...(cancelled ? [{ method: '$/cancelRequest', params: { id } }] : []),
        ];
      });
      client.sendTogether(...messages);
      await assertWell(client);
      const answered = () =>
        new Set(client.received.flatMap(one => ('id' in one && !('method' in one) ? [one.id] : [])));
      for (let patience = 1_000; patience > 0 && asked.some(one => !answered().has(one)); patience--)
        await new Promise(resolve => setTimeout(resolve, 10));
      const silent = messages.filter(one => 'id' in one && asked.includes(Number(one.id)) && !answered().has(one.id));
      assert.deepEqual(silent, []);
    }
  });

  it('reads a document of many megabytes as far as its limits go, says so, and goes on', async () => {
    const client = await start({ settings: onlyRules('greeting', 'unreadable-text') });
    await client.open(uri, `${polite}\n${'Let it be. '.repeat(800_000)}\n`);
    const found = await client.diagnostics(uri);
    assert.deepEqual(rulesOf(found), ['greeting', 'unreadable-text']);
    assert.match(
      String(found[1]?.message),
      /^Not looked at from here on: the text has 8\u202f800\u202f\d+ characters, and 6\u202f000\u202f000 are/,
    );
    await client.change(uri, { text: polite });
    assert.deepEqual(rulesOf(await client.diagnostics(uri)), ['greeting']);
    await assertWell(client);
  });

  it('reads every hostile document, while one types in it too, and is well after it', async () => {
    const client = await start({ settings: onlyRules('greeting', 'unreadable-text', 'invisible-character') });
    for (const [title, { format = 'markdown', make, size, says }] of Object.entries(inputs)) {
      const text = make(size);
      const document = await client.open(
        `file:///work/hostile.fedreq.${format === 'yaml' ? 'yaml' : 'md'}`,
        text,
        format,
      );
      const isSaid = async () => {
        const found = await client.diagnostics(document);
        return says === undefined || found.some(({ message }) => says.test(String(message)));
      };
      assert.ok(await isSaid(), `${title}: a diagnostic that says ${says}`);
      const end = { line: text.split(/\r\n?|\n/).length, character: 0 };
      await client.change(document, { range: { start: end, end }, text: ' ' });
      assert.ok(await isSaid(), `${title}: after a key too`);
      await client.symbols(document);
      await client.actions(document, { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } });
      await client.close(document);
      await assertWell(client);
    }
  });

  it('answers of documents that it does not know, and brings positions out of range into the text', async () => {
    const client = await start({ settings: greeting });
    assert.equal(await client.hover('file:///work/none.fedreq.md', { line: 0, character: 0 }), null);
    assert.equal(await client.ask('fedreq/report', { uri: 'file:///work/none.fedreq.md' }), null);
    await client.open(uri, polite);
    await client.hover(uri, { line: 2 ** 31 - 1, character: 2 ** 31 - 1 });
    await client.change(uri, {
      range: { start: { line: 2, character: 0 }, end: { line: 99_999, character: 7 } },
      text: '',
    });
    await client.change(uri, { text: curt });
    assert.deepEqual(await client.diagnostics(uri), []);
  });

  it('keeps the newest text when a version is stale or a document is opened twice', async () => {
    const client = await start({ settings: greeting });
    await client.open(uri, curt);
    await client.open(uri, polite);
    assert.deepEqual(rulesOf(await client.diagnostics(uri)), ['greeting']);
    client.sendTogether({
      method: 'textDocument/didChange',
      params: { textDocument: { uri, version: 0 }, contentChanges: [{ text: curt }] },
    });
    assert.deepEqual(await client.diagnostics(uri), []);
    await assertWell(client);
  });

  it('answers where two requests bear the same id, or have no parameters', async () => {
    const client = await start({ settings: greeting });
    await client.open(uri, polite);
    const about = { textDocument: { uri }, position: { line: 0, character: 3 } };
    client.sendTogether(
      { id: 777_777, method: 'textDocument/hover', params: about },
      { id: 777_777, method: 'textDocument/documentSymbol', params: about },
      ...methods.map((method, i) => ({ id: 800_000 + i, method })),
    );
    await assertWell(client);
    const answers = client.received.filter(one => 'id' in one && !('method' in one));
    assert.ok(answers.some(one => 'id' in one && one.id === 777_777));
    for (const [i, method] of methods.entries())
      assert.ok(
        answers.some(one => 'id' in one && one.id === 800_000 + i),
        method,
      );
  });

  it('leaves nothing of a held request behind when it is cancelled, however often', async () => {
    const files = { [uri]: polite };
    const client = await start({
      files,
      settings: { ...greeting, problems: 'workspace' },
      initializationOptions: {
        findsFiles: true,
        readsFiles: true,
      },
    });
    const first = client.holdWorkspace();
    await until('the problems of the folder', () => first.items.length > 0);
    first.cancel();
    await first.answer.catch(() => undefined);
    const id = (i: number) => 900_000 + i;
    for (let i = 0; i < 1000; i++)
      client.sendTogether(
        {
          id: id(i),
          method: 'workspace/diagnostic',
          params: { previousResultIds: [], partialResultToken: `gone-${i}` },
        },
        { method: '$/cancelRequest', params: { id: id(i) } },
      );
    const answered = () =>
      client.received.filter(one => 'id' in one && Number(one.id) >= id(0) && Number(one.id) < id(1000));
    await until('all to be answered', () => answered().length === 1000);
    const toldBefore = told(client);
    const held = client.holdWorkspace();
    await until('the problems of the folder', () => held.items.length > 0);
    await client.write(uri, curt);
    await until('the change', () => held.items.length > 1);
    assert.deepEqual(
      held.items.map(one => (one.kind === 'full' ? rulesOf(one.items) : one.kind)),
      [['greeting'], []],
    );
    assert.equal(told(client) - toldBefore, 2, 'only the one that is held is told');
    held.cancel();
    await assertWell(client);
  });

  it('keeps to what it has read when a change comes before its document is opened, or after it is closed', async () => {
    const client = await start({ settings: greeting });
    const unopened = `${folder}/late.fedreq.md`;
    client.sendTogether(
      {
        method: 'textDocument/didChange',
        params: { textDocument: { uri: unopened, version: 1 }, contentChanges: [{ text: polite }] },
      },
      { method: 'textDocument/didSave', params: { textDocument: { uri: unopened } } },
      { method: 'textDocument/didClose', params: { textDocument: { uri: unopened } } },
    );
    assert.equal(await client.hover(unopened, { line: 0, character: 0 }), null);
    await client.open(unopened, polite);
    assert.deepEqual(rulesOf(await client.diagnostics(unopened)), ['greeting']);
    await client.close(unopened);
    client.sendTogether({
      method: 'textDocument/didChange',
      params: { textDocument: { uri: unopened, version: 9 }, contentChanges: [{ text: curt }] },
    });
    assert.equal(await client.hover(unopened, { line: 0, character: 0 }), null);
    await client.open(unopened, polite);
    assert.deepEqual(rulesOf(await client.diagnostics(unopened)), ['greeting']);
  });

  it('refuses what comes after it was told to end, with an error', async () => {
    const client = await start({ settings: greeting });
    await client.open(uri, polite);
    await client.connection.sendRequest('shutdown');
    for (const method of methods)
      await assert.rejects(
        client.ask(method, { textDocument: { uri }, uri, position: { line: 0, character: 0 } }),
        { code: method === 'no/such' ? ErrorCodes.MethodNotFound : ErrorCodes.InvalidRequest },
        method,
      );
  });

  it('refuses what comes before it was begun, with an error, and can be begun then', async () => {
    const up = new PassThrough();
    const down = new PassThrough();
    const client = new TestClient({ input: down, output: up }, { settings: greeting });
    serve(createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down)), {
      readTexts: async () => undefined,
    });
    await assert.rejects(client.hover(uri, { line: 0, character: 0 }), { code: ErrorCodes.ServerNotInitialized });
    await client.initialize({});
    await assertWell(client);
    await client.stop();
  });
});

/** How many bits of held requests have come. */
const told = (client: TestClient): number =>
  client.received.filter(one => 'method' in one && one.method === '$/progress').length;
