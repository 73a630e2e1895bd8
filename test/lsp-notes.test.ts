// What the language server writes beside the text: inlay hints at headings and a code lens at the title, as they are set.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type CodeLens,
  CodeLensRefreshRequest,
  CodeLensRequest,
  ExecuteCommandRequest,
  type InlayHint,
  InlayHintRefreshRequest,
  InlayHintRequest,
  InlayHintResolveRequest,
  MarkupContent,
  ShowMessageNotification,
} from 'vscode-languageserver/node';
import { modern, type TestClient, until } from './kit/client.ts';
import { clientsWith, curt, folder, uri, yamlUri } from './kit/server.ts';

const start = clientsWith({ folders: [folder], settings: { inlayHints: true } });

const markdown = `---
owner: "@acme/🧭"
---

# Let 🧭 storefront read order status

## 🧭 Rollout ##

Stage 1: one tenant, switched on by a flag. Way back: switch the flag off.

Caching
-------

Not applicable: nothing is cached, every read goes to orders-eu.

## Other notes

None.
`;
const yaml = `kind: federation-request
title: Let 🧭 storefront read order status
rollout:
  stages: one tenant first, switched on by a flag # 🧭
guarantees: TBD
`;
const everywhere = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

const hints = async (client: TestClient, about: string, range = everywhere): Promise<InlayHint[]> =>
  (await client.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri: about }, range })) ?? [];
const lenses = async (client: TestClient, about: string): Promise<CodeLens[]> =>
  (await client.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: about } })) ?? [];

/** Where words end, or begin, by line and units of an encoding. */
function positionIn(text: string, offset: number, encoding: string) {
  const lines = text.slice(0, offset).split(/\r\n|\n/);
  const last = lines.at(-1) ?? '';
  const units = { 'utf-8': Buffer.byteLength(last), 'utf-16': last.length, 'utf-32': [...last].length }[encoding] ?? -1;
  return { line: lines.length - 1, character: units };
}

describe('hints at headings', () => {
  for (const encoding of ['utf-8', 'utf-16', 'utf-32'])
    for (const eol of ['\n', '\r\n'])
      for (const [about, language, source, ends] of [
        [uri, 'markdown', markdown, ['Rollout ##', 'Caching']],
        [yamlUri, 'yaml', yaml, ['rollout:', 'guarantees: TBD']],
      ] as const)
        it(`stand at the end of a heading's line (${language}, ${encoding}, ${JSON.stringify(eol)})`, async () => {
          const client = await start({ capabilities: { ...modern, general: { positionEncodings: [encoding] } } });
          const text = source.replaceAll('\n', eol);
          await client.open(about, text, language);
          const found = await hints(client, about);
          assert.deepEqual(
            found.map(({ position }) => position),
            ends.map(words => positionIn(text, text.indexOf(words) + words.length, encoding)),
          );
          const [, second] = found;
          assert.match(String(found[0]?.label), /^[1-9] of \d$/);
          assert.match(String(second?.label), language === 'yaml' ? /^0 of \d$/ : /^does not apply$/);
          const [lens] = await lenses(client, about);
          const title = text.indexOf('Let');
          assert.deepEqual(lens?.range.start, positionIn(text, title, encoding));
        });

  it('are those of the range that is asked for', async () => {
    const client = await start();
    await client.open(uri, markdown);
    const [first, second] = await hints(client, uri);
    const range = { start: { line: 8, character: 0 }, end: { line: 12, character: 0 } };
    assert.deepEqual(await hints(client, uri, range), [second]);
    assert.notEqual(first, undefined);
  });

  it('name what is missing in a tooltip, at once or when it is asked for', async () => {
    const tooltipOf = (hint: InlayHint | undefined) =>
      MarkupContent.is(hint?.tooltip) ? hint.tooltip : { kind: '', value: '' };
    const eager = await start();
    await eager.open(uri, markdown);
    const { kind, value } = tooltipOf((await hints(eager, uri))[0]);
    assert.equal(kind, 'markdown');
    assert.match(
      value,
      /^\*\*Rollout\*\*: .*\n\n(?:- ✗ not found(?:, needed)?: .*\n)+(?:- ✓ found: .*\n)*- ✓ found: way back/,
    );

    const textDocument = { ...modern.textDocument, inlayHint: { resolveSupport: { properties: ['tooltip'] } } };
    const lazy = await start({ capabilities: { ...modern, textDocument } });
    await lazy.open(uri, markdown);
    const [hint] = await hints(lazy, uri);
    assert.ok(hint && hint.tooltip === undefined);
    assert.equal(tooltipOf(await lazy.connection.sendRequest(InlayHintResolveRequest.type, hint)).value, value);
    await lazy.change(uri, { text: '# Nothing\n\n## Rollout\n' });
    const after = tooltipOf(await lazy.connection.sendRequest(InlayHintResolveRequest.type, hint)).value;
    assert.doesNotMatch(after, /✓/, 'as the text is now');
    await lazy.close(uri);
    assert.deepEqual(await lazy.connection.sendRequest(InlayHintResolveRequest.type, hint), hint);
  });

  it('are off and the lens is on unless it is set otherwise; a wrong value is told in the log', async () => {
    const client = await start({ settings: {} });
    await client.open(uri, markdown);
    assert.deepEqual(await hints(client, uri), []);
    assert.equal((await lenses(client, uri)).length, 1);
    await client.configure({ inlayHints: true, codeLens: false });
    assert.equal((await hints(client, uri)).length, 2);
    assert.deepEqual(await lenses(client, uri), []);
    await client.configure({ inlayHints: 'yes' });
    assert.deepEqual(await hints(client, uri), []);
    assert.ok(client.logged.some(line => /fedreq\.inlayHints: Expected true or false, found "yes"/.test(line)));
  });

  it('are none in a document that is no request', async () => {
    const client = await start();
    const other = await client.open(`${folder}/notes.md`, markdown);
    assert.deepEqual([await hints(client, other), await lenses(client, other)], [[], []]);
  });
});

describe('the lens at the title', () => {
  it('says how complete the request is as the text is now', async () => {
    const client = await start();
    await client.open(uri, curt);
    const [lens] = await lenses(client, uri);
    assert.match(lens?.command?.title ?? '', /^\d+% complete, \d+ of 14 points open$/);
    await client.change(uri, {
      text: `${curt}\n## Caching\n\nNot applicable: nothing is cached, each read goes there.\n`,
    });
    const [after] = await lenses(client, uri);
    assert.notEqual(after?.command?.title, lens?.command?.title);
  });

  it('opens the report where the client can', async () => {
    const client = await start({ initializationOptions: { opensReport: true } });
    await client.open(uri, curt);
    const [lens] = await lenses(client, uri);
    assert.deepEqual([lens?.command?.command, lens?.command?.arguments], ['fedreq.checkCompleteness', [uri]]);
    assert.equal(client.capabilities.executeCommandProvider, undefined);
  });

  it('tells the verdict in a message where it cannot, and why there is none', async () => {
    const client = await start();
    const messages: string[] = [];
    client.connection.onNotification(ShowMessageNotification.type, ({ message }) => void messages.push(message));
    await client.open(uri, curt);
    const [lens] = await lenses(client, uri);
    const { command = '', arguments: given = [] } = lens?.command ?? {};
    assert.deepEqual(client.capabilities.executeCommandProvider?.commands, [command]);
    const execute = (params: unknown[]) =>
      client.connection.sendRequest(ExecuteCommandRequest.type, { command, arguments: params });
    assert.equal(await execute(given), null);
    await until('the verdict', () => messages.some(message => /^Not ready to hand over: /.test(message)));
    await client.close(uri);
    for (const params of [given, [], [{ uri }]]) assert.equal(await execute(params), null);
    await until('why not', () => messages.filter(message => /the document is not open/.test(message)).length === 3);
  });
});

describe('when what a document is judged by changes', () => {
  const withRefresh = {
    ...modern,
    workspace: { ...modern.workspace, inlayHint: { refreshSupport: true }, codeLens: { refreshSupport: true } },
  };
  const projectFile = `${folder}/.fedreq.yaml`;

  it('the client is told to ask for hints and lenses again', async () => {
    const client = await start({ capabilities: withRefresh });
    let told = { hints: 0, lenses: 0 };
    client.connection.onRequest(InlayHintRefreshRequest.type, () => void told.hints++);
    client.connection.onRequest(CodeLensRefreshRequest.type, () => void told.lenses++);
    await client.open(uri, `${curt}\n## Landing day\n\nStage 1: one tenant.\n`);
    assert.deepEqual(await hints(client, uri), []);
    const once = async () => {
      await until('both', () => told.hints > 0 && told.lenses > 0);
      told = { hints: 0, lenses: 0 };
    };
    await client.write(projectFile, 'concerns: { rollout: { aliases: [Landing day] } }\n');
    await once();
    assert.equal((await hints(client, uri)).length, 1);
    await client.configure({ inlayHints: false });
    await once();
    assert.deepEqual(await hints(client, uri), []);
    const other = await client.open(`${folder}/notes.md`, markdown);
    assert.deepEqual(await lenses(client, other), []);
    await client.ask('fedreq/check', { uri: other });
    await once();
    assert.equal((await lenses(client, other)).length, 1);
  });

  it('a client that cannot be told is not', async () => {
    const client = await start();
    await client.open(uri, curt);
    await client.configure({ inlayHints: false });
    await client.diagnostics(uri);
    assert.deepEqual(
      client.received
        .flatMap(message => ('method' in message ? [String(message.method)] : []))
        .filter(name => /Lens|inlay/.test(name)),
      [],
    );
  });
});
