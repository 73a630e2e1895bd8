// What the server offers a client, by what that understands.
import { CodeActionKind, type InitializeResult, TextDocumentSyncKind } from 'vscode-languageserver';
import { fixAllKind } from './actions.ts';
import { triggerCharacters } from './answers.ts';
import type { Client } from './client.ts';
import { verdictCommand } from './notes.ts';
import { diagnosticOptions } from './pulls.ts';

const anyFolder = { filters: [{ pattern: { glob: '**', matches: 'folder' as const } }] };

export function capabilitiesFor({
  encoding,
  hasFolders,
  registersDiagnostics,
  opensReport,
  preparesRename,
}: Client): InitializeResult['capabilities'] {
  return {
    positionEncoding: encoding,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    ...(!registersDiagnostics && { diagnosticProvider: diagnosticOptions }),
    hoverProvider: true,
    completionProvider: { triggerCharacters: [...triggerCharacters] },
    documentLinkProvider: {},
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind], resolveProvider: true },
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: preparesRename ? { prepareProvider: true } : true,
    foldingRangeProvider: true,
    inlayHintProvider: { resolveProvider: true },
    codeLensProvider: {},
    ...(!opensReport && { executeCommandProvider: { commands: [verdictCommand] } }),
    documentSymbolProvider: { label: 'Federation Request' },
    workspace: {
      fileOperations: { didRename: anyFolder, didDelete: anyFolder },
      ...(hasFolders && { workspaceFolders: { supported: true, changeNotifications: true } }),
    },
  };
}
