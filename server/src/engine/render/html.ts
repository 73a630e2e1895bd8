// The report as a page by itself: no script, nothing fetched, every text escaped. Links of the form #L12 name lines (1-based).
import type { Analysis } from '../index.ts';
import { Lines } from '../lines.ts';
import type { Answer, Catalog, Claim, Finding, Report, Span, State } from '../model.ts';
import { coveragePicture } from './picture.ts';
import { styles } from './styles.ts';
import { countsOf, countWords, stateWords, verdictOf } from './verdict.ts';
import { visible } from './visible.ts';

interface Page {
  readonly report: Report;
  readonly lines: Lines;
  readonly catalog: Catalog;
}

/**
 * A complete page: verdict, the three questions, coverage, concerns, findings, numbers, failure modes, what the author set aside.
 * With `standalone` it has its own policy, and the text at its end, so that the links to lines lead there.
 */
export function requestHtml({ request, report }: Analysis, catalog: Catalog, { standalone = false } = {}): string {
  const page: Page = { report, lines: new Lines(request.text), catalog };
  const title = report.title || 'Untitled request';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">${standalone ? policy : ''}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}: completeness</title>
<style>${styles}</style>
</head>
<body>
<main>
<header>
<p class="kind">${escaped(kindOf(page))} · stage ${escaped(report.stage)}</p>
<h1>${escaped(title)}</h1>
<p class="verdict">${escaped(verdictOf(report, catalog))}</p>
</header>
${coverage(page)}
${section(
  'The three questions',
  'questions',
  report.answers
    .filter(({ concern }) => catalog.concerns.get(concern)?.key)
    .map(answer => card(answer, page))
    .join('\n'),
)}
${section(
  'The other concerns',
  'others',
  report.answers
    .filter(({ concern }) => !catalog.concerns.get(concern)?.key)
    .map(answer => card(answer, page))
    .join('\n'),
)}
${section(`Open findings (${report.findings.length})`, 'findings', findings(page))}
${report.claims.length > 0 ? section('Numbers in the request', 'numbers', numbers(page)) : ''}
${report.failureModes.length > 0 ? section('Failure modes expected of this kind', 'modes', modes(page)) : ''}
${settled(page)}
${standalone ? section('The text', 'text', source(page.lines)) : ''}
</main>
</body>
</html>
`;
}

const policy = `
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`;

const section = (title: string, id: string, body: string): string =>
  `<section aria-labelledby="${id}">\n<h2 id="${id}">${escaped(title)}</h2>\n${body}\n</section>`;

function kindOf({ report, catalog }: Page): string {
  const federation = report.federation === 'none' ? undefined : catalog.federations.get(report.federation);
  return federation
    ? `${federation.title}${report.federationDeclared ? '' : ' (recognised from the text)'}`
    : 'No kind of federation recognised';
}

function coverage({ report, catalog }: Page): string {
  return `<section aria-label="Coverage" class="coverage">
${coveragePicture(report.answers, catalog)}
<p><strong>${Math.round(report.completeness * 100)}%</strong> complete · ${countWords(countsOf(report.findings))}</p>
</section>`;
}

function card(answer: Answer, { catalog, lines, report }: Page): string {
  const concern = catalog.concerns.get(answer.concern);
  if (!concern) return '';
  const named = answer.span ? linked(concern.title, answer.span, lines) : escaped(concern.title);
  const elements = concern.elements.map(({ id, name, ask, required }) => {
    const found = answer.elements.find(element => element.id === id);
    if (found?.found)
      return `<li class="found"><span aria-hidden="true">✓</span> ${found.span ? linked(name, found.span, lines) : escaped(name)} <span class="words">found</span></li>`;
    return `<li class="open"><span aria-hidden="true">${required ? '✗' : '·'}</span> ${escaped(name)} <span class="words">${required ? 'not found' : 'not found, recommended'}: ${escaped(ask)}</span></li>`;
  });
  const open = answer.state !== 'waived' && report.findings.some(({ concern: of }) => of === answer.concern);
  const passages = answer.evidence
    .filter(({ weight }) => weight > 0)
    .slice(0, 3)
    .map(({ span }) => linked(`line ${lines.lineAt(span.start) + 1}`, span, lines));
  return `<details class="card ${answer.state}"${open ? ' open' : ''}>
<summary><span class="mark" aria-hidden="true">${mark[answer.state]}</span> <h3>${named}</h3> <span class="state">${stateWords[answer.state]}${sureness(answer)}</span></summary>
<p class="question">${escaped(concern.question)}</p>
${answer.reason !== undefined ? `<p>Does not apply: ${escaped(answer.reason)}</p>` : `<ul>${elements.join('')}</ul>`}
${passages.length > 0 ? `<p class="words">Judged by ${passages.join(', ')}.</p>` : ''}
</details>`;
}

const mark: Readonly<Record<State, string>> = {
  missing: '✗',
  placeholder: '✗',
  mentioned: '◌',
  partial: '◐',
  answered: '✓',
  waived: '–',
};

const sureness = ({ confidence }: Answer): string =>
  confidence < 0.8 ? ` (${Math.round(confidence * 100)}% sure)` : '';

function findings({ report, lines }: Page): string {
  if (report.findings.length === 0) return '<p>None.</p>';
  const order: readonly Finding['severity'][] = ['error', 'warning', 'information', 'hint'];
  const sorted = [...report.findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  const rows = sorted.map(
    ({ severity, message, span, rule }) =>
      `<li class="${severity}"><span class="severity">${severity}</span> ${linked(`line ${lines.lineAt(span.start) + 1}`, span, lines)}: ${escaped(message)} <span class="words">${escaped(rule)}</span></li>`,
  );
  return `<ul class="findings">${rows.join('\n')}</ul>`;
}

function numbers({ report, lines, catalog }: Page): string {
  const bound: Readonly<Record<Claim['bound'], string>> = { max: 'at most', min: 'at least', exact: '' };
  const rows = report.claims.map(
    claim =>
      `<tr><td>${escaped(claim.subject)}</td><td>${bound[claim.bound]}</td><td>${escaped(claim.quote)}</td><td>${escaped(catalog.concerns.get(claim.concern)?.title ?? '')}</td><td>${linked(`line ${lines.lineAt(claim.span.start) + 1}`, claim.span, lines)}</td></tr>`,
  );
  return `<table><thead><tr><th scope="col">What</th><th scope="col">Bound</th><th scope="col">As written</th><th scope="col">Concern</th><th scope="col">Place</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
}

function modes({ report, lines, catalog }: Page): string {
  const known = report.federation === 'none' ? [] : (catalog.federations.get(report.federation)?.failureModes ?? []);
  const rows = report.failureModes.map(({ id, title, span }) => {
    if (span)
      return `<li class="found"><span aria-hidden="true">✓</span> ${linked(title, span, lines)} <span class="words">spoken to</span></li>`;
    return `<li class="open"><span aria-hidden="true">·</span> ${escaped(title)} <span class="words">not found: ${escaped(known.find(mode => mode.id === id)?.question ?? '')}</span></li>`;
  });
  return `<ul>${rows.join('\n')}</ul>`;
}

/** What the author said does not apply, marked as covered, or ignored, each with why. */
function settled({ report, lines, catalog }: Page): string {
  const title = (id: string): string => catalog.concerns.get(id)?.title ?? id;
  const place = (span: Span): string => linked(`line ${lines.lineAt(span.start) + 1}`, span, lines);
  const rows = [
    ...report.answers
      .filter(({ state }) => state === 'waived')
      .map(({ concern, span, reason = '' }) => {
        const name = span ? linked(title(concern), span, lines) : escaped(title(concern));
        return `${name} does not apply <span class="words">Reason: ${escaped(reason)}</span>`;
      }),
    ...report.covers.map(({ concern, span }) => `${escaped(title(concern))} is said to be covered at ${place(span)}`),
    ...report.ignored.map(
      ({ finding, reason }) =>
        `Ignored at ${place(finding.span)}: ${escaped(finding.message)} <span class="words">Reason: ${escaped(reason)}</span>`,
    ),
  ];
  if (rows.length === 0) return '';
  return section('Set aside by the author', 'settled', `<ul>${rows.map(row => `<li>${row}</li>`).join('\n')}</ul>`);
}

function source(lines: Lines): string {
  const rows = Array.from(
    { length: lines.count },
    (_, line) => `<li id="L${line + 1}">${escaped(lines.textOfLine(line))}</li>`,
  );
  return `<ol class="source">${rows.join('\n')}</ol>`;
}

const linked = (text: string, span: Span, lines: Lines): string =>
  `<a href="#L${lines.lineAt(span.start) + 1}">${escaped(text)}</a>`;

const escaped = (text: string): string => visible(text).replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`);
