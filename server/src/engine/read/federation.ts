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
import { byStretch, sectionsWith } from '../stretches.ts';
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
  const add = (id: FederationKind, word: string, weight: number): void => {
    const ofKind = counts.get(id);
    ofKind?.set(word, Math.min(mostPerWord, (ofKind.get(word) ?? 0) + weight));
  };
  for (const { id, words } of catalog.federations.values())
    for (const word of wordsIn(title?.text ?? '', words)) add(id, word, titleWeight);
  const countsIn = remembered(keptCounts, catalog, () => byStretch(parts => spoken(parts, catalog)));
  for (const { made } of countsIn(sections)) {
    for (const [id, words] of made) for (const [word, weight] of words) add(id, word, weight);
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

type Counts = ReadonlyMap<FederationKind, ReadonlyMap<string, number>>;
const keptCounts = new WeakMap<Catalog, ReturnType<typeof byStretch<Counts>>>();

/** How often some parts use the words of each kind, in their titles and in their passages, as they weigh there. */
function spoken(parts: readonly Part[], catalog: Catalog): Counts {
  const counts = new Map<FederationKind, Map<string, number>>();
  const add = (id: FederationKind, words: readonly string[], weight: number): void => {
    const ofKind = remembered(counts, id, () => new Map<string, number>());
    for (const word of words) ofKind.set(word, (ofKind.get(word) ?? 0) + weight);
  };
  const ofPart = remembered(keptWords, catalog, () => new WeakMap<Part, readonly Spoken[]>());
  for (const part of parts) {
    for (const { id, titles, texts } of remembered(ofPart, part, () => wordsOf(part, catalog))) {
      add(id, titles, headingWeight);
      add(id, texts, 1);
    }
  }
  return counts;
}

/** The words of a kind that a part uses, in its title and in its passages, each as often as it is met. */
interface Spoken {
  readonly id: FederationKind;
  readonly titles: readonly string[];
  readonly texts: readonly string[];
}
const keptWords = new WeakMap<Catalog, WeakMap<Part, readonly Spoken[]>>();

function wordsOf(part: Part, catalog: Catalog): readonly Spoken[] {
  const heard = screenOf(catalog).admits(part.title);
  return [...catalog.federations.values()].flatMap(({ id, words }) => {
    const titles = heard.has(words) ? wordsIn(part.title, words) : [];
    const texts = passagesOf(part)
      .filter(passage => admittedBy(passage, catalog).has(words))
      .flatMap(({ text }) => wordsIn(text, words));
    return titles.length + texts.length > 0 ? [{ id, titles, texts }] : [];
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
  const ofCatalog = remembered(
    keptModes,
    catalog,
    () => new Map<FederationKind | 'none', ReturnType<typeof speaking>>(),
  );
  const speakingTo = remembered(ofCatalog, kind, () => speaking(modes, catalog));
  for (const [{ start }, held] of speakingTo(manuscript.sections)) {
    if (found.size === modes.length) break;
    for (const [mode, at] of held) if (!found.has(mode)) found.set(mode, shift(at, start));
  }
  return modes.map(mode => {
    const { id, title } = mode;
    const at = found.get(mode);
    return at ? { id, title, span: at } : { id, title };
  });
}

const keptModes = new WeakMap<Catalog, Map<FederationKind | 'none', ReturnType<typeof speaking>>>();

/** Finds the sections that speak to failure modes, with the first passage of each; code does not. */
const speaking = (modes: readonly FailureMode[], catalog: Catalog) =>
  sectionsWith((part): ReadonlyMap<FailureMode, Span> | undefined => {
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
    return found.size > 0 ? found : undefined;
  });
