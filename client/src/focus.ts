// Focus mode: findings on the line being typed wait until the cursor leaves it or the document is saved.
import * as vscode from 'vscode';

interface Held {
  readonly uri: string;
  readonly line: number;
}

export class Focus implements vscode.Disposable {
  /** What was held back may be shown. */
  readonly onDidRelease: vscode.Event<void>;
  private readonly released = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable;
  private held: Held | undefined;

  constructor() {
    this.onDidRelease = this.released.event;
    this.subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(event => this.typed(event)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (!isAt(textEditor, this.held)) this.release();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.release()),
      vscode.workspace.onDidSaveTextDocument(() => this.release()),
      vscode.workspace.onDidChangeConfiguration(
        event => event.affectsConfiguration('fedreq.focusMode') && this.release(),
      ),
    );
  }

  /** Those that are shown now; the same list where none is held back. */
  shown(uri: vscode.Uri, diagnostics: vscode.Diagnostic[]): vscode.Diagnostic[] {
    const { held } = this;
    if (held?.uri !== uri.toString()) return diagnostics;
    const shown = diagnostics.filter(({ range }) => range.start.line !== held.line);
    return shown.length === diagnostics.length ? diagnostics : shown;
  }

  dispose(): void {
    this.subscriptions.dispose();
    this.released.dispose();
  }

  private typed({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const editor = vscode.window.activeTextEditor;
    const line = editor?.selection.active.line;
    if (line === undefined || editor?.document !== document || contentChanges[0]?.range.start.line !== line) return;
    if (vscode.workspace.getConfiguration('fedreq', document).get('focusMode', false))
      this.held = { uri: document.uri.toString(), line };
  }

  private release(): void {
    if (!this.held) return;
    this.held = undefined;
    this.released.fire();
  }
}

const isAt = ({ document, selection }: vscode.TextEditor, held: Held | undefined): boolean =>
  held === undefined || (document.uri.toString() === held.uri && selection.active.line === held.line);
