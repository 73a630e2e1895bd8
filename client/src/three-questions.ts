// The tree "Three Questions": problem, guarantees and rollout, then the rest, each with what was found and what was not.
import * as vscode from 'vscode';
import type { ConcernView, FindingView, Place, ReportView } from '../../server/src/lsp/protocol.ts';
import type { Current } from './current.ts';

type ElementView = ConcernView['elements'][number];

export type Node =
  | { readonly kind: 'concern'; readonly concern: ConcernView }
  | { readonly kind: 'rest'; readonly concerns: readonly ConcernView[] }
  | { readonly kind: 'document'; readonly findings: readonly FindingView[] }
  | { readonly kind: 'element'; readonly element: ElementView; readonly concern: ConcernView }
  | { readonly kind: 'finding'; readonly finding: FindingView; readonly parent: string };

/** Shape, colour and words for each state: no state is told by colour alone. */
const states: Readonly<Record<ConcernView['state'], { readonly icon: string; readonly color?: string }>> = {
  answered: { icon: 'pass-filled', color: 'testing.iconPassed' },
  partial: { icon: 'color-mode', color: 'list.warningForeground' },
  mentioned: { icon: 'comment', color: 'list.warningForeground' },
  placeholder: { icon: 'issue-draft', color: 'list.warningForeground' },
  missing: { icon: 'circle-large-outline', color: 'list.errorForeground' },
  waived: { icon: 'circle-slash' },
};

const severities: Readonly<Record<FindingView['severity'], { readonly icon: string; readonly color: string }>> = {
  error: { icon: 'error', color: 'problemsErrorIcon.foreground' },
  warning: { icon: 'warning', color: 'problemsWarningIcon.foreground' },
  information: { icon: 'info', color: 'problemsInfoIcon.foreground' },
  hint: { icon: 'lightbulb', color: 'problemsInfoIcon.foreground' },
};

export class ThreeQuestions implements vscode.TreeDataProvider<Node> {
  readonly onDidChangeTreeData: vscode.Event<undefined>;
  private readonly changed = new vscode.EventEmitter<undefined>();
  private readonly current: Current;

  constructor(current: Current) {
    this.current = current;
    this.onDidChangeTreeData = this.changed.event;
    current.onDidChange(() => this.changed.fire(undefined));
  }

  getChildren(node?: Node): readonly Node[] & Node[] {
    return node ? childrenOf(node) : rootsOf(this.current.report);
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
}

function rootsOf(report: ReportView | null): Node[] {
  if (!report) return [];
  const rest = report.concerns.filter(({ key }) => !key);
  return [
    ...report.concerns.filter(({ key }) => key).map(concern => ({ kind: 'concern', concern }) as const),
    ...(rest.length > 0 ? [{ kind: 'rest', concerns: rest } as const] : []),
    ...(report.findings.length > 0 ? [{ kind: 'document', findings: report.findings } as const] : []),
  ];
}

function childrenOf(node: Node): Node[] {
  switch (node.kind) {
    case 'rest':
      return node.concerns.map(concern => ({ kind: 'concern', concern }));
    case 'concern':
      return [
        ...node.concern.findings.map(finding => ({ kind: 'finding', finding, parent: node.concern.id }) as const),
        ...node.concern.elements.map(element => ({ kind: 'element', element, concern: node.concern }) as const),
      ];
    case 'document':
      return node.findings.map(finding => ({ kind: 'finding', finding, parent: '' }));
    default:
      return [];
  }
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

function itemOf(node: Node): vscode.TreeItem {
  switch (node.kind) {
    case 'concern':
      return concernItem(node.concern);
    case 'rest': {
      const done = node.concerns.filter(isDone).length;
      return new Item('rest', vscode.l10n.t('The Rest'), {
        state: vscode.TreeItemCollapsibleState.Expanded,
        description: vscode.l10n.t('{0} of {1} answered', done, node.concerns.length),
      });
    }
    case 'document':
      return new Item('document', vscode.l10n.t('The Text as a Whole'), {
        state: vscode.TreeItemCollapsibleState.Collapsed,
        description: countOf(node.findings),
      });
    case 'element':
      return elementItem(node.element, node.concern);
    case 'finding':
      return findingItem(node.finding, node.parent);
  }
}

const isDone = ({ state }: ConcernView) => state === 'answered' || state === 'waived';

function concernItem(concern: ConcernView): vscode.TreeItem {
  const { id, title, question, state, reason } = concern;
  const words = stateWords(concern);
  const findings = concern.findings.length > 0 ? countOf(concern.findings) : '';
  const tooltip = [question, words, reason, findings].filter(Boolean).join('\n');
  return new Item(id, title, {
    state: vscode.TreeItemCollapsibleState.Collapsed,
    description: words,
    icon: states[state],
    tooltip,
    contextValue: isDone(concern) ? 'concern.done' : 'concern.open',
    spoken: [title, words, findings].filter(Boolean).join(', '),
  });
}

/** The state in words; of a partial answer also how many elements are there. */
function stateWords({ state, elements }: ConcernView): string {
  const found = elements.filter(element => element.found).length;
  const words: Readonly<Record<ConcernView['state'], string>> = {
    answered: vscode.l10n.t('answered'),
    partial: vscode.l10n.t('partly answered, {0} of {1}', found, elements.length),
    mentioned: vscode.l10n.t('mentioned in passing'),
    placeholder: vscode.l10n.t('only a placeholder'),
    missing: vscode.l10n.t('missing'),
    waived: vscode.l10n.t('does not apply'),
  };
  return words[state];
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

function findingItem({ rule, severity, message, place }: FindingView, parent: string): vscode.TreeItem {
  const line = vscode.l10n.t('line {0}', place.line + 1);
  return new Item(`${parent}/${rule}/${place.line}:${place.column}`, message, {
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

interface ItemOptions {
  readonly state?: vscode.TreeItemCollapsibleState;
  readonly description: string;
  readonly icon?: { readonly icon: string; readonly color?: string };
  readonly tooltip?: string;
  readonly contextValue?: string;
  /** For a screen reader, where label and description would not do. */
  readonly spoken?: string;
}

class Item extends vscode.TreeItem {
  /** @param id keeps the item open and selected when the report changes */
  constructor(id: string, label: string, options: ItemOptions) {
    super(label, options.state ?? vscode.TreeItemCollapsibleState.None);
    this.id = id;
    this.description = options.description;
    if (options.icon) {
      const { icon, color } = options.icon;
      this.iconPath = new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
    }
    if (options.tooltip) this.tooltip = options.tooltip;
    if (options.contextValue) this.contextValue = options.contextValue;
    if (options.spoken) this.accessibilityInformation = { label: options.spoken };
  }
}
