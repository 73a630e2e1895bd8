// Fixes as code actions: with tab stops where the client can, as plain text where it cannot.
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { type Edit, type Finding, type Fix, fixesFor, overlap, plainText } from '../engine/index.ts';
import { type DiagnosticSupport, diagnosticOf } from './diagnostics.ts';
import type { Checked } from './reports.ts';

export const fixAllKind = `${CodeActionKind.SourceFixAll}.fedreq`;

/** What of edits and actions a client understands. */
export interface EditSupport extends DiagnosticSupport {
  readonly snippets: boolean;
  readonly documentChanges: boolean;
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
  const wants = (kind: string): boolean =>
    context.only === undefined || context.only.some(only => kind === only || kind.startsWith(`${only}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) actions.push(...quickFixes(checked, range, support));
  if (wants(fixAllKind) && (context.only !== undefined || actions.length > 0))
    actions.push(...fixAll(checked, support));
  return actions;
}

/** The edit of an action that was offered without one; the action as it is where the text has changed since. */
export function resolved(action: CodeAction, checked: Checked | undefined, support: EditSupport): CodeAction {
  const data = action.data as ActionData | undefined;
  const finding = data && checked?.id === data.id ? checked.report.findings[data.finding] : undefined;
  const fix = finding && checked ? offered(finding, checked).find(({ title }) => title === data?.title) : undefined;
  return fix && checked ? { ...action, edit: workspaceEdit(fix.edits, checked, support) } : action;
}

function quickFixes(checked: Checked, range: CodeActionParams['range'], support: EditSupport): CodeAction[] {
  const { places, report, uri, id } = checked;
  const at = places.span(range);
  return report.findings.flatMap((finding, index) => {
    if (!overlap(finding.span, at)) return [];
    const diagnostics = [diagnosticOf(finding, { places, uri, support })];
    return offered(finding, checked).map(
      (fix): CodeAction => ({
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        diagnostics,
        ...(fix.preferred && { isPreferred: true }),
        ...(support.lazy
          ? { data: { uri, id, finding: index, title: fix.title } satisfies ActionData }
          : { edit: workspaceEdit(fix.edits, checked, support) }),
      }),
    );
  });
}

/** The rule's own fixes, and after them the way out: to ignore it with a reason. */
function offered(finding: Finding, { request, settings }: Checked): readonly Fix[] {
  const target = finding.concern === undefined ? finding.rule : `${finding.rule}/${finding.concern}`;
  const ignore: Fix = {
    title: `Ignore '${target}' here, with a reason`,
    edits: [request.write.ignore(target, finding.span, 'line')],
  };
  const own = fixesFor(finding, request, settings);
  return finding.family === 'document' ? own : [...own, ignore];
}

/** Fixes that are right without judgement, all at once; those that would meet are left for the next time. */
function fixAll(checked: Checked, support: EditSupport): CodeAction[] {
  const edits: Edit[] = [];
  for (const finding of checked.report.findings) {
    const safe = fixesFor(finding, checked.request, checked.settings).find(fix => fix.safe);
    if (safe && !safe.edits.some(edit => edits.some(other => overlap(edit.span, other.span))))
      edits.push(...safe.edits);
  }
  if (edits.length === 0) return [];
  return [
    { title: 'Fix everything that needs no judgement', kind: fixAllKind, edit: workspaceEdit(edits, checked, support) },
  ];
}

function workspaceEdit(
  edits: readonly Edit[],
  { uri, version, places }: Checked,
  { snippets, documentChanges }: EditSupport,
): WorkspaceEdit {
  const plain = edits.map(({ span, text, snippet }) => ({
    range: places.range(span),
    newText: snippet ? plainText(text) : text,
  }));
  if (!documentChanges) return { changes: { [uri]: plain } };
  const rich = edits.map((edit, i) =>
    edit.snippet && snippets
      ? { range: places.range(edit.span), snippet: { kind: 'snippet' as const, value: edit.text } }
      : plain[i],
  );
  return { documentChanges: [{ textDocument: { uri, version }, edits: rich as TextDocumentEdit['edits'] }] };
}
