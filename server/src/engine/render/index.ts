// A report as others read it: terminal, JSON, a page.
export { requestHtml } from './html.ts';
export { countsOfAnalysis, requestJson, summaryJson } from './json.ts';
export { type Paint, plain, requestText, totalText, visible } from './text.ts';
export { type Counts, countsOf, plural, stateWords, verdictOf } from './verdict.ts';
