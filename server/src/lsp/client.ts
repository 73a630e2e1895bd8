// What the client can do, read once from its capabilities.
import type { InitializeParams, PositionEncodingKind } from 'vscode-languageserver';
import type { EditSupport } from './actions.ts';
import { encodingFor } from './positions.ts';

export interface Client extends EditSupport {
  readonly encoding: PositionEncodingKind;
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly completionSnippets: boolean;
  /** Whether the editor's settings can be asked for, document by document. */
  readonly configuration: boolean;
  readonly watchesFiles: boolean;
  readonly hasFolders: boolean;
  /** Whether it wants a full outline; our own client leaves Markdown's to the editor. */
  readonly outline: boolean;
  /** Whether it is told of each new report. */
  readonly followsReports: boolean;
}

export function clientOf({ capabilities, initializationOptions }: InitializeParams): Client {
  const { workspace, textDocument, general } = capabilities;
  const options = (initializationOptions ?? {}) as { outline?: boolean; followsReports?: boolean };
  return {
    encoding: encodingFor(general?.positionEncodings),
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    completionSnippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    configuration: workspace?.configuration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    hasFolders: workspace?.workspaceFolders === true,
    outline: options.outline !== false,
    followsReports: options.followsReports === true,
    related:
      textDocument?.publishDiagnostics?.relatedInformation === true ||
      textDocument?.diagnostic?.relatedDocumentSupport !== undefined,
    href: textDocument?.publishDiagnostics?.codeDescriptionSupport !== false,
    snippets: workspace?.workspaceEdit?.snippetEditSupport === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    lazy:
      textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true &&
      textDocument.codeAction.dataSupport === true,
  };
}
