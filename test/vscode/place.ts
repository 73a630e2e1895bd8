// Where the extension runs in this window: each way of running it is what its name says, and not another one that works too.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, isWeb } from './kit.ts';

export function place(): void {
  it(isWeb ? 'is a web worker, to which no file is one of its own machine' : 'is a process of Node', () => {
    const { extensionUri, packageJSON } = extension();
    const isWorker = 'importScripts' in globalThis && !('process' in globalThis && process.versions?.node);
    assert.equal(isWorker, isWeb);
    assert.equal(extensionUri.scheme === 'file', !isWeb, extensionUri.toString());
    assert.ok(packageJSON.main && packageJSON.browser, 'one extension for both');
    const folders = vscode.workspace.workspaceFolders ?? [];
    for (const { uri } of folders.filter(one => one.uri.scheme !== 'memfs'))
      assert.equal(uri.scheme, extensionUri.scheme);
    if (vscode.env.remoteName !== undefined)
      assert.equal(extension().extensionKind, isWeb ? vscode.ExtensionKind.UI : vscode.ExtensionKind.Workspace);
  });
}
