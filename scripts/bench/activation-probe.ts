// Runs inside VS Code: opens a request, and writes down how long the editor took to activate both extensions.
import * as vscode from 'vscode';
import type { Activation } from './activation.ts';

const ids = ['fedreq.fedreq', 'fedreq.tester'];

export async function run(): Promise<void> {
  await vscode.window.showTextDocument(vscode.Uri.file(process.env.FEDREQ_BENCH_REQUEST ?? ''));
  const extensions = ids.map(id => vscode.extensions.getExtension(id));
  await until(() => extensions.every(extension => extension?.isActive));
  await vscode.commands.executeCommand('perfview.show');
  const page = () => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'perf')?.getText() ?? '';
  await until(() => ids.every(id => rowOf(page(), id)));
  const measured = Object.fromEntries(ids.map(id => [id, { load: loadOf(id), call: callOf(page(), id) }]));
  const result = vscode.Uri.file(process.env.FEDREQ_BENCH_RESULT ?? '');
  await vscode.workspace.fs.writeFile(result, new TextEncoder().encode(JSON.stringify(measured)));
}

interface Marks {
  getMarks(): readonly { readonly name: string; readonly startTime: number }[];
}

/** Reading and running the code, by the editor's marks: in its table the extensions of one event count each other's. */
function loadOf(id: string): Activation['load'] {
  const { MonacoPerformanceMarks: marks } = globalThis as { MonacoPerformanceMarks?: Marks };
  const at = (what: string) =>
    marks?.getMarks().find(({ name }) => name === `code/extHost/${what}ExtensionCode/${id}`)?.startTime ?? Number.NaN;
  return at('didLoad') - at('willLoad');
}

/** The call of `activate`, from its row: `| id | eager | load | call | finish | event | by |`. */
function callOf(page: string, id: string): Activation['call'] {
  return Number(rowOf(page, id)?.split('|')[4] ?? Number.NaN);
}

function rowOf(page: string, id: string): string | undefined {
  return page.split('\n').find(line => line.startsWith(`| ${id} `) && line.split('|').length >= 9);
}

async function until(holds: () => boolean): Promise<void> {
  const limit = Date.now() + 120_000;
  while (!holds()) {
    if (Date.now() > limit) throw new Error('The extensions were not activated, or the editor does not say how.');
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
