// The language server over real streams: what is marked where, and that it outlives what it is sent.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DiagnosticSeverity, DiagnosticTag, LSPErrorCodes, Message } from 'vscode-languageserver/node';
import { analyse, english, Lines } from '../server/src/engine/index.ts';
import { requests, type StatusView } from '../server/src/lsp/protocol.ts';
import { aWhile, old, until } from './kit/client.ts';
import { onlyRules } from './kit/documents.ts';
import { clientsWith, curt, folder, greeting, polite, rulesOf, uri } from './kit/server.ts';

const start = clientsWith();

describe('diagnostics', () => {
  it('are those of the engine, in the same places', async () => {
    const text = `${polite}\n## Rollout\n\nTBD\n\n<!-- fedreq-ignore vague-title: they know it -->\n\nIf \`orders-eu\` is down, storefront shows the last known status.\n`;
    const client = await start({ settings: {} });
    const diagnostics = await client.diagnostics(await client.open(uri, text));
    const { findings } = analyse(text, 'markdown').report;
    const lines = new Lines(text);
    assert.deepEqual(
      diagnostics.map(({ code, message, range }) => ({ code, message, range })),
      findings.map(({ rule, message, span }) => ({
        code: rule,
        message: english(message),
        range: {
          start: { line: lines.positionAt(span.start).line, character: lines.positionAt(span.start).column },
          end: { line: lines.positionAt(span.end).line, character: lines.positionAt(span.end).column },
        },
      })),
    );
    const related = diagnostics.filter(({ relatedInformation }) => relatedInformation);
    assert.equal(related.length, findings.filter(finding => finding.related).length);
    assert.ok(related.length > 0 && related[0]?.relatedInformation?.every(({ location }) => location.uri === uri));
    const unnecessary = diagnostics.filter(({ tags }) => tags?.includes(DiagnosticTag.Unnecessary));
    assert.deepEqual(rulesOf(unnecessary), ['useless-ignore']);
  });

  it('link their rule', async () => {
    const client = await start();
    const [diagnostic] = await client.diagnostics(await client.open(uri, polite));
    assert.equal(diagnostic?.source, 'fedreq');
    assert.equal(diagnostic.code, 'greeting');
    assert.equal(diagnostic.severity, DiagnosticSeverity.Information);
    assert.match(diagnostic.codeDescription?.href ?? '', /^https:\/\/.*\/docs\/rules\/greeting\.md$/);
  });

  it('say no more than the client understands', async () => {
    const text = `${polite}\n<!-- fedreq-ignore vague-title: they know it -->\n\nIf \`orders-eu\` is down, storefront waits.\n`;
    const client = await start({ capabilities: { textDocument: { diagnostic: {} } } });
    const diagnostics = await client.diagnostics(await client.open(uri, text));
    assert.ok(diagnostics.every(({ tags, relatedInformation }) => !tags && !relatedInformation));
  });

  it('are unchanged until the text or the settings change', async () => {
    const client = await start();
    await client.open(uri, polite);
    const first = await client.pull(uri);
    assert.ok(first.kind === 'full' && first.resultId);
    assert.deepEqual(await client.pull(uri, first.resultId), { kind: 'unchanged', resultId: first.resultId });
    assert.equal((await client.pull(uri, 'of another server')).kind, 'full');
    await client.change(uri, { text: curt });
    const second = await client.pull(uri, first.resultId);
    assert.ok(second.kind === 'full' && second.resultId !== first.resultId);
    await client.configure(onlyRules());
    assert.equal((await client.pull(uri, second.resultId)).kind, 'full');
  });

  it('follow incremental edits as if the text had come whole', async () => {
    const client = await start();
    await client.open(uri, polite);
    const at = (line: number, character: number) => ({ line, character });
    await client.change(
      uri,
      { range: { start: at(2, 0), end: at(2, 8) }, text: '' },
      { range: { start: at(0, 0), end: at(0, 0) }, text: '<!-- new -->\r\n\r\n' },
      { range: { start: at(4, 0), end: at(4, 0) }, text: 'Dear reader,\n' },
    );
    const incremental = await client.diagnostics(uri);
    const whole = `<!-- new -->\r\n\r\n${curt.replace('\n\n', '\n\nDear reader,\n')}`;
    await client.change(uri, { text: whole });
    assert.deepEqual(rulesOf(incremental), ['greeting']);
    assert.deepEqual(await client.diagnostics(uri), incremental);
  });

  it('follow a text even where its version does not', async () => {
    const client = await start();
    await client.open(uri, polite);
    await client.diagnostics(uri);
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 1 },
      contentChanges: [{ text: curt }],
    });
    assert.deepEqual(await client.diagnostics(uri), []);
  });
});

describe('diagnostics that are pushed', () => {
  const capabilities = { ...old, workspace: { configuration: true } };

  it('come with their version, and go when the document is closed', async () => {
    const client = await start({ capabilities });
    await client.open(uri, polite);
    const first = await client.pushed(uri, ({ version }) => version === 1);
    assert.deepEqual(rulesOf(first.diagnostics), ['greeting']);
    const version = await client.change(uri, { text: curt });
    const second = await client.pushed(uri, params => params.version === version);
    assert.deepEqual(second.diagnostics, []);
    await client.change(uri, { text: polite });
    await client.close(uri);
    const last = await client.pushed(uri, params => params.version === undefined);
    assert.deepEqual(last.diagnostics, []);
    await aWhile(150);
    assert.equal(client.published.at(-1), last, 'nothing comes after that');
  });

  it('come once for a burst of edits', async () => {
    const client = await start({ capabilities });
    await client.open(uri, polite);
    let version = 1;
    for (const letter of 'federation')
      version = await client.change(uri, {
        range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } },
        text: letter,
      });
    await client.pushed(uri, params => params.version === version);
    assert.equal(client.published.length, 1);
  });

  it('do not come to a client that pulls', async () => {
    const client = await start();
    await client.open(uri, polite);
    await aWhile(150);
    assert.deepEqual(client.published, []);
  });
});

describe('the server lives on', () => {
  it('after requests for documents that it does not know', async () => {
    const client = await start();
    const unknown = `${folder}/nowhere.fedreq.md`;
    const position = { line: 3, character: 4 };
    assert.deepEqual(await client.pull(unknown), { kind: 'full', items: [] });
    assert.equal(await client.hover(unknown, position), null);
    assert.deepEqual(await client.complete(unknown, position), []);
    assert.deepEqual(await client.actions(unknown, { start: position, end: position }), []);
    assert.deepEqual(await client.symbols(unknown), []);
    for (const name of [requests.report, requests.reportHtml, requests.check, requests.insert])
      assert.equal(await client.ask(name, { uri: unknown, concern: 'rollout' }), null);
    assert.match((await client.ask<StatusView>(requests.status, { uri: unknown })).reason, /not open/);
  });

  it('after positions out of range', async () => {
    const client = await start();
    await client.open(uri, polite);
    for (const [line, character] of [
      [-1, -5],
      [0, 9999],
      [9999, 0],
      [2 ** 31, 2 ** 31],
    ] as const) {
      const position = { line, character };
      await client.hover(uri, position);
      await client.complete(uri, position);
      await client.actions(uri, { start: position, end: position });
    }
    assert.deepEqual(rulesOf(await client.diagnostics(uri)), ['greeting']);
  });

  it('after malformed messages, which cost an answer and a line in the log', async () => {
    const client = await start();
    await client.open(uri, polite);
    const { connection } = client;
    const nothings = [{}, { textDocument: null }, { textDocument: { uri: 7 } }, { uri: null }, 'text', 7, []];
    const asked = ['hover', 'completion', 'codeAction', 'documentSymbol', 'diagnostic'].map(
      name => `textDocument/${name}`,
    );
    for (const method of [...asked, 'codeAction/resolve', ...Object.values(requests)])
      for (const params of nothings) await connection.sendRequest(method, params).catch(() => undefined);
    const told = ['didOpen', 'didChange', 'didClose', 'didSave'].map(name => `textDocument/${name}`);
    const more = ['didChangeConfiguration', 'didChangeWatchedFiles'];
    for (const method of [...told, ...more.map(name => `workspace/${name}`)])
      for (const params of nothings) await connection.sendNotification(method, params);
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: 'file:///x.fedreq.md', version: 1 },
    });
    assert.equal(await client.hover('file:///x.fedreq.md', { line: 0, character: 0 }), null);
    await client.hover(uri, null as never);
    assert.ok(client.logged.some(message => /hover failed: TypeError/.test(message)));
    await client.configure(greeting);
    assert.deepEqual(rulesOf(await client.diagnostics(uri)), ['greeting']);
  });

  it('when the client refuses what it is asked', async () => {
    const client = await start();
    client.refuses = true;
    await client.open(uri, polite);
    await client.configure({ rules: { ...greeting.rules, greeting: 'error' } });
    await until('the refusal', () => client.logged.some(message => /refused by the client/.test(message)));
    assert.equal((await client.diagnostics(uri))[0]?.severity, DiagnosticSeverity.Error);
  });

  it('and does not begin what is cancelled', async () => {
    const client = await start();
    await client.open(uri, polite);
    const method = 'textDocument/hover';
    client.sendTogether(
      { id: 'hover', method, params: { textDocument: { uri }, position: { line: 0, character: 3 } } },
      { method: '$/cancelRequest', params: { id: 'hover' } },
    );
    const answer = () => client.received.filter(Message.isResponse).find(({ id }) => id === 'hover');
    await until('the answer', () => answer() !== undefined);
    assert.equal(answer()?.error?.code, LSPErrorCodes.RequestCancelled);
  });
});
