// Findings as diagnostics of the protocol.
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import type { Finding, ReadProblem, Severity } from '../engine/index.ts';
import type { Places } from './positions.ts';
import type { Checked } from './reports.ts';

export const source = 'fedreq';
const rulePages = 'https://github.com/fedreq/fedreq/blob/main/docs/rules';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** What of diagnostics a client understands. */
export interface DiagnosticSupport {
  readonly related: boolean;
  readonly href: boolean;
}

export function diagnosticsOf({ report, places, uri }: Checked, support: DiagnosticSupport): Diagnostic[] {
  return report.findings.map(finding => diagnosticOf(finding, { places, uri, support }));
}

export function diagnosticOf(
  finding: Finding,
  { places, uri, support }: { places: Places; uri: string; support: DiagnosticSupport },
): Diagnostic {
  const { rule, severity, message, span, related, unnecessary } = finding;
  return {
    range: places.range(span),
    severity: severities[severity],
    source,
    code: rule,
    message,
    ...(support.href && { codeDescription: { href: `${rulePages}/${rule}.md` } }),
    ...(unnecessary && { tags: [DiagnosticTag.Unnecessary] }),
    ...(support.related &&
      related && {
        relatedInformation: related.map(one => ({
          location: { uri, range: places.range(one.span) },
          message: one.message,
        })),
      }),
  };
}

/** Mistakes in a project file. */
export function settingsDiagnostics(problems: readonly ReadProblem[], places: Places): Diagnostic[] {
  return problems.map(({ span, message }) => ({
    range: places.range(span),
    severity: DiagnosticSeverity.Error,
    source,
    code: 'settings',
    message,
  }));
}
