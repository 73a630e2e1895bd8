// What an editor writes beside a heading and above the title: how much of the answer is there, and of the whole request.
import { textStart } from '../edit/front-matter.ts';
import { lineEnd } from '../edit/text.ts';
import type { Answer, Concern, ConcernId, FeatureRequest, Message, Section, Span } from '../model.ts';
import { inDocument, span } from '../span.ts';
import { joined, ours, say } from '../words.ts';
import { type Analysed, answerTo, concernsAt, elementState, holds, stateInWords } from './analysed.ts';

/** Words at the end of a heading's line. */
export interface HeadingNote {
  readonly offset: number;
  /** "4 of 6". */
  readonly label: Message;
  readonly concerns: readonly ConcernId[];
}

/** Words above the title's line. */
export interface TitleNote {
  readonly span: Span;
  /** "43% complete, 8 of 14 points open". */
  readonly label: Message;
}

/** A note for each section that is a concern's own, in the order of the text. */
export function headingNotes({ request }: Analysed): readonly HeadingNote[] {
  return request.sections.flatMap(section => {
    const answered = ownAnswers(section, request);
    if (answered.length === 0) return [];
    const label = joined(
      answered.map(({ concern, answer }) =>
        answered.length > 1 ? say`${ours(concern, 'title')} ${share(answer)}` : share(answer),
      ),
    );
    const { end } = inDocument(section, section.part.titleSpan);
    return [{ offset: lineEnd(request.text, end), label, concerns: answered.map(({ concern }) => concern.id) }];
  });
}

/** What the answers to concerns lack and hold, by name, as Markdown. */
export function noteInFull(concerns: readonly ConcernId[], { request }: Analysed): Message {
  const known = concerns.flatMap(id => request.catalog.concerns.get(id) ?? []);
  return joined(
    known.flatMap(concern => inFull(concern, request)),
    '\n\n',
  );
}

/** How complete the request is, where its title stands; without a title at the start of the text. */
export function titleNote({ request, report }: Analysed): TitleNote {
  const start = textStart(request.text);
  const { length } = report.answers;
  const percent = Math.floor(report.completeness * 100);
  const open = report.answers.filter(({ state }) => state !== 'answered' && state !== 'waived').length;
  return {
    span: request.title?.span ?? span(start, start),
    label:
      open === 0
        ? say`${percent}% complete, no point open`
        : say`${percent}% complete, ${open} of ${length} points open`,
  };
}

function ownAnswers(
  section: Section,
  request: FeatureRequest,
): readonly { readonly concern: Concern; readonly answer: Answer }[] {
  return concernsAt(section, request).flatMap(concern => {
    const answer = answerTo(concern, request);
    return answer?.section === section.index ? [{ concern, answer }] : [];
  });
}

function share(answer: Answer): Message {
  const { state, elements } = answer;
  if (state === 'waived' || elements.length === 0) return stateInWords(answer);
  return say`${elements.filter(({ found }) => found).length} of ${elements.length}`;
}

function inFull(concern: Concern, request: FeatureRequest): readonly Message[] {
  const answer = answerTo(concern, request);
  const found = concern.elements.filter(element => holds(answer, element));
  const lacking = concern.elements.filter(element => !found.includes(element));
  const states = [...lacking, ...found].map(element => elementState(element, answer));
  const question = say`**${ours(concern, 'title')}**: ${ours(concern, 'question')}`;
  return states.length > 0 ? [question, joined(states, '\n')] : [question];
}
