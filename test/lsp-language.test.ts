// The language server speaks the language of its client, over real streams; what it writes into a document stays English.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CodeActionResolveRequest } from 'vscode-languageserver/node';
import { type ReportView, requests, type StatusView } from '../server/src/lsp/protocol.ts';
import type { ClientOptions, TestClient } from './kit/client.ts';
import { clientsWith, completeness, folder, germanTexts, rangeOf, unanswered, uri } from './kit/server.ts';

const start = clientsWith({ folders: [folder], settings: completeness });

async function opened(options: ClientOptions): Promise<TestClient> {
  const client = await start(options);
  await client.open(uri, unanswered);
  return client;
}

const messagesOf = async (client: TestClient): Promise<readonly string[]> =>
  (await client.diagnostics(uri)).map(({ message }) => String(message));

const greeting = 'Die Anforderung beginnt mit einem Gruß. Erwartet wird der Satz, der sagt, was verlangt wird.';

describe('a client whose locale is German', () => {
  it('has German diagnostics with the author’s words as they are', async () => {
    const messages = await messagesOf(await opened({ locale: 'de-AT' }));
    assert.ok(messages.includes(greeting));
    assert.ok(
      messages.includes(
        "„Rollout“ sagt nicht mehr als „TBD“. Erwartet wird eine Antwort auf „Was ist der sicherste Weg der Einführung?“, oder 'Not applicable: reason'.",
      ),
    );
  });

  it('has German hovers and actions, and English in the document', async () => {
    const client = await opened({ locale: 'de' });
    const { start: place } = rangeOf('Rollout');
    const hover = await client.hover(uri, place);
    assert.match(
      JSON.stringify(hover?.contents),
      /\*\*Einführung\*\* \(noch nichts gesagt\): Was ist der sicherste Weg/,
    );
    const actions = await client.actions(uri, rangeOf('Rollout'));
    const action = actions.find(({ title }) => title === 'Die Fragen von „Einführung“ einfügen');
    assert.ok(action);
    const { edit } = await client.connection.sendRequest(CodeActionResolveRequest.type, action);
    assert.match(JSON.stringify(edit), /Way back/);
  });

  it('has a German report, page and status', async () => {
    const client = await opened({ locale: 'de' });
    const report = await client.ask<ReportView>(requests.report, { uri });
    assert.match(report.verdict, /^Noch nicht bereit zur Übergabe: Problem, Zusicherungen, Einführung und 11 weitere/);
    assert.equal(report.concerns.find(({ id }) => id === 'failure')?.title, 'Ausfallarten');
    const page = await client.ask<string>(requests.reportHtml, { uri });
    assert.match(page, /<html lang="de">/);
    assert.match(page, /Die drei Fragen/);
    const status = await client.ask<StatusView>(requests.status, { uri });
    assert.equal(status.reason, 'Geprüft: Der Name endet auf .fedreq.md.');
  });

  it('is told what is wrong with its settings in German', async () => {
    const client = await start({ locale: 'de' });
    const file = `${folder}/.fedreq.yaml`;
    await client.open(file, 'stage: reviw\n');
    const [mistake] = await client.diagnostics(file);
    assert.equal(
      mistake?.message,
      "'reviw' ist keine Stufe. Meinten Sie 'review'? Erwartet: draft, review oder ready.",
    );
  });
});

describe('texts', () => {
  it('are those that the client sends, where it sends some', async () => {
    const texts = { ...germanTexts(), 'Remove the greeting': 'Weg damit' };
    const client = await opened({ locale: 'de', initializationOptions: { texts } });
    const titles = (await client.actions(uri, rangeOf('Hi all!'))).map(({ title }) => title);
    assert.ok(titles.includes('Weg damit'));
  });

  for (const [name, options] of Object.entries({
    'of a language that is not there': { locale: 'fr' },
    'of no language': {},
    'that are none': { locale: 'de', initializationOptions: { texts: { a: 1 } } },
    'of a path': { locale: '../de' },
  }))
    it(`${name} leave English`, async () => {
      const messages = await messagesOf(await opened(options));
      assert.ok(messages.some(message => message.startsWith('The request opens with a greeting.')));
    });
});
