// The report as our own client draws it: tree, status, and where to insert what is missing.
import {
  type Answer,
  asSnippet,
  type Catalog,
  countsOf,
  type Edit,
  type FederationKind,
  type Finding,
  ours,
  type Settings,
  type Span,
  verdictOf,
  type Words,
} from '../engine/index.ts';
import type { ConcernView, FindingView, Place, ReportView, RequestView, SnippetEdit } from './protocol.ts';
import type { Checked } from './reports.ts';

export function reportView(checked: Checked, words: Words): ReportView {
  const { report, request, uri, version } = checked;
  const { catalog } = request;
  return {
    uri,
    version,
    title: report.title,
    federation: federationTitle(report.federation, catalog, words),
    stage: report.stage,
    completeness: report.completeness,
    verdict: words(verdictOf(report, catalog)),
    counts: countsOf(report.findings),
    rulesOff: Object.values(checked.settings.rules).filter(isOff).length,
    concerns: report.answers.flatMap(answer => concernView(answer, checked, words) ?? []),
    findings: report.findings
      .filter(({ concern }) => concern === undefined)
      .map(finding => findingView(finding, checked, words)),
  };
}

const isOff = (setting: Settings['rules'][string]): boolean =>
  setting === 'off' || (typeof setting === 'object' && setting.severity === 'off');

export function requestView(checked: Checked, words: Words): RequestView {
  const { uri, title, federation, stage, completeness, counts, verdict, concerns } = reportView(checked, words);
  const open = concerns
    .filter(({ state }) => state !== 'answered' && state !== 'waived')
    .map(({ id, title, question, key, state, place }) => ({
      id,
      title,
      question,
      key,
      state,
      ...(place && { place }),
    }));
  return { uri, title, federation, stage, completeness, counts, verdict, open, concerns: concerns.length };
}

const federationTitle = (kind: FederationKind | 'none', { federations }: Catalog, words: Words): string => {
  const federation = kind === 'none' ? undefined : federations.get(kind);
  return federation ? words(ours(federation, 'title')) : '';
};

function concernView(answer: Answer, checked: Checked, words: Words): ConcernView | undefined {
  const concern = checked.request.catalog.concerns.get(answer.concern);
  if (!concern) return undefined;
  return {
    id: concern.id,
    title: words(ours(concern, 'title')),
    question: words(ours(concern, 'question')),
    key: concern.key,
    state: answer.state,
    ...(answer.span && { place: placeOf(answer.span, checked) }),
    ...(answer.section !== undefined && { lines: linesOf(answer.section, checked) }),
    elements: concern.elements.map(element => {
      const { id, required } = element;
      const found = answer.elements.find(one => one.id === id);
      return {
        id,
        name: words(ours(element, 'name')),
        ask: words(ours(element, 'ask')),
        required,
        found: found?.found === true,
        ...(found?.span && { place: placeOf(found.span, checked) }),
      };
    }),
    findings: checked.report.findings
      .filter(finding => finding.concern === concern.id)
      .map(finding => findingView(finding, checked, words)),
    ...(answer.reason !== undefined && { reason: answer.reason }),
  };
}

/** Lines of a section and those below it, which follow it. */
function linesOf(index: number, { request: { sections }, places }: Checked): { from: number; to: number } {
  const own = sections[index];
  const below = new Set([index]);
  let last = own;
  for (const section of sections.slice(index + 1)) {
    if (!below.has(section.parent)) break;
    below.add(section.index);
    last = section;
  }
  const start = own?.start ?? 0;
  const text = last ? last.part.text.trimEnd() : '';
  const { start: from, end: to } = places.range({ start, end: (last?.start ?? 0) + text.length });
  return { from: from.line, to: to.line };
}

function findingView({ rule, severity, message, span }: Finding, checked: Checked, words: Words): FindingView {
  return { rule, severity, message: words(message), place: placeOf(span, checked) };
}

function placeOf(span: Span, { places }: Checked): Place {
  const { start, end } = places.range(span);
  return { line: start.line, column: start.character, endLine: end.line, endColumn: end.character };
}

/** The section that a concern lacks, or the elements that its section lacks; null where there is nothing to insert. */
export function insertion(checked: Checked, id: string): SnippetEdit | null {
  const { request } = checked;
  const concern = request.catalog.concerns.get(id);
  const answer = request.answers.find(one => one.concern === id);
  if (!concern || !answer || answer.state === 'waived') return null;
  const section = answer.section === undefined ? undefined : request.sections[answer.section];
  if (!section) return answer.state === 'answered' ? null : snippetEdit(request.write.addSection(concern), checked);
  const open = concern.elements.filter(
    element => !answer.elements.some(found => found.id === element.id && found.found),
  );
  return open.length === 0 ? null : snippetEdit(request.write.addElements(section, open), checked);
}

function snippetEdit({ span, text, snippet }: Edit, checked: Checked): SnippetEdit {
  return { place: placeOf(span, checked), snippet: snippet ? text : asSnippet(text) };
}
