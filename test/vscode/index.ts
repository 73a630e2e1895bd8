// The suite's entry inside VS Code: runs the tests of one situation and leaves the result in a file.
import * as vscode from 'vscode';
import { conduct } from './conduct.ts';
import { folder } from './folder.ts';
import { isWeb, uriOf } from './kit.ts';
import { newRequestInFolder, newRequestWithoutFolder } from './new-request.ts';
import { noFolder } from './no-folder.ts';
import { noRequests } from './no-requests.ts';
import { place } from './place.ts';
import { settings } from './settings.ts';
import { several } from './several.ts';
import { untrusted } from './untrusted.ts';
import { requestsView, threeQuestionsView } from './views.ts';
import { virtual } from './virtual.ts';

/** The suites of each situation, by what they are about. */
const situations: Readonly<Record<string, Readonly<Record<string, () => void>>>> = {
  folder: {
    'the requests of the workspace': requestsView, // Before anything is opened.
    'an open folder': folder,
    'three questions': threeQuestionsView,
    'a new request': newRequestInFolder,
    'the settings': settings,
    ...(!isWeb && { 'the conduct': conduct }), // A worker cannot be killed.
  },
  'no-requests': { 'a folder without requests': noRequests },
  'no-folder': { 'no folder': noFolder, 'a new request without a folder': newRequestWithoutFolder },
  several: { 'several folders': several },
  untrusted: { 'a folder that is not trusted': untrusted },
  virtual: { 'a folder that only an extension knows': virtual },
};

/** Called by VS Code; rejects when a test failed. */
export async function run(): Promise<void> {
  const { default: exported } = await import('mocha');
  const { Mocha: left } = globalThis as { Mocha?: typeof exported };
  const Mocha = exported ?? left; // Its build for browsers leaves itself in the global scope.
  if (!Mocha) throw new Error('Mocha could not be loaded.');
  const name = process.env.FEDREQ_SUITE ?? '';
  const suites = situations[name];
  if (!suites) throw new Error(`FEDREQ_SUITE is '${name}': expected ${Object.keys(situations).join(', ')}.`);
  const mocha = new Mocha({ ui: 'bdd', timeout: 300_000, failZero: true, reporter: Mocha.reporters.Base });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  for (const [title, define] of Object.entries({ 'the place': place, ...suites })) describe(title, define);
  const lines: string[] = [];
  const say = (line: string) => {
    lines.push(line);
    console.log(line); // Where no result comes, the last of these says why.
  };
  const { stats } = await new Promise<Mocha.Runner>(resolve => {
    const runner = mocha.run(() => resolve(runner));
    runner.on('pass', test => say(`ok      ${test.fullTitle()} (${test.duration} ms)`));
    runner.on('fail', (test, error) => say(`not ok  ${test.fullTitle()}\n${error.stack ?? error.message}`));
  });
  const { passes: passed = 0, failures: failed = 0 } = stats ?? {};
  const result = new TextEncoder().encode(JSON.stringify({ passed, failed, lines }));
  await vscode.workspace.fs.writeFile(uriOf(process.env.FEDREQ_SUITE_RESULT ?? ''), result);
  if (failed > 0) throw new Error(`${failed} tests failed`);
}
