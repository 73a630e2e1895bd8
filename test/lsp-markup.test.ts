// What a hostile document or project file gets into Markdown, links and commands of the editor: its words, and nothing that acts.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import {
  type CodeLens,
  CodeLensRequest,
  type CompletionItem,
  type InlayHint,
  InlayHintRequest,
  InlayHintResolveRequest,
  MarkupContent,
} from 'vscode-languageserver/node';
import { rules } from '../server/src/engine/index.ts';
import type { TestClient } from './kit/client.ts';
import { clientsWith, folder, uri, yamlUri } from './kit/server.ts';

const start = clientsWith();

/** Reads Markdown as a careless editor would: with HTML, with every scheme, with addresses made links. */
const careless = new MarkdownIt({ html: true, linkify: true });
careless.validateLink = () => true;

/** Where a Markdown leads, what it fetches, and its HTML. */
function actsOf(markdown: string): { links: string[]; others: string[] } {
  const tokens = careless.parse(markdown, {}).flatMap(token => [token, ...(token.children ?? [])]);
  const addresses = tokens.flatMap(token => (token.type === 'link_open' ? [String(token.attrGet('href'))] : []));
  const others = tokens.filter(({ type }) => type === 'image' || type.startsWith('html_') || type === 'fence');
  return { links: addresses, others: others.map(({ content, markup }) => markup + content) };
}

const schemes = [
  'command:workbench.action.quit',
  'javascript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'https://evil.test/x',
];
const hostile = [
  ...schemes.flatMap(address => [`[run](${address})`, `<${address}>`, `![x](${address})`, address]),
  ...['[a][b]', '[b]: vscode:extension/x', '<img src=x onerror=alert(1)>', '<a href="command:x">y</a>', '</p>'],
  ...[
    '`](command:x)',
    '\\[run\\](command:x)',
    '&#91;run](command:x)',
    '](command:x)',
    '**',
    '~~~',
    '$(zap)',
    '||',
    'www.evil.test',
    'a@evil.test',
  ],
  ...['"quoted"', "it's", '{0}', '\u202e', '\u0007', '‮', '[run](<command:x y>)', '[run](\tcommand:x)', 'AB#12'],
];
const piece = fc.constantFrom(...hostile);
const plain = fc.constantFrom('orders', 'Reads of ORD-12', 'the gateway (GW)', 'must be fast', 'at most 300 ms', 'GW');
const words = fc.array(fc.oneof(piece, plain), { minLength: 1, maxLength: 3 }).map(all => all.join(' '));

const markdownOf = ([a = '', b = '', c = '', d = '', e = '', f = '']: readonly string[]) => `---
kind: federation-request
federation: graphql
participants: [${JSON.stringify(a)}, gateway${b.replace(/[^\w:()]/g, '')}]
---
# Let ${a} read ${b}

The gateway (GW) ${c} asks ${a} within 300 ms, ${d}. The GW of Order Lines (OL)${e} and XYZ are slow: [x](${f}).

## Problem

- **Who hurts**: ${b} and ${c}, 14 % of ORD-${d}.
- ${e}: ${f}

## Caching

Not applicable: ${c}

## Rollout

TBD

## Glossary

- **${d}**: ${e} is ${f}
- Tenant: ${a}

<!-- fedreq-ignore vague-term, ${b.replaceAll('--', '')}: ${c.replaceAll('--', '')} -->
It is fast. ${f}
<!-- fedreq-covers: ${d.replaceAll('--', '')} -->
The OL ${e} must be done in 30.
`;

const yamlOf = ([a = '', b = '', c = '', d = '']: readonly string[]) => `kind: federation-request
federation: graphql
title: ${JSON.stringify(`Let ${a} read ${b}`)}
participants: [${JSON.stringify(a)}]
glossary:
  ${JSON.stringify(b)}: ${JSON.stringify(c)}
problem:
  who: ${JSON.stringify(`${d} hurts, 14 % of ORD-12 within 300 ms`)}
${JSON.stringify(c)}: ${JSON.stringify(d)}
rollout: TBD
`;

/** What a project may say, each with hostile words: what is refused leaves the rest in force. An address of the web may become a link. */
const settingsOf = (row: readonly string[]) => {
  const [a = '', b = '', c = '', d = ''] = row.map(one => one.replaceAll(/\S*evil\.test\S*/g, 'web'));
  return JSON.stringify({
    federation: 'graphql',
    glossary: { [a]: b },
    tickets: { 'ORD-': `https://tickets.test/${c}{number}`, [d]: 'https://tickets.test/{id}', 'AB#': `${a}{id}` },
    concerns: {
      billing: {
        question: `Who pays ${a}?`,
        title: `Billing ${b}`,
        why: c,
        elements: { payer: { ask: d, name: a, example: b } },
      },
      legal: { question: `Who signs (${c})?`, elements: { [d]: { ask: a } } },
      rollout: { aliases: [a], elements: { gate: { ask: `${b}?`, words: [c] } } },
    },
    overrides: [{ files: [a], rules: { 'vague-term': 'error' } }],
  });
};

interface Said {
  readonly markdown: string[];
  readonly links: string[];
  readonly commands: string[];
}

const markdownIn = (value: unknown): string[] =>
  MarkupContent.is(value) && value.kind === 'markdown' ? [value.value] : [];

/** All that acts in what the server says of a document, asked at every line. */
async function saidOf(client: TestClient, document: string, text: string): Promise<Said> {
  const lines = text.split('\n');
  const end = { line: lines.length, character: 0 };
  const range = { start: { line: 0, character: 0 }, end };
  const { connection } = client;
  const textDocument = { uri: document };
  const places = lines.flatMap((line, i) =>
    [2, 9, line.length - 3].filter(at => at >= 0).map(character => ({ line: i, character })),
  );
  const hovers = await Promise.all(places.map(position => client.hover(document, position)));
  const ends = lines.map((line, i) => ({ line: i, character: line.length }));
  const entries: CompletionItem[] = (
    await Promise.all(ends.map(position => client.complete(document, position)))
  ).flat();
  const hints: InlayHint[] = (await connection.sendRequest(InlayHintRequest.type, { textDocument, range })) ?? [];
  const told = await Promise.all(hints.map(hint => connection.sendRequest(InlayHintResolveRequest.type, hint)));
  const lenses: CodeLens[] = (await connection.sendRequest(CodeLensRequest.type, { textDocument })) ?? [];
  const diagnostics = await client.diagnostics(document);
  const links = await client.links(document);
  const actions = await client.actions(document, range);
  assert.ok(diagnostics.length > 0);
  return {
    markdown: [
      ...hovers.flatMap(hover => markdownIn(hover?.contents)),
      ...entries.flatMap(({ documentation }) => markdownIn(documentation)),
      ...told.flatMap(({ tooltip }) => markdownIn(tooltip)),
      ...diagnostics.flatMap(({ message }) => markdownIn(message)),
    ],
    links: [
      ...links.flatMap(({ target }) => target ?? []),
      ...diagnostics.flatMap(({ codeDescription }) => codeDescription?.href ?? []),
    ],
    commands: [
      ...[...lenses, ...entries, ...actions].flatMap(({ command }) => command?.command ?? []),
      ...hints.flatMap(({ label }) => (Array.isArray(label) ? label.flatMap(part => part.command?.command ?? []) : [])),
    ],
  };
}

/** Where the pages of the rules lead, by Fedreq's own words. */
const sources = new Set(
  rules.flatMap(({ guidance }) => Array.from(guidance.matchAll(/\]\((https:[^)]+)\)/g), ([, address]) => address)),
);
const isOurs = (address: string, document: string): boolean =>
  sources.has(address) || (address.startsWith(document) && /^#L\d+$/.test(address.slice(document.length)));

describe('hostile words of a document and of its project', () => {
  it('get no link, image, HTML or command of theirs into what an editor shows', async () => {
    const rows = fc.sample(fc.array(words, { minLength: 6, maxLength: 6 }), { seed: 20_261_126, numRuns: 8 });
    const client = await start({ settings: { inlayHints: true, codeLens: true } });
    let shown = 0;
    for (const [i, row] of rows.entries()) {
      await client.write(`${folder}/.fedreq.yaml`, settingsOf(row));
      const isYaml = i % 4 === 3;
      const document = isYaml ? yamlUri : uri;
      const text = isYaml ? yamlOf(row) : markdownOf(row);
      await client.open(document, text, isYaml ? 'yaml' : 'markdown');
      const { markdown, links, commands } = await saidOf(client, document, text);
      shown += markdown.length;
      for (const one of markdown) {
        assert.doesNotMatch(one, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
        const acts = actsOf(one);
        assert.deepEqual(acts.others, [], one);
        assert.deepEqual(
          acts.links.filter(address => !isOurs(address, document)),
          [],
          one,
        );
      }
      assert.deepEqual(
        links.filter(address => !/^https?:\/\//.test(address)),
        [],
      );
      assert.deepEqual(
        commands.filter(name => !name.startsWith('fedreq.')),
        [],
      );
      await client.close(document);
    }
    assert.ok(shown > 300, String(shown));
  });
});
