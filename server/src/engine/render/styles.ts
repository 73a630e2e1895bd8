// The page's style sheet: the editor's colours where there are some, its own elsewhere; light, dark, forced colours, print.

export const styles = `
:root { color-scheme: light dark;
  --text: var(--vscode-foreground, #1f2328); --page: var(--vscode-editor-background, #ffffff); --faint: var(--vscode-descriptionForeground, #59636e);
  --line: var(--vscode-panel-border, #d1d9e0); --link: var(--vscode-textLink-foreground, #0969da); --good: var(--vscode-testing-iconPassed, #1a7f37);
  --bad: var(--vscode-editorError-foreground, #cf222e); --warn: var(--vscode-editorWarning-foreground, #9a6700); --info: var(--vscode-editorInfo-foreground, #0969da); }
@media (prefers-color-scheme: dark) { :root {
  --text: var(--vscode-foreground, #e6edf3); --page: var(--vscode-editor-background, #0d1117); --faint: var(--vscode-descriptionForeground, #9198a1);
  --line: var(--vscode-panel-border, #3d444d); --link: var(--vscode-textLink-foreground, #4493f8); --good: var(--vscode-testing-iconPassed, #3fb950);
  --bad: var(--vscode-editorError-foreground, #f85149); --warn: var(--vscode-editorWarning-foreground, #d29922); --info: var(--vscode-editorInfo-foreground, #4493f8); } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 14px/1.5 var(--vscode-font-family, system-ui, sans-serif); }
main { max-width: 62rem; margin: 0 auto; padding: 1.2rem 1.5rem 3rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .6rem; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 1.8rem 0 .6rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
p { margin: .4rem 0; } ul { margin: .4rem 0; padding-left: 1rem; list-style: none; } li { margin: .2rem 0; overflow-wrap: anywhere; }
a { color: var(--link); } a:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.kind, .words, .question { color: var(--faint); } .kind { margin: 0 0 .2rem; } li > .words::before { content: '— '; } .verdict { font-size: 1.1rem; font-weight: 600; }
.coverage { margin: 1rem 0; } .picture { width: 100%; max-width: 48rem; height: auto; overflow: visible; }
.picture text { fill: var(--text); font-size: 12px; text-anchor: middle; } .picture .small { font-size: 10px; }
.frame { fill: none; stroke: var(--line); } .missing .frame, .placeholder .frame { stroke: var(--bad); stroke-dasharray: 4 3; }
.mentioned .frame, .partial .frame { stroke: var(--warn); } .answered .frame { stroke: var(--good); } .fill { opacity: .28; }
.mentioned .fill, .partial .fill { fill: var(--warn); } .answered .fill { fill: var(--good); } .waived .fill { fill: var(--faint); }
.card { border: 1px solid var(--line); border-radius: 6px; margin: .4rem 0; padding: .4rem .8rem; }
summary { cursor: pointer; } h3 { display: inline; font-size: 1em; font-weight: 600; margin: 0; } .state { color: var(--faint); } .mark { display: inline-block; width: 1.1rem; text-align: center; }
.missing .mark, .placeholder .mark { color: var(--bad); } .mentioned .mark, .partial .mark { color: var(--warn); } .answered .mark { color: var(--good); }
.found > span:first-child { color: var(--good); } .severity { display: inline-block; min-width: 6.2rem; font-weight: 600; }
.error .severity { color: var(--bad); } .warning .severity { color: var(--warn); } .information .severity, .hint .severity { color: var(--info); }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
h3::after { content: ' '; } .source { font: 12px/1.5 var(--vscode-editor-font-family, ui-monospace, monospace); padding-left: 3.5rem; list-style: decimal; }
.source li { margin: 0; white-space: pre-wrap; } .source li::marker { color: var(--faint); } .source li:target { outline: 2px solid var(--link); }
@media (forced-colors: active) { .fill { fill: Highlight; opacity: .5; } .frame { stroke: CanvasText; } }
@media print { main { max-width: none; padding: 0; } .card { break-inside: avoid; } a { color: inherit; text-decoration: none; } }
`;
