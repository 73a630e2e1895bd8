// Words that more than one part of the extension shows.
import * as vscode from 'vscode';
import type { ReportView } from '../../server/src/lsp/protocol.ts';

export const percentOf = ({ completeness }: ReportView): number => Math.floor(completeness * 100);

/** "3 errors, 5 warnings": what stands in the way; information and hints do not. */
export function countsOf({ counts: { errors, warnings } }: ReportView): string {
  const words = [
    ...(errors > 0 ? [errors === 1 ? vscode.l10n.t('1 error') : vscode.l10n.t('{0} errors', errors)] : []),
    ...(warnings > 0 ? [warnings === 1 ? vscode.l10n.t('1 warning') : vscode.l10n.t('{0} warnings', warnings)] : []),
  ];
  return words.length > 0 ? words.join(', ') : vscode.l10n.t('no errors or warnings');
}
