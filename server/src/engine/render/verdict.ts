// The verdict in one sentence, and the counts, shared by every rendering.
import type { Answer, Catalog, Report, Severity, State } from '../model.ts';

export type Counts = Readonly<Record<'errors' | 'warnings' | 'information' | 'hints', number>>;

export function countsOf(findings: Report['findings']): Counts {
  const count = (severity: Severity): number => findings.filter(finding => finding.severity === severity).length;
  return {
    errors: count('error'),
    warnings: count('warning'),
    information: count('information'),
    hints: count('hint'),
  };
}

/** A state in words for a person. */
export const stateWords: Readonly<Record<State, string>> = {
  missing: 'missing',
  placeholder: 'only a placeholder',
  mentioned: 'mentioned in passing',
  partial: 'partly answered',
  answered: 'answered',
  waived: 'does not apply',
};

/** Whether a reader may rely on an answer of this state. */
export const isSettled = ({ state }: Answer): boolean => state === 'answered' || state === 'waived';

/** "Not ready to hand over: Rollout and Failure modes are missing. 9 of 14 concerns are answered." */
export function verdictOf(report: Report, catalog: Catalog): string {
  const { answers, findings } = report;
  const settled = answers.filter(isSettled).length;
  const share = `${settled} of ${answers.length} concerns are answered or said not to apply.`;
  const open = answers.filter(answer => !isSettled(answer));
  const { errors, warnings } = countsOf(findings);
  if (open.length === 0) {
    if (errors + warnings === 0)
      return `Ready to hand over: all ${answers.length} concerns are answered or said not to apply.`;
    return `Complete, with ${plural(errors + warnings, 'finding')} to look at. ${share}`;
  }
  const where = report.stage === 'draft' ? 'A draft' : 'Not ready to hand over';
  return `${where}: ${openWords(open, catalog)}. ${share}`;
}

function openWords(open: readonly Answer[], catalog: Catalog): string {
  const title = ({ concern }: Answer): string => catalog.concerns.get(concern)?.title ?? concern;
  const key = open.filter(({ concern }) => catalog.concerns.get(concern)?.key);
  const named = (key.length > 0 ? key : open).slice(0, 3).map(title);
  const more = open.length - named.length;
  const list = more > 0 ? `${named.join(', ')} and ${more} more` : named.join(' and ');
  return `${list} ${open.length === 1 ? 'is' : 'are'} not answered`;
}

/** "2 errors, 1 hint": what there is, or that there is nothing. */
export function countWords({ errors, warnings, information, hints }: Counts): string {
  const parts = [
    errors > 0 ? plural(errors, 'error') : '',
    warnings > 0 ? plural(warnings, 'warning') : '',
    information > 0 ? `${information} information` : '',
    hints > 0 ? plural(hints, 'hint') : '',
  ].filter(part => part !== '');
  return parts.length > 0 ? parts.join(', ') : 'no findings';
}

export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
