// Tree items with everything that a row needs: shape, words, and what a screen reader says.
import * as vscode from 'vscode';
import type { ConcernView } from '../../server/src/lsp/protocol.ts';

export interface Icon {
  readonly icon: string;
  readonly color?: string;
}

export interface ItemOptions {
  readonly state?: vscode.TreeItemCollapsibleState;
  readonly description: string;
  readonly icon?: Icon;
  readonly tooltip?: string;
  readonly contextValue?: string;
  /** For a screen reader, where label and description would not do. */
  readonly spoken?: string;
}

export class Item extends vscode.TreeItem {
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

/** Shape, colour and words for each state: no state is told by colour alone. */
export const stateIcons: Readonly<Record<ConcernView['state'], Icon>> = {
  answered: { icon: 'pass-filled', color: 'testing.iconPassed' },
  partial: { icon: 'color-mode', color: 'list.warningForeground' },
  mentioned: { icon: 'comment', color: 'list.warningForeground' },
  placeholder: { icon: 'issue-draft', color: 'list.warningForeground' },
  missing: { icon: 'circle-large-outline', color: 'list.errorForeground' },
  unread: { icon: 'question', color: 'list.warningForeground' },
  waived: { icon: 'circle-slash' },
};
