// What the language server knows of names: where they are defined and used, other names for them, and tickets as links.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  DefinitionRequest,
  DocumentHighlightRequest,
  type DocumentLink,
  DocumentLinkRequest,
  PrepareRenameRequest,
  type Range,
  ReferencesRequest,
  RenameRequest,
  type TextEdit,
} from 'vscode-languageserver/node';
import { modern, type TestClient } from './kit/client.ts';
import { clientsWith, folder, uri, yamlUri } from './kit/server.ts';

const start = clientsWith({ folders: [folder], settings: {} });
const startIn = (encoding: string) =>
  start({ capabilities: { ...modern, general: { positionEncodings: [encoding] } } });

/** A document whose marks `«…»` name places; `at` gives the range of one by its number, in units of an encoding. */
function marked(source: string, eol = '\n', encoding = 'utf-16') {
  const spans: { start: number; end: number }[] = [];
  let text = '';
  for (const piece of source.replaceAll('\n', eol).split(/([«»])/)) {
    if (piece === '«') spans.push({ start: text.length, end: text.length });
    else if (piece === '»') spans[spans.length - 1] = { start: spans.at(-1)?.start ?? 0, end: text.length };
    else text += piece;
  }
  const position = (offset: number) => {
    const lines = text.slice(0, offset).split(/\r\n|\n/);
    const last = lines.at(-1) ?? '';
    const units = { 'utf-8': Buffer.byteLength(last), 'utf-16': last.length, 'utf-32': [...last].length }[encoding];
    return { line: lines.length - 1, character: units ?? -1 };
  };
  const ranges = spans.map((span): Range => ({ start: position(span.start), end: position(span.end) }));
  const offset = ({ line, character }: Range['start']) => {
    for (let at = 0; at <= text.length; at++) {
      const found = position(at);
      if (found.line === line && found.character === character) return at;
    }
    return assert.fail('a place in the text');
  };
  return { text, ranges, offset };
}

const documents = {
  markdown: {
    uri,
    cases: {
      'a participant in front matter': `---
participants:
  - storefront (the 🧭 shop)
  - «orders-eu»
---

# Let 🧭 storefront read orders of «orders-eu»

The reorders-eu, and \`«orders-eu»\` says so.
`,
      'an entry of the glossary': `---
glossary: { API: "🧭 of an SKU list", «SKU»: stock keeping unit }
---

# Let storefront read each SKUX

🧭 «SKUs» are many, an «SKU» is one, a sku is none.
`.replace('an SKU list', 'a list'),
      'an acronym after its long form': `# Let storefront read orders

🧭 The Order Review Council («ORC») rejects; 🧭 «ORCs» are many, XORC is none. Ask the «ORC».
`,
      'an acronym before its long form': `# Let storefront read orders

\`call(ORC)\` aside, the **«ORC»** (order review council) rejects.
`.replace('`call(ORC)` aside, the', '`call(XRC)` aside, the'),
      'an entry of a section': `# Let storefront read orders of a 🧭 «tenant»

«Tenants» share a database.

## Glossary

- 🧭 **«Tenant»**: one customer with its users.
`,
    },
  },
  yaml: {
    uri: yamlUri,
    cases: {
      'a participant': `kind: federation-request
title: Let 🧭 storefront read orders of «orders-eu»
participants: ["🧭", "«orders-eu»"]
problem: |
  🧭 «Orders-eu» is copied.
`,
      'an entry of the glossary': `kind: federation-request
glossary:
  API: "a list"
  «SKU»: stock keeping unit
problem: 🧭 «SKUs» are copied.
`,
      'an acronym after its long form': `kind: federation-request
title: Let storefront read orders
problem: The 🧭 Order Review Council («ORC») rejects. Ask the «ORC».
`,
    },
  },
};

describe('definition, references and highlights', () => {
  for (const [language, { uri: about, cases }] of Object.entries(documents))
    for (const [name, source] of Object.entries(cases))
      for (const encoding of ['utf-8', 'utf-16', 'utf-32'])
        for (const eol of ['\n', '\r\n'])
          it(`of ${name} (${language}, ${encoding}, ${JSON.stringify(eol)})`, async () => {
            const client = await startIn(encoding);
            const { text, ranges } = marked(source, eol, encoding);
            await client.open(about, text, language);
            const textDocument = { uri: about };
            const all = ranges.map(range => ({ uri: about, range }));
            const asked = await client.connection.sendRequest(DefinitionRequest.type, {
              textDocument,
              position: ranges[0]?.start ?? assert.fail(),
            });
            const definition = all.find(one => JSON.stringify(one) === JSON.stringify(asked)) ?? assert.fail(name);
            for (const { start: position } of ranges) {
              const at = { textDocument, position };
              assert.deepEqual(await client.connection.sendRequest(DefinitionRequest.type, at), definition);
              const references = (includeDeclaration: boolean) =>
                client.connection.sendRequest(ReferencesRequest.type, { ...at, context: { includeDeclaration } });
              assert.deepEqual(await references(true), all);
              assert.deepEqual(
                await references(false),
                all.filter(one => one !== definition),
              );
              const highlights = await client.connection.sendRequest(DocumentHighlightRequest.type, at);
              assert.deepEqual(
                highlights?.map(({ range }) => range),
                ranges,
              );
              assert.deepEqual(
                highlights?.flatMap(({ range, kind }) => (kind === 3 ? [range] : [])),
                [definition.range],
              );
            }
          });

  it('is where the name is defined, not within the meaning of another', async () => {
    const client = await start();
    const { text, ranges } = marked(
      '---\nglossary:\n  API: the SKU api\n  «SKU»: stock keeping unit\n---\n\n# An «SKU»\n',
    );
    await client.open(uri, text);
    const [definition, use] = ranges;
    assert.ok(definition && use);
    const at = { textDocument: { uri }, position: use.start };
    assert.deepEqual(await client.connection.sendRequest(DefinitionRequest.type, at), { uri, range: definition });
  });

  it('is nothing at other words, and in code an acronym is not defined', async () => {
    const client = await start();
    const { text, ranges } = marked('# Let «storefront» read\n\n`call(ORC)` and «ORC».\n');
    await client.open(uri, text);
    for (const { start: position } of ranges) {
      const at = { textDocument: { uri }, position };
      assert.equal(await client.connection.sendRequest(DefinitionRequest.type, at), null);
      const context = { includeDeclaration: true };
      assert.deepEqual(await client.connection.sendRequest(ReferencesRequest.type, { ...at, context }), []);
      assert.deepEqual(await client.connection.sendRequest(DocumentHighlightRequest.type, at), []);
    }
  });
});

async function renamedIn(
  client: TestClient,
  { about, language, source, to }: { about: string; language: string; source: string; to: string },
  { eol = '\n', encoding = 'utf-16' } = {},
): Promise<string> {
  const { text, ranges, offset } = marked(source, eol, encoding);
  await client.open(about, text, language);
  const [place] = ranges;
  assert.ok(place);
  const at = { textDocument: { uri: about }, position: place.start };
  const prepared = await client.connection.sendRequest(PrepareRenameRequest.type, at);
  assert.ok(prepared && 'range' in prepared);
  assert.deepEqual(prepared.range, place);
  const edit = await client.connection.sendRequest(RenameRequest.type, { ...at, newName: to });
  const [change] = edit?.documentChanges ?? [];
  assert.ok(change && 'edits' in change);
  assert.deepEqual(change.textDocument, { uri: about, version: 1 });
  const fromTheEnd = (change.edits as TextEdit[]).toSorted((a, b) => offset(b.range.start) - offset(a.range.start));
  return fromTheEnd.reduce((whole, { range, newText }) => {
    return whole.slice(0, offset(range.start)) + newText + whole.slice(offset(range.end));
  }, text);
}

describe('another name', () => {
  const markdown = `---
owner: "@acme/storefront"
federation: graphql
participants:
  - storefront
  - orders-eu
  - storefront admin
---

# Let 🧭 storefront read orders of orders-eu

Storefront asks; «storefront»'s users wait, and two storefronts differ. The storefront admin watches
the STOREFRONT, \`storefront\` and https://storefront.example/storefront, see [storefront](docs/storefront.md#storefront),
storefront.example, team/storefront/api, a@storefront and the *storefront*.

| storefront | orders-eu |
| --- | --- |
| Storefront | reads |

\`\`\`yaml
storefront: true
\`\`\`

<!-- fedreq-ignore vague-term: storefront says so -->
Next to <span id="storefront">storefront</span>.

[storefront]: https://example.com/storefront
`;
  const renamedMarkdown = `---
owner: "@acme/storefront"
federation: graphql
participants:
  - web shop
  - orders-eu
  - storefront admin
---

# Let 🧭 web shop read orders of orders-eu

Web shop asks; web shop's users wait, and two web shops differ. The storefront admin watches
the WEB SHOP, \`storefront\` and https://storefront.example/storefront, see [web shop](docs/storefront.md#storefront),
storefront.example, team/storefront/api, a@storefront and the *web shop*.

| web shop | orders-eu |
| --- | --- |
| Web shop | reads |

\`\`\`yaml
storefront: true
\`\`\`

<!-- fedreq-ignore vague-term: storefront says so -->
Next to <span id="storefront">web shop</span>.

[storefront]: https://example.com/storefront
`;
  const yaml = `kind: federation-request
title: Let 🧭 storefront read orders
participants: [storefront, "orders-eu"] # storefront
glossary: { SKU: what storefront sells }
problem: |
  🧭 Storefront copies, two «storefronts» differ, \`storefront\` too.
rollout:
  storefront: the storefront goes first
`;
  const renamedYaml = yaml
    .replace('🧭 storefront', '🧭 web shop')
    .replace('[storefront', '[web shop')
    .replace('what storefront', 'what web shop')
    .replace('Storefront copies', 'Web shop copies')
    .replace('«storefronts»', 'web shops')
    .replace('the storefront goes', 'the web shop goes');

  for (const encoding of ['utf-8', 'utf-16', 'utf-32'])
    for (const eol of ['\n', '\r\n'])
      it(`stands wherever the words say it, in their case and number (${encoding}, ${JSON.stringify(eol)})`, async () => {
        const client = await startIn(encoding);
        const how = { eol, encoding };
        const md = { about: uri, language: 'markdown', source: markdown, to: 'web shop' };
        assert.equal(await renamedIn(client, md, how), renamedMarkdown.replaceAll('\n', eol));
        const yml = { about: yamlUri, language: 'yaml', source: yaml, to: ' web  shop ' };
        assert.equal(await renamedIn(client, yml, how), renamedYaml.replaceAll('\n', eol));
      });

  it('of an acronym takes its plural with it, and no word in small letters', async () => {
    const client = await start();
    const source = '# T\n\nThe Order Review Council («ORC») rejects. ORCs are many, orcs are none. An orc.\n';
    assert.equal(
      await renamedIn(client, { about: uri, language: 'markdown', source, to: 'ARB' }),
      '# T\n\nThe Order Review Council (ARB) rejects. ARBs are many, orcs are none. An orc.\n',
    );
  });

  it('takes the links along that lead to its headings, and no others', async () => {
    const client = await start();
    const source = `---
participants: [Büro, billing]
---

# Let «Büro» read

See [above](#let-büro-read), [encoded](#let-b%C3%BCro-read "at #let-büro-read"), [the second][2], [pure](<#büro>),
<a href="#let-büro-read">here</a>, [billing](#billing), [elsewhere](other.md#büro) and \`[code](#büro)\`.

## Büro
## Büro
Who asks the Büro?
---
## Billing

[2]: #büro-1
[3]: #who-asks-the-büro
`;
    assert.equal(
      await renamedIn(client, { about: uri, language: 'markdown', source, to: 'Back Office' }),
      source
        .replace('«Büro»', 'Back Office')
        .replace('[Büro', '[Back Office')
        .replaceAll('## Büro', '## Back Office')
        .replace('asks the Büro', 'asks the Back Office')
        .replace('(#let-büro-read)', '(#let-back-office-read)')
        .replace('(#let-b%C3%BCro-read', '(#let-back-office-read')
        .replace('(<#büro>)', '(<#back-office>)')
        .replace('href="#let-büro-read"', 'href="#let-back-office-read"')
        .replace('[2]: #büro-1', '[2]: #back-office-1')
        .replace('#who-asks-the-büro', '#who-asks-the-back-office'),
    );
  });

  it('is changed where it is defined in code, too, and there alone', async () => {
    const client = await start();
    const source =
      '# T\n\n## Glossary\n\n- «`tenant`»: one customer.\n\n## Problem\n\nEach tenant waits, `tenant` too.\n';
    const { text } = marked(source);
    await client.open(uri, text);
    const position = { line: 4, character: 4 };
    const at = { textDocument: { uri }, position };
    const edit = await client.connection.sendRequest(RenameRequest.type, { ...at, newName: 'customer' });
    const [change] = edit?.documentChanges ?? [];
    assert.ok(change && 'edits' in change);
    assert.deepEqual(
      (change.edits as TextEdit[]).map(({ range, newText }) => [range.start.line, range.start.character, newText]),
      [
        [4, 3, 'customer'],
        [8, 5, 'customer'],
      ],
    );
  });

  it('is refused with the reason where there is none to change, and where it cannot be one', async () => {
    const client = await start();
    const { text, ranges } = marked(markdown);
    await client.open(uri, text);
    const place = (words: string, from = 0) => {
      const lines = text.slice(0, text.indexOf(words, from)).split('\n');
      return { line: lines.length - 1, character: (lines.at(-1) ?? '').length };
    };
    const prepare = (position: Range['start']) =>
      client.connection.sendRequest(PrepareRenameRequest.type, { textDocument: { uri }, position });
    await assert.rejects(prepare(place('users wait')), /Only names that the request defines/, 'other words');
    for (const words of ['storefront`', 'storefront.example/', 'storefront/api', 'storefront: true', 'storefront">'])
      await assert.rejects(
        prepare(place(words)),
        /Here 'storefront' stands in code, an address, a key or an id/,
        words,
      );

    const position = ranges[0]?.start ?? assert.fail();
    const rename = (newName: string) =>
      client.connection.sendRequest(RenameRequest.type, { textDocument: { uri }, position, newName });
    await assert.rejects(rename('  '), /Expected a name for 'storefront', found nothing/);
    await assert.rejects(rename('Orders-EU'), /'orders-eu' is the name of something else/);
    await assert.rejects(rename('a: b'), /is no name that can stand in prose and in lists alike/);
    await assert.rejects(rename('x'.repeat(81)), /at most 80 characters/);
    assert.ok(await rename('Storefront'), 'its own name in another case');
    assert.deepEqual(
      client.logged.filter(line => /failed/.test(line)),
      [],
      'a refusal is no failure',
    );
  });

  it('is prepared where the client asks for that, and offered in any case', async () => {
    const prepares = { ...modern, textDocument: { ...modern.textDocument, rename: { prepareSupport: true } } };
    assert.deepEqual((await start({ capabilities: prepares })).capabilities.renameProvider, { prepareProvider: true });
    assert.equal((await start()).capabilities.renameProvider, true);
  });
});

describe('tickets', () => {
  const settings = `tickets:
  ORD-: https://tickets.example/browse/ORD-{number}
  "#": https://code.example:8443/issues/{number}
  inc_: http://incidents.example/{id}
`;
  const files = { [`${folder}/.fedreq.yaml`]: settings };
  const markdown = `---
owner: team, see «ORD-1»
---

# Let 🧭 storefront read orders, «ORD-2»

🧭 «ORD-3», (**«ORD-4»**) and «#12» after «inc_3f-9a». No XORD-5, ORD-6x, ORD-, inc_none, a#7; \`ORD-8\`,
[ORD-9](https://x.example/ORD-9), <https://x.example/ORD-10>, https://x.example/ORD-11, [ORD-12][there].

> «ORD-13» says so.

| «ORD-14» | b |
| --- | --- |
| «ORD-15» | \`ORD-16\` |

<!-- ORD-17 -->

\`\`\`
ORD-18
\`\`\`

[there]: https://x.example/ORD-19
`;
  const yaml = `kind: federation-request
title: Let 🧭 storefront read orders, «ORD-2»
# ORD-3
problem: |
  🧭 «ORD-4» and \`ORD-5\`, https://x.example/ORD-6
ORD-7: none
`;
  const linksIn = async (client: TestClient, about: string): Promise<DocumentLink[]> =>
    (await client.connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri: about } })) ?? [];

  for (const encoding of ['utf-8', 'utf-16', 'utf-32'])
    for (const eol of ['\n', '\r\n'])
      for (const [about, language, source] of [
        [uri, 'markdown', markdown],
        [yamlUri, 'yaml', yaml],
      ] as const)
        it(`are links, not in code and not where a link is already (${language}, ${encoding}, ${JSON.stringify(eol)})`, async () => {
          const capabilities = {
            ...modern,
            general: { positionEncodings: [encoding] },
            textDocument: { ...modern.textDocument, documentLink: { tooltipSupport: true } },
          };
          const client = await start({ capabilities, files });
          const { text, ranges, offset } = marked(source, eol, encoding);
          await client.open(about, text, language);
          const links = await linksIn(client, about);
          assert.deepEqual(
            links.map(({ range }) => range),
            ranges,
          );
          for (const { range, target, tooltip } of links) {
            const name = text.slice(offset(range.start), offset(range.end));
            const [, prefix = '', rest = ''] = /^(ORD-|#|inc_)(.*)$/.exec(name) ?? [];
            const address = {
              'ORD-': `https://tickets.example/browse/ORD-${rest}`,
              '#': `https://code.example:8443/issues/${rest}`,
              inc_: `http://incidents.example/${rest}`,
            }[prefix];
            assert.equal(target, address);
            assert.equal(tooltip, `Ticket ${name} at ${address?.split('/')[2]}`);
          }
        });

  it('follow the settings, and what is wrong in them leads nowhere', async () => {
    const client = await start({ files });
    await client.open(uri, '# Let storefront read, ORD-1\n');
    const [link] = await linksIn(client, uri);
    assert.equal(link?.target, 'https://tickets.example/browse/ORD-1');
    assert.equal(link.tooltip, undefined);
    await client.write(`${folder}/.fedreq.yaml`, 'tickets: { ORD-: "javascript:alert({number})" }\n');
    assert.deepEqual(await linksIn(client, uri), []);
  });
});
