// A server in this process for the suites of the language server, and the requests that most of them are about.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { afterEach } from 'node:test';
import {
  createConnection,
  type Diagnostic,
  ProposedFeatures,
  type ServerCapabilities,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Texts } from '../../server/src/engine/index.ts';
import { serve } from '../../server/src/lsp/server.ts';
import { entriesAmong } from '../../server/src/lsp/uris.ts';
import { type ClientOptions, TestClient } from './client.ts';
import { onlyRules } from './documents.ts';

export const folder = 'file:///work/orders';
/** Folders that a server on this machine does not reach: in a repository on the web, on a remote machine, in a container. */
export const elsewhere = [
  'vscode-vfs://github/acme/orders',
  'vscode-remote://ssh-remote%2Bbuild.acme.example/work/orders',
  'vscode-remote://dev-container%2B7b22686f737450617468223a222f776f726b227d/workspaces/orders',
] as const;
export const uri = `${folder}/status.fedreq.md`;
export const polite = '# Let storefront read order status\n\nHi all! Let storefront read the status of orders-eu.\n';
/** The same without its greeting. */
export const curt = polite.replace('Hi all! ', '');
export const yamlUri = `${folder}/status.fedreq.yaml`;
/** Opens with a greeting and leaves most unsaid. */
export const unanswered = `${polite}\n## Rollout\n\nTBD\n`;
export const unansweredYaml = 'kind: federation-request\ntitle: Let storefront read order status\nrollout: TBD\n';
/** Settings that find what those lack. */
export const completeness = onlyRules('greeting', 'missing-concern', 'placeholder-answer');
export const greeting = onlyRules('greeting');
export const rulesOf = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code);

/** The place of some words in a text, and the range of them. */
export function rangeOf(words: string, within = unanswered) {
  const document = TextDocument.create('', '', 0, within);
  const start = within.indexOf(words);
  assert.ok(start >= 0, `'${words}' is in the text`);
  return { start: document.positionAt(start), end: document.positionAt(start + words.length) };
}

/** Starts clients that differ from these options, each with a server of its own; they are stopped after each test. */
export function clientsWith(defaults: ClientOptions = { folders: [folder], settings: greeting }) {
  let running: TestClient[] = [];
  afterEach(async () => {
    await Promise.all(running.map(client => client.stop()));
    running = [];
  });
  return async (options: ClientOptions = {}): Promise<TestClient> => {
    const client = await startClient({ ...defaults, ...options });
    running.push(client);
    return client;
  };
}

/** The texts that come with Fedreq. */
export const germanTexts = (): Texts => JSON.parse(readFileSync('l10n/bundle.l10n.de.json', 'utf8'));

/** What the server says that it answers, for a client that can do everything. */
export async function offered(): Promise<ServerCapabilities> {
  const client = await startClient();
  const { capabilities } = client;
  await client.stop();
  return capabilities;
}

/** A client and a server in this process, with streams between them. The files are those of the options. */
async function startClient(options: ClientOptions = {}): Promise<TestClient> {
  const up = new PassThrough();
  const down = new PassThrough();
  const client = new TestClient({ input: down, output: up }, options);
  // Readers and writers rather than raw streams: with those the end of input would end this process.
  serve(createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down)), {
    readText: async uri => {
      assert.ok(uri.startsWith('file:'), `${uri} is no file of this machine`);
      return client.files.get(uri);
    },
    readTexts: async language => (language === 'de' ? germanTexts() : undefined),
    entriesIn: async folder => entriesAmong([...client.files.keys()], folder),
  });
  await client.initialize(options);
  return client;
}
