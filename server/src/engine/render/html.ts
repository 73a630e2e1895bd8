// The report as a page by itself: no script, nothing fetched, every text escaped. Links of the form #L12 name lines (1-based).
import { type Analysis, passagesTitle, reasonFor } from '../index.ts';
import { Lines } from '../lines.ts';
import type { Answer, Catalog, Claim, Concern, Evidence, Finding, Message, Report, Span, State } from '../model.ts';
import { english, ours, say, type Words } from '../words.ts';
import { aside, escaped, linked, list, marked, type Section, sectionHtml } from './markup.ts';
import { coveragePicture } from './picture.ts';
import { styles } from './styles.ts';
import { countsOf, countWords, isSettled, stateWords, titleOf, verdictOf } from './verdict.ts';

interface Page {
  readonly report: Report;
  readonly lines: Lines;
  readonly catalog: Catalog;
  readonly words: Words;
}

export interface PageOptions {
  readonly standalone?: boolean;
  readonly words?: Words;
}

/**
 * A complete page: verdict, coverage, the three questions, findings, the other concerns, numbers, failure modes, what
 * the author set aside. With `standalone` it has its own policy, and the text at its end, so that the links to lines
 * lead there.
 */
export function requestHtml({ request, report }: Analysis, catalog: Catalog, options: PageOptions = {}): string {
  const { standalone = false, words = english } = options;
  const page: Page = { report, lines: new Lines(request.text), catalog, words };
  const said = (message: Message): string => escaped(words(message));
  const title = report.title || words(say`Untitled request`);
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
<html lang="${words.language}">
<head>
<meta charset="utf-8">${standalone ? policy : ''}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${said(say`${title}: completeness`)}</title>
<style>${styles}</style>
</head>
<body>
<main>
<header>
<p class="kind">${said(say`${kindOf(page)} · stage ${report.stage}`)}</p>
<h1>${escaped(title)}</h1>
<p class="verdict">${said(verdictOf(report, catalog))}</p>
<div class="coverage">
${coveragePicture(report.answers, page)}
<p><strong>${said(say`${Math.floor(report.completeness * 100)}% complete`)}</strong> · ${said(countWords(countsOf(report.findings)))}</p>
</div>
<nav aria-label="${said(say`On this page`)}">
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

function kindOf({ report, catalog }: Page): Message {
  const federation = report.federation === 'none' ? undefined : catalog.federations.get(report.federation);
  if (!federation) return say`No kind of federation recognised`;
  const title = ours(federation, 'title');
  return report.federationDeclared ? title : say`${title} (recognised from the text)`;
}

/** "line 12", as a link to it. */
const lineLink = ({ start, end }: Span, { lines, words }: Page): string =>
  linked(words(say`line ${lines.lineAt(start) + 1}`), { start, end }, lines);

/** The answers to the three questions, or to the others, with their concerns. */
const answersTo = ({ report, catalog }: Page, key: boolean): readonly (readonly [Answer, Concern])[] =>
  report.answers.flatMap(answer => {
    const concern = catalog.concerns.get(answer.concern);
    return concern?.key === key ? [[answer, concern] as const] : [];
  });

function questions(page: Page): Section {
  const { words } = page;
  const cards = answersTo(page, true).map(
    ([answer, concern]) => `<article class="card ${answer.state}" aria-labelledby="about-${concern.id}">
<h3 id="about-${concern.id}">${marked(marks[answer.state])} ${escaped(words(ours(concern, 'title')))}</h3>
<p class="state">${escaped(words(stateOf(answer)))}</p>
${about(answer, concern, page)}
</article>`,
  );
  return {
    id: 'questions',
    title: words(say`The three questions`),
    body: `<div class="three">${cards.join('\n')}</div>`,
  };
}

function others(page: Page): Section {
  const { words } = page;
  const answers = answersTo(page, false);
  const settled = answers.filter(([answer]) => isSettled(answer)).length;
  const cards = answers.map(
    ([answer, concern]) => `<details id="about-${concern.id}" class="card ${answer.state}">
<summary>${marked(marks[answer.state])} <strong>${escaped(words(ours(concern, 'title')))}</strong> <span class="state">${escaped(words(stateOf(answer)))}</span></summary>
${about(answer, concern, page)}
</details>`,
  );
  return {
    id: 'others',
    title: words(say`The other concerns (${settled} of ${answers.length} answered)`),
    body: `<div class="others">${cards.join('\n')}</div>`,
  };
}

const marks: Readonly<Record<State, string>> = {
  missing: '✗',
  placeholder: '✗',
  mentioned: '◌',
  partial: '◐',
  answered: '✓',
  unread: '?',
  waived: '–',
};

/** The state in words, how many elements are there, and how sure that is where it is not. */
function stateOf({ state, elements, confidence }: Answer): Message {
  const found = elements.filter(element => element.found).length;
  const words = state === 'partial' ? say`${stateWords[state]}, ${found} of ${elements.length}` : stateWords[state];
  return confidence < 0.8 ? say`${words} (${Math.round(confidence * 100)}% sure)` : words;
}

/** What was asked, where it is answered, why it is judged so, what is there and what is not, and the passages that count. */
function about(answer: Answer, concern: Concern, page: Page): string {
  const { lines, words } = page;
  const place = answer.span ? ` ${lineLink(answer.span, page)}` : '';
  const elements = concern.elements.map(element => {
    const { id, required } = element;
    const name = words(ours(element, 'name'));
    const found = answer.elements.find(one => one.id === id);
    if (found?.found)
      return `${marked('✓')} ${found.span ? linked(name, found.span, lines) : escaped(name)} ${aside(words(say`found`))}`;
    const ask = ours(element, 'ask');
    const lacking = required ? say`not found: ${ask}` : say`not found, recommended: ${ask}`;
    return `${marked(required ? '✗' : '·')} ${escaped(name)} ${aside(words(lacking))}`;
  });
  const passages = answer.evidence.filter(({ weight }) => weight > 0).map(evidence => passage(evidence, page));
  const reason = reasonFor(answer, concern);
  return `<p class="question">${escaped(words(ours(concern, 'question')))}${place}</p>
${reason ? `<p class="reason">${escaped(words(reason))}</p>` : ''}
${answer.reason !== undefined ? `<p>${escaped(words(say`Does not apply: ${answer.reason}`))}</p>` : list(elements, 'elements')}
${passages.length > 0 ? `<p class="passages">${escaped(words(passagesTitle(answer)))} ${passages.join(', ')}</p>` : ''}`;
}

const mostWords = 3;
/** Words that a person recognises in the passage; the learned evidence also goes by numbers, small words and pairs. */
const telling = /^\p{L}[\p{L}\p{N}-]{3,}$/u;

function passage({ span, words }: Evidence, page: Page): string {
  const told = words.filter(word => telling.test(word)).slice(0, mostWords);
  const because = told.length > 0 ? ` (${told.join(', ')})` : '';
  return `${lineLink(span, page)}${escaped(because)}`;
}

const severities: Readonly<Record<Finding['severity'], { readonly mark: string; readonly name: Message }>> = {
  error: { mark: '✗', name: say`error` },
  warning: { mark: '▲', name: say`warning` },
  information: { mark: 'ℹ', name: say`information` },
  hint: { mark: '·', name: say`hint` },
};

function findings(page: Page): Section {
  const { report, words } = page;
  const order = Object.keys(severities);
  const rows = [...report.findings]
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
    .map(
      ({ severity, message, span, rule }) =>
        `<span class="severity ${severity}">${marked(severities[severity].mark)} ${escaped(words(severities[severity].name))}</span> ${lineLink(span, page)}: ${escaped(words(message))} ${aside(rule)}`,
    );
  return {
    id: 'findings',
    title: words(say`Open findings (${report.findings.length})`),
    body: rows.length > 0 ? list(rows, 'findings') : `<p>${escaped(words(say`None.`))}</p>`,
  };
}

const bounds: Readonly<Record<Claim['bound'], Message>> = {
  max: say`at most`,
  min: say`at least`,
  exact: say`exactly`,
};

function numbers(page: Page): Section | undefined {
  const { report, catalog, words } = page;
  if (report.claims.length === 0) return undefined;
  const rows = report.claims.map(claim => {
    const concern = words(titleOf(claim.concern, catalog));
    const cells = [words(ours(claim, 'subject')), words(bounds[claim.bound]), claim.quote, concern];
    return `<tr>${cells.map(cell => `<td>${escaped(cell)}</td>`).join('')}<td>${lineLink(claim.span, page)}</td></tr>`;
  });
  const heads = [say`What`, say`Bound`, say`As written`, say`Concern`, say`Place`].map(
    head => `<th scope="col">${escaped(words(head))}</th>`,
  );
  return {
    id: 'numbers',
    title: words(say`Numbers in the request (${report.claims.length})`),
    body: `<table aria-labelledby="numbers"><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`,
  };
}

function modes({ report, lines, catalog, words }: Page): Section | undefined {
  const federation = report.federation === 'none' ? undefined : catalog.federations.get(report.federation);
  if (!federation || report.failureModes.length === 0) return undefined;
  const rows = report.failureModes.map(({ id, title: text, span }) => {
    const mode = federation.failureModes.find(one => one.id === id);
    const title = words(ours({ title: text }, 'title'));
    if (span) return `${marked('✓')} ${linked(title, span, lines)} ${aside(words(say`spoken to`))}`;
    return `${marked('✗')} ${escaped(title)} ${aside(words(mode ? say`not found: ${ours(mode, 'question')}` : say`not found`))}`;
  });
  const found = report.failureModes.filter(({ span }) => span).length;
  return {
    id: 'modes',
    title: words(say`Failure modes expected of ${ours(federation, 'title')} (${found} of ${rows.length})`),
    body: list(rows, 'elements'),
  };
}

/** What the author said does not apply, marked as covered, or ignored, each with why. */
function setAside(page: Page): Section | undefined {
  const { report, lines, catalog, words } = page;
  const title = (id: string): string => words(titleOf(id, catalog));
  const because = (reason: string): string => aside(words(say`Reason: ${reason}`));
  const rows = [
    ...report.answers
      .filter(({ state }) => state === 'waived')
      .map(({ concern, span, reason = '' }) => {
        const name = span ? linked(title(concern), span, lines) : escaped(title(concern));
        return `${name}: ${escaped(words(say`does not apply`))} ${because(reason)}`;
      }),
    ...report.covers.map(
      ({ concern, span }) =>
        `${escaped(title(concern))}: ${escaped(words(say`marked as covered`))}, ${lineLink(span, page)}`,
    ),
    ...report.ignored.map(
      ({ finding, reason }) =>
        `${escaped(words(say`Ignored`))}, ${lineLink(finding.span, page)}: ${escaped(words(finding.message))} ${because(reason)}`,
    ),
  ];
  if (rows.length === 0) return undefined;
  return { id: 'settled', title: words(say`Set aside by the author (${rows.length})`), body: list(rows) };
}

function source({ lines, words }: Page): Section {
  const rows = Array.from(
    { length: lines.count },
    (_, line) => `<li id="L${line + 1}">${escaped(lines.textOfLine(line))}</li>`,
  );
  return { id: 'text', title: words(say`The text`), body: `<ol class="source">${rows.join('\n')}</ol>` };
}
