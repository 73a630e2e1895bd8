// Findings, and mistakes in a project file, as diagnostics of the protocol.
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import type { Finding, ReadProblem, Severity, Words } from '../engine/index.ts';
import type { Places } from './positions.ts';
import type { Checked } from './reports.ts';

const source = 'fedreq';
const rulePages = 'https://github.com/fedreq/fedreq/blob/main/docs/rules';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** What of diagnostics a client understands. */
export interface DiagnosticSupport {
  /** Other places that a finding speaks of. */
  readonly related: boolean;
  /** Text that may be removed. */
  readonly faded: boolean;
  readonly words: Words;
}

export function diagnosticsOf(checked: Checked, support: DiagnosticSupport): Diagnostic[] {
  return checked.report.findings.map(finding => diagnosticOf(finding, checked, support));
}

export function diagnosticOf(
  { rule, severity, message, span, related, unnecessary }: Finding,
  { places, uri }: Pick<Checked, 'places' | 'uri'>,
  support: DiagnosticSupport,
): Diagnostic {
  return {
    range: places.range(span),
    severity: severities[severity],
    source,
    code: rule,
    codeDescription: { href: `${rulePages}/${rule}.md` },
    message: support.words(message),
    ...(support.faded && unnecessary && { tags: [DiagnosticTag.Unnecessary] }),
    ...(support.related &&
      related && {
        relatedInformation: related.map(one => ({
          location: { uri, range: places.range(one.span) },
          message: support.words(one.message),
        })),
      }),
  };
}

export function settingsDiagnostics(
  mistakes: readonly ReadProblem[],
  places: Places,
  { words }: Pick<DiagnosticSupport, 'words'>,
): Diagnostic[] {
  return mistakes.map(({ span, message }) => ({
    range: places.range(span),
    severity: DiagnosticSeverity.Error,
    source,
    code: 'settings',
    message: words(message),
  }));
}
