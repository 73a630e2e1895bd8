// From the protocol's places to the editor's, and there.
import * as vscode from 'vscode';
import type { Place } from '../../server/src/lsp/protocol.ts';

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
