// The language status item: how complete the request is, or why the document is not checked.
import * as vscode from 'vscode';
import type { Current } from './current.ts';
import { selector } from './languages.ts';
import type { Server } from './server.ts';
import { countsOf, percentOf } from './words.ts';

/** Characters of a detail that fit beside the text and the command. */
const longest = 64;

interface Shown {
  readonly text: string;
  readonly detail: string;
  readonly command: vscode.Command;
  readonly severity?: vscode.LanguageStatusSeverity;
  readonly busy?: boolean;
}

export class Status implements vscode.Disposable {
  readonly item: vscode.LanguageStatusItem;
  private readonly server: Server;
  private readonly current: Current;

  constructor(server: Server, current: Current) {
    this.server = server;
    this.current = current;
    this.item = vscode.languages.createLanguageStatusItem('fedreq.status', selector);
    this.item.name = vscode.l10n.t('Federation Request');
    current.onDidChange(() => this.draw());
    this.draw();
  }

  dispose(): void {
    this.item.dispose();
  }

  private draw(): void {
    const { text, detail, command, severity, busy } = this.shown();
    this.item.text = text;
    this.item.detail = detail;
    this.item.command = command;
    this.item.severity = severity ?? vscode.LanguageStatusSeverity.Information;
    this.item.busy = busy ?? false;
  }

  private shown(): Shown {
    const check = { command: 'fedreq.checkCompleteness', title: vscode.l10n.t('Check Completeness') };
    const { report, status } = this.current;
    if (this.server.state === 'failed') {
      return {
        text: vscode.l10n.t('Federation request: not checked'),
        detail: vscode.l10n.t('the language server does not run: {0}', this.server.failure),
        command: { command: 'fedreq.restartServer', title: vscode.l10n.t('Restart Server') },
        severity: vscode.LanguageStatusSeverity.Error,
      };
    }
    if (this.server.state === 'starting') {
      return {
        text: vscode.l10n.t('Federation request'),
        detail: vscode.l10n.t('starting'),
        command: check,
        busy: true,
      };
    }
    if (report && this.server.recovered) {
      return {
        text: vscode.l10n.t('Federation request: {0}%', percentOf(report)),
        detail: vscode.l10n.t('the server stopped by itself and was started again'),
        command: { command: 'fedreq.showLog', title: vscode.l10n.t('Show Log') },
        severity: vscode.LanguageStatusSeverity.Warning,
      };
    }
    if (report) {
      return {
        text: vscode.l10n.t('Federation request: {0}%', percentOf(report)),
        detail: shortened([countsOf(report), offWords(report.rulesOff)].filter(Boolean).join(', ')),
        command: { ...check, title: vscode.l10n.t('Report'), tooltip: [report.verdict, status?.settings].join('\n') },
      };
    }
    if (this.current.waiting) {
      return {
        text: vscode.l10n.t('Federation request'),
        detail: vscode.l10n.t('reading'),
        command: check,
        busy: true,
      };
    }
    const reason =
      status?.reason ?? vscode.l10n.t("no name in .fedreq.md or .fedreq.yaml, no 'kind: federation-request'");
    return {
      text: vscode.l10n.t('Federation request: not checked'),
      detail: shortened(reason),
      command: { ...check, title: vscode.l10n.t('Check It'), tooltip: reason },
    };
  }
}

/** Rules that say nothing because they are set so. */
function offWords(count: number): string {
  if (count === 0) return '';
  return count === 1 ? vscode.l10n.t('1 rule off by settings') : vscode.l10n.t('{0} rules off by settings', count);
}

/** The item is one line that does not wrap; the whole sentence is in the tooltip of its command. */
function shortened(text: string): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, text.lastIndexOf(' ', longest))} …`;
}
