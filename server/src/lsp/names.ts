// What a text names: terms and participants, with where they are defined and used; and tickets, with where they lead.
import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentLink,
  type Location,
  type PrepareRenameResult,
  type ReferenceParams,
  type RenameParams,
  type TextDocumentPositionParams,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { type Message, rename, renamedAt, say, termAt, ticketsIn, type Words } from '../engine/index.ts';
import { type EditSupport, workspaceEdit } from './actions.ts';
import { Refusal } from './handle.ts';
import type { Checked } from './reports.ts';

/** What of names a client understands. */
export interface NameSupport {
  /** Whether it shows what a link leads to. */
  readonly linkTooltips: boolean;
  readonly words: Words;
}

/** Where the name at a place is defined: an acronym, a glossary entry, a participant. */
export function definitionAt(
  { request, places }: Checked,
  { textDocument: { uri }, position }: TextDocumentPositionParams,
): Location | null {
  const term = termAt(request, places.offset(position));
  return term ? { uri, range: places.range(term.definition) } : null;
}

/** Everywhere that the name at a place stands. */
export function referencesAt(
  { request, places }: Checked,
  { textDocument: { uri }, position, context }: ReferenceParams,
): Location[] {
  const term = termAt(request, places.offset(position));
  if (!term) return [];
  const uses = term.uses.filter(({ start }) => context.includeDeclaration || start !== term.definition.start);
  return uses.map(span => ({ uri, range: places.range(span) }));
}

/** The same within one document, for an editor that shows them at once. */
export function highlightsAt(
  { request, places }: Checked,
  { position }: TextDocumentPositionParams,
): DocumentHighlight[] {
  const term = termAt(request, places.offset(position));
  return (term?.uses ?? []).map(span => ({
    range: places.range(span),
    kind: span.start === term?.definition.start ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}

/** The name that would be changed. Throws why none can be. */
export function renameableAt(
  { request, places }: Checked,
  { position }: TextDocumentPositionParams,
  { words }: NameSupport,
): PrepareRenameResult {
  const term = renamedAt(request, places.offset(position));
  if (!('uses' in term)) throw refused(term, words);
  return { range: places.range(term.span), placeholder: term.name };
}

/** Another name in all places. Throws why it cannot be. */
export function renamed(
  checked: Checked,
  { position, newName }: RenameParams,
  support: NameSupport & EditSupport,
): WorkspaceEdit {
  const edits = rename(checked.request, checked.places.offset(position), newName);
  if ('text' in edits) throw refused(edits, support.words);
  return workspaceEdit(edits, checked, support);
}

const refused = (why: Message, words: Words) => new Refusal(words(why));

/** Tickets that lead to where the project says they are kept. */
export function ticketLinks(
  { request, settings, places }: Checked,
  { linkTooltips, words }: NameSupport,
): DocumentLink[] {
  return ticketsIn(request, settings).map(({ name, span, address }) => ({
    range: places.range(span),
    target: address,
    ...(linkTooltips && { tooltip: words(say`Ticket ${name} at ${hostOf(address)}`) }),
  }));
}

const hostOf = (address: string): string => /^https?:\/\/([^/]*)/.exec(address)?.[1] ?? address;
