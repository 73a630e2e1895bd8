// Runs inside VS Code: opens a request, and writes down what the editor says of the activation of both extensions.
import * as vscode from 'vscode';

const ids = ['fedreq.fedreq', 'fedreq.tester'];

export async function run(): Promise<void> {
  await vscode.window.showTextDocument(vscode.Uri.file(process.env.FEDREQ_BENCH_REQUEST ?? ''));
  const extensions = ids.map(id => vscode.extensions.getExtension(id));
  await until(() => extensions.every(extension => extension?.isActive));
  await vscode.commands.executeCommand('perfview.show');
  const page = () => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'perf')?.getText() ?? '';
  await until(() => ids.every(id => page().includes(`| ${id} `)));
  const result = vscode.Uri.file(process.env.FEDREQ_BENCH_RESULT ?? '');
  await vscode.workspace.fs.writeFile(result, new TextEncoder().encode(page()));
}

async function until(holds: () => boolean): Promise<void> {
  const limit = Date.now() + 120_000;
  while (!holds()) {
    if (Date.now() > limit) throw new Error('The extensions were not activated, or the editor does not say how.');
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
