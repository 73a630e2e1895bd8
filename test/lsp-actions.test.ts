// Code actions of the language server: what mends a finding, and how its edit reaches the client.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type CodeAction,
  CodeActionResolveRequest,
  SnippetTextEdit,
  TextDocumentEdit,
  TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { plainText } from '../server/src/engine/index.ts';
import { old } from './kit/client.ts';
import { onlyRules } from './kit/documents.ts';
import {
  clientsWith,
  completeness,
  rangeOf,
  unanswered as text,
  uri,
  unansweredYaml as yaml,
  yamlUri,
} from './kit/server.ts';

const start = clientsWith({ settings: completeness });

const titles = (actions: readonly CodeAction[]) => actions.map(({ title }) => title);
const titled = (actions: readonly CodeAction[], title: string): CodeAction => {
  const action = actions.find(one => one.title === title);
  assert.ok(action, `'${title}' is among ${titles(actions).join(', ')}`);
  return action;
};

const unsnipped = (edit: TextEdit | SnippetTextEdit): TextEdit =>
  SnippetTextEdit.is(edit) ? { range: edit.range, newText: plainText(edit.snippet.value) } : edit;

/** The edits of an action for its one document. */
function editsOf({ edit }: CodeAction): (TextEdit | SnippetTextEdit)[] {
  if (edit?.changes) return Object.values(edit.changes).flat();
  const [change, ...others] = edit?.documentChanges ?? [];
  assert.ok(change && TextDocumentEdit.is(change) && others.length === 0);
  return change.edits;
}

const applied = (before: string, action: CodeAction): string =>
  TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, before), editsOf(action).map(unsnipped));

const curt = text.replace('Hi all! ', '');

describe('code actions', () => {
  const insertAll = /^Insert all \d+ missing sections$/;

  it('mend what the range touches, best first, and let one ignore it at the end', async () => {
    const client = await start();
    await client.open(uri, text);
    const [fixAll, ...actions] = (await client.actions(uri, rangeOf('storefront read order'))).reverse();
    assert.equal(fixAll?.kind, 'source.fixAll.fedreq');
    actions.reverse();
    assert.ok(actions.length > 4 && actions.every(({ kind }) => kind === 'quickfix'));
    const ignores = titles(actions).findIndex(title => title.startsWith('Ignore'));
    assert.ok(ignores > 0 && titles(actions.slice(ignores)).every(title => title.startsWith('Ignore')));
    assert.equal(titles(actions).filter(title => insertAll.test(title)).length, 1, 'offered once');
    const all = actions.find(({ title }) => insertAll.test(title));
    assert.ok((all?.diagnostics?.length ?? 0) > 1, 'for all that it mends');
    const preferred = actions.filter(({ isPreferred }) => isPreferred);
    assert.ok(preferred.length > 0 && preferred.every(({ diagnostics }) => diagnostics?.length === 1));
    assert.ok(actions.every(({ title, isPreferred }) => !(title.startsWith('Ignore') && isPreferred)));
    assert.deepEqual(await client.actions(uri, rangeOf('the status of')), []);
    const greeting = rangeOf('Hi all!');
    for (const cursor of [greeting.start, greeting.end]) // The next problem begins where VS Code's F8 goes.
      assert.ok((await client.actions(uri, { start: cursor, end: cursor })).length > 0);
  });

  it('carry their diagnostics as they were reported', async () => {
    const client = await start();
    await client.open(uri, text);
    const diagnostics = await client.diagnostics(uri);
    const actions = await client.actions(uri, rangeOf('Hi all!'));
    assert.deepEqual(titled(actions, 'Remove the greeting').diagnostics, [
      diagnostics.find(({ code }) => code === 'greeting'),
    ]);
  });

  it('get their edit, with tab stops, when one is chosen', async () => {
    const client = await start();
    await client.open(uri, text);
    const offered = titled(
      await client.actions(uri, rangeOf('storefront read order')),
      "Insert the section 'Guarantees'",
    );
    assert.equal(offered.edit, undefined);
    assert.equal(offered.isPreferred, true);
    const action = await client.connection.sendRequest(CodeActionResolveRequest.type, offered);
    const [edit, ...others] = editsOf(action);
    assert.ok(SnippetTextEdit.is(edit) && others.length === 0);
    assert.match(edit.snippet.value, /\$\{1:/);
    const after = applied(text, action);
    assert.ok(after.indexOf('## Guarantees') > 0 && after.indexOf('## Guarantees') < after.indexOf('## Rollout'));
    await client.change(uri, { text: after });
    const left = titles(await client.actions(uri, rangeOf('storefront read order')));
    assert.ok(!left.includes("Insert the section 'Guarantees'"), 'not offered again');
  });

  it('get no edit when the text has changed meanwhile', async () => {
    const client = await start();
    await client.open(uri, text);
    const offered = titled(await client.actions(uri, rangeOf('Hi all!')), 'Remove the greeting');
    await client.change(uri, { text: `\n${text}` });
    for (const action of [offered, { title: 'of another server' }, { title: 'odd', data: { uri: 7 } }]) {
      const answer = await client.connection.sendRequest(CodeActionResolveRequest.type, action);
      assert.equal(answer.edit, undefined);
    }
  });

  it('come with plain edits at once for a client that knows no more', async () => {
    const client = await start({ capabilities: old });
    await client.open(uri, text);
    const action = titled(await client.actions(uri, rangeOf('Rollout')), "Add the questions of 'Rollout'");
    assert.ok(action.edit?.changes?.[uri] && !action.edit.documentChanges);
    assert.ok(editsOf(action).every(edit => TextEdit.is(edit) && !/\$\{?\d/.test(edit.newText)));
    assert.match(applied(text, action), /^- \*\*/m);
  });

  it('carry the version that they are for, where the client understands it', async () => {
    const workspace = { workspaceEdit: { documentChanges: true } };
    const client = await start({ capabilities: { workspace, textDocument: { diagnostic: {} } } });
    await client.open(uri, curt);
    const version = await client.change(uri, { text });
    const action = titled(await client.actions(uri, rangeOf('Hi all!')), 'Remove the greeting');
    assert.deepEqual(
      action.edit?.documentChanges?.map(one => 'textDocument' in one && one.textDocument),
      [{ uri, version }],
    );
  });

  it('ignore a finding with a reason, in the comments of the language', async () => {
    const client = await start({ capabilities: old });
    const cases = [
      [
        uri,
        'markdown',
        text,
        "Ignore 'greeting' here, with a reason",
        'Hi all!',
        /<!-- fedreq-ignore greeting: (.+) -->/,
      ],
      [
        yamlUri,
        'yaml',
        yaml,
        "Ignore 'placeholder-answer/rollout' here, with a reason",
        'rollout',
        /# fedreq-ignore placeholder-answer\/rollout: (.+)/,
      ],
      [
        uri,
        'markdown',
        text,
        "Ignore 'greeting' in the whole document, with a reason",
        'Hi all!',
        /^<!-- fedreq-ignore-file greeting: (.+) -->/,
      ],
      [
        uri,
        'markdown',
        text,
        "Ignore 'placeholder-answer/rollout' in this section, with a reason",
        'Rollout',
        /## Rollout\n<!-- fedreq-ignore-section placeholder-answer\/rollout: (.+) -->/,
      ],
      [
        yamlUri,
        'yaml',
        yaml,
        "Ignore 'placeholder-answer/rollout' in this section, with a reason",
        'rollout',
        /# fedreq-ignore-section placeholder-answer\/rollout: (.+)/,
      ],
      [
        yamlUri,
        'yaml',
        yaml,
        "Ignore 'placeholder-answer/rollout' in the whole document, with a reason",
        'rollout',
        /^# fedreq-ignore-file placeholder-answer\/rollout: (.+)/,
      ],
    ] as const;
    for (const [one, language, before, title, words, comment] of cases) {
      await client.open(one, before, language);
      const rule = title.split("'")[1]?.split('/')[0] ?? '';
      const has = async () => (await client.diagnostics(one)).some(({ code }) => code === rule);
      assert.equal(await has(), true);
      const action = titled(await client.actions(one, rangeOf(words, before)), title);
      assert.ok(!action.isPreferred);
      const after = applied(before, action);
      assert.match(after, comment);
      await client.change(one, {
        text: after.replace(comment, found => found.replace(/: .*?( -->|$)/, ': they wish it$1')),
      });
      assert.equal(await has(), false);
    }
  });

  it('leave it to the author whether a passage is linked to or moved', async () => {
    const client = await start({ settings: onlyRules('unheaded-answer') });
    const said = 'If orders is down, the last known status is shown with its age.';
    const before = `# Let storefront read orders\n\n## Proposal\n\nIt reads.\n\n${said}\n`;
    await client.open(uri, before);
    const actions = await client.actions(uri, rangeOf('storefront read', before));
    const link = titled(actions, "Insert a section 'Failure modes' that links to the passage");
    const move = titled(actions, "Move the passage into a section 'Failure modes'");
    assert.ok(!link.isPreferred && !move.isPreferred, 'neither is taken for granted');
    const [linked, moved] = await Promise.all(
      [link, move].map(async action =>
        applied(before, await client.connection.sendRequest(CodeActionResolveRequest.type, action)),
      ),
    );
    assert.match(linked ?? '', /is shown with its age\.\n\n## Failure modes\n\nSee \[Proposal\]\(#proposal\)/);
    assert.equal(moved, `# Let storefront read orders\n\n## Proposal\n\nIt reads.\n\n## Failure modes\n\n${said}\n`);
  });

  it('fix all that needs no judgement, on request, in plain text', async () => {
    const client = await start();
    await client.open(uri, text);
    const everything = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const [action, ...others] = await client.actions(uri, everything, ['source.fixAll']);
    assert.deepEqual(others, []);
    assert.equal(action?.kind, 'source.fixAll.fedreq');
    assert.ok(!applied(text, action).includes('Hi all'));
    assert.ok(editsOf(action).every(edit => TextEdit.is(edit)));
    assert.deepEqual(await client.actions(uri, everything, ['refactor']), []);
    assert.deepEqual(await client.actions(uri, everything, ['source.organizeImports']), []);
    assert.ok((await client.actions(uri, everything, [''])).length > 1);
    await client.change(uri, { text: applied(text, action) });
    assert.deepEqual(await client.actions(uri, everything, ['source.fixAll']), []);
  });
});
