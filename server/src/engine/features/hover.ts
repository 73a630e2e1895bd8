// What there is to say at a place: what a complete answer holds, what a key means, why a finding matters.
import { applyIgnores } from '../ignores.ts';
import type { Answer, Claim, Concern, Element, FeatureRequest, Finding, Span } from '../model.ts';
import type { Rule } from '../rule.ts';
import { rules } from '../rules/index.ts';
import { inDocument } from '../span.ts';
import { type Analysed, answerTo, concernsAt, elementAt, holds, shown, stateInWords } from './analysed.ts';
import { labelledBlock } from './labels.ts';
import { metaKeys } from './metadata.ts';
import { type Cite, certainty, passagesOf, relatedPassages } from './passages.ts';

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/** What a person may want to know of the place; undefined where there is nothing to say. Passages are named by `cite`. */
export function hover(analysis: Analysed, offset: number, cite: Cite): Hover | undefined {
  const about =
    aboutIgnore(analysis, offset) ??
    aboutMeta(analysis, offset) ??
    aboutElement(analysis, offset) ??
    aboutHeading(analysis, offset, cite) ??
    aboutClaim(analysis, offset);
  const findings = analysis.report.findings.filter(finding => at(finding.span, offset));
  const why = aboutFindings(findings, about === undefined);
  const passages = relatedPassages(findings, analysis.request, cite);
  const place = about?.span ?? smallest(findings);
  if (!place) return undefined;
  return {
    span: place,
    markdown: [about?.markdown, why, passages].filter(text => text !== undefined && text !== '').join('\n\n---\n\n'),
  };
}

const at = ({ start, end }: Span, offset: number): boolean => start <= offset && offset < Math.max(end, start + 1);
const smallest = (findings: readonly Finding[]): Span | undefined =>
  [...findings].sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))[0]?.span;

// ── Headings and keys that lead to a concern

function aboutHeading({ request }: Analysed, offset: number, cite: Cite): Hover | undefined {
  const section = request.sections.find(one => at(inDocument(one, one.part.titleSpan), offset));
  const concerns = section ? concernsAt(section, request) : [];
  if (!section || concerns.length === 0) return undefined;
  return {
    span: inDocument(section, section.part.titleSpan),
    markdown: concerns.map(concern => concernText(concern, request, cite)).join('\n\n---\n\n'),
  };
}

function concernText(concern: Concern, request: FeatureRequest, cite: Cite): string {
  const answer = answerTo(concern, request);
  const { kind } = request.federation;
  const note = kind === 'none' ? undefined : concern.kinds[kind];
  const federation = kind === 'none' ? undefined : request.catalog.federations.get(kind);
  return [
    `**${concern.title}**${answer ? ` (${stateInWords(answer)})` : ''}: ${concern.question}`,
    answer?.reason && `The author says why it does not apply: ${shown(answer.reason)}`,
    concern.guidance,
    concern.elements.map(element => elementState(element, answer)).join('\n'),
    answer && passagesOf(answer, request, cite),
    answer && certainty(answer),
    note && federation && `**${federation.title}**: ${note}`,
  ]
    .filter(text => text)
    .join('\n\n');
}

function elementState(element: Element, answer: Answer | undefined): string {
  if (holds(answer, element)) return `- ✓ found: ${element.name}`;
  return `- ✗ not found${element.required ? ', needed' : ''}: ${element.name}. *${element.ask}*`;
}

// ── Elements

function aboutElement({ request }: Analysed, offset: number): Hover | undefined {
  const section = request.sections.find(one => at(inDocument(one, one.part.titleSpan), offset));
  const named = section && elementAt(section, request);
  if (section && named) return elementHover(named, inDocument(section, section.part.titleSpan), request);
  const label = labelAt(request, offset);
  return label && elementHover(label, label.span, request);
}

function elementHover(
  { concern, element }: { concern: Concern; element: Element },
  place: Span,
  request: FeatureRequest,
): Hover {
  const found = holds(answerTo(concern, request), element);
  const needed = element.required ? 'needed' : 'optional';
  return {
    span: place,
    markdown: `**${concern.title}: ${element.name}** (${found ? '✓ found' : '✗ not found'}, ${needed})\n\n${element.ask}\n\nFor example: ${element.example}`,
  };
}

/** "Way back" in "- **Way back**: …", under a heading of its concern. */
function labelAt(
  request: FeatureRequest,
  offset: number,
): { concern: Concern; element: Element; span: Span } | undefined {
  const section = request.sections.findLast(({ start }) => start <= offset);
  if (!section) return undefined;
  for (const block of section.part.blocks) {
    if (!at(inDocument(section, block.span), offset)) continue; // elsewhere
    for (const concern of concernsAt(section, request)) {
      const label = labelledBlock(block, concern);
      if (label && at(inDocument(section, label.span), offset))
        return { concern, element: label.element, span: inDocument(section, label.span) };
    }
  }
  return undefined;
}

// ── Metadata

function aboutMeta({ request }: Analysed, offset: number): Hover | undefined {
  const entry = request.meta.find(
    one =>
      (one.from === 'front-matter' || one.from === 'yaml') && (at(one.keySpan, offset) || at(one.valueSpan, offset)),
  );
  const key = entry && metaKeys.get(entry.key);
  if (!entry || !key) return undefined;
  const values = key.values?.(request.catalog) ?? [];
  const written = values.find(({ value }) => value === entry.value.trim().toLowerCase());
  if (written && at(entry.valueSpan, offset))
    return { span: entry.valueSpan, markdown: `\`${written.value}\`: ${written.meaning}` };
  const list = values.map(({ value, meaning }) => `- \`${value}\`: ${meaning}`).join('\n');
  return {
    span: at(entry.keySpan, offset) ? entry.keySpan : entry.valueSpan,
    markdown: [`**${key.key}**: ${key.meaning}`, list].filter(text => text !== '').join('\n\n'),
  };
}

// ── Ignore comments

function aboutIgnore({ request, report }: Analysed, offset: number): Hover | undefined {
  const found = request.sections
    .flatMap(section => section.part.directives.map(directive => ({ section, directive })))
    .find(({ section, directive }) => at(inDocument(section, directive.span), offset));
  if (!found) return undefined;
  const { section, directive } = found;
  const place = inDocument(section, directive.span);
  if (directive.name === 'covers')
    return {
      span: place,
      markdown: coversText(
        directive.targets.map(({ id }) => id),
        request,
      ),
    };
  const reach = reaches[directive.name];
  if (reach === undefined) return undefined; // a finding says so
  const all = [...report.findings, ...report.ignored.map(({ finding }) => finding)];
  const use = applyIgnores(
    request,
    all,
    rules.map(({ id }) => id),
  ).uses.find(one => one.span.start === place.start);
  const lines = (use?.targets ?? []).map(({ id, suppressed }) => {
    const rule = rules.find(one => one.id === id.split('/')[0]);
    return `- ${rule ? `\`${rule.id}\`` : shown(id)}: ${suppressed === 0 ? 'suppresses nothing' : `suppresses ${counted(suppressed, 'finding')}`}.${rule ? ` ${rule.summary}` : ' No such rule.'}`;
  });
  const reason =
    directive.reason === ''
      ? 'It gives no reason, so it ignores nothing.'
      : `The reason given: ${shown(directive.reason)}`;
  return {
    span: place,
    markdown: [`Ignores findings ${reach}.`, lines.join('\n'), reason].filter(text => text !== '').join('\n\n'),
  };
}

const reaches: Readonly<Record<string, string>> = {
  ignore: 'in this line or, standing alone, in the next',
  'ignore-section': 'in this section and those below it',
  'ignore-file': 'in the whole document',
};

function coversText(ids: readonly string[], { catalog }: FeatureRequest): string {
  const concerns = ids.flatMap(id => catalog.concerns.get(id) ?? []);
  if (concerns.length === 0) return 'Marks a passage as the answer to a concern; it names none that is known.';
  return concerns
    .map(({ title, question }) => `Marks the passage as the answer to **${title}**: ${question}`)
    .join('\n\n');
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

// ── Quantities

function aboutClaim({ report, request }: Analysed, offset: number): Hover | undefined {
  const claim = report.claims.find(one => at(one.span, offset));
  if (!claim) return undefined;
  const concern = request.catalog.concerns.get(claim.concern);
  return {
    span: claim.span,
    markdown: `Read as **${claim.subject}**: ${boundInWords(claim)}${concern ? `, a matter of *${concern.title}*` : ''}.`,
  };
}

function boundInWords({ bound, value, unit }: Claim): string {
  const words = { max: 'at most', min: 'at least', exact: 'exactly' };
  return `${words[bound]} ${value}${unit === '%' ? '' : ' '}${unit}`;
}

// ── Findings

/** One rule in full where nothing else is said; of several the summary and what matters most. */
function aboutFindings(findings: readonly Finding[], alone: boolean): string {
  const named = [...new Set(findings.map(({ rule }) => rule))].flatMap(id => rules.find(rule => rule.id === id) ?? []);
  const [only, ...others] = named;
  if (!only) return '';
  if (alone && others.length === 0) return `${heading(only)}\n\n${only.guidance.trim()}`;
  return named.map(rule => `${heading(rule)} ${firstSentence(rule.guidance)}`).join('\n\n');
}

const heading = ({ id, summary }: Rule): string => `\`${id}\`: ${summary}`;
const firstSentence = (text: string): string => /^[^.]{1,300}\./.exec(text.trim().replace(/\s+/g, ' '))?.[0] ?? '';
