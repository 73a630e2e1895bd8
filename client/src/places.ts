// From the protocol's places to the editor's, and there.
import * as vscode from 'vscode';
import type { Place, SnippetEdit } from '../../server/src/lsp/protocol.ts';

export function rangeOf(place: Place): vscode.Range {
  return new vscode.Range(place.line, place.column, place.endLine, place.endColumn);
}

/** Shows the document, where it is shown already if it is, with the cursor at the place. */
export async function goTo(uri: vscode.Uri, place: Place): Promise<void> {
  const editor = await show(uri);
  const { start } = rangeOf(place);
  editor.selection = new vscode.Selection(start, start);
  editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The document's editor, where it has a tab already if it has one, with the focus. */
export async function show(uri: vscode.Uri): Promise<vscode.TextEditor> {
  const tabs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
  const tab = tabs.find(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString());
  const viewColumn = tab?.group.viewColumn ?? vscode.ViewColumn.One;
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { viewColumn });
}

/** Inserts a snippet, which is indented for its place already, and shows where its first stop is. */
export async function insertAt(editor: vscode.TextEditor, { place, snippet }: SnippetEdit): Promise<void> {
  const options = { undoStopBefore: true, undoStopAfter: true, keepWhitespace: true };
  await editor.insertSnippet(new vscode.SnippetString(snippet), rangeOf(place), options);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
