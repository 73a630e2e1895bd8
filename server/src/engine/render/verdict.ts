// The verdict in one sentence, and the counts, shared by every rendering.
import type { Answer, Catalog, Message, Report, Severity, State } from '../model.ts';
import { joined, ours, say } from '../words.ts';

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
export const stateWords: Readonly<Record<State, Message>> = {
  missing: say`missing`,
  placeholder: say`only a placeholder`,
  mentioned: say`mentioned in passing`,
  partial: say`partly answered`,
  answered: say`answered`,
  unread: say`not read to the end`,
  waived: say`does not apply`,
};

/** Whether a reader may rely on an answer of this state. */
export const isSettled = ({ state }: Answer): boolean => state === 'answered' || state === 'waived';

/** "Not ready to hand over: Rollout and Failure modes are missing. 9 of 14 concerns are answered." */
export function verdictOf(report: Report, catalog: Catalog): Message {
  const { answers, findings } = report;
  const settled = answers.filter(isSettled).length;
  const share = say`${settled} of ${answers.length} concerns are answered or said not to apply.`;
  if (!report.whole) return say`Judged only in part, as a limit was reached; what is missing cannot be told. ${share}`;
  const open = answers.filter(answer => !isSettled(answer));
  const { errors, warnings } = countsOf(findings);
  if (open.length === 0) {
    if (errors + warnings === 0)
      return say`Ready to hand over: all ${answers.length} concerns are answered or said not to apply.`;
    return errors + warnings === 1
      ? say`Complete, with 1 finding to look at. ${share}`
      : say`Complete, with ${errors + warnings} findings to look at. ${share}`;
  }
  const lacking = openWords(open, catalog);
  return report.stage === 'draft'
    ? say`A draft: ${lacking}. ${share}`
    : say`Not ready to hand over: ${lacking}. ${share}`;
}

function openWords(open: readonly Answer[], catalog: Catalog): Message {
  const title = ({ concern }: Answer) => titleOf(concern, catalog);
  const key = open.filter(({ concern }) => catalog.concerns.get(concern)?.key);
  const named = (key.length > 0 ? key : open).slice(0, 3).map(title);
  const more = open.length - named.length;
  if (more > 0) return say`${joined(named)} and ${more} more are not answered`;
  const [last = say``] = named.slice(-1);
  return named.length > 1
    ? say`${joined(named.slice(0, -1))} and ${last} are not answered`
    : say`${last} is not answered`;
}

/** What a concern is called; its id where the catalog does not know it. */
export function titleOf(id: string, { concerns }: Catalog): Message {
  const concern = concerns.get(id);
  return concern ? ours(concern, 'title') : joined([id]);
}

/** "2 errors, 1 hint": what there is, or that there is nothing. */
export function countWords({ errors, warnings, information, hints }: Counts): Message {
  const parts = [
    errors > 0 && (errors === 1 ? say`1 error` : say`${errors} errors`),
    warnings > 0 && (warnings === 1 ? say`1 warning` : say`${warnings} warnings`),
    information > 0 && say`${information} for information`,
    hints > 0 && (hints === 1 ? say`1 hint` : say`${hints} hints`),
  ].filter(part => part !== false);
  return parts.length > 0 ? joined(parts) : say`no findings`;
}
