// What an editor asks of a request, as pure functions over a request, its report and an offset.
export type { Analysed } from './analysed.ts';
export { type CompletionEntry, complete } from './completion.ts';
export { type Hover, hover } from './hover.ts';
export { type ContributedSnippet, contributedSnippets, type SnippetFile } from './snippets.ts';
export { type RequestSymbol, symbols } from './symbols.ts';
export { type NewRequest, newRequest } from './template.ts';
