// What an editor asks of a request, as pure functions over a request, its report and an offset.
export { type CompletionEntry, complete } from './completion.ts';
export { type Fold, folds } from './folds.ts';
export { hover } from './hover.ts';
export { headingNotes, noteInFull, titleNote } from './notes.ts';
export { type Cite, passagesTitle, reasonFor } from './passages.ts';
export { rename, renamedAt } from './rename.ts';
export { contributedSnippets } from './snippets.ts';
export { type RequestSymbol, symbols } from './symbols.ts';
export { newRequest } from './template.ts';
export { termAt } from './terms.ts';
export { ticketsIn } from './tickets.ts';
