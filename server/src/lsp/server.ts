// The language server: what it is told, and its parts put together. It holds open documents and one report each.
import {
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  TextDocuments,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver';
import type { Lines } from '../engine/index.ts';
import { capabilitiesFor } from './capabilities.ts';
import { type Client, clientOf } from './client.ts';
import { Configuration } from './configuration.ts';
import { diagnosticsOf, settingsDiagnostics } from './diagnostics.ts';
import { handleWith, inFull, type Phase } from './handle.ts';
import { answerRequests } from './handlers.ts';
import { type FolderEntry, openSettings } from './open-settings.ts';
import { documentsIn, Places } from './positions.ts';
import { clientRequests, type DocumentParams, type FoundFiles, notifications } from './protocol.ts';
import { Pulls } from './pulls.ts';
import { type Checked, Reports } from './reports.ts';
import { UnopenedSettings } from './settings-files.ts';
import { spaced } from './spaced.ts';
import { type Look, Updates } from './updates.ts';
import { addressOf, entriesAmong, isWork } from './uris.ts';
import { requestView } from './view.ts';
import { type WordPorts, wordsFor } from './words.ts';
import { Workspace } from './workspace.ts';
import { WorkspaceDiagnostics } from './workspace-diagnostics.ts';

export interface ServerPorts extends WordPorts {
  /** Text of a file on this machine; undefined where there is none. Rejects with the reason where it cannot be read, or leads out of the folders `within`. A worker has no such files. */
  readText?(uri: string, within?: readonly string[]): Promise<string | undefined>;
  /** What lies in a folder of this machine; nothing where it cannot be read. */
  entriesIn?(folder: string): Promise<readonly FolderEntry[]>;
  /** Whether a path relative to a document names something; undefined where that cannot be told. */
  isThere?(uri: string, path: string): boolean | undefined;
}

/** Serves a connection until it ends. */
export function serve(connection: Connection, ports: ServerPorts): void {
  let client: Client = clientOf({ capabilities: {} });
  let folders: readonly string[] = [];
  let pushed: unknown;
  let phase: Phase = 'before';
  const complaints = new Set<string>();
  const complain = (message: string): void => {
    if (!complaints.has(message)) connection.console.warn(message);
    complaints.add(message);
  };
  const log = {
    trace: (message: string) => connection.tracer.log(message),
    error: (message: string) => connection.console.error(message),
  };
  /** For what is sent to the client and may be refused by it. */
  const failed = (error: unknown): void => log.error(inFull(error));
  const places = (text: string | Lines) => new Places(text, client.encoding);
  const inPieces = documentsIn(() => client.encoding);
  const documents = new TextDocuments(inPieces);
  const configuration = new Configuration({
    readText: textAt,
    folders: () => folders,
    editorSettings,
    read: () => tellOfSettings(),
    complain,
  });
  const reports = new Reports({
    document: uri => documents.get(uri),
    configuration,
    places,
    complain,
    isThere: ports.isThere,
  });
  const updates = new Updates({
    client: () => client,
    look,
    publish: params => connection.sendDiagnostics(params),
    changed: uri => {
      workspace.touch(uri);
      return connection.sendNotification(notifications.reportChanged, { uri } satisfies DocumentParams);
    },
    failed,
  });
  const tellOfRequests = spaced(() => connection.sendNotification(notifications.requestsChanged, null).catch(failed));
  const workspace = new Workspace({
    find: findFiles,
    isOpen: uri => documents.get(uri) !== undefined && isWork(uri, folders),
    check: uri => (documents.get(uri) ? reports.of(uri) : checkFile(uri)),
    view: checked => requestView(checked, client.words),
    diagnostics: checked => diagnosticsOf(checked, client),
    changed: () => {
      workspaceDiagnostics.changed();
      tellOfRequests();
    },
    wentOn: tellOfRequests,
    failed,
  });
  const judgeAnewLater = spaced(judgeAnew);
  const unopened = new UnopenedSettings({
    files: () => configuration.files(),
    isOpen: address => documents.keys().some(uri => addressOf(uri) === address),
    places,
    words: () => client.words,
    publish: params => connection.sendDiagnostics(params),
  });
  const tellOfSettings = spaced(() => unopened.tell().catch(failed));
  const workspaceDiagnostics = new WorkspaceDiagnostics(workspace);
  const pulls = new Pulls(connection, failed);
  const registerPulls = () => pulls.register(client, pushed);

  connection.onInitialize(async (params: InitializeParams): Promise<InitializeResult> => {
    client = clientOf(params, await wordsFor(params, ports));
    folders = foldersOf(params);
    pushed = (params.initializationOptions as { settings?: unknown } | null | undefined)?.settings;
    phase = 'running';
    return { serverInfo: { name: 'fedreq' }, capabilities: capabilitiesFor(client) };
  });
  connection.onShutdown(() => {
    phase = 'over';
  });
  connection.onInitialized(() => {
    if (client.watchesFiles) {
      const watchers = [{ globPattern: client.findsFiles ? requestFiles : settingsFiles }];
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(failed);
    }
    registerPulls();
    if (client.tellsOfConfiguration)
      connection.client.register(DidChangeConfigurationNotification.type, { section: 'fedreq' }).catch(failed);
    if (client.hasFolders)
      connection.workspace.onDidChangeWorkspaceFolders(
        ({ added = [], removed = [] }: Partial<WorkspaceFoldersChangeEvent> = {}) => {
          const gone = removed.map(({ uri }) => withoutSlash(uri));
          folders = [...folders.filter(uri => !gone.includes(uri)), ...added.map(({ uri }) => withoutSlash(uri))];
          judgeAnew();
        },
      );
  });
  connection.onDidChangeConfiguration(({ settings }) => {
    const given = settings as { readonly fedreq?: unknown } | null | undefined;
    pushed = given?.fedreq ?? given ?? pushed; // nothing is sent by a client that wants to be asked
    judgeAnew();
    registerPulls();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (changes.some(({ uri }) => configuration.holds(uri))) judgeAnew();
    workspace.filesChanged(changes.map(({ uri, type }) => ({ uri, type: fileChanges[type] })));
  });
  connection.workspace.onDidRenameFiles(({ files }) => foldersMoved(files.flatMap(one => [one.oldUri, one.newUri])));
  connection.workspace.onDidDeleteFiles(({ files }) => foldersMoved(files.map(({ uri }) => uri)));
  documents.onDidOpen(({ document: { uri } }) => {
    unopened.opened(uri).catch(failed);
    compareSettings();
  });
  documents.onDidSave(compareSettings);
  documents.onDidChangeContent(({ document: { uri } }) => {
    updates.schedule(uri);
    if (configuration.holds(uri)) settingsTyped();
  });
  documents.onDidClose(({ document: { uri } }) => {
    reports.drop(uri);
    updates.drop(uri);
    workspace.closed(uri);
    if (configuration.holds(uri)) settingsTyped(); // what was not saved does not count any more
  });
  const handle = handleWith(log, () => phase);
  answerRequests(connection, {
    handle,
    reports,
    client: () => client,
    look,
    settings: uri => openSettings({ document: documents.get(uri), configuration, places, entriesIn }),
    check,
    workspace,
  });
  connection.languages.diagnostics.onWorkspace((params, token, _, progress) => {
    const run = () => {
      if (!workspace.begun) workspace.search().catch(failed);
      return workspaceDiagnostics.hold({ params, token, progress });
    };
    return handle('workspace/diagnostic', { run, otherwise: () => ({ items: [] }) })(params, token);
  });
  documents.listen(connection);
  connection.listen();

  /** The editor's settings for a document; what the client has sent of its own accord where it cannot be asked. */
  async function editorSettings(scopeUri: string): Promise<unknown> {
    if (!client.configuration) return pushed;
    return (await connection.workspace.getConfiguration({ scopeUri, section: 'fedreq' })) ?? pushed;
  }

  /** Settings, a project file or the folders changed: every document may be judged otherwise. */
  function judgeAnew(): void {
    configuration.forget();
    complaints.clear();
    refresh();
    for (const uri of documents.keys()) updates.schedule(uri);
    workspace.judgeAnew();
    tellOfSettings();
  }

  /** Of what lies in a folder that moves, a watcher of files says nothing. */
  function foldersMoved(uris: readonly string[]): void {
    compareSettings();
    workspace.filesChanged(uris.map(uri => ({ uri, type: 'gone' })));
  }

  /** For clients that watch no files, and for what they do not see: files above the workspace, folders moved elsewhere. */
  function compareSettings(): void {
    configuration.compare().then(differs => void (differs && judgeAnew()), failed);
  }

  /** Settings count as they stand in the editor: at once for who asks, and told to the others when typing pauses. */
  function settingsTyped(): void {
    configuration.forget();
    judgeAnewLater();
  }

  /** What lies in a folder: this process knows of its machine's, the client of all others. */
  async function entriesIn(folder: string): Promise<readonly FolderEntry[]> {
    if (ports.entriesIn && folder.startsWith('file:')) return ports.entriesIn(folder);
    const { uris } = await findFiles();
    return entriesAmong(uris, folder);
  }

  /** Text of a file as it stands in the editor, or else on the disk. */
  async function textAt(uri: string, within: readonly string[]): Promise<string | undefined> {
    const open = documents.all().find(one => addressOf(one.uri) === addressOf(uri));
    return open ? open.getText() : readText(uri, within);
  }

  /** Text of a file wherever it lies, or undefined where it cannot be read: what this process does not reach, the client may. */
  async function readText(uri: string, within?: readonly string[]): Promise<string | undefined> {
    if (ports.readText && uri.startsWith('file:')) return ports.readText(uri, within);
    if (!client.readsFiles) return undefined;
    const text = await connection.sendRequest<string | null>(clientRequests.readText, { uri } satisfies DocumentParams);
    return text ?? undefined;
  }

  async function findFiles(): Promise<FoundFiles> {
    if (!client.findsFiles) return { uris: [], more: false };
    return connection.sendRequest<FoundFiles>(clientRequests.findFiles, null);
  }

  async function checkFile(uri: string): Promise<Checked | undefined> {
    const text = await readText(uri).catch(() => undefined);
    return text === undefined ? undefined : reports.once(inPieces.create(uri, '', 0, text));
  }

  function refresh(): void {
    if (client.pullsDiagnostics && client.refreshesDiagnostics)
      connection.languages.diagnostics.refresh().catch(failed);
    if (client.refreshesHints) connection.languages.inlayHint.refresh().catch(failed);
    if (client.refreshesLenses) connection.sendRequest(CodeLensRefreshRequest.type).catch(failed);
  }

  function check(uri: string): void {
    reports.ask(uri);
    refresh();
    updates.schedule(uri);
  }

  async function look(uri: string): Promise<Look | undefined> {
    const checked = await reports.of(uri);
    const { reason } = await reports.admission(uri);
    const mistakes = checked ? [] : await configuration.problemsIn(uri, documents.get(uri)?.getText() ?? '');
    const document = documents.get(uri);
    return (
      document && {
        version: document.version,
        report: checked?.id,
        reason: client.words(reason),
        diagnostics: () =>
          checked
            ? diagnosticsOf(checked, client)
            : settingsDiagnostics(mistakes ?? [], places(document.getText()), client),
      }
    );
  }
}

/** What may be a request, and the project files. */
const requestFiles = '**/*.{md,markdown,mdx,yaml,yml}';
/** Project files, and what they may extend. */
const settingsFiles = '**/*.{yaml,yml}';

const fileChanges = {
  [FileChangeType.Created]: 'came',
  [FileChangeType.Changed]: 'written',
  [FileChangeType.Deleted]: 'gone',
} as const;

const withoutSlash = (uri: string): string => uri.replace(/\/$/, '');

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  const given = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
  return given.map(withoutSlash);
}
