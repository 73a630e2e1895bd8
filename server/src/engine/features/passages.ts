// The passages that a verdict rests on, for a person who wants to see why.
import type { Answer, Evidence, FeatureRequest, Finding, Span } from '../model.ts';
import { shown } from './analysed.ts';

/** Names the line of an offset in Markdown: "line 12", as a link where the editor can follow one. */
export type Cite = (offset: number) => string;

const most = 3;
/** Characters of a passage that are quoted. */
const quoted = 90;

/** The strongest passages of an answer, each by line and first words, with the words in it that weigh; '' where there are none. */
export function passagesOf({ evidence }: Answer, request: FeatureRequest, cite: Cite): string {
  if (evidence.length === 0) return '';
  const lines = evidence.slice(0, most).map(one => `- ${passage(one.span, request, cite)}${weighing(one)}`);
  return `Passages that count:\n\n${lines.join('\n')}`;
}

/** How sure a verdict is, as a sentence. */
export function certainty({ confidence }: Answer): string {
  const [, words] = degrees.find(([from]) => confidence >= from) ?? [];
  return words ?? 'This verdict is little more than a guess.';
}

const degrees: readonly (readonly [number, string])[] = [
  [0.95, 'This verdict is as good as certain.'],
  [0.8, 'This verdict is fairly sure.'],
  [0.6, 'This verdict is more likely right than not.'],
];

/** The places that findings point to beside their own, each with what is said of it; '' where there are none. */
export function relatedPassages(findings: readonly Finding[], request: FeatureRequest, cite: Cite): string {
  return findings
    .flatMap(({ concern = '', related = [] }) => {
      const title = request.catalog.concerns.get(concern)?.title;
      return related.map(
        ({ span, message }) =>
          `- ${title === undefined ? '' : `**${title}**: `}${shown(message)} ${passage(span, request, cite)}`,
      );
    })
    .slice(0, most)
    .join('\n');
}

const passage = ({ start, end }: Span, { text }: FeatureRequest, cite: Cite): string =>
  `${cite(start)}: “${shown(shortened(text.slice(start, end)))}”`;

/** Without signs such as `<number>`, which are no words of the text. */
function weighing({ words }: Evidence): string {
  const own = words.filter(word => !word.includes('<')).slice(0, most);
  return own.length === 0 ? '' : ` (${own.map(shown).join(', ')})`;
}

function shortened(words: string): string {
  const characters = [...words.replace(/\s+/g, ' ').trim()];
  return characters.length <= quoted ? characters.join('') : `${characters.slice(0, quoted).join('').trimEnd()} …`;
}
