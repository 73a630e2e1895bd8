// "New Request": asks what is needed, and opens a scaffold with the cursor where the ask begins.
import * as vscode from 'vscode';
import { type FederationView, type NewParams, requests, type ScaffoldView } from '../../server/src/lsp/protocol.ts';
import { extensionOf, fileNameOf, isFileName } from './file-name.ts';
import { homesFor } from './homes.ts';
import { insertAt } from './places.ts';
import type { Server } from './server.ts';
import { ask, askInTurn, type Choice, pick, type Step } from './steps.ts';

type Format = NewParams['format'];

/** The answers so far. */
interface Wanted {
  federation?: string;
  format?: Format;
  title?: string;
  /** Undefined until it is asked for, and without a folder: then the request is begun untitled. */
  folder?: vscode.Uri;
  name?: string;
  /** Whether a file of the title's name is there already. */
  taken?: boolean;
}

/** Asks for kind, format, title and folder. Answers the document that was begun, or undefined where the person turned away. */
export async function newRequest(server: Server): Promise<vscode.TextDocument | undefined> {
  await server.start();
  const kinds = await server.ask<readonly FederationView[]>(requests.federations, null);
  if (!kinds) return undefined; // The server does not run, and has said so.
  const wanted: Wanted = {};
  const homes = await homesFor();
  const steps = [
    kindStep(wanted, kinds),
    formatStep(wanted),
    titleStep(wanted),
    ...(homes.length > 0 ? [folderStep(wanted, homes), nameStep(wanted)] : []),
  ];
  if (!(await askInTurn(vscode.l10n.t('New Federation Request'), steps))) return undefined;
  return begin(server, wanted);
}

function kindStep(wanted: Wanted, kinds: readonly FederationView[]): Step {
  const unsure = {
    value: 'none',
    label: vscode.l10n.t('Not sure'),
    detail: vscode.l10n.t('What every federation has to answer; the kind is recognised as you write.'),
  };
  const items = [...kinds.map(({ id, title, meaning }) => ({ value: id, label: title, detail: meaning })), unsure];
  return chosenStep(vscode.l10n.t('What kind of federation is it?'), items, {
    before: () => wanted.federation,
    keep: id => {
      wanted.federation = id;
    },
  });
}

function formatStep(wanted: Wanted): Step {
  const items: readonly Choice<Format>[] = [
    { value: 'markdown', label: 'Markdown', detail: vscode.l10n.t('Headings and text, read like any other document.') },
    { value: 'yaml', label: 'YAML', detail: vscode.l10n.t('Keys and values, for teams that keep requests as data.') },
  ];
  return chosenStep(vscode.l10n.t('What is it written in?'), items, {
    before: () => wanted.format,
    keep: format => {
      wanted.format = format;
    },
  });
}

/** A choice of one: where the answer is kept, and what it was when the question was asked before. */
function chosenStep<Value>(
  placeholder: string,
  items: readonly Choice<Value>[],
  { before, keep }: { readonly before: () => Value | undefined; readonly keep: (value: Value) => void },
): Step {
  return {
    ask: async place => {
      const outcome = await pick(place, { placeholder, items, before: before() });
      if (typeof outcome === 'object') keep(outcome.answer);
      return outcome;
    },
  };
}

function titleStep(wanted: Wanted): Step {
  return {
    ask: async place => {
      const outcome = await ask(place, {
        prompt: vscode.l10n.t('What is asked, in a line that can stand alone: who gets what from whom'),
        placeholder: vscode.l10n.t('Let storefront read order status from orders-eu'),
        value: wanted.title ?? '',
      });
      if (typeof outcome === 'object') wanted.title = outcome.answer.trim();
      return outcome;
    },
  };
}

function folderStep(wanted: Wanted, homes: Awaited<ReturnType<typeof homesFor>>): Step {
  const elsewhere = {
    value: undefined,
    label: vscode.l10n.t('Elsewhere …'),
    iconPath: new vscode.ThemeIcon('folder-opened'),
  };
  const items = [
    ...homes.map(({ folder, label, why }) => ({
      value: folder,
      label,
      description: why,
      iconPath: vscode.ThemeIcon.Folder,
    })),
    elsewhere,
  ];
  return {
    ask: async place => {
      const name = fileNameOf(wanted.title ?? '', wanted.format ?? 'markdown');
      const placeholder = vscode.l10n.t('Where does {0} go?', name);
      const outcome = await pick<vscode.Uri | undefined>(place, { placeholder, items, before: wanted.folder });
      if (typeof outcome !== 'object') return outcome;
      const folder = outcome.answer ?? (await askForFolder());
      if (!folder) return undefined;
      wanted.folder = folder;
      wanted.name = name;
      wanted.taken = await exists(vscode.Uri.joinPath(folder, name));
      return { answer: folder };
    },
  };
}

async function askForFolder(): Promise<vscode.Uri | undefined> {
  const options = { canSelectFiles: false, canSelectFolders: true, openLabel: vscode.l10n.t('Begin It Here') };
  return (await vscode.window.showOpenDialog(options))?.[0];
}

/** Asked only where a file of the title's name is there already: nothing is written over. */
function nameStep(wanted: Wanted): Step {
  return {
    skipped: () => !wanted.taken,
    ask: async place => {
      const { folder, title = '', format = 'markdown' } = wanted;
      if (!folder) return undefined;
      const check = async (name: string) => {
        if (!isFileName(name) || !name.endsWith(extensionOf(format)) || name === extensionOf(format))
          return vscode.l10n.t('Expected a file name that ends in {0}.', extensionOf(format));
        if (await exists(vscode.Uri.joinPath(folder, name)))
          return vscode.l10n.t('{0} is there already, and is not written over.', name);
        return undefined;
      };
      let count = 2;
      while (await check(fileNameOf(title, format, count))) count++;
      const outcome = await ask(place, {
        prompt: vscode.l10n.t('{0} is there already. What is the new file called?', fileNameOf(title, format)),
        value: fileNameOf(title, format, count),
        check,
      });
      if (typeof outcome === 'object') wanted.name = outcome.answer;
      return outcome;
    },
  };
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return Promise.resolve(vscode.workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );
}

/** The request is there whole from its first moment, so that nothing is said of an empty page; its tab stops come after that. */
async function begin(server: Server, wanted: Wanted): Promise<vscode.TextDocument | undefined> {
  const { federation = 'none', format = 'markdown', title = '', folder, name } = wanted;
  const params: NewParams = { federation, format, title };
  const scaffold = await server.ask<ScaffoldView>(requests.newRequest, params);
  if (scaffold === null) return undefined;
  const content = scaffold.text.replaceAll('\n', lineEnd());
  const document =
    folder && name !== undefined
      ? await create(vscode.Uri.joinPath(folder, name), content)
      : await vscode.workspace.openTextDocument({ language: format, content });
  if (!document) return undefined;
  const editor = await vscode.window.showTextDocument(document);
  const { line, character } = document.lineAt(document.lineCount - 1).range.end;
  const place = { line: 0, column: 0, endLine: line, endColumn: character };
  await insertAt(editor, { place, snippet: scaffold.snippet });
  if (!document.isUntitled) await document.save();
  return document;
}

/** As the person wants them in new files; where the editor is to choose, those that every tool reads. */
const lineEnd = (): string =>
  vscode.workspace.getConfiguration('files').get<string>('eol') === '\r\n' ? '\r\n' : '\n';

/** A file with that content; whatever came there in the meantime is left as it is. */
async function create(uri: vscode.Uri, content: string): Promise<vscode.TextDocument | undefined> {
  const edit = new vscode.WorkspaceEdit();
  const contents = new TextEncoder().encode(content);
  edit.createFile(uri, { overwrite: false, ignoreIfExists: false, contents });
  if (await vscode.workspace.applyEdit(edit)) return vscode.workspace.openTextDocument(uri);
  const path = vscode.workspace.asRelativePath(uri);
  void vscode.window.showErrorMessage(
    vscode.l10n.t('{0} could not be written: it is there already, or the folder cannot be written to.', path),
  );
  return undefined;
}
