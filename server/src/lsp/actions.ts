// Fixes as code actions: with tab stops where the client can, as plain text where it cannot.
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  StringValue,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import {
  type Edit,
  type Finding,
  type Fix,
  fixesFor,
  ignoresFor,
  overlap,
  plainText,
  remembered,
  safelyFixed,
  say,
} from '../engine/index.ts';
import { type DiagnosticSupport, diagnosticOf } from './diagnostics.ts';
import type { Checked } from './reports.ts';

export const fixAllKind = `${CodeActionKind.SourceFixAll}.fedreq`;

/** What of edits and actions a client understands. */
export interface EditSupport extends DiagnosticSupport {
  readonly snippets: boolean;
  readonly documentChanges: boolean;
  readonly renamesFiles: boolean;
  /** Whether the client asks for an action's edit when a person has chosen it. */
  readonly lazy: boolean;
}

/** What an action carries so that its edit can be made later. */
interface ActionData {
  readonly uri: string;
  readonly id: string;
  readonly finding: number;
  readonly title: string;
}

export function actionsAt(checked: Checked, { range, context }: CodeActionParams, support: EditSupport): CodeAction[] {
  const wants = (kind: string): boolean => isWanted(kind, context);
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) actions.push(...quickFixes(checked, range, support));
  if (wants(fixAllKind) && (context.only !== undefined || actions.length > 0))
    actions.push(...fixAll(checked, support));
  return actions;
}

export const isWanted = (kind: string, { only }: CodeActionParams['context']): boolean =>
  only === undefined || only.some(one => one === '' || `${kind}.`.startsWith(`${one}.`));

/** The document that an action was offered for; '' where it is none of ours. */
export const documentOf = ({ data }: CodeAction): string => (data as ActionData | undefined)?.uri ?? '';

/** The edit of an action that was offered without one; the action as it is where the text has changed since. */
export function resolved(action: CodeAction, checked: Checked | undefined, support: EditSupport): CodeAction {
  const data = action.data as ActionData | undefined;
  const finding = data && checked?.id === data.id ? checked.report.findings[data.finding] : undefined;
  const fix =
    finding && checked
      ? offered(finding, checked).find(({ title }) => support.words(title) === data?.title)
      : undefined;
  return fix && checked ? { ...action, edit: workspaceEdit(fix.edits, checked, support) } : action;
}

/** What mends the findings that the range touches, and after all of that the ways to ignore them. What mends several is offered once. */
function quickFixes(checked: Checked, range: CodeActionParams['range'], support: EditSupport): CodeAction[] {
  const at = checked.places.span(range);
  const offers = new Map<string, { fix: Offer; finding: number; diagnostics: Diagnostic[]; preferred: boolean }>();
  checked.report.findings.forEach((finding, index) => {
    if (!overlap(finding.span, at)) return;
    for (const fix of offered(finding, checked)) {
      const key = JSON.stringify([fix.title, fix.edits]);
      const offer = remembered(offers, key, () => ({ fix, finding: index, diagnostics: [], preferred: true }));
      offer.diagnostics.push(diagnosticOf(finding, checked, support));
      offer.preferred &&= fix.preferred === true;
    }
  });
  const ordered = [...offers.values()].sort((a, b) => Number(a.fix.ignores ?? 0) - Number(b.fix.ignores ?? 0));
  return ordered.map(
    ({ fix, finding, diagnostics, preferred }): CodeAction => ({
      title: support.words(fix.title),
      kind: CodeActionKind.QuickFix,
      diagnostics,
      ...(preferred && { isPreferred: true }),
      ...(support.lazy
        ? { data: { uri: checked.uri, id: checked.id, finding, title: support.words(fix.title) } satisfies ActionData }
        : { edit: workspaceEdit(fix.edits, checked, support) }),
    }),
  );
}

interface Offer extends Fix {
  readonly ignores?: true;
}

/** The rule's own fixes, and after them the ways out: to ignore it with a reason. */
function offered(finding: Finding, { request, settings }: Checked): readonly Offer[] {
  const ignores = ignoresFor(finding, request).map((fix): Offer => ({ ...fix, ignores: true }));
  return [...fixesFor(finding, request, settings), ...ignores];
}

/** All that is right without judgement, as one edit of what differs then. */
function fixAll(checked: Checked, support: EditSupport): CodeAction[] {
  const { text } = checked.request;
  const after = safelyFixed(checked, checked.settings);
  if (after === text) return [];
  let start = 0;
  while (start < text.length && text[start] === after[start]) start++;
  if (/[\r\ud800-\udbff]/.test(text[start - 1] ?? '')) start--; // a line end and a character stay whole
  let same = 0;
  const most = Math.min(text.length, after.length) - start;
  while (same < most && text[text.length - 1 - same] === after[after.length - 1 - same]) same++;
  if (/[\n\udc00-\udfff]/.test(text[text.length - same] ?? '')) same--;
  const change = { span: { start, end: text.length - same }, text: after.slice(start, after.length - same) };
  const edit = workspaceEdit([change], checked, support);
  return [{ title: support.words(say`Fix everything that needs no judgement`), kind: fixAllKind, edit }];
}

/** With tab stops where the client can: those stand in `documentChanges` alone. */
export function workspaceEdit(
  edits: readonly Edit[],
  { uri, version, places }: Pick<Checked, 'uri' | 'version' | 'places'>,
  { snippets, documentChanges }: EditSupport,
): WorkspaceEdit {
  const plain = (edit: Edit) => ({
    range: places.range(edit.span),
    newText: edit.snippet ? plainText(edit.text) : edit.text,
  });
  if (!documentChanges) return { changes: { [uri]: edits.map(plain) } };
  const rich = (edit: Edit) =>
    edit.snippet && snippets
      ? { range: places.range(edit.span), snippet: StringValue.createSnippet(edit.text) }
      : plain(edit);
  return { documentChanges: [{ textDocument: { uri, version }, edits: edits.map(rich) }] };
}
