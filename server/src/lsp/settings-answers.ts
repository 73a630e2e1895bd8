// What an editor asks in an open file of settings: completion, hover, where it leads, and what mends its mistakes.
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type CompletionItem,
  type CompletionParams,
  type DocumentLink,
  type Hover,
  type Location,
  type Position,
  RenameFile,
} from 'vscode-languageserver';
import {
  asSnippet,
  type CompletionEntry,
  type ConfigProblem,
  completeConfig,
  contentsOf,
  extendsTyped,
  hoverConfig,
  keyAt,
  known,
  type Message,
  misnamedProjectFile,
  overlap,
  placeOfKey,
  projectFile,
  readConfig,
  type Span,
  say,
} from '../engine/index.ts';
import { type EditSupport, isWanted, workspaceEdit } from './actions.ts';
import { completionItem, isIdle, type TextSupport } from './answers.ts';
import { settingsDiagnostics } from './diagnostics.ts';
import type { OpenSettings } from './open-settings.ts';
import { folderOf, nameOf } from './uris.ts';

/** A path under `extends`. */
interface Extended {
  readonly path: string;
  readonly span: Span;
}

const extendedAt = ({ text, places }: OpenSettings, position: Position): Extended | undefined => {
  const offset = places.offset(position);
  return readConfig(text, known).extended.find(({ span }) => span.start <= offset && offset <= span.end);
};

export async function settingsCompletions(
  settings: OpenSettings,
  { position, context }: CompletionParams,
  support: TextSupport,
): Promise<CompletionItem[]> {
  const { text, places } = settings;
  const offset = places.offset(position);
  if (isIdle(context?.triggerCharacter, text, offset)) return [];
  const typed = extendsTyped(text, offset);
  if (!typed && context?.triggerCharacter === '/') return [];
  const paths = typed ? await pathsFor(settings, typed) : [];
  const entries = [...paths, ...completeConfig(text, offset, { known, words: support.words })];
  return entries.map(entry => completionItem(entry, places, support));
}

/** Files and folders that the path which is being typed may go on with. */
async function pathsFor(settings: OpenSettings, typed: Span): Promise<CompletionEntry[]> {
  const written = settings.text.slice(typed.start, typed.end);
  const begun = written.slice(0, written.lastIndexOf('/') + 1);
  const folder = folderOf(settings.leadsTo(`${begun}x`) ?? '');
  const entries = folder === undefined ? [] : await settings.entriesIn(folder);
  const itself = folder === folderOf(settings.uri) ? nameOf(settings.uri) : '';
  const fitting = entries.filter(
    ({ name, isFolder }) => name !== itself && (isFolder ? isOpen(name) : isSettings(name)),
  );
  return fitting
    .sort((a, b) => Number(a.isFolder) - Number(b.isFolder) || a.name.localeCompare(b.name))
    .map(({ name, isFolder }, i) => {
      const path = `${begun}${name}${isFolder ? '/' : ''}`;
      return {
        kind: 'file',
        label: path,
        detail: say``,
        documentation: say``,
        insert: asSnippet(path),
        replace: typed,
        sort: String(i).padStart(4, '0'),
      };
    });
}

const isOpen = (folder: string): boolean => !folder.startsWith('.') && folder !== 'node_modules';

/** By its name; requests have one of their own. */
const isSettings = (name: string): boolean => /\.ya?ml$/i.test(name) && !/.\.fedreq\.ya?ml$/i.test(name);

export async function settingsHover(
  settings: OpenSettings,
  { position }: { readonly position: Position },
  { hoverMarkup, words }: TextSupport,
): Promise<Hover | null> {
  const { text, places } = settings;
  const extended = extendedAt(settings, position);
  const found = extended
    ? { span: extended.span, markdown: await toldOf(settings, extended) }
    : hoverConfig(text, places.offset(position), { known, words });
  return found
    ? { contents: { kind: hoverMarkup, value: words(found.markdown) }, range: places.range(found.span) }
    : null;
}

async function toldOf(settings: OpenSettings, { path }: Extended): Promise<Message> {
  const address = settings.leadsTo(path);
  const text = address && (await settings.read(address));
  return text === undefined ? say`There is no such file in the workspace.` : contentsOf(text, known);
}

/** The file that a path leads to, or where the files below set what a key sets here. */
export async function settingsDefinition(
  settings: OpenSettings,
  { position }: { readonly position: Position },
): Promise<Location[]> {
  const extended = extendedAt(settings, position);
  if (extended) {
    const link = await linkOf(settings, extended);
    const start = { line: 0, character: 0 };
    return link ? [{ uri: link.target, range: { start, end: start } }] : [];
  }
  const path = keyAt(settings.text, settings.places.offset(position)) ?? [];
  const isOverride = path[0] === 'overrides' && path.length > 2;
  const key = isOverride ? path.slice(2) : path;
  const own = isOverride ? [{ address: settings.uri, text: settings.text }] : [];
  return [...own, ...(await settings.below())].flatMap(({ address, text }) => {
    const span = placeOfKey(text, key);
    return span ? [{ uri: address, range: settings.placesIn(text).range(span) }] : [];
  });
}

export async function settingsLinks(settings: OpenSettings): Promise<DocumentLink[]> {
  const links = readConfig(settings.text, known).extended.map(one => linkOf(settings, one));
  return (await Promise.all(links)).flatMap(link => link ?? []);
}

async function linkOf(settings: OpenSettings, { path, span }: Extended) {
  const target = settings.leadsTo(path);
  const isThere = target !== undefined && (await settings.read(target)) !== undefined;
  return isThere ? { range: settings.places.range(span), target } : undefined;
}

/** What was probably meant, in place of what is mistyped. */
export async function settingsActions(
  settings: OpenSettings,
  { range, context }: CodeActionParams,
  support: EditSupport,
): Promise<CodeAction[]> {
  if (!isWanted(CodeActionKind.QuickFix, context)) return [];
  const { text, places, uri } = settings;
  const at = places.span(range);
  const problems = (await settings.problems()).filter(({ span }) => overlap(span, at));
  const offer = (title: Message, problem: ConfigProblem, edit: CodeAction['edit']) => ({
    title: support.words(title),
    kind: CodeActionKind.QuickFix,
    diagnostics: settingsDiagnostics([problem], places, support),
    isPreferred: true,
    ...(edit && { edit }),
  });
  if (nameOf(uri) === misnamedProjectFile && support.renamesFiles) {
    const rename = RenameFile.create(uri, `${folderOf(uri)}/${projectFile}`);
    return problems.map(one => offer(say`Rename this file to '${projectFile}'`, one, { documentChanges: [rename] }));
  }
  return problems.flatMap(problem => {
    const { span, instead } = problem;
    if (instead === undefined) return [];
    const edit = workspaceEdit([{ span, text: instead }], settings, support);
    return [offer(say`Replace '${text.slice(span.start, span.end)}' with '${instead}'`, problem, edit)];
  });
}
