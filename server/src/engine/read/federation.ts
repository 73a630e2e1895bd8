// Which kind of federation a text is about, where its author does not say.
import type { Catalog, FeatureRequest, FederationKind, Manuscript } from '../model.ts';
import { declaredFederation } from './meta.ts';
import { passagesOf } from './passages.ts';

/** A word used often says little more than one used a few times. */
const mostPerWord = 5;
/** A kind needs this much to be named: a few distinct words, or one of them in the title. */
const least = 4;
const titleWeight = 3;

/** The declared kind, else the one whose words the text uses most; `none` where too few of any are met. */
export function federationOf(manuscript: Manuscript, catalog: Catalog): FeatureRequest['federation'] {
  const kind = declaredFederation(manuscript.meta);
  if (kind) return { kind, declared: true, confidence: 1 };
  const scores = [...catalog.federations.values()]
    .map(({ id, words }) => ({ id, score: scoreOf(manuscript, words) }))
    .sort((a, b) => b.score - a.score);
  const [first, second] = scores;
  if (!first || first.score < least)
    return { kind: 'none', declared: false, confidence: 1 - (first?.score ?? 0) / (2 * least) };
  return { kind: first.id, declared: false, confidence: first.score / (first.score + (second?.score ?? 0)) };
}

function scoreOf({ title, sections }: Manuscript, words: RegExp): number {
  const counts = new Map<string, number>();
  const count = (text: string, weight: number): void => {
    for (const [word] of text.matchAll(words)) {
      const key = word.toLowerCase();
      counts.set(key, Math.min(mostPerWord, (counts.get(key) ?? 0) + weight));
    }
  };
  count(title?.text ?? '', titleWeight);
  for (const { part } of sections) {
    count(part.title, titleWeight);
    for (const { text } of passagesOf(part)) count(text, 1);
  }
  return [...counts.values()].reduce((sum, n) => sum + Math.sqrt(n), 0);
}

/** Which of the failure modes expected of a kind the text speaks to, and where first. */
export function failureModesOf(
  manuscript: Manuscript,
  kind: FederationKind | 'none',
  catalog: Catalog,
): FeatureRequest['failureModes'] {
  const modes = (kind !== 'none' && catalog.federations.get(kind)?.failureModes) || [];
  return modes.map(({ id, title, detect }) => {
    for (const { part, start } of manuscript.sections) {
      const passage = passagesOf(part).find(
        ({ text, block }) => block.kind !== 'code' && detect.some(pattern => pattern.test(text)),
      );
      if (passage)
        return { id, title, span: { start: start + passage.block.span.start, end: start + passage.block.span.end } };
    }
    return { id, title };
  });
}
