// A client of the language server for tests: typed requests over real streams, and all that the server says kept.
import assert from 'node:assert/strict';
import type { Readable, Writable } from 'node:stream';
import {
  CancellationTokenSource,
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  Command,
  type CompletionItem,
  CompletionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  DefinitionRequest,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  type DocumentLink,
  DocumentLinkRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  FileChangeType,
  type Hover,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type Location,
  LogMessageNotification,
  type Message,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Range,
  RegistrationRequest,
  type ServerCapabilities,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  UnregistrationRequest,
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { clientRequests, type DocumentParams, type FoundFiles, notifications } from '../../server/src/lsp/protocol.ts';

export interface ClientOptions {
  /** `modern` unless said otherwise. */
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** The editor's `fedreq` section, for a client that can be asked. */
  readonly settings?: unknown;
  readonly folders?: readonly string[];
  /** Tag of the language in which it shows itself: `de-AT`. */
  readonly locale?: string;
  /** What lies on the disk, by address. */
  readonly files?: Readonly<Record<string, string>>;
}

/** As VS Code is. */
export const modern: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, snippetEditSupport: true },
  },
  textDocument: {
    diagnostic: { relatedInformation: true, tagSupport: { valueSet: [1, 2] } },
    codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    hover: { contentFormat: ['markdown'] },
  },
};

/** A client that can do nothing beyond the first version of the protocol. */
export const old: ClientCapabilities = {};

export class TestClient {
  readonly connection: ProtocolConnection;
  /** Every message that came, as it came. */
  readonly received: Message[] = [];
  readonly #output: Writable;
  readonly files: Map<string, string>;
  readonly published: PublishDiagnosticsParams[] = [];
  /** Documents that the server said have another report. */
  readonly changed: string[] = [];
  readonly logged: string[] = [];
  readonly registered: string[] = [];
  readonly #options = new Map<string, unknown>();
  /** How often the server was told to look for files, and how often it said that the requests changed. */
  searches = 0;
  hasMoreFiles = false;
  /** How often the settings of a document were asked for. */
  asked = 0;
  requestsChanged = 0;
  refreshes = 0;
  settings: unknown;
  /** How the client answers when it is asked to register something or to refresh. */
  refuses = false;
  capabilities: ServerCapabilities = {};
  readonly #versions = new Map<string, number>();

  /** A client over the streams to a server; `initialize` begins the talk. */
  constructor({ input, output }: { input: Readable; output: Writable }, { settings, files = {} }: ClientOptions = {}) {
    this.#output = output;
    const handleMessage = (message: Message, next: (message: Message) => void) => {
      this.received.push(message);
      return next(message);
    };
    const connection = createProtocolConnection(
      new StreamMessageReader(input),
      new StreamMessageWriter(output),
      undefined,
      {
        messageStrategy: { handleMessage },
      },
    );
    this.connection = connection;
    this.settings = settings;
    this.files = new Map(Object.entries(files));
    const obey = (act: () => void) => {
      if (this.refuses) throw new Error('refused by the client');
      act();
    };
    connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      items.map(({ scopeUri }) => {
        if (scopeUri !== undefined) this.asked++;
        if (this.settings instanceof Error) throw this.settings;
        return this.settings ?? null;
      }),
    );
    connection.onRequest(RegistrationRequest.type, ({ registrations }) =>
      obey(() => {
        for (const { method, registerOptions } of registrations) {
          this.registered.push(method);
          this.#options.set(method, registerOptions);
        }
      }),
    );
    connection.onRequest(UnregistrationRequest.type, ({ unregisterations }) =>
      obey(() => {
        for (const { method } of unregisterations) this.#options.delete(method);
      }),
    );
    connection.onRequest(clientRequests.readText, ({ uri }: DocumentParams) => this.files.get(uri) ?? null);
    connection.onRequest(clientRequests.findFiles, (): FoundFiles => {
      this.searches++;
      return { uris: [...this.files.keys()].filter(uri => !uri.includes('/node_modules/')), more: this.hasMoreFiles };
    });
    connection.onNotification(notifications.requestsChanged, () => void this.requestsChanged++);
    connection.onRequest(DiagnosticRefreshRequest.type, () => obey(() => this.refreshes++));
    connection.onNotification(PublishDiagnosticsNotification.type, params => void this.published.push(params));
    connection.onNotification(LogMessageNotification.type, ({ message }) => void this.logged.push(message));
    connection.onNotification(notifications.reportChanged, ({ uri }: DocumentParams) => void this.changed.push(uri));
    connection.listen();
  }

  async initialize({
    capabilities = modern,
    initializationOptions,
    folders = [],
    locale,
  }: ClientOptions): Promise<void> {
    const result = await this.connection.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: folders[0] ?? null,
      capabilities,
      initializationOptions,
      ...(locale !== undefined && { locale }),
      workspaceFolders: capabilities.workspace?.workspaceFolders ? folders.map(uri => ({ uri, name: uri })) : null,
    });
    this.capabilities = result.capabilities;
    await this.connection.sendNotification(InitializedNotification.type, {});
  }

  /** Opens a document; gives its address back. */
  async open(uri: string, text: string, languageId = 'markdown'): Promise<string> {
    this.#versions.set(uri, 1);
    const textDocument = { uri, languageId, version: 1, text };
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    return uri;
  }

  async change(uri: string, ...contentChanges: TextDocumentContentChangeEvent[]): Promise<number> {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    const textDocument = { uri, version };
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument, contentChanges });
    return version;
  }

  close(uri: string): Promise<void> {
    return this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  save(uri: string): Promise<void> {
    return this.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** The options with which the server has registered something now. */
  optionsOf(method: string): unknown {
    return this.#options.get(method);
  }

  /** Pulls the problems of the workspace; the request is held until it is cancelled. */
  holdWorkspace(previousResultIds: readonly { uri: string; value: string }[] = []) {
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    const token = `held-${Math.random()}`;
    const bits = this.connection.onProgress(WorkspaceDiagnosticRequest.partialResult, token, bit => {
      items.push(...bit.items);
    });
    const cancel = new CancellationTokenSource();
    const params = { partialResultToken: token, previousResultIds: [...previousResultIds] };
    const answer = this.connection.sendRequest(WorkspaceDiagnosticRequest.type, params, cancel.token);
    answer.finally(() => bits.dispose()).catch(() => undefined); // A test may end while it is held.
    return { items, answer, cancel: () => cancel.cancel() };
  }

  /** Writes a file, or deletes it, and tells the server as a watcher does. */
  write(uri: string, text: string | undefined): Promise<void> {
    const isNew = !this.files.has(uri);
    if (text === undefined) this.files.delete(uri);
    else this.files.set(uri, text);
    const type = text === undefined ? FileChangeType.Deleted : isNew ? FileChangeType.Created : FileChangeType.Changed;
    return this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri, type }] });
  }

  configure(settings: unknown): Promise<void> {
    this.settings = settings;
    return this.connection.sendNotification(DidChangeConfigurationNotification.type, {
      settings: settings === undefined ? null : { fedreq: settings },
    });
  }

  moveFolders(added: readonly string[], removed: readonly string[]): Promise<void> {
    const named = (uris: readonly string[]) => uris.map(uri => ({ uri, name: uri }));
    const event = { added: named(added), removed: named(removed) };
    return this.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event });
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
      ...(previousResultId !== undefined && { previousResultId }),
    });
  }

  /** The diagnostics of a document, pulled anew. */
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const report = await this.pull(uri);
    assert.equal(report.kind, 'full');
    return 'items' in report ? report.items : [];
  }

  hover(uri: string, position: Position): Promise<Hover | null> {
    return this.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
  }

  async complete(uri: string, position: Position): Promise<CompletionItem[]> {
    const answer = await this.connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
    assert.ok(Array.isArray(answer));
    return answer;
  }

  async actions(uri: string, range: Range, only?: string[]): Promise<CodeAction[]> {
    const context = { diagnostics: [], ...(only && { only }) };
    const answer = await this.connection.sendRequest(CodeActionRequest.type, { textDocument: { uri }, range, context });
    return (answer ?? []).filter((one): one is CodeAction => !Command.is(one));
  }

  async symbols(uri: string): Promise<DocumentSymbol[]> {
    const answer = await this.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
    return (answer ?? []).filter(one => 'range' in one);
  }

  async definitions(uri: string, position: Position): Promise<Location[]> {
    const answer = await this.connection.sendRequest(DefinitionRequest.type, { textDocument: { uri }, position });
    return [answer ?? []].flat().filter((one): one is Location => 'uri' in one);
  }

  async links(uri: string): Promise<DocumentLink[]> {
    return (await this.connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri } })) ?? [];
  }

  /** Asks one of our own requests. */
  ask<Answer>(request: string, params: unknown): Promise<Answer> {
    return this.connection.sendRequest(request, params);
  }

  /** The newest diagnostics that were pushed for a document once they meet the condition. */
  async pushed(uri: string, holds: (params: PublishDiagnosticsParams) => boolean): Promise<PublishDiagnosticsParams> {
    let last: PublishDiagnosticsParams | undefined;
    await until(`diagnostics of ${uri}`, () => {
      last = this.published.findLast(params => params.uri === uri);
      return last !== undefined && holds(last);
    });
    assert.ok(last);
    return last;
  }

  /** Sends messages so that they arrive at once. */
  sendTogether(...messages: readonly object[]): void {
    const framed = messages.map(message => {
      const content = JSON.stringify({ jsonrpc: '2.0', ...message });
      return `Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`;
    });
    this.#output.write(framed.join(''));
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest(ShutdownRequest.type);
    this.connection.dispose();
  }
}

/** Waits until something holds, for a few seconds at most. */
export async function until(what: string, holds: () => boolean, patience = 5000): Promise<void> {
  const end = Date.now() + patience;
  while (!holds()) {
    if (Date.now() > end) assert.fail(`waited in vain for ${what}`);
    await aWhile(5);
  }
}

export const aWhile = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));
