// Which kind of federation a text is about, where its author does not say.
import { remembered } from '../memo.ts';
import type {
  Catalog,
  FailureMode,
  FeatureRequest,
  Federation,
  FederationKind,
  Manuscript,
  Part,
  Span,
} from '../model.ts';
import { shift } from '../span.ts';
import { declaredFederation } from './meta.ts';
import { passagesOf } from './passages.ts';
import { admittedBy, screenOf } from './screened.ts';

/** A word used often says little more than one used a few times. */
const mostPerWord = 10;
/** How much counts tell: ten uses of a word speak little more than twice as loud as one. */
const power = 0.35;
/** A kind needs this much to be named: a telling word in the title or often in the text, or several others. */
const least = 3;
const headingWeight = 3;
const titleWeight = 6;
/** What a telling and a common word weigh, against one that is neither. */
const [tellingWeight, commonWeight] = [1.6, 0.4];

/** The declared kind, else the one whose words the text uses most; `none` where too few of any are met. */
export function federationOf(manuscript: Manuscript, catalog: Catalog): FeatureRequest['federation'] {
  const kind = declaredFederation(manuscript.meta);
  if (kind) return { kind, declared: true, confidence: 1 };
  const counts = countsOf(manuscript, catalog);
  const scores = [...catalog.federations.values()]
    .map(federation => ({ id: federation.id, score: scoreOf(counts.get(federation.id) ?? new Map(), federation) }))
    .sort((a, b) => b.score - a.score);
  const [first, second] = scores;
  if (!first || first.score < least)
    return { kind: 'none', declared: false, confidence: 1 - (first?.score ?? 0) / (2 * least) };
  return { kind: first.id, declared: false, confidence: first.score / (first.score + (second?.score ?? 0)) };
}

/** How often each kind's words are met, as they weigh by where they stand. */
function countsOf({ title, sections }: Manuscript, catalog: Catalog): ReadonlyMap<FederationKind, Map<string, number>> {
  const counts = new Map([...catalog.federations.keys()].map(id => [id, new Map<string, number>()]));
  const add = (id: FederationKind, words: readonly string[], weight: number): void => {
    const ofKind = counts.get(id);
    for (const word of words) ofKind?.set(word, Math.min(mostPerWord, (ofKind.get(word) ?? 0) + weight));
  };
  for (const { id, words } of catalog.federations.values()) add(id, wordsIn(title?.text ?? '', words), titleWeight);
  for (const { part } of sections) {
    for (const [id, { titles, texts }] of spoken(part, catalog)) {
      add(id, titles, headingWeight);
      add(id, texts, 1);
    }
  }
  return counts;
}

function scoreOf(counts: ReadonlyMap<string, number>, { telling, common }: Federation): number {
  const weightOf = (word: string): number =>
    telling.test(word) ? tellingWeight : common.test(word) ? commonWeight : 1;
  return [...counts].reduce((sum, [word, n]) => sum + weightOf(word) * n ** power, 0);
}

const wordsIn = (text: string, words: RegExp): string[] =>
  Array.from(text.matchAll(words), ([word]) => word.toLowerCase());

/** The words of a kind that a part uses, in its title and in its passages, each as often as it is met. */
interface Spoken {
  readonly titles: readonly string[];
  readonly texts: readonly string[];
}
type SpokenByKind = ReadonlyMap<FederationKind, Spoken>;
const keptWords = new WeakMap<Part, Map<Catalog, SpokenByKind>>();

function spoken(part: Part, catalog: Catalog): SpokenByKind {
  const ofPart = remembered(keptWords, part, () => new Map<Catalog, SpokenByKind>());
  return remembered(ofPart, catalog, () => {
    const byKind = new Map<FederationKind, Spoken>();
    const heard = screenOf(catalog).admits(part.title);
    for (const { id, words } of catalog.federations.values()) {
      const titles = heard.has(words) ? wordsIn(part.title, words) : [];
      const texts = passagesOf(part)
        .filter(passage => admittedBy(passage, catalog).has(words))
        .flatMap(({ text }) => wordsIn(text, words));
      if (titles.length > 0 || texts.length > 0) byKind.set(id, { titles, texts });
    }
    return byKind;
  });
}

/** Which of the failure modes expected of a kind the text speaks to, and where first. */
export function failureModesOf(
  manuscript: Manuscript,
  kind: FederationKind | 'none',
  catalog: Catalog,
): FeatureRequest['failureModes'] {
  const modes = (kind !== 'none' && catalog.federations.get(kind)?.failureModes) || [];
  const found = new Map<FailureMode, Span>();
  for (const { part, start } of manuscript.sections) {
    if (found.size === modes.length) break;
    for (const [mode, at] of modesIn(part, modes, catalog)) if (!found.has(mode)) found.set(mode, shift(at, start));
  }
  return modes.map(mode => {
    const { id, title } = mode;
    const at = found.get(mode);
    return at ? { id, title, span: at } : { id, title };
  });
}

const keptModes = new WeakMap<Part, Map<readonly FailureMode[], ReadonlyMap<FailureMode, Span>>>();

/** The first passage of a part that speaks to each failure mode; code does not. */
function modesIn(part: Part, modes: readonly FailureMode[], catalog: Catalog): ReadonlyMap<FailureMode, Span> {
  const ofPart = remembered(keptModes, part, () => new Map<readonly FailureMode[], ReadonlyMap<FailureMode, Span>>());
  return remembered(ofPart, modes, () => {
    const found = new Map<FailureMode, Span>();
    for (const passage of passagesOf(part)) {
      if (passage.block.kind === 'code') continue;
      const admitted = admittedBy(passage, catalog);
      for (const mode of modes) {
        if (found.has(mode)) continue;
        if (mode.detect.some(pattern => admitted.has(pattern) && pattern.test(passage.text)))
          found.set(mode, passage.block.span);
      }
    }
    return found;
  });
}
