// Clients that can do little, one row each: whatever they lack, they get findings, guidance and fixes that they can use.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ClientCapabilities, Diagnostic } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { modern, old, type TestClient } from './kit/client.ts';
import { clientsWith, completeness, curt, folder, polite, rangeOf, rulesOf, unanswered, uri } from './kit/server.ts';

const start = clientsWith();
const project = `${folder}/.fedreq.yaml`;

/** Capabilities without some, each by its path. */
function without(capabilities: ClientCapabilities, ...paths: readonly string[]): ClientCapabilities {
  const copy = structuredClone(capabilities) as Record<string, unknown>;
  for (const path of paths) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    const parent = keys.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], copy);
    assert.ok(Object.hasOwn(parent as object, last), `${path} is a capability of the client`);
    delete (parent as Record<string, unknown>)[last];
  }
  return copy as ClientCapabilities;
}

interface Row {
  readonly name: string;
  readonly capabilities: ClientCapabilities;
  /** Without any folder: `rootUri` is null. */
  readonly rootless?: true;
}

const rows: readonly Row[] = [
  { name: 'everything', capabilities: modern },
  { name: 'nothing', capabilities: old },
  { name: 'nothing, and no folder', capabilities: old, rootless: true },
  {
    name: 'no dynamic registration',
    capabilities: without(
      modern,
      'workspace.didChangeConfiguration.dynamicRegistration',
      'workspace.didChangeWatchedFiles.dynamicRegistration',
    ),
  },
  { name: 'no pull diagnostics', capabilities: without(modern, 'textDocument.diagnostic') },
  { name: 'no refresh', capabilities: without(modern, 'workspace.diagnostics') },
  { name: 'no resolve', capabilities: without(modern, 'textDocument.codeAction.resolveSupport') },
  { name: 'resolve without data', capabilities: without(modern, 'textDocument.codeAction.dataSupport') },
  { name: 'no workspace folders', capabilities: without(modern, 'workspace.workspaceFolders') },
  { name: 'no folder at all', capabilities: without(modern, 'workspace.workspaceFolders'), rootless: true },
  { name: 'no configuration request', capabilities: without(modern, 'workspace.configuration') },
  {
    name: 'no snippets',
    capabilities: without(modern, 'textDocument.completion', 'workspace.workspaceEdit.snippetEditSupport'),
  },
  { name: 'no document changes', capabilities: without(modern, 'workspace.workspaceEdit') },
  {
    name: 'no Markdown',
    capabilities: { ...modern, textDocument: { ...modern.textDocument, hover: { contentFormat: ['plaintext'] } } },
  },
  { name: 'unknown encodings', capabilities: { ...modern, general: { positionEncodings: ['latin-1', 'utf-7'] } } },
  { name: 'only textDocument', capabilities: { textDocument: modern.textDocument ?? {} } },
  { name: 'only workspace', capabilities: { workspace: modern.workspace ?? {} } },
];

/** What a client of these capabilities knows of a document: pulled where it can, else pushed. */
async function findings(client: TestClient, { capabilities }: Row, holds: (found: readonly Diagnostic[]) => boolean) {
  if (!capabilities.textDocument?.diagnostic)
    return (await client.pushed(uri, ({ diagnostics }) => holds(diagnostics))).diagnostics;
  const found = await client.diagnostics(uri);
  assert.ok(holds(found), JSON.stringify(rulesOf(found)));
  return found;
}

const greets = (found: readonly Diagnostic[]): boolean => rulesOf(found).includes('greeting');

describe('a client with', () => {
  for (const row of rows)
    it(`${row.name} finds, reads and mends`, async () => {
      const { capabilities, rootless } = row;
      const client = await start({
        capabilities,
        folders: rootless ? [] : [folder],
        settings: completeness,
        initializationOptions: { settings: completeness },
      });
      assert.equal(client.capabilities.positionEncoding, 'utf-16');
      await client.open(uri, unanswered);
      const found = await findings(client, row, greets);
      assert.deepEqual(new Set(rulesOf(found)), new Set(['greeting', 'missing-concern', 'placeholder-answer']));

      const hover = await client.hover(uri, rangeOf('Rollout').start);
      assert.match(JSON.stringify(hover?.contents), /How is it rolled out|rollout/i);
      assert.ok((await client.symbols(uri)).length > 0);

      const [action] = await client.actions(uri, rangeOf('Hi all!'), ['quickfix']);
      assert.ok(action, 'a fix is offered');
      const lazy =
        capabilities.textDocument?.codeAction?.resolveSupport && capabilities.textDocument.codeAction.dataSupport;
      assert.equal(action.edit === undefined, Boolean(lazy), 'the edit comes at once for who cannot ask for it');
      const { edit } = lazy ? await client.ask<typeof action>('codeAction/resolve', action) : action;
      assert.equal(
        edit?.documentChanges !== undefined,
        Boolean(capabilities.workspace?.workspaceEdit?.documentChanges),
      );
      const changes =
        edit?.changes?.[uri] ?? edit?.documentChanges?.flatMap(one => ('edits' in one ? one.edits : [])) ?? [];
      const plain = changes.filter(one => 'newText' in one);
      assert.equal(plain.length, changes.length);
      const mended = TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, unanswered), plain);
      assert.equal(mended, unanswered.replace(polite, curt));

      await client.change(uri, { text: `${unanswered}\n## ` });
      const offered = await client.complete(uri, { line: 8, character: 3 });
      const stops = Boolean(capabilities.textDocument?.completion?.completionItem?.snippetSupport);
      assert.ok(offered.some(({ label }) => label === 'Problem'));
      assert.equal(/\$\{?\d/.test(JSON.stringify(offered)), stops, 'tab stops for who knows them, and for no other');

      await client.change(uri, { text: mended });
      await findings(client, row, one => one.length > 0 && !greets(one));
      assert.deepEqual(client.logged, [], 'nothing went wrong');
      if (!capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration)
        assert.ok(!client.registered.includes('workspace/didChangeWatchedFiles'));
    });

  for (const row of rows)
    it(`${row.name} is judged by the settings that it sends, and by those of the project`, async () => {
      const client = await start({
        capabilities: row.capabilities,
        folders: row.rootless ? [] : [folder],
        settings: completeness,
        initializationOptions: { settings: completeness },
      });
      await client.open(uri, polite);
      await findings(client, row, greets);
      await client.configure({ rules: { ...completeness.rules, greeting: 'off' } });
      await findings(client, row, found => found.length > 0 && !greets(found));
      client.files.set(project, 'rules: { greeting: error, missing-concern: off }\n');
      await client.save(uri);
      await findings(client, row, found => found.length === 1 && greets(found));
    });
});
