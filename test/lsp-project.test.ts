// Projects in the language server: files that extend others, overrides, concerns of one's own, and help in the files of settings.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DiagnosticSeverity, DidRenameFilesNotification } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type ReportView, requests, type ScaffoldView, type StatusView } from '../server/src/lsp/protocol.ts';
import { modern, type TestClient, until } from './kit/client.ts';
import { clientsWith, elsewhere, folder, polite, rulesOf, uri } from './kit/server.ts';

const start = clientsWith();
const project = `${folder}/.fedreq.yaml`;
const base = `${folder}/shared/base%20one.yaml`;
const files = {
  [project]: 'extends: "shared/base one.yaml"\n',
  [base]: 'rules:\n  greeting: error\n',
};
const severity = async (client: TestClient, one = uri) => (await client.diagnostics(one))[0]?.severity;
const status = (client: TestClient, one = uri) => client.ask<StatusView>(requests.status, { uri: one });

describe('a file that others extend', () => {
  it('counts, and a change of it on the disk counts at once', async () => {
    const client = await start({ files });
    await client.open(uri, polite);
    assert.equal(await severity(client), DiagnosticSeverity.Error);
    await client.write(base, 'rules:\n  greeting: hint\n');
    assert.equal(await severity(client), DiagnosticSeverity.Hint);
    await until('a refresh', () => client.refreshes === 1);
    await client.write(`${folder}/docker.yaml`, 'services: {}\n');
    assert.equal(await severity(client), DiagnosticSeverity.Hint);
    assert.equal(client.refreshes, 1, 'files that hold no settings change nothing');
  });

  it('counts as it stands in the editor, and as on the disk when it is closed unsaved', async () => {
    const client = await start({ files });
    await client.open(uri, polite);
    await severity(client);
    await client.open(base, files[base] ?? '', 'yaml');
    await client.change(base, { text: 'rules:\n  greeting: warning\n' });
    assert.equal(await severity(client), DiagnosticSeverity.Warning);
    await until('a refresh', () => client.refreshes > 0);
    await client.close(base);
    assert.equal(await severity(client), DiagnosticSeverity.Error);
  });

  it('has its mistakes marked in it, and the status of a request says so', async () => {
    const client = await start({ files: { ...files, [base]: 'rules:\n  greting: off\n' } });
    await client.open(uri, polite);
    assert.match(
      (await status(client)).reason,
      /1 mistake in shared\/base one\.yaml: what is wrong there does not count/,
    );
    await client.open(base, 'rules:\n  greting: off\n', 'yaml');
    const marks = await client.diagnostics(base);
    assert.deepEqual(rulesOf(marks), ['settings']);
    assert.equal(marks[0]?.range.start.line, 1);
    await client.open(project, files[project] ?? '', 'yaml');
    assert.deepEqual(await client.diagnostics(project), []);
    assert.match((await status(client, base)).reason, /settings of Fedreq/);
    assert.equal(await client.ask(requests.check, { uri: base }), null, 'is no request, even if a person asks');
  });

  it('that is not there is a mistake where it is named, until it comes', async () => {
    const client = await start({ files: { [project]: 'extends:\n  - gone.yaml\nrules: { greeting: hint }\n' } });
    await client.open(project, 'extends:\n  - gone.yaml\nrules: { greeting: hint }\n', 'yaml');
    const [mark] = await client.diagnostics(project);
    assert.equal(mark?.range.start.line, 1);
    assert.match(String(mark.message), /'gone\.yaml' cannot be read: there is no such file/);
    await client.open(uri, polite);
    assert.equal(await severity(client), DiagnosticSeverity.Hint, 'the rest counts');
    await client.write(`${folder}/gone.yaml`, 'rules: { greeting: error }\n');
    assert.deepEqual(await client.diagnostics(project), []);
    await client.change(project, { text: 'extends: gone.yaml\n' });
    assert.equal(await severity(client), DiagnosticSeverity.Error);
  });

  it('may lie in the workspace only', async () => {
    const text =
      'extends: [../../outside.yaml, /etc/passwd.yaml, "https://example.org/x.yaml", "..\\\\x.yaml", notes.md]\n';
    const client = await start({ files: { 'file:///outside.yaml': 'rules: { greeting: off }\n' } });
    await client.open(project, text, 'yaml');
    const messages = (await client.diagnostics(project)).map(({ message }) => String(message));
    assert.equal(messages.length, 5);
    assert.match(messages[0] ?? '', /lies outside of the workspace/);
    assert.match(messages[1] ?? '', /no path relative to this file/);
    assert.match(messages[2] ?? '', /nothing is fetched/);
    assert.match(messages[3] ?? '', /'\/' between folders/);
    assert.match(messages[4] ?? '', /no YAML file/);
  });

  it('falls away with its project file, and the status says so', async () => {
    const client = await start({ files });
    await client.open(uri, polite);
    assert.match((await status(client)).settings, /\.fedreq\.yaml, shared\/base one\.yaml/);
    await client.write(project, undefined);
    assert.match((await status(client)).settings, /there is no \.fedreq\.yaml/);
    assert.equal(await severity(client), DiagnosticSeverity.Information);
  });
});

describe('mistakes in files of settings that are not open', () => {
  const faulty = { ...files, [base]: 'rules:\n  greting: off\n' };
  const newest = (client: TestClient, one: string) => client.published.findLast(params => params.uri === one);

  it('are told while the files take part, and taken back when mended', async () => {
    const client = await start({ files: faulty });
    await client.open(uri, polite);
    await severity(client);
    const { diagnostics } = await client.pushed(base, () => true);
    assert.deepEqual(rulesOf(diagnostics), ['settings']);
    assert.equal(diagnostics[0]?.range.start.line, 1);
    await client.write(base, 'rules:\n  greeting: off\n');
    await client.pushed(base, params => params.diagnostics.length === 0);
    await client.write(base, 'rules:\n  greeting: of\n');
    await client.pushed(base, params => params.diagnostics.length === 1);
    await client.write(project, 'stage: draft\n');
    await client.pushed(base, params => params.diagnostics.length === 0);
  });

  it('are told by the open document instead, as long as it is open', async () => {
    const client = await start({ files: faulty });
    await client.open(uri, polite);
    await severity(client);
    await client.pushed(base, params => params.diagnostics.length === 1);
    await client.open(base, faulty[base] ?? '', 'yaml');
    assert.equal((await client.diagnostics(base)).length, 1);
    assert.deepEqual(newest(client, base)?.diagnostics, [], 'not twice');
    await client.close(base);
    await client.pushed(base, params => params.diagnostics.length === 1);
  });

  it('go with the project file, also where no request is open any more', async () => {
    const client = await start({ files: { [project]: 'stage: soon\n' } });
    await client.open(uri, polite);
    await client.diagnostics(uri);
    await client.close(uri);
    await client.pushed(project, params => params.diagnostics.length === 1);
    await client.write(project, undefined);
    await client.pushed(project, params => params.diagnostics.length === 0);
  });
});

describe('files of settings that nobody watches', () => {
  const blind = { ...modern, workspace: { ...modern.workspace, didChangeWatchedFiles: {} } };
  const one = `${folder}/docs/a/one.fedreq.md`;

  it('are compared when a document is opened or saved', async () => {
    const client = await start({ files, capabilities: blind });
    await client.open(one, polite);
    assert.equal(await severity(client, one), DiagnosticSeverity.Error);
    const steps: readonly [what: string, change: () => void, expected: DiagnosticSeverity][] = [
      ['written', () => client.files.set(base, 'rules:\n  greeting: hint\n'), DiagnosticSeverity.Hint],
      ['deleted', () => client.files.delete(base), DiagnosticSeverity.Information],
      ['created nearer', () => client.files.set(`${folder}/docs/.fedreq.yaml`, 'rules: { greeting: warning }'), 2],
      ['renamed', () => client.files.delete(`${folder}/docs/.fedreq.yaml`), DiagnosticSeverity.Information],
      ['created again', () => client.files.set(base, 'rules:\n  greeting: error\n'), DiagnosticSeverity.Error],
    ];
    for (const [what, change, expected] of steps) {
      change();
      await client.save(one);
      assert.equal(await severity(client, one), expected, what);
    }
    client.files.set(base, 'rules:\n  greeting: hint\n');
    await client.open(uri, polite);
    assert.equal(await severity(client, one), DiagnosticSeverity.Hint, 'when another is opened');
    await until('refreshes', () => client.refreshes === steps.length + 1);
    await client.save(one);
    await severity(client, one);
    assert.equal(client.refreshes, steps.length + 1, 'nothing is different, nothing is judged anew');
  });

  it('move with their folder', async () => {
    const client = await start({ files });
    await client.open(uri, polite);
    assert.equal(await severity(client), DiagnosticSeverity.Error);
    client.files.delete(base);
    const moved = { oldUri: `${folder}/shared`, newUri: `${folder}/common` };
    await client.connection.sendNotification(DidRenameFilesNotification.type, { files: [moved] });
    assert.equal(await severity(client), DiagnosticSeverity.Information);
  });
});

describe('a file that is extended no more', () => {
  it('is a file as any other, whichever project led to it', async () => {
    const other = `${folder}/partners/.fedreq.yaml`;
    const shared = `${folder}/shared/team.yaml`;
    const text = 'kind: federation-request\ntitle: Let partners log in\n';
    const client = await start({ files: { [other]: 'extends: ../shared/team.yaml\n', [shared]: text } });
    await client.open(`${folder}/partners/x.fedreq.md`, polite);
    await client.diagnostics(`${folder}/partners/x.fedreq.md`);
    await client.open(shared, text, 'yaml');
    assert.deepEqual(new Set(rulesOf(await client.diagnostics(shared))), new Set(['settings']));
    await client.write(other, 'stage: draft\n');
    assert.deepEqual(await client.diagnostics(shared), []);
    assert.ok(await client.ask(requests.report, { uri: shared }), 'it is a request now');
  });
});

describe('a loop of files', () => {
  it('is a mistake in the file that closes it', async () => {
    const a = 'extends: ./shared/b.yaml\nrules: { greeting: error }\n';
    const b = 'extends: ../.fedreq.yaml\n';
    const client = await start({ files: { [project]: a, [`${folder}/shared/b.yaml`]: b } });
    await client.open(project, a, 'yaml');
    assert.deepEqual(await client.diagnostics(project), []);
    await client.open(`${folder}/shared/b.yaml`, b, 'yaml');
    const [mark] = await client.diagnostics(`${folder}/shared/b.yaml`);
    assert.match(String(mark?.message), /\.fedreq\.yaml → b\.yaml → \.fedreq\.yaml/);
    await client.open(uri, polite);
    assert.equal(await severity(client), DiagnosticSeverity.Error);
  });
});

describe('overrides', () => {
  it('are for the documents whose path they name, and for none that has no path', async () => {
    const text = 'rules: { greeting: warning }\noverrides: [{ files: ["**/*"], rules: { greeting: error } }]\n';
    const client = await start({ files: { [project]: text } });
    assert.equal(await severity(client, await client.open(uri, polite)), DiagnosticSeverity.Error);
    const unsaved = 'untitled:Untitled-1';
    await client.open(unsaved, `---\nkind: federation-request\n---\n\n${polite}`);
    assert.equal(await severity(client, unsaved), DiagnosticSeverity.Warning);
  });
});

describe("a project's own concern", () => {
  const text = [
    'concerns:',
    '  cost-sharing:',
    '    question: Who pays for the calls of whom?',
    '    elements:',
    '      payer: { ask: "Which team pays?", words: ["paid by * team"], required: true }',
  ].join('\n');

  it('appears in report, hover, completion and template as the others do', async () => {
    const client = await start({ files: { [project]: text } });
    const request = `${polite}\n## Cost sharing\n\nCalls are paid by whichever team sends them: Storefront.\n`;
    await client.open(uri, request);
    const view = await client.ask<ReportView>(requests.report, { uri });
    assert.equal(view.concerns.length, 15);
    assert.equal(view.concerns.find(({ id }) => id === 'cost-sharing')?.state, 'answered');
    const line = request.split('\n').indexOf('## Cost sharing');
    assert.match(JSON.stringify(await client.hover(uri, { line, character: 5 })), /Who pays for the calls of whom/);
    await client.change(uri, { text: `${polite}\n## \n` });
    const offered = await client.complete(uri, { line: 4, character: 3 });
    assert.ok(offered.some(({ label }) => label === 'Cost sharing'));
    const { text: fresh } = await client.ask<ScaffoldView>(requests.newRequest, {
      federation: 'graphql',
      title: 'x',
      format: 'markdown',
    });
    assert.match(fresh, /## Cost sharing\n\n- \*\*Payer\*\*: /);
    await client.write(project, '');
    assert.equal((await client.ask<ReportView>(requests.report, { uri })).concerns.length, 14);
  });
});

const beginning = { line: 0, character: 0 };

/** A text, and the position that is marked in it. */
function at(words: string) {
  const before = words.slice(0, words.indexOf('|')).split('\n');
  return {
    text: words.replace('|', ''),
    position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
  };
}

describe('in a file of settings', () => {
  const offered = async (client: TestClient, words: string) => {
    const { text, position } = at(words);
    await client.open(project, text, 'yaml');
    return (await client.complete(project, position)).map(({ label }) => label);
  };

  it('keys and values are offered, also while it does not parse', async () => {
    const client = await start();
    const cases: readonly [words: string, some: readonly string[], none: readonly string[]][] = [
      ['|', ['files', 'stage', 'rules', 'extends', 'overrides', 'concerns'], ['greeting']],
      ['stage: draft\n|', ['rules'], ['stage']],
      ['stage: r|', ['draft', 'review', 'ready'], ['rules']],
      ['rules:\n  gre|\nstage: draft', ['greeting', 'missing-concern'], ['stage']],
      ['rules:\n  greeting: |', ['off', 'warning'], ['severity']],
      ['rules: { missing-concern: { |', ['severity', 'groupFrom'], ['off']],
      ['files: [a.md\nrules:\n  |', ['greeting'], ['files']],
      ['concerns:\n  rollout:\n    elements:\n      |', ['way-back'], ['ask']],
      ['concerns:\n  audit:\n    |', ['question', 'elements', 'stages'], []],
      ['concerns:\n  audit:\n    stages:\n      - |', ['draft', 'ready'], ['question']],
      ['overrides:\n  - files: [a.md]\n    |', ['rules', 'stage', 'concerns'], ['files', 'extends']],
      ['# st|', [], ['stage']],
    ];
    for (const [words, some, none] of cases) {
      const labels = await offered(client, words);
      assert.deepEqual(
        some.filter(one => !labels.includes(one)),
        [],
        words,
      );
      assert.deepEqual(
        none.filter(one => labels.includes(one)),
        [],
        words,
      );
    }
  });

  it('a key says what it means, its default and where more is told', async () => {
    const client = await start();
    const { text, position } = at('rules:\n  missing-concern: { gro|upFrom: 3 }\nstage: review\n');
    await client.open(project, text, 'yaml');
    const hover = JSON.stringify(await client.hover(project, position));
    assert.match(hover, /named in one finding/);
    assert.match(hover, /Default: 6/);
    const rule = JSON.stringify(await client.hover(project, { line: 1, character: 4 }));
    assert.match(rule, /Every concern of a federation request is answered.*docs\/rules\/missing-concern\.md/);
    assert.match(JSON.stringify(await client.hover(project, { line: 2, character: 9 })), /Others read it now/);
  });

  it('of a name that nothing reads, that is said, and an action renames it', async () => {
    const workspace = { ...modern.workspace, workspaceEdit: { documentChanges: true, resourceOperations: ['rename'] } };
    for (const renames of [true, false]) {
      const client = await start({ capabilities: renames ? ({ ...modern, workspace } as typeof modern) : modern });
      const other = await client.open(`${folder}/.fedreq.yml`, 'stage: draft\n', 'yaml');
      const [mark] = await client.diagnostics(other);
      assert.match(String(mark?.message), /Rename it to '\.fedreq\.yaml'/);
      const actions = await client.actions(other, mark?.range ?? { start: beginning, end: beginning });
      const rename = { kind: 'rename', oldUri: other, newUri: project };
      assert.deepEqual(
        actions.map(({ edit }) => edit?.documentChanges),
        renames ? [[rename]] : [],
      );
    }
  });

  it('an action writes what was probably meant, and after that it is not offered again', async () => {
    const client = await start();
    const cases: readonly [words: string, after: string][] = [
      ['rule|: {}\n', 'rules: {}\n'],
      ['rules:\n  gre|ting: off\n', 'rules:\n  greeting: off\n'],
      ['rules: { greeting: "e|ror" }\n', 'rules: { greeting: error }\n'],
      ['rules: { greeting: fa|lse }\n', 'rules: { greeting: off }\n'],
      ['rules: { missing-concern: { groupForm|: 2 } }\n', 'rules: { missing-concern: { groupFrom: 2 } }\n'],
      ['concerns: { ro|lout: { aliases: [Launch day] } }\n', 'concerns: { rollout: { aliases: [Launch day] } }\n'],
      ['concerns:\n  Cost |sharing: { question: "Who?" }\n', 'concerns:\n  cost-sharing: { question: "Who?" }\n'],
      [
        'concerns: { rollout: { elements: { way-b|ak: { words: [x] } } } }\n',
        'concerns: { rollout: { elements: { way-back: { words: [x] } } } }\n',
      ],
      ['overrides: [{ files: [a.md], stge|: draft }]\n', 'overrides: [{ files: [a.md], stage: draft }]\n'],
      ['# 🎉 é\nstage: dra|ff\n', '# 🎉 é\nstage: draft\n'],
    ];
    for (const [words, after] of cases) {
      const { text, position } = at(words);
      await client.open(project, text, 'yaml');
      const [action, ...others] = await client.actions(project, { start: position, end: position }, ['quickfix']);
      assert.deepEqual(others, [], words);
      assert.equal(action?.isPreferred, true, words);
      assert.equal(action.diagnostics?.length, 1);
      const edits = action.edit?.documentChanges?.flatMap(one => ('edits' in one ? one.edits : [])) ?? [];
      const written = TextDocument.applyEdits(
        TextDocument.create(project, 'yaml', 1, text),
        edits.filter(edit => 'newText' in edit),
      );
      assert.equal(written, after);
      await client.change(project, { text: written });
      assert.deepEqual(await client.diagnostics(project), [], written);
      assert.deepEqual(await client.actions(project, { start: position, end: position }), []);
    }
    await client.change(project, { text: 'rules: { greeting: off, greting: off }\n' });
    const range = { start: { line: 0, character: 26 }, end: { line: 0, character: 26 } };
    assert.deepEqual(await client.actions(project, range), [], 'what stands there already is not written twice');
    assert.deepEqual(await client.actions(project, range, ['refactor']), []);
  });
});

describe('where files of settings lead', () => {
  const team = `${folder}/shared/team.yaml`;
  const files: Readonly<Record<string, string>> = {
    [project]: 'extends:\n  - shared/team.yaml\n  - gone.yaml\nrules:\n  greeting: off\n  vague-title: hint\n',
    [team]: '# 🎉 ours\nextends: "./base one.yaml"\nstage: ready\nrules: { "greeting": error }\n',
    [base]: 'rules:\n  greeting: hint\n',
    [`${folder}/docs/notes.md`]: '',
    [`${folder}/x.fedreq.yaml`]: '',
    [`${folder}/.github/dependabot.yml`]: '',
  };
  const opened = async (client: TestClient, one: string, text = files[one] ?? '') => client.open(one, text, 'yaml');
  const place = (line: number, character: number) => ({ line, character });

  it('paths are links to files that are there', async () => {
    const client = await start({ files });
    await opened(client, project);
    assert.deepEqual(await client.links(project), [{ target: team, range: { start: place(1, 4), end: place(1, 20) } }]);
    await opened(client, team);
    assert.deepEqual(
      (await client.links(team)).map(({ target }) => target),
      [base],
    );
    await client.open(uri, polite);
    assert.deepEqual(await client.links(uri), []);
  });

  it('a definition is the file of a path, and where files below set the same', async () => {
    const client = await start({ files });
    await opened(client, project);
    const addresses = async (line: number, character: number) =>
      (await client.definitions(project, place(line, character))).map(one => [one.uri, one.range.start]);
    assert.deepEqual(await addresses(1, 10), [[team, place(0, 0)]]);
    assert.deepEqual(await addresses(2, 6), []);
    assert.deepEqual(await addresses(4, 4), [
      [team, place(3, 9)],
      [base, place(1, 2)],
    ]);
    assert.deepEqual(await addresses(5, 4), []);
    await client.change(project, {
      text: 'rules: { greeting: off }\noverrides: [{ files: ["*"], rules: { greeting: hint } }]\n',
    });
    assert.deepEqual(await addresses(1, 40), [[project, place(0, 9)]], 'of an override also in the file itself');
  });

  it('a hover over a path says what the file sets', async () => {
    const client = await start({ files });
    await opened(client, project);
    const told = async (line: number, character: number) =>
      JSON.stringify((await client.hover(project, place(line, character)))?.contents);
    assert.match(await told(1, 10), /`stage`: `ready`.*`rules`: `greeting`/);
    assert.match(await told(2, 6), /no such file/);
  });

  it('paths are completed step by step, wherever the files lie', async () => {
    const moved = (to: string) =>
      Object.fromEntries(Object.entries(files).map(([one, text]) => [one.replace(folder, to), text]));
    const reading = { readsFiles: true, findsFiles: true };
    for (const [root, client] of [
      [folder, await start({ files })],
      ...(await Promise.all(
        elsewhere.map(
          async to => [to, await start({ files: moved(to), folders: [to], initializationOptions: reading })] as const,
        ),
      )),
    ] as const) {
      const offeredFor = async (words: string) => {
        const { text, position } = at(words);
        await client.open(`${root}/.fedreq.yaml`, text, 'yaml');
        return (await client.complete(`${root}/.fedreq.yaml`, position)).map(({ label }) => label);
      };
      assert.deepEqual(await offeredFor('extends: |\n'), ['docs/', 'shared/']);
      assert.deepEqual(await offeredFor('extends: sh|\n'), ['docs/', 'shared/']);
      assert.deepEqual(await offeredFor('extends:\n  - shared/|\n'), ['shared/base one.yaml', 'shared/team.yaml']);
      assert.deepEqual(await offeredFor('extends: [shared/team.yaml, ./|]\n'), ['./docs/', './shared/']);
      assert.deepEqual(await offeredFor('extends: ../../|\n'), [], 'nothing outside');
    }
  });
});
