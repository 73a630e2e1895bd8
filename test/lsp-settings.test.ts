// What the language server goes by: settings of the editor and of the project, and which documents it checks.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import { headLength } from '../server/src/engine/index.ts';
import { type ReportView, requests, type StatusView } from '../server/src/lsp/protocol.ts';
import { aWhile, old, type TestClient, until } from './kit/client.ts';
import { onlyRules } from './kit/documents.ts';
import { clientsWith, curt, elsewhere, folder, greeting, polite, rulesOf, uri } from './kit/server.ts';

const start = clientsWith();

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

  it('of a folder on another machine or on none are read by the client, where it says that it can', async () => {
    for (const virtual of [...elsewhere, 'memfs:/acme', 'memfs:']) {
      const files = {
        [`${virtual}/.fedreq.yaml`]: 'extends: shared/house.yaml\n',
        [`${virtual}/shared/house.yaml`]: 'rules: { greeting: error }',
      };
      const unsaved = `untitled:${virtual.replace(/^[\w-]+:(?:\/\/[^/]*)?/, '')}/docs/new.fedreq.md`;
      for (const readsFiles of [true, false]) {
        const client = await start({ folders: [virtual], files, initializationOptions: { readsFiles } });
        for (const address of [`${virtual}/docs/x.fedreq.md`, unsaved]) {
          await client.open(address, polite);
          const [found] = await client.diagnostics(address);
          const expected = readsFiles ? DiagnosticSeverity.Error : DiagnosticSeverity.Information;
          assert.equal(found?.severity, expected, address);
        }
      }
    }
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

  it('are read again when the project file is closed, for a client that watches nothing', async () => {
    const file = `${folder}/.fedreq.yaml`;
    const client = await start({ capabilities: { textDocument: { diagnostic: {} } } });
    await client.open(file, '', 'yaml');
    await client.open(uri, polite);
    assert.ok(rulesOf(await client.diagnostics(uri)).includes('greeting'));
    client.files.set(file, 'rules: { greeting: off }');
    await client.close(file);
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
      ['late.yaml', `title: ${'x'.repeat(headLength)}\nkind: federation-request\n`, 'yaml', false, /at its head/],
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
