// Hover, completion and symbols of the engine in the protocol's shapes.
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionParams,
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  type Hover,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  SymbolKind,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import {
  type Cite,
  type CompletionEntry,
  complete,
  type Fold,
  folds,
  hover,
  type Message,
  plainText,
  type RequestSymbol,
  say,
  symbols,
  type Words,
} from '../engine/index.ts';
import type { Places } from './positions.ts';
import type { Checked } from './reports.ts';

/** What of texts a client understands. */
export interface TextSupport {
  readonly hoverMarkup: MarkupKind;
  readonly completionMarkup: MarkupKind;
  /** Whether completions may have tab stops. */
  readonly completionSnippets: boolean;
  readonly words: Words;
}

export function hoverAt(
  checked: Checked,
  { textDocument: { uri }, position }: TextDocumentPositionParams,
  { hoverMarkup, words }: TextSupport,
): Hover | null {
  const { places } = checked;
  const cite: Cite = at => lineLink(uri, places.position(at).line + 1, hoverMarkup);
  const found = hover(checked, places.offset(position), cite);
  return found
    ? { contents: { kind: hoverMarkup, value: words(found.markdown) }, range: places.range(found.span) }
    : null;
}

/** A line by its number; in Markdown a link to it, whatever signs the address holds. */
function lineLink(uri: string, line: number, markup: MarkupKind): Message {
  if (markup === MarkupKind.PlainText) return say`line ${line}`;
  const address = uri.replace(/[#\s()<>[\]\\]/g, sign => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return say`[line ${line}](${`${address}#L${line}`})`;
}

const itemKinds: Readonly<Record<CompletionEntry['kind'], CompletionItemKind>> = {
  section: CompletionItemKind.Struct,
  element: CompletionItemKind.Field,
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  rule: CompletionItemKind.Reference,
  failure: CompletionItemKind.Event,
  request: CompletionItemKind.File,
  file: CompletionItemKind.File,
};

/** A mark of a heading, an item or a key before a space: where a space alone asks for something to come. */
const endsInMark = /(?:^|\n|\r)[ \t]*(?:#{1,6}|[-*+]|(?:[-*+][ \t]+)?[\w-]{1,40}:) $/;

export function completionsAt(
  checked: Checked,
  { position, context }: CompletionParams,
  support: TextSupport,
): CompletionItem[] {
  const { places, request } = checked;
  const offset = places.offset(position);
  const trigger = context?.triggerCharacter;
  if (trigger === '/' || isIdle(trigger, request.text, offset)) return [];
  return complete(checked, offset).map(entry => completionItem(entry, places, support));
}

/** Whether what was typed asks for nothing: a space in prose. */
export function isIdle(trigger: string | undefined, text: string, offset: number): boolean {
  return trigger === ' ' && !endsInMark.test(text.slice(Math.max(0, offset - 80), offset));
}

export function completionItem(
  entry: CompletionEntry,
  places: Places,
  { completionMarkup, completionSnippets, words }: TextSupport,
): CompletionItem {
  return {
    label: entry.shown ? words(entry.shown) : entry.label,
    detail: words(entry.detail),
    documentation: { kind: completionMarkup, value: words(entry.documentation) },
    kind: itemKinds[entry.kind],
    sortText: entry.sort,
    ...((entry.filter ?? entry.shown) && { filterText: entry.filter ?? entry.label }),
    insertTextFormat: completionSnippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.asIs,
    textEdit: {
      range: places.range(entry.replace),
      newText: completionSnippets ? entry.insert : plainText(entry.insert),
    },
  };
}

/** What asks for completions as it is typed. */
export const triggerCharacters: readonly string[] = ['#', ' ', '-', ':', '<', '/'];

const symbolKinds: Readonly<Record<RequestSymbol['kind'], SymbolKind>> = {
  title: SymbolKind.File,
  concern: SymbolKind.Class,
  element: SymbolKind.Field,
  section: SymbolKind.String,
};

export function symbolsOf(checked: Checked, { words }: TextSupport): DocumentSymbol[] {
  return symbols(checked).map(symbol => documentSymbol(symbol, { places: checked.places, words }));
}

function documentSymbol(
  { name, detail, kind, span, selection, children }: RequestSymbol,
  how: { readonly places: Places; readonly words: Words },
): DocumentSymbol {
  const { places, words } = how;
  return {
    name: words(name),
    ...(detail && { detail: words(detail) }),
    kind: symbolKinds[kind],
    range: places.range(span),
    selectionRange: places.range(selection),
    children: children.map(child => documentSymbol(child, how)),
  };
}

const foldKinds: Readonly<Partial<Record<Fold['kind'], FoldingRangeKind>>> = { comment: FoldingRangeKind.Comment };

/** What can be folded. An editor that outlines Markdown itself folds it too, but for the head; and YAML by its indentation. */
export function foldsOf(
  { request, places }: Checked,
  { outline, mostFolds }: { readonly outline: boolean; readonly mostFolds: number },
): FoldingRange[] {
  return folds(request)
    .filter(({ kind }) => outline || kind === 'head')
    .slice(0, mostFolds)
    .map(({ kind, span }) => {
      const { start, end } = places.range(span);
      const known = foldKinds[kind];
      return { startLine: start.line, endLine: end.line, ...(known && { kind: known }) };
    });
}
