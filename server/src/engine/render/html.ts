// The report as a page by itself: no script, nothing fetched, every text escaped. Links of the form #L12 name lines (1-based).
import type { Analysis } from '../index.ts';
import { Lines } from '../lines.ts';
import type { Answer, Catalog, Claim, Concern, Evidence, Finding, Report, State } from '../model.ts';
import { aside, escaped, lineLink, linked, list, marked, type Section, sectionHtml } from './markup.ts';
import { coveragePicture } from './picture.ts';
import { styles } from './styles.ts';
import { countsOf, countWords, isSettled, stateWords, verdictOf } from './verdict.ts';

interface Page {
  readonly report: Report;
  readonly lines: Lines;
  readonly catalog: Catalog;
}

/**
 * A complete page: verdict, coverage, the three questions, findings, the other concerns, numbers, failure modes, what
 * the author set aside. With `standalone` it has its own policy, and the text at its end, so that the links to lines
 * lead there.
 */
export function requestHtml({ request, report }: Analysis, catalog: Catalog, { standalone = false } = {}): string {
  const page: Page = { report, lines: new Lines(request.text), catalog };
  const title = report.title || 'Untitled request';
  const sections = [
    questions(page),
    findings(page),
    others(page),
    numbers(page),
    modes(page),
    setAside(page),
    ...(standalone ? [source(page)] : []),
  ].flatMap(section => section ?? []);
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
<div class="coverage">
${coveragePicture(report.answers, catalog)}
<p><strong>${Math.floor(report.completeness * 100)} %</strong> complete · ${countWords(countsOf(report.findings))}</p>
</div>
<nav aria-label="On this page">
${list(sections.map(({ id, title }) => `<a href="#${id}">${escaped(title)}</a>`))}
</nav>
</header>
${sections.map(sectionHtml).join('\n')}
</main>
</body>
</html>
`;
}

const policy = `
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`;

function kindOf({ report, catalog }: Page): string {
  const federation = report.federation === 'none' ? undefined : catalog.federations.get(report.federation);
  return federation
    ? `${federation.title}${report.federationDeclared ? '' : ' (recognised from the text)'}`
    : 'No kind of federation recognised';
}

/** The answers to the three questions, or to the others, with their concerns. */
const answersTo = ({ report, catalog }: Page, key: boolean): readonly (readonly [Answer, Concern])[] =>
  report.answers.flatMap(answer => {
    const concern = catalog.concerns.get(answer.concern);
    return concern?.key === key ? [[answer, concern] as const] : [];
  });

function questions(page: Page): Section {
  const cards = answersTo(page, true).map(
    ([answer, concern]) => `<article class="card ${answer.state}" aria-labelledby="about-${concern.id}">
<h3 id="about-${concern.id}">${marked(marks[answer.state])} ${escaped(concern.title)}</h3>
<p class="state">${escaped(stateOf(answer))}</p>
${about(answer, concern, page)}
</article>`,
  );
  return { id: 'questions', title: 'The three questions', body: `<div class="three">${cards.join('\n')}</div>` };
}

function others(page: Page): Section {
  const answers = answersTo(page, false);
  const settled = answers.filter(([answer]) => isSettled(answer)).length;
  const cards = answers.map(
    ([answer, concern]) => `<details id="about-${concern.id}" class="card ${answer.state}">
<summary>${marked(marks[answer.state])} <strong>${escaped(concern.title)}</strong> <span class="state">${escaped(stateOf(answer))}</span></summary>
${about(answer, concern, page)}
</details>`,
  );
  return {
    id: 'others',
    title: `The other concerns (${settled} of ${answers.length} answered)`,
    body: cards.join('\n'),
  };
}

const marks: Readonly<Record<State, string>> = {
  missing: '✗',
  placeholder: '✗',
  mentioned: '◌',
  partial: '◐',
  answered: '✓',
  waived: '–',
};

/** The state in words, how many elements are there, and how sure that is where it is not. */
function stateOf({ state, elements, confidence }: Answer): string {
  const found = elements.filter(element => element.found).length;
  const share = state === 'partial' ? `, ${found} of ${elements.length}` : '';
  return `${stateWords[state]}${share}${confidence < 0.8 ? ` (${Math.round(confidence * 100)} % sure)` : ''}`;
}

/** What was asked, where it is answered, what is there and what is not, and the passages that count. */
function about(answer: Answer, concern: Concern, { lines }: Page): string {
  const place = answer.span ? ` ${lineLink(answer.span, lines)}` : '';
  const elements = concern.elements.map(({ id, name, ask, required }) => {
    const found = answer.elements.find(element => element.id === id);
    if (found?.found)
      return `${marked('✓')} ${found.span ? linked(name, found.span, lines) : escaped(name)} ${aside('found')}`;
    const words = required ? 'not found' : 'not found, recommended';
    return `${marked(required ? '✗' : '·')} ${escaped(name)} ${aside(`${words}: ${ask}`)}`;
  });
  const passages = answer.evidence.filter(({ weight }) => weight > 0).map(evidence => passage(evidence, lines));
  return `<p class="question">${escaped(concern.question)}${place}</p>
${answer.reason !== undefined ? `<p>Does not apply: ${escaped(answer.reason)}</p>` : list(elements, 'elements')}
${passages.length > 0 ? `<p class="passages">Judged by ${passages.join(', ')}.</p>` : ''}`;
}

const mostWords = 3;
/** Words that a person recognises in the passage; the learned evidence also goes by numbers, small words and pairs. */
const telling = /^\p{L}[\p{L}\p{N}-]{3,}$/u;

function passage({ span, words }: Evidence, lines: Lines): string {
  const told = words.filter(word => telling.test(word)).slice(0, mostWords);
  const because = told.length > 0 ? ` (${told.join(', ')})` : '';
  return `${lineLink(span, lines)}${escaped(because)}`;
}

const severities: Readonly<Record<Finding['severity'], string>> = {
  error: '✗',
  warning: '▲',
  information: 'ℹ',
  hint: '·',
};

function findings({ report, lines }: Page): Section {
  const order = Object.keys(severities);
  const rows = [...report.findings]
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
    .map(
      ({ severity, message, span, rule }) =>
        `<span class="severity ${severity}">${marked(severities[severity])} ${severity}</span> ${lineLink(span, lines)}: ${escaped(message)} ${aside(rule)}`,
    );
  return {
    id: 'findings',
    title: `Open findings (${report.findings.length})`,
    body: rows.length > 0 ? list(rows, 'findings') : '<p>None.</p>',
  };
}

function numbers({ report, lines, catalog }: Page): Section | undefined {
  if (report.claims.length === 0) return undefined;
  const bound: Readonly<Record<Claim['bound'], string>> = { max: 'at most', min: 'at least', exact: 'exactly' };
  const rows = report.claims.map(claim => {
    const concern = catalog.concerns.get(claim.concern)?.title ?? '';
    const cells = [claim.subject, bound[claim.bound], claim.quote, concern].map(cell => `<td>${escaped(cell)}</td>`);
    return `<tr>${cells.join('')}<td>${lineLink(claim.span, lines)}</td></tr>`;
  });
  const heads = ['What', 'Bound', 'As written', 'Concern', 'Place'].map(head => `<th scope="col">${head}</th>`);
  return {
    id: 'numbers',
    title: `Numbers in the request (${report.claims.length})`,
    body: `<table aria-labelledby="numbers"><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`,
  };
}

function modes({ report, lines, catalog }: Page): Section | undefined {
  const federation = report.federation === 'none' ? undefined : catalog.federations.get(report.federation);
  if (!federation || report.failureModes.length === 0) return undefined;
  const rows = report.failureModes.map(({ id, title, span }) => {
    if (span) return `${marked('✓')} ${linked(title, span, lines)} ${aside('spoken to')}`;
    const question = federation.failureModes.find(mode => mode.id === id)?.question ?? '';
    return `${marked('✗')} ${escaped(title)} ${aside(`not found: ${question}`)}`;
  });
  const found = report.failureModes.filter(({ span }) => span).length;
  return {
    id: 'modes',
    title: `Failure modes expected of ${federation.title} (${found} of ${rows.length})`,
    body: list(rows, 'elements'),
  };
}

/** What the author said does not apply, marked as covered, or ignored, each with why. */
function setAside({ report, lines, catalog }: Page): Section | undefined {
  const title = (id: string): string => catalog.concerns.get(id)?.title ?? id;
  const rows = [
    ...report.answers
      .filter(({ state }) => state === 'waived')
      .map(({ concern, span, reason = '' }) => {
        const name = span ? linked(title(concern), span, lines) : escaped(title(concern));
        return `${name} does not apply ${aside(`Reason: ${reason}`)}`;
      }),
    ...report.covers.map(
      ({ concern, span }) => `${escaped(title(concern))} is said to be covered at ${lineLink(span, lines)}`,
    ),
    ...report.ignored.map(
      ({ finding, reason }) =>
        `Ignored at ${lineLink(finding.span, lines)}: ${escaped(finding.message)} ${aside(`Reason: ${reason}`)}`,
    ),
  ];
  if (rows.length === 0) return undefined;
  return { id: 'settled', title: `Set aside by the author (${rows.length})`, body: list(rows) };
}

function source({ lines }: Page): Section {
  const rows = Array.from(
    { length: lines.count },
    (_, line) => `<li id="L${line + 1}">${escaped(lines.textOfLine(line))}</li>`,
  );
  return { id: 'text', title: 'The text', body: `<ol class="source">${rows.join('\n')}</ol>` };
}
