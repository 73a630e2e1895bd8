// Words that more than one part of the extension shows.
import * as vscode from 'vscode';
import type { ConcernView, ReportView } from '../../server/src/lsp/protocol.ts';

export const percentOf = ({ completeness }: Pick<ReportView, 'completeness'>): number => Math.floor(completeness * 100);

/** "3 errors, 5 warnings": what stands in the way; information and hints do not. */
export function countsOf({ counts: { errors, warnings } }: Pick<ReportView, 'counts'>): string {
  const words = [
    ...(errors > 0 ? [errors === 1 ? vscode.l10n.t('1 error') : vscode.l10n.t('{0} errors', errors)] : []),
    ...(warnings > 0 ? [warnings === 1 ? vscode.l10n.t('1 warning') : vscode.l10n.t('{0} warnings', warnings)] : []),
  ];
  return words.length > 0 ? words.join(', ') : vscode.l10n.t('no errors or warnings');
}

export function openWords(count: number): string {
  if (count === 0) return vscode.l10n.t('complete');
  return count === 1 ? vscode.l10n.t('1 open question') : vscode.l10n.t('{0} open questions', count);
}

export function stateWord(state: ConcernView['state']): string {
  const words: Readonly<Record<ConcernView['state'], string>> = {
    answered: vscode.l10n.t('answered'),
    partial: vscode.l10n.t('partly answered'),
    mentioned: vscode.l10n.t('mentioned in passing'),
    placeholder: vscode.l10n.t('only a placeholder'),
    missing: vscode.l10n.t('missing'),
    unread: vscode.l10n.t('not read to the end'),
    waived: vscode.l10n.t('does not apply'),
  };
  return words[state];
}
