// The language status item: how complete the request is, or why the document is not checked.
import * as vscode from 'vscode';
import type { Current } from './current.ts';
import { type Server, selector } from './server.ts';

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
        text: vscode.l10n.t('Federation requests are not checked'),
        detail: vscode.l10n.t('The language server does not run.'),
        command: { command: 'fedreq.restartServer', title: vscode.l10n.t('Restart Server') },
        severity: vscode.LanguageStatusSeverity.Error,
      };
    }
    if (this.server.state === 'starting') {
      return {
        text: vscode.l10n.t('Federation request'),
        detail: vscode.l10n.t('Starting'),
        command: check,
        busy: true,
      };
    }
    if (report) {
      const percent = Math.floor(report.completeness * 100);
      return {
        text: vscode.l10n.t('Federation request: {0} % complete', percent),
        detail: report.verdict,
        command: { ...check, title: vscode.l10n.t('Report') },
      };
    }
    return {
      text: vscode.l10n.t('Not checked as a federation request'),
      detail: status?.reason ?? this.whyAsleep(),
      command: { ...check, title: vscode.l10n.t('Check It') },
    };
  }

  private whyAsleep(): string {
    return vscode.l10n.t(
      "Its name does not end in .fedreq.md or .fedreq.yaml, and its head does not say 'kind: federation-request'.",
    );
  }
}
