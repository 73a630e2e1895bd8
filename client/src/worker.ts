// A client whose server is a web worker.
import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { type Client, type Connect, connect } from './client.ts';

class WorkerClient extends LanguageClient implements Client {
  readonly processId = undefined;

  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** Ends with its connection; each start has a worker of its own. */
class WorkerWriter extends BrowserMessageWriter {
  readonly #worker: Worker;

  constructor(worker: Worker) {
    super(worker);
    this.#worker = worker;
  }

  override dispose(): void {
    super.dispose();
    this.#worker.terminate();
  }
}

/** The script is read first: a worker cannot be loaded from every place that an extension lies in. */
async function startWorker(script: vscode.Uri) {
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(script));
  const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const worker = new Worker(url, { name: 'fedreq' });
  return { reader: new BrowserMessageReader(worker), writer: new WorkerWriter(worker) };
}

/** The server is that script. */
export function connectTo(script: vscode.Uri): Connect {
  return owner => connect((id, name, options) => new WorkerClient(id, name, () => startWorker(script), options), owner);
}
