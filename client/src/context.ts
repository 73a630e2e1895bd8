// Context keys: what the manifest's conditions on menus, welcome texts and walkthrough steps ask for.
import * as vscode from 'vscode';

/**
 * - active: there is something here for the extension to do
 * - document: how the current document stands
 * - server: its state
 * - requests: whether the workspace has any; searching: whether they are being looked for
 * - openOnly: whether the view shows open points alone
 * - begun, improved: what a person has achieved, for the walkthrough
 */
export type ContextKey =
  | 'active'
  | 'document'
  | 'server'
  | 'requests'
  | 'searching'
  | 'openOnly'
  | 'begun'
  | 'improved';

export function setContext(key: ContextKey, value: boolean | string): void {
  void vscode.commands.executeCommand('setContext', `fedreq.${key}`, value);
}
