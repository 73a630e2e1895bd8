// The language server over real streams: what is marked where, what is checked and why, and that it outlives what it is sent.
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import fc from 'fast-check';
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag, LSPErrorCodes, Message } from 'vscode-languageserver/node';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { analyse, Lines } from '../server/src/engine/index.ts';
import { documentsIn, Places } from '../server/src/lsp/positions.ts';
import { type ReportView, requests, type StatusView } from '../server/src/lsp/protocol.ts';
import { aWhile, type ClientOptions, modern, old, startClient, type TestClient, until } from './kit/client.ts';
import { onlyRules } from './kit/documents.ts';

const folder = 'file:///work/orders';
const uri = `${folder}/status.fedreq.md`;
const greeting = onlyRules('greeting');
const polite = '# Let storefront read order status\n\nHi all! Let storefront read the status of orders-eu.\n';
const curt = '# Let storefront read order status\n\nLet storefront read the status of orders-eu.\n';

let running: TestClient[] = [];
async function start(options: ClientOptions = {}): Promise<TestClient> {
  const client = await startClient({ folders: [folder], settings: greeting, ...options });
  running.push(client);
  return client;
}
afterEach(async () => {
  await Promise.all(running.map(client => client.stop()));
  running = [];
});

const rulesOf = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code);

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
        message,
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

describe('settings', () => {
  it('of the editor count at once, and the client is asked to look again', async () => {
    const client = await start();
    await client.open(uri, polite);
    assert.deepEqual(rulesOf(await client.diagnostics(uri)), ['greeting']);
    await client.configure({ rules: { ...greeting.rules, greeting: 'error' } });
    assert.equal((await client.diagnostics(uri))[0]?.severity, DiagnosticSeverity.Error);
    await until('a refresh', () => client.refreshes === 1);
    assert.deepEqual(client.registered, ['workspace/didChangeWatchedFiles', 'workspace/didChangeConfiguration']);
  });

  it('come with the start or are sent, where the client cannot be asked', async () => {
    const client = await start({ capabilities: old, initializationOptions: { settings: greeting } });
    await client.open(uri, polite);
    assert.deepEqual(rulesOf((await client.pushed(uri, () => true)).diagnostics), ['greeting']);
    await client.configure(onlyRules());
    await client.pushed(uri, ({ diagnostics }) => diagnostics.length === 0);
  });

  it('of the project win over the editor, rule by rule, and count as soon as the file is written', async () => {
    const client = await start();
    await client.open(uri, polite);
    await client.write(`${folder}/.fedreq.yaml`, 'rules:\n  greeting: error\n');
    assert.equal((await client.diagnostics(uri))[0]?.severity, DiagnosticSeverity.Error);
    assert.equal((await client.diagnostics(uri)).length, 1, 'the other rules stay off');
    await client.write(`${folder}/.fedreq.yaml`, 'rules:\n  greeting: off\n');
    assert.deepEqual(await client.diagnostics(uri), []);
    await client.write(`${folder}/.fedreq.yaml`, undefined);
    assert.deepEqual(rulesOf(await client.diagnostics(uri)), ['greeting']);
    await until('three refreshes', () => client.refreshes === 3);
  });

  it('are those of the nearest project file', async () => {
    const files = {
      [`${folder}/.fedreq.yaml`]: 'rules: { greeting: error }',
      [`${folder}/a/.fedreq.yaml`]: 'rules: { greeting: hint }',
    };
    const client = await start({ files });
    const severityAt = async (path: string) =>
      (await client.diagnostics(await client.open(`${folder}/${path}.fedreq.md`, polite)))[0]?.severity;
    assert.equal(await severityAt('x'), DiagnosticSeverity.Error);
    assert.equal(await severityAt('b/c/x'), DiagnosticSeverity.Error);
    assert.equal(await severityAt('a/b/x'), DiagnosticSeverity.Hint);
  });

  it('of the first folder hold for a document that has no place yet', async () => {
    const client = await start({ files: { [`${folder}/.fedreq.yaml`]: 'rules: { greeting: error }' } });
    for (const unsaved of ['untitled:Untitled-1', `untitled:/work/orders/new.fedreq.md`]) {
      await client.open(unsaved, `---\nkind: federation-request\n---\n\n${polite}`);
      assert.equal((await client.diagnostics(unsaved))[0]?.severity, DiagnosticSeverity.Error, unsaved);
    }
  });

  it('that cannot be had or read are said in the log once, and the rest is checked', async () => {
    const client = await start({ settings: new Error('no settings today') });
    await client.open(uri, polite);
    assert.ok(rulesOf(await client.diagnostics(uri)).includes('greeting'));
    assert.match(client.logged.join('\n'), /no settings today/);
    client.logged.length = 0;
    await client.configure({ stage: 'someday', rules: greeting.rules });
    await client.open(`${folder}/other.fedreq.md`, polite);
    for (const one of [uri, `${folder}/other.fedreq.md`])
      assert.deepEqual(rulesOf(await client.diagnostics(one)), ['greeting']);
    assert.equal(client.logged.length, 1);
    assert.match(client.logged[0] ?? '', /fedreq\.stage.*someday/s);
  });

  it('with mistakes are marked in the project file, and what is right in it counts', async () => {
    const file = `${folder}/.fedreq.yaml`;
    const text = 'rules:\n  greting: error\n  greeting: error\n';
    const client = await start({ files: { [file]: text } });
    await client.open(file, text, 'yaml');
    const [mistake, ...others] = await client.diagnostics(file);
    assert.deepEqual(others, []);
    assert.equal(mistake?.range.start.line, 1);
    assert.match(String(mistake.message), /greting.*greeting/);
    await client.change(file, { text: 'rules:\n  greeting: error\n' });
    assert.deepEqual(await client.diagnostics(file), [], 'while it is being written');
    assert.equal((await client.diagnostics(await client.open(uri, polite)))[0]?.severity, DiagnosticSeverity.Error);
  });

  it('are read again when the project file is saved, for a client that watches nothing', async () => {
    const file = `${folder}/.fedreq.yaml`;
    const client = await start({ capabilities: { textDocument: { diagnostic: {} } } });
    await client.open(file, '', 'yaml');
    await client.open(uri, polite);
    assert.ok(rulesOf(await client.diagnostics(uri)).includes('greeting'));
    client.files.set(file, 'rules: { greeting: off }');
    await client.save(file);
    assert.ok(!rulesOf(await client.diagnostics(uri)).includes('greeting'));
  });
});

describe('what is checked', () => {
  const notes = `${folder}/docs/notes.md`;
  const status = (client: TestClient, one: string) => client.ask<StatusView>(requests.status, { uri: one });
  const declared = '---\nkind: federation-request\n---\n\n';

  it('is what is named so, says so, or is configured so, and the status tells which', async () => {
    const client = await start({
      settings: { ...greeting, files: ['rfcs/**'] },
      files: { [`${folder}/docs/.fedreq.yaml`]: 'files: ["orders/*.md"]' },
    });
    const cases: [name: string, text: string, language: string, checked: boolean, reason: RegExp][] = [
      ['status.fedreq.md', polite, 'markdown', true, /name ends in \.fedreq\.md/],
      ['some/status.fedreq.yml', 'title: x', 'yaml', true, /name ends in \.fedreq\.yml/],
      ['notes.md', `${declared}${polite}`, 'markdown', true, /kind: federation-request/],
      ['notes', 'kind: federation-request\n', 'yaml', true, /kind: federation-request/],
      ['rfcs/a/b%20c.md', polite, 'markdown', true, /matches 'rfcs\/\*\*'/],
      ['docs/orders/x.md', polite, 'markdown', true, /matches 'orders\/\*\.md'/],
      ['docs/notes.md', polite, 'markdown', false, /no name in \.fedreq\.md/],
      ['README.md', polite, 'markdown', false, /Check Completeness/],
      ['main.ts', polite, 'typescript', false, /neither Markdown nor YAML/],
      ['.fedreq.yaml', 'files: []', 'yaml', false, /settings of Fedreq/],
    ];
    for (const [name, text, language, checked, reason] of cases) {
      const one = await client.open(`${folder}/${name}`, text, language);
      const answer = await status(client, one);
      assert.equal(answer.checked, checked, name);
      assert.match(answer.reason, reason, name);
      const { length } = await client.diagnostics(one);
      assert.equal(length > 0, checked && text.includes('Hi all'), name);
    }
  });

  it('is what a person asks for, until it is closed', async () => {
    const client = await start({ initializationOptions: { followsReports: true } });
    await client.open(notes, polite);
    assert.deepEqual(await client.diagnostics(notes), []);
    assert.equal(await client.ask(requests.report, { uri: notes }), null);
    const view = await client.ask<ReportView | null>(requests.check, { uri: notes });
    assert.equal(view?.title, 'Let storefront read order status');
    assert.deepEqual(rulesOf(await client.diagnostics(notes)), ['greeting']);
    assert.match((await status(client, notes)).reason, /you asked/);
    await until('a refresh', () => client.refreshes === 1);
    await client.close(notes);
    await client.open(notes, polite);
    assert.deepEqual(await client.diagnostics(notes), []);
  });

  it('can be asked for before the document is opened, as after a restart', async () => {
    const client = await start();
    assert.equal(await client.ask(requests.check, { uri: notes }), null);
    await client.open(notes, polite);
    assert.deepEqual(rulesOf(await client.diagnostics(notes)), ['greeting']);
  });

  it('is not the project file, even if a person asks', async () => {
    const client = await start();
    const file = await client.open(`${folder}/.fedreq.yaml`, 'stage: soon', 'yaml');
    assert.equal(await client.ask(requests.check, { uri: file }), null);
    assert.deepEqual(rulesOf(await client.diagnostics(file)), ['settings']);
  });

  it('can be an untitled document', async () => {
    const client = await start({ folders: [] });
    const unsaved = await client.open('untitled:Untitled-1', 'title: Orders\n', 'yaml');
    assert.equal((await status(client, unsaved)).checked, false);
    assert.ok(await client.ask(requests.check, { uri: unsaved }));
    assert.equal((await status(client, unsaved)).checked, true);
  });

  it('changes with the folders of the workspace, and with its own words', async () => {
    const client = await start({ settings: { ...greeting, files: ['docs/*.md'] }, folders: [] });
    await client.open(notes, polite);
    assert.deepEqual(await client.diagnostics(notes), []);
    await client.moveFolders([`${folder}/`], []);
    assert.deepEqual(rulesOf(await client.diagnostics(notes)), ['greeting']);
    await client.moveFolders([`${folder}/docs`], [`${folder}/`]);
    assert.deepEqual(await client.diagnostics(notes), []);
    await client.change(notes, { text: `${declared}${polite}` });
    assert.deepEqual(rulesOf(await client.diagnostics(notes)), ['greeting']);
  });

  it('is matched below the root, for a client that knows of no folders', async () => {
    const settings = { ...greeting, files: ['docs/*.md'] };
    const capabilities = { textDocument: { diagnostic: {} } };
    const client = await start({ capabilities, initializationOptions: { settings }, folders: [`${folder}/`] });
    assert.deepEqual(rulesOf(await client.diagnostics(await client.open(notes, polite))), ['greeting']);
  });

  it('is told to a client that follows, once for each report or reason', async () => {
    const client = await start({ initializationOptions: { followsReports: true } });
    await client.open(uri, polite);
    await client.open(notes, polite);
    await until('both', () => client.changed.length === 2);
    await client.change(uri, { text: curt });
    await client.change(notes, { text: curt });
    await until('the request', () => client.changed.length === 3);
    await client.change(notes, { text: `${declared}${curt}` });
    await until('the notes, now checked', () => client.changed.length === 4);
    await aWhile(150);
    assert.deepEqual(client.changed.slice(2), [uri, notes]);
  });
});

describe('position encodings', () => {
  const wide = '# Let 𝒮torefront réad 注文\n\nHi 🙂 all! Let storefront read it.\n';

  it('are the first that the client offers and the server speaks', async () => {
    const encodingOf = async (...positionEncodings: string[]) =>
      (await start({ capabilities: { ...modern, general: { positionEncodings } } })).capabilities.positionEncoding;
    assert.equal(await encodingOf('utf-7', 'utf-8', 'utf-16'), 'utf-8');
    assert.equal(await encodingOf('utf-32'), 'utf-32');
    assert.equal(await encodingOf('utf-16', 'utf-8'), 'utf-16');
    assert.equal(await encodingOf('latin-1'), 'utf-16');
    assert.equal((await start({ capabilities: old })).capabilities.positionEncoding, 'utf-16');
  });

  for (const [encoding, end] of [
    ['utf-8', 12],
    ['utf-16', 10],
    ['utf-32', 9],
  ] as const)
    it(`count in ${encoding}, going out and coming in`, async () => {
      const client = await start({ capabilities: { ...modern, general: { positionEncodings: [encoding] } } });
      await client.open(uri, wide);
      const [found] = await client.diagnostics(uri);
      assert.deepEqual(found?.range, { start: { line: 2, character: 0 }, end: { line: 2, character: end } });
      await client.change(uri, { range: found.range, text: 'Now:' });
      assert.deepEqual(await client.diagnostics(uri), []);
      await client.change(uri, {
        range: { start: { line: 2, character: 0 }, end: { line: 2, character: 4 } },
        text: 'Dear 👋 reader,',
      });
      assert.deepEqual(rulesOf(await client.diagnostics(uri)), ['greeting']);
    });

  const letters = fc.constantFrom('a', 'é', '注', '🙂', '\n', '\r\n', '\r', ' ');
  const text = fc.array(letters, { maxLength: 30 }).map(all => all.join(''));
  const encodings = fc.constantFrom('utf-8', 'utf-16', 'utf-32');

  it('lead from any offset to a position and back', () => {
    fc.assert(
      fc.property(text, encodings, (written, encoding) => {
        const places = new Places(written, encoding);
        for (let offset = 0; offset <= written.length; offset++) {
          if (/^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/.test(written.slice(offset - 1, offset + 1))) continue; // within one
          assert.equal(places.offset(places.position(offset)), offset);
        }
      }),
    );
  });

  it('take edits anywhere, in or out of the text, to the same text', () => {
    const positions = fc.record({ line: fc.integer({ min: 0, max: 9 }), character: fc.nat(12) });
    const edit = fc.record({ start: positions, end: positions, put: text });
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 6 }), encodings, (before, edits, encoding) => {
        const { create, update } = documentsIn(() => encoding);
        const document = create('file:///x.md', 'markdown', 1, before);
        let expected = before;
        const changes: TextDocumentContentChangeEvent[] = [];
        for (const { start, end, put } of edits) {
          const { start: from, end: to } = new Places(expected, encoding).span({ start, end });
          const [low, high] = from <= to ? [from, to] : [to, from];
          expected = expected.slice(0, low) + put + expected.slice(high);
          changes.push({ range: from <= to ? { start, end } : { start: end, end: start }, text: put });
        }
        assert.equal(update(document, changes, 2).getText(), expected);
      }),
    );
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
