// The passages that a verdict rests on, for a person who wants to see why.
import type { Answer, Concern, Element, Evidence, FeatureRequest, Finding, Message, Span } from '../model.ts';
import { overlap } from '../span.ts';
import { joined, ours, say } from '../words.ts';
import { shown, shownIn } from './analysed.ts';

/** Names the line of an offset in Markdown: "line 12", as a link where the editor can follow one. */
export type Cite = (offset: number) => Message;

const most = 3;
/** Characters of a passage that are quoted. */
const quoted = 90;

/** The strongest passages of an answer that hold no element, each by line and first words, with the words in it that weigh; undefined where there are none. */
export function passagesOf(answer: Answer, request: FeatureRequest, cite: Cite): Message | undefined {
  const { evidence, elements } = answer;
  const quotedAlready = elements.flatMap(({ found, span }) => (found && span ? [span] : []));
  const others = evidence.filter(({ span }) => !quotedAlready.some(one => overlap(one, span)));
  if (others.length === 0) return undefined;
  const lines = others.slice(0, most).map(one => say`- ${weighing(one, passage(one.span, request, cite))}`);
  return say`${passagesTitle(answer)}\n\n${joined(lines, '\n')}`;
}

/** What the passages of an answer are. */
export const passagesTitle = ({ state }: Answer): Message =>
  state === 'missing' ? say`Passages that come closest:` : say`Passages that count:`;

/** How sure a verdict is, as a sentence; undefined where it is sure. */
export function doubt({ confidence }: Answer): Message | undefined {
  if (confidence >= sure) return undefined;
  return confidence >= likely
    ? say`This verdict is more likely right than not.`
    : say`This verdict is little more than a guess.`;
}

const sure = 0.8;
const likely = 0.6;

/** Why an answer is in its state, as a sentence; undefined where the author has said it. */
export function reasonFor({ state, section, elements, evidence }: Answer, concern: Concern): Message | undefined {
  const isThere = ({ id }: Element) => elements.some(one => one.id === id && one.found);
  const lacking = concern.elements.filter(one => one.required && !isThere(one)).map(one => ours(one, 'name'));
  const isHeaded = section !== undefined;
  switch (state) {
    case 'missing':
      if (isHeaded) return say`What stands under its heading is about something else.`;
      return evidence.length > 0
        ? say`No heading speaks to it, and it is not sure that a passage does.`
        : say`No heading and no passage of the text speaks to it.`;
    case 'placeholder':
      return say`Its section says nothing yet that answers it.`;
    case 'mentioned':
      return say`The text speaks to it in passing, under no heading of its own.`;
    case 'partial':
      if (lacking.length === 0)
        return isHeaded
          ? say`Its section says too little to act on.`
          : say`A passage speaks to it, under no heading of its own, and says too little to act on.`;
      return isHeaded
        ? say`Its section does not say what a reader needs: ${joined(lacking)}.`
        : say`A passage speaks to it, under no heading of its own, and does not say what a reader needs: ${joined(lacking)}.`;
    case 'answered':
      return isHeaded
        ? say`Its section says all that a reader needs to act on it.`
        : say`A passage says all that a reader needs to act on it, though under no heading of its own.`;
    case 'unread':
      return say`The text was not read to its end, and what was read does not answer it.`;
    case 'waived':
      return undefined;
  }
}

/** The places that findings point to beside their own, each with what is said of it; undefined where there are none. */
export function relatedPassages(
  findings: readonly Finding[],
  request: FeatureRequest,
  cite: Cite,
): Message | undefined {
  const lines = findings
    .flatMap(({ concern = '', related = [] }) => {
      const about = request.catalog.concerns.get(concern);
      return related.map(({ span, message }) => {
        const said = say`${shownIn(message)} ${passage(span, request, cite)}`;
        return about ? say`- **${ours(about, 'title')}**: ${said}` : say`- ${said}`;
      });
    })
    .slice(0, most);
  return lines.length > 0 ? joined(lines, '\n') : undefined;
}

/** A passage by its line and first words. */
export const passage = ({ start, end }: Span, { text }: FeatureRequest, cite: Cite): Message =>
  say`${cite(start)}: “${shown(shortened(text.slice(start, end)))}”`;

/** The words of a passage that weigh most, without signs such as `<number>`, which are no words of the text. */
function weighing({ words }: Evidence, passage: Message): Message {
  const own = words.filter(word => !word.includes('<')).slice(0, most);
  return own.length === 0 ? passage : say`${passage}, for its words ${own.map(shown).join(', ')}`;
}

/** So much of a passage as is quoted. */
export function shortened(words: string): string {
  const characters = [...words.replace(/\s+/g, ' ').trim()];
  return characters.length <= quoted ? characters.join('') : `${characters.slice(0, quoted).join('').trimEnd()} …`;
}
