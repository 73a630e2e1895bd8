// The tree "Three Questions": problem, guarantees and rollout, then the rest, each with what was found and what was not.
import * as vscode from 'vscode';
import type { ConcernView, FindingView, Place, ReportView } from '../../server/src/lsp/protocol.ts';
import { setContext } from './context.ts';
import type { Current } from './current.ts';
import { Item, stateIcons } from './item.ts';
import { countsOf, percentOf, stateWord } from './words.ts';

type ElementView = ConcernView['elements'][number];

export type Node =
  | { readonly kind: 'concern'; readonly concern: ConcernView }
  | { readonly kind: 'rest'; readonly concerns: readonly ConcernView[] }
  | { readonly kind: 'document'; readonly findings: readonly FindingView[] }
  | { readonly kind: 'element'; readonly element: ElementView; readonly concern: ConcernView }
  | FindingNode;

interface FindingNode {
  readonly kind: 'finding';
  readonly finding: FindingView;
  readonly parent: string;
  /** Its own also where one rule says two things of one place. */
  readonly id: string;
}

const severities: Readonly<Record<FindingView['severity'], { readonly icon: string; readonly color: string }>> = {
  error: { icon: 'error', color: 'problemsErrorIcon.foreground' },
  warning: { icon: 'warning', color: 'problemsWarningIcon.foreground' },
  information: { icon: 'info', color: 'problemsInfoIcon.foreground' },
  hint: { icon: 'lightbulb', color: 'problemsInfoIcon.foreground' },
};

const viewId = 'fedreq.threeQuestions';
const openOnlyKey = 'threeQuestions.openOnly';
/** Milliseconds for which the cursor rests before the view follows it. */
const rest = 150;

export class ThreeQuestions implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly onDidChangeTreeData: vscode.Event<undefined>;
  readonly view: vscode.TreeView<Node>;
  private readonly changed = new vscode.EventEmitter<undefined>();
  private readonly current: Current;
  private readonly memory: vscode.Memento;
  private readonly subscriptions: vscode.Disposable;
  private later: ReturnType<typeof setTimeout> | undefined;

  /** @param memory keeps for this workspace whether only open points are shown */
  constructor(current: Current, memory: vscode.Memento) {
    this.current = current;
    this.memory = memory;
    this.onDidChangeTreeData = this.changed.event;
    this.view = vscode.window.createTreeView(viewId, { treeDataProvider: this, showCollapseAll: true });
    this.subscriptions = vscode.Disposable.from(
      this.view,
      current.onDidChange(() => this.draw()),
      vscode.window.onDidChangeTextEditorSelection(event => this.cursorMoved(event)),
    );
    setContext('openOnly', this.openOnly);
    this.draw();
  }

  /** Whether what is answered is left out. */
  get openOnly(): boolean {
    return this.memory.get(openOnlyKey, false);
  }

  async showOpenOnly(openOnly: boolean): Promise<void> {
    await this.memory.update(openOnlyKey, openOnly);
    setContext('openOnly', openOnly);
    this.draw();
  }

  getChildren(node?: Node): readonly Node[] & Node[] {
    const nodes = node ? childrenOf(node) : rootsOf(this.current.report);
    return this.openOnly ? nodes.filter(isOpen) : nodes;
  }

  getParent(node: Node): Node | undefined {
    const { report } = this.current;
    if (!report || node.kind === 'rest' || node.kind === 'document') return undefined;
    if (node.kind === 'element') return { kind: 'concern', concern: node.concern };
    if (node.kind === 'concern') return node.concern.key ? undefined : restOf(report);
    const concern = report.concerns.find(({ id }) => id === node.parent);
    return concern ? { kind: 'concern', concern } : { kind: 'document', findings: report.findings };
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const item = itemOf(node);
    const place = placeOf(node);
    const uri = this.current.report?.uri;
    if (place && uri) {
      item.command = { command: 'fedreq.goTo', title: vscode.l10n.t('Go There'), arguments: [uri, place] };
    }
    return item;
  }

  dispose(): void {
    clearTimeout(this.later);
    this.subscriptions.dispose();
    this.changed.dispose();
  }

  /** The rows, and what stands above them or in their place. */
  private draw(): void {
    const { document, report, waiting } = this.current;
    this.view.message = report ? messageOf(report, this.openOnly) : waiting ? vscode.l10n.t('Reading …') : '';
    this.view.description = report
      ? vscode.l10n.t('{0} of {1}', report.concerns.filter(isDone).length, report.concerns.length)
      : '';
    setContext('document', report ? 'checked' : waiting ? 'waiting' : document ? 'unchecked' : 'none');
    this.changed.fire(undefined);
  }

  /** Where a person puts the cursor, not where a click in the tree has put it, the view follows. */
  private cursorMoved({ textEditor, kind }: vscode.TextEditorSelectionChangeEvent): void {
    if (kind === undefined || textEditor.document !== this.current.document || !this.view.visible) return;
    if (!vscode.workspace.getConfiguration('fedreq').get('followCursor', true)) return;
    clearTimeout(this.later);
    this.later = setTimeout(() => void this.reveal(textEditor.selection.active.line), rest);
  }

  private async reveal(line: number): Promise<void> {
    const concern = concernAt(this.current.report, line);
    if (!concern || (this.openOnly && !isOpen({ kind: 'concern', concern }))) return;
    const [selected] = this.view.selection;
    if (selected && concernOf(selected) === concern.id) return;
    // It fails where the row is gone by now.
    await this.view
      .reveal({ kind: 'concern', concern }, { select: true, focus: false })
      .then(undefined, () => undefined);
  }
}

/** The concern whose section the line lies in, the innermost where sections lie in one another. */
function concernAt(report: ReportView | null, line: number): ConcernView | undefined {
  const length = ({ lines }: ConcernView) => (lines ? lines.to - lines.from : 0);
  return report?.concerns
    .filter(({ lines }) => lines && lines.from <= line && line <= lines.to)
    .sort((a, b) => length(a) - length(b))[0];
}

function concernOf(node: Node): string {
  if (node.kind === 'concern' || node.kind === 'element') return node.concern.id;
  return node.kind === 'finding' ? node.parent : '';
}

function messageOf(report: ReportView, openOnly: boolean): string {
  const words = vscode.l10n.t('{0}% complete, {1}', percentOf(report), countsOf(report));
  if (!openOnly) return words;
  const isAllDone = report.concerns.every(isDone) && report.findings.length === 0;
  return `${words}. ${isAllDone ? vscode.l10n.t('Nothing is open.') : vscode.l10n.t('Only open points are shown.')}`;
}

function isOpen(node: Node): boolean {
  switch (node.kind) {
    case 'concern':
      return !isDone(node.concern) || node.concern.findings.length > 0;
    case 'rest':
      return node.concerns.some(concern => isOpen({ kind: 'concern', concern }));
    case 'element':
      return !node.element.found;
    default:
      return true;
  }
}

type Rest = Extract<Node, { kind: 'rest' }>;

const restOf = ({ concerns }: ReportView): Rest => ({ kind: 'rest', concerns: concerns.filter(({ key }) => !key) });

function rootsOf(report: ReportView | null): Node[] {
  if (!report) return [];
  return [
    ...report.concerns.filter(({ key }) => key).map(concern => ({ kind: 'concern', concern }) as const),
    ...(report.concerns.some(({ key }) => !key) ? [restOf(report)] : []),
    ...(report.findings.length > 0 ? [{ kind: 'document', findings: report.findings } as const] : []),
  ];
}

function childrenOf(node: Node): Node[] {
  switch (node.kind) {
    case 'rest':
      return node.concerns.map(concern => ({ kind: 'concern', concern }));
    case 'concern':
      return [
        ...findingNodes(node.concern.findings, node.concern.id),
        ...node.concern.elements.map(element => ({ kind: 'element', element, concern: node.concern }) as const),
      ];
    case 'document':
      return findingNodes(node.findings, '');
    default:
      return [];
  }
}

function findingNodes(findings: readonly FindingView[], parent: string): FindingNode[] {
  const met = new Map<string, number>();
  return findings.map(finding => {
    const { rule, place } = finding;
    const name = `${parent}/${rule}/${place.line}:${place.column}`;
    const nth = met.get(name) ?? 0;
    met.set(name, nth + 1);
    return { kind: 'finding', finding, parent, id: `${name}/${nth}` };
  });
}

function placeOf(node: Node): Place | undefined {
  switch (node.kind) {
    case 'concern':
      return node.concern.place;
    case 'element':
      return node.element.place ?? node.concern.place;
    case 'finding':
      return node.finding.place;
    default:
      return undefined;
  }
}

/** Groups have a colon in their ids, which no concern's id has. */
function itemOf(node: Node): vscode.TreeItem {
  switch (node.kind) {
    case 'concern':
      return concernItem(node.concern);
    case 'rest': {
      const done = node.concerns.filter(isDone).length;
      return new Item(':rest', vscode.l10n.t('The Rest'), {
        state: vscode.TreeItemCollapsibleState.Expanded,
        description: vscode.l10n.t('{0} of {1} answered', done, node.concerns.length),
      });
    }
    case 'document':
      return new Item(':document', vscode.l10n.t('The Text as a Whole'), {
        state: vscode.TreeItemCollapsibleState.Collapsed,
        description: countOf(node.findings),
      });
    case 'element':
      return elementItem(node.element, node.concern);
    case 'finding':
      return findingItem(node);
  }
}

const isDone = ({ state }: ConcernView) => state === 'answered' || state === 'waived';

/** Whether there is an answer that findings could be about; else they only say again that there is none. */
const isSaid = ({ state }: ConcernView) => state === 'answered' || state === 'partial';

function concernItem(concern: ConcernView): vscode.TreeItem {
  const { id, title, question, state, reason } = concern;
  const words = stateWords(concern);
  const findings = concern.findings.length > 0 ? countOf(concern.findings) : '';
  const tooltip = [question, words, reason, findings].filter(Boolean).join('\n');
  return new Item(id, title, {
    state: vscode.TreeItemCollapsibleState.Collapsed,
    description: isSaid(concern) ? [words, findings].filter(Boolean).join(' · ') : words,
    icon: stateIcons[state],
    tooltip,
    contextValue: isDone(concern) ? 'concern.done' : 'concern.open',
    spoken: [title, words, findings].filter(Boolean).join(', '),
  });
}

/** The state in words; of a partial answer also how many elements are there. */
function stateWords({ state, elements }: ConcernView): string {
  if (state !== 'partial') return stateWord(state);
  const found = elements.filter(element => element.found).length;
  return vscode.l10n.t('partly answered, {0} of {1}', found, elements.length);
}

function elementItem({ id, name, ask, found, required }: ElementView, concern: ConcernView): vscode.TreeItem {
  const description = found ? vscode.l10n.t('found') : vscode.l10n.t('not found');
  const duty = required ? vscode.l10n.t('Required') : vscode.l10n.t('Recommended');
  return new Item(`${concern.id}/${id}`, name, {
    description,
    icon: { icon: found ? 'check' : required ? 'circle-outline' : 'dash' },
    tooltip: `${name}\n${ask}\n${duty}, ${description}`,
    spoken: `${name}, ${description}, ${duty}`,
  });
}

function findingItem({ finding: { rule, severity, message, place }, id }: FindingNode): vscode.TreeItem {
  const line = vscode.l10n.t('line {0}', place.line + 1);
  return new Item(id, message, {
    description: line,
    icon: severities[severity],
    tooltip: `${message}\n${rule}, ${line}`,
    spoken: `${severityWord(severity)}: ${message}, ${line}`,
  });
}

function severityWord(severity: FindingView['severity']): string {
  const words: Readonly<Record<FindingView['severity'], string>> = {
    error: vscode.l10n.t('error'),
    warning: vscode.l10n.t('warning'),
    information: vscode.l10n.t('information'),
    hint: vscode.l10n.t('hint'),
  };
  return words[severity];
}

const countOf = (findings: readonly FindingView[]) =>
  findings.length === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', findings.length);
