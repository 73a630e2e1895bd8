// What the tests inside VS Code share: opening, waiting, and what the extension shows.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Api } from '../../client/src/extension.ts';

/** Whether a web worker runs the extension; its server is no process then. */
export const isWeb = process.env.FEDREQ_WEB === 'true';

/** A path as an address that the editor reaches: a browser reaches no `file:`. */
export function uriOf(path: string): vscode.Uri {
  const { scheme, authority } = extension().extensionUri;
  return vscode.Uri.file(path).with({ scheme, authority });
}

/** Ours, as the window has it. */
export function extension(): vscode.Extension<Api> {
  const found = vscode.extensions.getExtension<Api>('fedreq.fedreq');
  assert.ok(found, 'the extension is installed');
  return found;
}

/** A file of the situation's first folder or, by `../`, of another, whether they are open or not. */
export const fileOf = (name: string) => vscode.Uri.joinPath(uriOf(process.env.FEDREQ_SUITE_FOLDER ?? ''), name);

/** Opens a file as a person would. Nothing here activates the extension: it has to do so itself. */
export async function open(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(fileOf(name));
}

/** Waits until `look` answers something, and answers that. The limit is for a busy machine: nothing here takes that long. */
export async function until<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
  limit = 120_000,
): Promise<T> {
  const begin = Date.now();
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() - begin > limit) assert.fail(`${what}: not within ${limit} ms`);
    await new Promise(resolve => setTimeout(resolve, 25));
  }
}

/** Only ours. */
export function diagnosticsOf({ uri }: Pick<vscode.TextDocument, 'uri'>): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'fedreq');
}

/** Waits for a diagnostic of a rule whose message matches. */
export function finding(document: vscode.TextDocument, rule: string, message = /./): Promise<vscode.Diagnostic> {
  return until(`${rule} ${message}`, () =>
    diagnosticsOf(document).find(each => ruleOf(each) === rule && message.test(each.message)),
  );
}

export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits until the extension has activated by itself. */
export async function api(): Promise<Api> {
  const ours = extension();
  await until('activation', () => ours.isActive);
  return ours.exports;
}

/** Replaces the whole text, as one edit. */
export async function replaceText(editor: vscode.TextEditor, text: string): Promise<void> {
  const { document } = editor;
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  assert.ok(await editor.edit(edit => edit.replace(document.validateRange(whole), text)));
}

/** The quick fixes offered at a diagnostic, with their edits. */
export async function fixesAt(
  document: vscode.TextDocument,
  { range }: vscode.Diagnostic,
): Promise<readonly vscode.CodeAction[]> {
  const ask = () =>
    vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      'quickfix',
      50,
    );
  const unlessCanceled = (error: unknown) => {
    if (!/^Canceled/.test(String(error))) throw error; // VS Code gives the question up where another extension comes to answer too.
  };
  return until('an answer', async () => (await Promise.resolve(ask()).catch(unlessCanceled)) ?? undefined);
}

/** Closes everything and drops what was not saved. */
export async function closeAll(): Promise<void> {
  while (vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0)) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

/** Long enough for something to have happened if it were to. */
export const aWhile = () => new Promise(resolve => setTimeout(resolve, 1500));

/** Does what asks questions, and answers them in turn: how many entries below the first, or the text as it stands. */
export async function answering<T>(
  ask: () => Thenable<T>,
  ...choices: readonly number[]
): Promise<{ done: Thenable<T> }> {
  const { questionsShown } = await api();
  const before = questionsShown();
  const done = ask();
  for (const [index, choice] of choices.entries()) {
    await until(`question ${index + 1}`, () => questionsShown() > before + index);
    await vscode.commands.executeCommand('setContext', 'fedreq.tester', index); // Answered by the window after it has shown the question.
    for (let i = 0; i < choice; i++) await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  }
  return { done };
}

/** A test that sends signals to the server, where it is a process. */
export function itOfProcess(title: string, test: () => Promise<void>): void {
  if (!isWeb) it(title, test);
}

/** Opens the view Requests, by the command that looks for them: it activates the extension where nothing else has. */
export async function showRequests(): Promise<Api> {
  await vscode.commands.executeCommand('fedreq.findRequests');
  return seeRequests();
}

/** Opens the view Requests once it is there. */
export async function seeRequests(): Promise<Api> {
  const shown = await api();
  await until('the view', async () => {
    await vscode.commands.executeCommand('fedreq.requests.focus');
    return shown.requestsView.visible;
  });
  return shown;
}
