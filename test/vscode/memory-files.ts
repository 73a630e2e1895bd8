// A file system of a scheme of its own, kept in memory: to the editor and to the extension a folder that is on no disk, as on vscode.dev.
import * as vscode from 'vscode';

type Node = Uint8Array | Map<string, Node>;

export class MemoryFiles implements vscode.FileSystemProvider {
  readonly onDidChangeFile: vscode.Event<vscode.FileChangeEvent[]>;
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  private readonly root = new Map<string, Node>();
  private readonly times = new WeakMap<Node, number>();

  constructor() {
    this.onDidChangeFile = this.changed.event;
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined); // Every change is told anyway.
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const node = this.find(uri);
    const mtime = this.times.get(node) ?? 0;
    return node instanceof Map
      ? { type: vscode.FileType.Directory, ctime: 0, mtime, size: 0 }
      : { type: vscode.FileType.File, ctime: 0, mtime, size: node.length };
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    return [...this.folder(uri)].map(([name, node]) => [
      name,
      node instanceof Map ? vscode.FileType.Directory : vscode.FileType.File,
    ]);
  }

  createDirectory(uri: vscode.Uri): void {
    this.put(uri, new Map());
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const node = this.find(uri);
    if (node instanceof Map) throw vscode.FileSystemError.FileIsADirectory(uri);
    return node;
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    this.put(uri, content);
  }

  delete(uri: vscode.Uri): void {
    this.find(uri);
    this.folder(vscode.Uri.joinPath(uri, '..')).delete(nameOf(uri));
    this.changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    const node = this.find(from);
    this.delete(from);
    this.put(to, node);
  }

  private put(uri: vscode.Uri, node: Node): void {
    const folder = this.folder(vscode.Uri.joinPath(uri, '..'));
    const type = folder.has(nameOf(uri)) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    folder.set(nameOf(uri), node);
    this.times.set(node, Date.now());
    this.changed.fire([{ type, uri }]);
  }

  private folder(uri: vscode.Uri): Map<string, Node> {
    const node = this.find(uri);
    if (!(node instanceof Map)) throw vscode.FileSystemError.FileNotADirectory(uri);
    return node;
  }

  private find(uri: vscode.Uri): Node {
    let node: Node | undefined = this.root;
    for (const name of uri.path.split('/').filter(Boolean)) node = node instanceof Map ? node.get(name) : undefined;
    if (!node) throw vscode.FileSystemError.FileNotFound(uri);
    return node;
  }
}

const nameOf = (uri: vscode.Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);
