// The requests of the workspace: found, judged, kept as files and documents change, and their problems in one held request.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CancellationTokenSource, type WorkspaceDocumentDiagnosticReport } from 'vscode-languageserver/node';
import { type RequestsView, requests } from '../server/src/lsp/protocol.ts';
import { aWhile, modern, type TestClient, until } from './kit/client.ts';
import { clientsWith, completeness, curt, elsewhere, folder, polite, unanswered, uri } from './kit/server.ts';

const declared = `${folder}/docs/declared.md`;
const asYaml = `${folder}/login.fedreq.yaml`;
const matching = `${folder}/rfcs/one.md`;
const files = {
  [uri]: unanswered,
  [declared]: `---\nkind: federation-request\n---\n${polite}`,
  [asYaml]: 'title: Let storefront read order status\n',
  [matching]: curt,
  [`${folder}/README.md`]: '# Read me\n',
  [`${folder}/node_modules/x.fedreq.md`]: polite,
};
const capabilities = {
  ...modern,
  textDocument: { ...modern.textDocument, diagnostic: { dynamicRegistration: true, relatedInformation: true } },
};
const start = clientsWith({
  folders: [folder],
  settings: completeness,
  capabilities,
  initializationOptions: { followsReports: true, findsFiles: true },
  files,
});

const view = (client: TestClient): Promise<RequestsView> => client.ask(requests.requests, null);
const namesOf = ({ requests }: RequestsView): string[] =>
  requests.map(({ uri }) => uri.slice(folder.length + 1)).sort();

async function found(client: TestClient): Promise<RequestsView> {
  await client.ask(requests.findRequests, null);
  return view(client);
}

/** Waits until the requests are as they should be. */
async function eventually(client: TestClient, what: string, holds: (view: RequestsView) => boolean): Promise<void> {
  for (const end = Date.now() + 8000; !holds(await view(client)); await aWhile(20))
    if (Date.now() > end) assert.fail(`waited in vain for ${what}`);
}

describe('the requests of the workspace', () => {
  it('are those that the one predicate admits, with what is open in each', async () => {
    const client = await start();
    assert.deepEqual(await view(client), {
      searching: false,
      stopped: false,
      done: 0,
      total: 0,
      more: false,
      requests: [],
    });
    const { searching, done, total, requests } = await found(client);
    assert.equal(client.asked, 1, 'the settings of a folder are asked for once');
    assert.deepEqual([searching, done, total], [false, 5, 5]);
    assert.deepEqual(requests.map(({ uri }) => uri).sort(), [asYaml, declared, uri].sort());
    const status = requests.find(request => request.uri === uri);
    assert.equal(status?.title, 'Let storefront read order status');
    assert.equal(status?.open.length, status?.concerns);
    assert.deepEqual(status?.open.find(({ id }) => id === 'rollout')?.state, 'placeholder');
    assert.ok(status?.open.slice(0, 3).every(({ key }) => key));
    assert.ok((status?.counts.errors ?? 0) > 0 && /not answered/.test(status?.verdict ?? ''));
  });

  it('follow the settings and the project files', async () => {
    const client = await start();
    await found(client);
    await client.configure({ ...completeness, files: ['rfcs/*.md'] });
    await eventually(client, 'the file that the setting names', now => namesOf(now).includes('rfcs/one.md'));
    await client.configure(completeness);
    await eventually(client, 'it to go', now => !namesOf(now).includes('rfcs/one.md'));
    await client.write(`${folder}/.fedreq.yaml`, 'files: ["rfcs/**"]\n');
    await eventually(client, 'the file that the project names', now => namesOf(now).includes('rfcs/one.md'));
  });

  it('come, change and go with their files', async () => {
    const client = await start();
    await found(client);
    const added = `${folder}/new.fedreq.md`;
    await client.write(added, curt);
    await eventually(client, 'the new file', now => namesOf(now).includes('new.fedreq.md'));
    await client.write(added, curt.replace('storefront', 'billing'));
    await eventually(client, 'the new title', ({ requests }) => requests.some(({ title }) => /billing/.test(title)));
    await client.write(added, undefined);
    await eventually(client, 'it to go', now => !namesOf(now).includes('new.fedreq.md'));
    await client.write(`${folder}/README.md`, '# Still no request\n');
    await aWhile(200);
    assert.equal(namesOf(await view(client)).length, 3);
    assert.ok(client.requestsChanged > 0);
  });

  it('count as they are in the editor while they are open, and as on the disk after that', async () => {
    const client = await start();
    await found(client);
    const titled = (title: string) => (now: RequestsView) => now.requests.find(one => one.uri === uri)?.title === title;
    await client.open(uri, unanswered.replace('storefront', 'unsaved'));
    await eventually(client, 'the unsaved title', titled('Let unsaved read order status'));
    await client.write(uri, unanswered.replace('storefront', 'written'));
    await aWhile(200);
    assert.ok(titled('Let unsaved read order status')(await view(client)));
    await client.close(uri);
    await eventually(client, 'the title on the disk', titled('Let written read order status'));
  });

  it('go when their file is deleted, though an editor may still hold it, and come back when one writes on', async () => {
    const client = await start();
    await found(client);
    await client.open(uri, unanswered);
    await client.write(uri, undefined);
    await eventually(client, 'it to go', ({ requests }) => requests.length === 2);
    await client.change(uri, { text: curt });
    await eventually(client, 'it again', ({ requests }) => requests.length === 3);
  });

  it('are those of all folders, and follow them', async () => {
    const other = 'file:///work/ledger';
    const client = await start({
      folders: [folder, other],
      files: {
        ...files,
        [`${other}/a.fedreq.md`]: curt,
        [`${other}/.fedreq.yaml`]: 'files: ["*.md"]\n',
        [`${other}/b.md`]: curt,
      },
    });
    const { requests: all } = await found(client);
    assert.deepEqual(
      all
        .map(({ uri }) => uri)
        .filter(uri => uri.startsWith(other))
        .sort(),
      [`${other}/a.fedreq.md`, `${other}/b.md`],
    );
    assert.equal(all.length, 5);
    for (const uri of [...client.files.keys()].filter(uri => uri.startsWith(other))) client.files.delete(uri);
    await client.moveFolders([], [other]);
    await eventually(client, 'one folder', ({ requests }) => requests.length === 3);
  });

  it('are found, read and followed wherever the folder lies, with no address of this machine', async () => {
    for (const root of elsewhere) {
      const moved = (path: string) => `${root}/${path}`;
      const [one, listed] = [moved('orders.fedreq.md'), moved('docs/read%20access.md')];
      const client = await start({
        folders: [root],
        initializationOptions: { followsReports: true, findsFiles: true, readsFiles: true },
        files: { [one]: unanswered, [listed]: curt, [moved('.fedreq.yaml')]: 'files: ["docs/*.md"]\n' },
      });
      const uris = (now: RequestsView) => now.requests.map(({ uri }) => uri).sort();
      assert.deepEqual(uris(await found(client)), [listed, one].sort());
      await client.open(one, curt.replace('# Let', '# May'));
      await eventually(client, 'the unsaved title', ({ requests }) => requests.some(({ title }) => /^May/.test(title)));
      await client.open(`git${one.slice(one.indexOf(':'))}?HEAD`, polite);
      await client.write(listed, undefined);
      await eventually(client, 'it to go', now => String(uris(now)) === one);
      const told = JSON.stringify(client.received);
      assert.ok(!told.includes('file:'), root);
    }
  });

  it('are joined by open documents outside, as long as they are open', async () => {
    const client = await start();
    await found(client);
    await client.open('untitled:Untitled-1', `---\nkind: federation-request\n---\n${polite}`);
    await eventually(client, 'the untitled one', ({ requests }) => requests.length === 4);
    await client.open('git:/work/orders/old.fedreq.md?%7B%22ref%22%3A%22HEAD%22%7D', polite);
    await client.open('vscode-notebook-cell:/x.fedreq.md', polite);
    await aWhile(300);
    assert.equal((await view(client)).requests.length, 4, 'an earlier version is no request of its own');
    await client.close('untitled:Untitled-1');
    await eventually(client, 'it to go', ({ requests }) => requests.length === 3);
  });

  it('are not judged again when they are searched again', async () => {
    const client = await start();
    await found(client);
    const { done } = await found(client);
    assert.equal(done, 0);
    assert.equal(client.searches, 2);
    client.hasMoreFiles = true;
    assert.equal((await found(client)).more, true, 'and it is said that there are more files than are looked at');
  });

  it('are as far as they were when the search is stopped, and all when it is begun again', async () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`${folder}/r${i}.fedreq.md`, curt]));
    const client = await start({ files: many });
    const cancel = new CancellationTokenSource();
    const search = client.connection.sendRequest(requests.findRequests, null, cancel.token);
    await eventually(client, 'the first', now => now.searching && now.requests.length > 2);
    assert.ok((await view(client)).total === 300);
    cancel.cancel();
    await search;
    const { searching, stopped, requests: some } = await view(client);
    assert.ok(!searching && stopped && some.length < 300, String(some.length));
    const all = await found(client);
    assert.ok(!all.stopped && all.requests.length === 300);
  });
});

describe('the problems of the workspace', () => {
  const wide = { ...completeness, problems: 'workspace' };
  const byFile = (items: readonly WorkspaceDocumentDiagnosticReport[]) => new Map(items.map(item => [item.uri, item]));

  it('are pulled only where the setting says so, and the setting holds at once', async () => {
    const client = await start();
    const isWide = () =>
      (client.optionsOf('textDocument/diagnostic') as { workspaceDiagnostics: boolean } | undefined)
        ?.workspaceDiagnostics;
    await until('the registration', () => isWide() === false);
    assert.equal(client.capabilities.diagnosticProvider, undefined, 'registered once');
    await client.configure(wide);
    await until('the wide one', () => isWide() === true);
    await client.configure(completeness);
    await until('the narrow one', () => isWide() === false);
  });

  it('are not for a client that finds no files: it pulls those of documents as ever', async () => {
    const client = await start({ settings: wide, initializationOptions: {} });
    assert.deepEqual(client.capabilities.diagnosticProvider, {
      identifier: 'fedreq',
      interFileDependencies: false,
      workspaceDiagnostics: false,
    });
    assert.equal(client.optionsOf('textDocument/diagnostic'), undefined);
    assert.ok((await client.diagnostics(await client.open(uri, unanswered))).length > 0);
  });

  it('come bit by bit in a request that is held open', async () => {
    const client = await start({ settings: wide });
    const held = client.holdWorkspace();
    await until('all', () => byFile(held.items).size === 3);
    assert.ok(held.items.every(item => item.kind === 'full' && item.items.length > 0 && item.version === null));
    held.items.length = 0;
    await client.write(uri, unanswered.replace('Hi all! ', ''));
    await until('the change', () => held.items.length > 0);
    assert.deepEqual(
      held.items.map(item => item.uri),
      [uri],
      'nothing else is told again',
    );
    await client.write(uri, undefined);
    await until('it to be empty', () => {
      const last = held.items.at(-1);
      return last?.kind === 'full' && last.items.length === 0;
    });
    held.cancel();
    assert.deepEqual(await held.answer, { items: [] });
  });

  it('are the same as those of the open document, and not told twice', async () => {
    const client = await start({ settings: wide });
    const held = client.holdWorkspace();
    await client.open(uri, unanswered);
    await until('the open one', () => byFile(held.items).get(uri)?.version === 1);
    const ofDocument = await client.pull(uri);
    assert.equal(byFile(held.items).get(uri)?.resultId, ofDocument.resultId);
    await aWhile(300);
    assert.deepEqual(client.published, [], 'nothing is pushed to a client that pulls');
  });

  it('that are known already are confirmed, not sent', async () => {
    const client = await start({ settings: wide });
    const first = client.holdWorkspace();
    await until('all', () => byFile(first.items).size === 3);
    first.cancel();
    const known = first.items.flatMap(({ uri, resultId }) =>
      resultId === undefined ? [] : [{ uri, value: resultId }],
    );
    const second = client.holdWorkspace([...known, { uri: `${folder}/gone.fedreq.md`, value: 'x' }]);
    await until('the answer', () => second.items.length >= 4);
    assert.deepEqual(second.items.map(({ kind }) => kind).sort(), ['full', 'unchanged', 'unchanged', 'unchanged']);
    assert.deepEqual(byFile(second.items).get(`${folder}/gone.fedreq.md`), {
      kind: 'full',
      uri: `${folder}/gone.fedreq.md`,
      version: null,
      items: [],
    });
    second.cancel();
  });
});
