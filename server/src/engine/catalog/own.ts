// The catalog in force: the one that comes with Fedreq, with a project's own concerns, elements, headings and words.

import { asSnippet, stop } from '../edit/snippet.ts';
import { asked, labelOf } from '../edit/writing.ts';
import { literal } from '../lexicon/literal.ts';
import { remembered } from '../memo.ts';
import type { Catalog, Concern, Element, Stage } from '../model.ts';
import type { ConcernSetting, ElementSetting, Settings } from '../settings.ts';

type Own = Settings['concerns'];

/** Catalogs by what a project says, so that one set of settings has one catalog however often it is read. */
const kept = new WeakMap<Catalog, Map<string, Catalog>>();
const mostKept = 16;

/** `base` itself where a project says nothing of concerns. Own concerns come last. */
export function catalogWith(base: Catalog, own: Own): Catalog {
  if (Object.keys(own).length === 0) return base;
  const ofBase = remembered(kept, base, () => new Map<string, Catalog>());
  if (ofBase.size >= mostKept) ofBase.clear();
  return remembered(ofBase, JSON.stringify(own), () => {
    const concerns = new Map(base.concerns);
    for (const [id, setting] of Object.entries(own)) {
      const known = base.concerns.get(id);
      concerns.set(id, known ? adjusted(known, setting) : concernOf(id, setting));
    }
    return { ...base, concerns };
  });
}

const byStage = new WeakMap<Catalog, Map<Stage, Catalog>>();

/** Without the concerns that a project does not ask for at this stage. */
export function catalogAt(catalog: Catalog, stage: Stage): Catalog {
  const concerns = [...catalog.concerns];
  const asks = concerns.filter(([, { stages }]) => stages === undefined || stages.includes(stage));
  if (asks.length === concerns.length) return catalog;
  const ofCatalog = remembered(byStage, catalog, () => new Map<Stage, Catalog>());
  return remembered(ofCatalog, stage, () => ({ ...catalog, concerns: new Map(asks) }));
}

function concernOf(id: string, setting: ConcernSetting): Concern {
  const title = setting.title ?? inWords(id, true);
  const elements = Object.entries(setting.elements ?? {}).map(([key, element]) => elementOf(key, element));
  const question = setting.question ?? `${title}?`;
  return {
    id,
    title,
    question,
    why: setting.why ?? '',
    key: false,
    headings: [title, ...(setting.aliases ?? [])],
    aliases: setting.aliases ?? [],
    elements,
    guidance: setting.why ?? '',
    snippet: elements.length > 0 ? elements.map(line).join('\n') : stop(1, asked(question)),
    kinds: {},
    own: true,
    ...(setting.stages && { stages: setting.stages }),
  };
}

const line = (element: Element, index: number): string =>
  `- **${asSnippet(labelOf(element))}**: ${stop(index + 1, asked(element.ask))}`;

function elementOf(id: string, { name, ask, example, words = [], required = false }: ElementSetting): Element {
  const called = name ?? inWords(id);
  return {
    id,
    name: called,
    ask: ask ?? `${inWords(id, true)}?`,
    required,
    example: example ?? `${called.slice(0, 1).toUpperCase()}${called.slice(1)}: …`,
    detect: words.map(word => literal(word)),
    own: true,
  };
}

/** A concern of Fedreq's with what a project adds to it. The template keeps its name. */
function adjusted(concern: Concern, { aliases = [], elements = {} }: ConcernSetting): Concern {
  const [name = concern.title, ...others] = concern.headings;
  const known = concern.elements.map(element => {
    const { words = [], required = element.required } = elements[element.id] ?? {};
    return { ...element, required, detect: [...element.detect, ...words.map(word => literal(word))] };
  });
  const added = Object.entries(elements).filter(([id]) => !concern.elements.some(element => element.id === id));
  return {
    ...concern,
    headings: [name, ...aliases, ...others],
    aliases,
    elements: [...known, ...added.map(([id, element]) => elementOf(id, element))],
  };
}

function inWords(id: string, atStart = false): string {
  const words = id.replaceAll('-', ' ');
  return atStart ? words.slice(0, 1).toUpperCase() + words.slice(1) : words;
}
