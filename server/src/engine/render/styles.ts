// The page's style sheet: the editor's page and text where there are some, its own elsewhere; light, dark, forced colours, print.

type Palette = Readonly<Record<'text' | 'page' | 'faint' | 'line' | 'link' | 'good' | 'bad' | 'warn' | 'info', string>>;

/**
 * Each has a contrast of at least 4.5 on the page. Good, bad and the like are never the editor's: its colours for icons
 * and squiggles are too faint for text.
 */
const light: Palette = {
  text: '#1f2328',
  page: '#ffffff',
  faint: '#565e67',
  line: '#b8bfc7',
  link: '#0757ba',
  good: '#176a2e',
  bad: '#b3151f',
  warn: '#7a4f00',
  info: '#0757ba',
};
const dark: Palette = {
  text: '#e6edf3',
  page: '#0d1117',
  faint: '#a8b1bb',
  line: '#515963',
  link: '#6cb0ff',
  good: '#63cd76',
  bad: '#ff8f87',
  warn: '#e3b341',
  info: '#6cb0ff',
};

const colours = (palette: Palette): string =>
  Object.entries(palette)
    .map(([name, value]) => `--${name}: ${value};`)
    .join(' ');

/** In an editor the page is the editor's; what is faint there may be too faint, so it is mixed from text and page. */
const ofEditor = `--text: var(--vscode-editor-foreground); --page: var(--vscode-editor-background);
  --faint: color-mix(in srgb, var(--text) 80%, var(--page)); --line: color-mix(in srgb, var(--text) 35%, var(--page));`;

export const styles = `
:root { color-scheme: light dark; ${colours(light)} }
@media (prefers-color-scheme: dark) { :root { ${colours(dark)} } }
body.vscode-light, body.vscode-high-contrast-light { color-scheme: light; ${colours(light)} ${ofEditor} }
body.vscode-dark, body.vscode-high-contrast:not(.vscode-high-contrast-light) { color-scheme: dark; ${colours(dark)} ${ofEditor} }
body.vscode-high-contrast[class] { --faint: var(--text); --line: var(--vscode-contrastBorder, var(--text)); --link: var(--vscode-textLink-foreground); --info: var(--link); }
* { box-sizing: border-box; }
body { margin: 0; padding: 0; background: var(--page); color: var(--text); font: 14px/1.5 var(--vscode-font-family, system-ui, sans-serif); }
main { max-width: 64rem; margin: 0 auto; padding: 1.2rem 1.5rem 3rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .6rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; line-height: 1.3; margin: 2rem 0 .7rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 0; }
p { margin: .4rem 0; overflow-wrap: anywhere; } ul { margin: .4rem 0; padding: 0; list-style: none; } li { margin: .3rem 0; overflow-wrap: anywhere; }
main a, main p > a { color: var(--link); text-decoration: underline; text-underline-offset: 2px; } :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.kind { margin: 0 0 .2rem; } .kind, .words, .question, .passages, .state { color: var(--faint); } li > .words::before { content: '— '; }
.verdict { font-size: 1.15rem; font-weight: 600; }
.coverage { margin: 1rem 0; } .picture { display: block; width: 100%; max-width: 44rem; height: auto; overflow: visible; }
.picture text { fill: var(--text); font-size: 12px; text-anchor: middle; } .picture .small { font-size: 10.5px; }
.frame { fill: none; stroke: var(--line); } .missing .frame, .placeholder .frame, .unread .frame { stroke: var(--bad); stroke-dasharray: 4 3; }
.mentioned .frame, .partial .frame { stroke: var(--warn); } .answered .frame { stroke: var(--good); } .fill { opacity: .22; }
.mentioned .fill, .partial .fill { fill: var(--warn); } .answered .fill { fill: var(--good); } .waived .fill { fill: var(--faint); }
nav ul { display: flex; flex-wrap: wrap; gap: .1rem 1.2rem; }
.three { display: grid; gap: .7rem; } @media (min-width: 54rem) { .three { grid-template-columns: repeat(3, 1fr); } }
.card { border: 1px solid var(--line); border-radius: 6px; margin: .4rem 0; padding: .5rem .9rem; } .three .card { margin: 0; border-top-width: 3px; }
.three .missing, .three .placeholder { border-top-color: var(--bad); } .three .partial, .three .mentioned, .three .unread { border-top-color: var(--warn); } .three .answered { border-top-color: var(--good); }
summary { cursor: pointer; } .mark { display: inline-block; min-width: 1.1rem; text-align: center; text-indent: 0; } .elements > li { padding-left: 1.4rem; text-indent: -1.4rem; }
.missing :is(h3, summary) .mark, .placeholder :is(h3, summary) .mark { color: var(--bad); } .unread :is(h3, summary) .mark, .mentioned :is(h3, summary) .mark, .partial :is(h3, summary) .mark { color: var(--warn); } .answered :is(h3, summary) .mark { color: var(--good); }
.findings > li { padding: .25rem 0; } .severity { display: inline-block; min-width: 7rem; font-weight: 600; }
.error { color: var(--bad); } .warning { color: var(--warn); } .severity.information, .severity.hint { color: var(--info); }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
.source { font: 12px/1.5 var(--vscode-editor-font-family, ui-monospace, monospace); padding-left: 3.5rem; list-style: decimal; }
.source li { margin: 0; white-space: pre-wrap; } .source li::marker { color: var(--faint); } .source li:target { outline: 2px solid var(--link); }
.heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (forced-colors: active) { .fill { fill: Highlight; } .frame { stroke: CanvasText; } .picture text { fill: CanvasText; } }
@media print {
  :root, body { color-scheme: light; ${colours({ ...light, text: '#000000' })} }
  @page { margin: 16mm; } body { font-size: 10pt; } main { max-width: none; padding: 0; } nav { display: none; }
  .three, .others { display: block; columns: 2; column-gap: 5mm; font-size: 9pt; } .three .card, .others .card { margin: 0 0 3mm; }
  .elements > li, tr, .findings > li { break-inside: avoid; } h2, h3, summary { break-after: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; } summary { list-style: none; }
  .picture { print-color-adjust: exact; -webkit-print-color-adjust: exact; } main a, main p > a { color: inherit; text-decoration: none; }
}
`;
