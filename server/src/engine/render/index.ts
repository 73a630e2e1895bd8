// A report as others read it: terminal, JSON, a page.
export { requestHtml } from './html.ts';
export { jsonText, requestJson, summaryJson } from './json.ts';
export { type FileSummary, type Paint, plain, requestText, summaryOf, totalText } from './text.ts';
export { countsOf, verdictOf } from './verdict.ts';
export { visible, wrapped } from './visible.ts';
