// What the client can do, read once from its capabilities.
import { DiagnosticTag, type InitializeParams, MarkupKind, type PositionEncodingKind } from 'vscode-languageserver';
import { english, type Words } from '../engine/index.ts';
import type { EditSupport } from './actions.ts';
import type { TextSupport } from './answers.ts';
import type { NameSupport } from './names.ts';
import type { NoteSupport } from './notes.ts';
import { encodingFor } from './positions.ts';

export interface Client extends EditSupport, TextSupport, NoteSupport, NameSupport {
  readonly encoding: PositionEncodingKind;
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesHints: boolean;
  readonly refreshesLenses: boolean;
  /** Whether the editor's settings can be asked for, document by document. */
  readonly configuration: boolean;
  /** Whether it asks which name would be changed before it asks for another. */
  readonly preparesRename: boolean;
  readonly tellsOfConfiguration: boolean;
  readonly watchesFiles: boolean;
  readonly hasFolders: boolean;
  /** Whether it wants a full outline; our own client leaves Markdown's to the editor. */
  readonly outline: boolean;
  /** How many places to fold it takes. */
  readonly mostFolds: number;
  /** Whether it is told of each new report. */
  readonly followsReports: boolean;
  /** Whether it finds the files of the workspace that may be requests. */
  readonly findsFiles: boolean;
  /** Whether it reads files that this process does not reach: virtual ones, and all of them in a browser. */
  readonly readsFiles: boolean;
  /** Whether it can be told at any time to pull the problems of the whole workspace, or of open documents alone. */
  readonly registersDiagnostics: boolean;
}

export function clientOf(
  { capabilities, initializationOptions }: Pick<InitializeParams, 'capabilities' | 'initializationOptions'>,
  words: Words = english,
): Client {
  const { workspace, textDocument, general } = capabilities;
  const options = (initializationOptions ?? {}) as Readonly<Record<string, unknown>>;
  const diagnostics = [textDocument?.diagnostic, textDocument?.publishDiagnostics];
  const completion = textDocument?.completion?.completionItem;
  return {
    words,
    encoding: encodingFor(general?.positionEncodings),
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    lazyTooltips: textDocument?.inlayHint?.resolveSupport?.properties.includes('tooltip') === true,
    linkTooltips: textDocument?.documentLink?.tooltipSupport === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    opensReport: options.opensReport === true,
    configuration: workspace?.configuration === true,
    tellsOfConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    hasFolders: workspace?.workspaceFolders === true,
    outline: options.outline !== false,
    mostFolds: textDocument?.foldingRange?.rangeLimit ?? Number.POSITIVE_INFINITY,
    followsReports: options.followsReports === true,
    findsFiles: options.findsFiles === true,
    readsFiles: options.readsFiles === true,
    registersDiagnostics: options.findsFiles === true && textDocument?.diagnostic?.dynamicRegistration === true,
    related: diagnostics.some(one => one?.relatedInformation),
    faded: diagnostics.some(one => one?.tagSupport?.valueSet.includes(DiagnosticTag.Unnecessary)),
    hoverMarkup: markupOf(textDocument?.hover?.contentFormat),
    completionMarkup: markupOf(completion?.documentationFormat),
    completionSnippets: completion?.snippetSupport === true,
    snippets: workspace?.workspaceEdit?.snippetEditSupport === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    renamesFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.resourceOperations?.includes('rename') === true,
    lazy:
      textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true &&
      textDocument.codeAction.dataSupport === true,
  };
}

/** Our texts read well unrendered too, for a client that does not know Markdown. */
const markupOf = (formats: readonly MarkupKind[] | undefined): MarkupKind =>
  formats === undefined || formats.includes(MarkupKind.Markdown) ? MarkupKind.Markdown : MarkupKind.PlainText;
