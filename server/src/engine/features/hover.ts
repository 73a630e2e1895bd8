// What there is to say at a place: what a complete answer holds, what a key means, why a finding matters.
import { applyIgnores } from '../ignores.ts';
import type { Answer, Concern, Element, FeatureRequest, Finding, Message, Span } from '../model.ts';
import type { Rule } from '../rule.ts';
import { rules } from '../rules/index.ts';
import { inDocument } from '../span.ts';
import { joined, ours, paragraphsOf, say } from '../words.ts';
import {
  type Analysed,
  answerTo,
  concernsAt,
  elementAt,
  elementState,
  holds,
  shown,
  stateInWords,
} from './analysed.ts';
import { aboutName } from './hover-names.ts';
import { aboutQuantity } from './hover-quantities.ts';
import { labelledBlock } from './labels.ts';
import { metaKeys } from './metadata.ts';
import { type Cite, doubt, passage, passagesOf, reasonFor, relatedPassages } from './passages.ts';

export interface Hover {
  readonly span: Span;
  readonly markdown: Message;
}

/** What a person may want to know of the place; undefined where there is nothing to say. Passages are named by `cite`. */
export function hover(analysis: Analysed, offset: number, cite: Cite): Hover | undefined {
  const about =
    aboutIgnore(analysis, offset) ??
    aboutMeta(analysis, offset) ??
    aboutElement(analysis, offset) ??
    aboutHeading(analysis, offset, cite) ??
    aboutQuantity(analysis, offset) ??
    aboutName(analysis.request, offset, cite);
  const findings = analysis.report.findings.filter(finding => at(finding.span, offset));
  const why = aboutFindings(findings, about === undefined);
  const passages = relatedPassages(findings, analysis.request, cite);
  const place = about?.span ?? smallest(findings);
  if (!place) return undefined;
  return {
    span: place,
    markdown: joined(there([about?.markdown, why, passages]), '\n\n---\n\n'),
  };
}

/** Without those that have nothing to say. */
const there = (messages: readonly (Message | undefined)[]): readonly Message[] =>
  messages.filter(message => message !== undefined);

/** A list; undefined where it is empty. */
const inLines = (lines: readonly Message[]): Message | undefined =>
  lines.length > 0 ? joined(lines, '\n') : undefined;

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
    markdown: joined(
      concerns.map(concern => concernText(concern, request, cite)),
      '\n\n---\n\n',
    ),
  };
}

function concernText(concern: Concern, request: FeatureRequest, cite: Cite): Message {
  const answer = answerTo(concern, request);
  const title = ours(concern, 'title');
  const question = ours(concern, 'question');
  const paragraphs = there([
    answer ? say`**${title}** (${stateInWords(answer)}): ${question}` : say`**${title}**: ${question}`,
    answer?.reason ? say`The author says why it does not apply: ${shown(answer.reason)}` : undefined,
    answer && reasonFor(answer, concern),
    answer && doubt(answer),
    concern.guidance === '' ? undefined : ours(concern, 'guidance'),
    inLines(elementsOf(concern, { answer, request, cite })),
    answer && passagesOf(answer, request, cite),
    noteOf(concern, request),
  ]);
  return joined(paragraphs, '\n\n');
}

/** Its elements, each with the line where it was found; a passage that holds several is quoted once. */
function elementsOf(
  concern: Concern,
  { answer, request, cite }: { answer: Answer | undefined; request: FeatureRequest; cite: Cite },
): readonly Message[] {
  const quoted = new Set<number>();
  return concern.elements.map(element => {
    const state = elementState(element, answer);
    const place = answer?.elements.find(({ id, found }) => found && id === element.id)?.span;
    if (!place) return state;
    const where = quoted.has(place.start) ? cite(place.start) : passage(place, request, cite);
    quoted.add(place.start);
    return say`${state}, ${where}`;
  });
}

/** What the request's kind of federation adds to a concern. */
function noteOf({ kinds }: Concern, { federation: { kind }, catalog }: FeatureRequest): Message | undefined {
  const federation = kind === 'none' ? undefined : catalog.federations.get(kind);
  const note = federation && kinds[federation.id];
  return note ? say`**${ours(federation, 'title')}**: ${ours({ note }, 'note')}` : undefined;
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
  const found = holds(answerTo(concern, request), element) ? say`✓ found` : say`✗ not found`;
  const needed = element.required ? say`needed` : say`optional`;
  const heading = say`**${ours(concern, 'title')}: ${ours(element, 'name')}** (${found}, ${needed})`;
  const example = say`For example: ${element.example}`;
  return { span: place, markdown: joined([heading, ours(element, 'ask'), example], '\n\n') };
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
    return { span: entry.valueSpan, markdown: say`\`${written.value}\`: ${written.meaning}` };
  const list = values.map(({ value, meaning }) => say`- \`${value}\`: ${meaning}`);
  return {
    span: at(entry.keySpan, offset) ? entry.keySpan : entry.valueSpan,
    markdown: joined(there([say`**${key.key}**: ${key.meaning}`, inLines(list)]), '\n\n'),
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
    const name = rule ? say`\`${rule.id}\`` : say`${shown(id)}`;
    const about = rule ? ours(rule, 'summary') : say`No such rule.`;
    if (suppressed === 0) return say`- ${name}: suppresses nothing. ${about}`;
    return suppressed === 1
      ? say`- ${name}: suppresses 1 finding. ${about}`
      : say`- ${name}: suppresses ${suppressed} findings. ${about}`;
  });
  const reason =
    directive.reason === ''
      ? say`It gives no reason, so it ignores nothing.`
      : say`The reason given: ${shown(directive.reason)}`;
  return {
    span: place,
    markdown: joined(there([reach, inLines(lines), reason]), '\n\n'),
  };
}

const reaches: Readonly<Record<string, Message>> = {
  ignore: say`Ignores findings in this line or, standing alone, in the next.`,
  'ignore-section': say`Ignores findings in this section and those below it.`,
  'ignore-file': say`Ignores findings in the whole document.`,
};

function coversText(ids: readonly string[], { catalog }: FeatureRequest): Message {
  const concerns = ids.flatMap(id => catalog.concerns.get(id) ?? []);
  if (concerns.length === 0) return say`Marks a passage as the answer to a concern; it names none that is known.`;
  const marks = concerns.map(
    concern => say`Marks the passage as the answer to **${ours(concern, 'title')}**: ${ours(concern, 'question')}`,
  );
  return joined(marks, '\n\n');
}

// ── Findings

/** One rule in full where nothing else is said; of several the summary and the first paragraph. */
function aboutFindings(findings: readonly Finding[], alone: boolean): Message | undefined {
  const named = [...new Set(findings.map(({ rule }) => rule))].flatMap(id => rules.find(rule => rule.id === id) ?? []);
  const [only, ...others] = named;
  if (!only) return undefined;
  if (alone && others.length === 0) return joined([heading(only), ...paragraphsOf(only.guidance)], '\n\n');
  return joined(
    named.flatMap(rule => [heading(rule), ...paragraphsOf(rule.guidance).slice(0, 1)]),
    '\n\n',
  );
}

const heading = (rule: Rule): Message => say`\`${rule.id}\`: ${ours(rule, 'summary')}`;
