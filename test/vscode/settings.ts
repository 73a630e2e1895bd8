// Every setting takes effect when it is changed, without a reload, and ends when it is taken back.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, closeAll, diagnosticsOf, extension, fileOf, finding, open, ruleOf, until } from './kit.ts';

interface Case {
  /** The request it is tried with; `orders` where nothing is said, which says its own stage. */
  readonly file?: string;
  readonly value: unknown;
  /** Whether the setting counts now. */
  counts(document: vscode.TextDocument): boolean | Promise<boolean>;
}

const missing = (document: vscode.TextDocument) =>
  diagnosticsOf(document).filter(one => ruleOf(one) === 'missing-concern');

const isChecked = (name: string) => diagnosticsOf({ uri: fileOf(name) }).length > 0;

const lensesIn = ({ uri }: vscode.TextDocument) =>
  vscode.commands.executeCommand<readonly vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 10);

const hintsIn = ({ uri, lineCount }: vscode.TextDocument) =>
  vscode.commands.executeCommand<readonly vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    uri,
    new vscode.Range(0, 0, lineCount, 0),
  );

const isOurs = ({ command }: vscode.CodeLens) => command?.command === 'fedreq.checkCompleteness';

/** Two say what happens while one types or moves: `conduct.ts` and `views.ts` have them. */
const elsewhere = ['focusMode', 'followCursor'];

const cases: Readonly<Record<string, Case>> = {
  stage: {
    file: 'login.fedreq.yaml',
    value: 'ready',
    counts: document => missing(document).every(({ severity }) => severity === vscode.DiagnosticSeverity.Error),
  },
  rules: {
    value: { 'missing-concern': 'off' },
    counts: document => missing(document).length === 0,
  },
  files: {
    value: ['minutes.md'],
    counts: () => isChecked('minutes.md'),
  },
  problems: {
    value: 'workspace',
    counts: () => isChecked('login.fedreq.yaml'),
  },
  codeLens: { value: false, counts: async document => !(await lensesIn(document)).some(isOurs) },
  inlayHints: {
    value: true,
    counts: async document => (await hintsIn(document)).some(({ label }) => /^\d of \d$/.test(String(label).trim())),
  },
};

export function settings(): void {
  afterEach(closeAll);

  it('are all among those that are tried', () => {
    const { properties } = extension().packageJSON.contributes.configuration;
    const names = Object.keys(properties).map(key => key.replace('fedreq.', ''));
    assert.deepEqual(names.sort(), [...Object.keys(cases), ...elsewhere].sort());
  });

  for (const [name, { file = 'orders.fedreq.md', value, counts }] of Object.entries(cases)) {
    it(`${name} counts at once, and no longer when it is taken back`, async () => {
      await api();
      await vscode.window.showTextDocument(fileOf('minutes.md'), { preview: false }); // It stays in a tab of its own, and nobody has asked for it to be checked.
      const { document } = await open(file);
      await finding(document, 'missing-concern');
      const configuration = vscode.workspace.getConfiguration('fedreq');
      assert.equal(await counts(document), false, 'not before');
      try {
        await configuration.update(name, value, vscode.ConfigurationTarget.Workspace);
        await until(`${name} to count`, () => counts(document));
      } finally {
        await configuration.update(name, undefined, vscode.ConfigurationTarget.Workspace);
      }
      await until(`${name} to count no longer`, async () => !(await counts(document)));
    });
  }
}
