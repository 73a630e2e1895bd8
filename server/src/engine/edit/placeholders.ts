// Placeholders that nobody takes for an answer: a template's words in angle brackets.
import { type Piece, plainText, readSnippet, writeSnippet } from './snippet.ts';

/** A snippet whose every placeholder is one `<…>` that begins with a letter; those that are stay as they are. */
export function bracketed(snippet: string): string {
  return writeSnippet(
    readSnippet(snippet).map(piece => (isOpen(piece) ? { ...piece, content: [asTemplate(contentOf(piece))] } : piece)),
  );
}

const isOpen = (piece: Piece): piece is Exclude<Piece, string> => typeof piece !== 'string' && piece.content.length > 0;
const contentOf = (piece: Exclude<Piece, string>): string => plainText(writeSnippet(piece.content));

function asTemplate(text: string): string {
  if (/^<\p{L}[^<>\r\n]*>$/u.test(text)) return text;
  const bare = text.replace(/[<>\r\n]+/g, '').trim();
  return /^\p{L}/u.test(bare) ? `<${bare}>` : `<e.g. ${bare}>`;
}
