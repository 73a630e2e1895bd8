// The passages that a verdict rests on, for a person who wants to see why.
import type { Answer, Evidence, FeatureRequest, Finding, Message, Span } from '../model.ts';
import { joined, ours, say } from '../words.ts';
import { shown, shownIn } from './analysed.ts';

/** Names the line of an offset in Markdown: "line 12", as a link where the editor can follow one. */
export type Cite = (offset: number) => Message;

const most = 3;
/** Characters of a passage that are quoted. */
const quoted = 90;

/** The strongest passages of an answer, each by line and first words, with the words in it that weigh; undefined where there are none. */
export function passagesOf({ evidence }: Answer, request: FeatureRequest, cite: Cite): Message | undefined {
  if (evidence.length === 0) return undefined;
  const lines = evidence.slice(0, most).map(one => say`- ${passage(one.span, request, cite)}${weighing(one)}`);
  return say`Passages that count:\n\n${joined(lines, '\n')}`;
}

/** How sure a verdict is, as a sentence. */
export function certainty({ confidence }: Answer): Message {
  const [, words] = degrees.find(([from]) => confidence >= from) ?? [];
  return words ?? say`This verdict is little more than a guess.`;
}

const degrees: readonly (readonly [number, Message])[] = [
  [0.95, say`This verdict is as good as certain.`],
  [0.8, say`This verdict is fairly sure.`],
  [0.6, say`This verdict is more likely right than not.`],
];

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

const passage = ({ start, end }: Span, { text }: FeatureRequest, cite: Cite): Message =>
  say`${cite(start)}: “${shown(shortened(text.slice(start, end)))}”`;

/** Without signs such as `<number>`, which are no words of the text. */
function weighing({ words }: Evidence): string {
  const own = words.filter(word => !word.includes('<')).slice(0, most);
  return own.length === 0 ? '' : ` (${own.map(shown).join(', ')})`;
}

function shortened(words: string): string {
  const characters = [...words.replace(/\s+/g, ' ').trim()];
  return characters.length <= quoted ? characters.join('') : `${characters.slice(0, quoted).join('').trimEnd()} …`;
}
