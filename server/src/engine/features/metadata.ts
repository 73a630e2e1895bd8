// Keys of front matter and of the YAML root: what they mean, the values they take, how they are written.
import { choice, stop } from '../edit/snippet.ts';
import type { Catalog, Stage } from '../model.ts';

export interface MetaKey {
  readonly key: string;
  readonly meaning: string;
  /** The value behind the colon, in snippet syntax. */
  readonly value: string;
  /** The values that it takes, where they are a closed set. */
  values?(catalog: Catalog): readonly { readonly value: string; readonly meaning: string }[];
}

/** The version of the question set that new requests are begun with. */
export const templateVersion = 1;

const stages: Readonly<Record<Stage, string>> = {
  draft: 'Being written: omissions are pointed out gently.',
  review: 'To be read by others: omissions are warnings, those of the three questions errors.',
  ready: 'To be built from: omissions are errors.',
};

const keys: readonly MetaKey[] = [
  {
    key: 'kind',
    meaning: 'Says what the document is. With `federation-request` it is checked whatever its name.',
    value: 'federation-request',
    values: () => [{ value: 'federation-request', meaning: 'A federation feature request: it is checked.' }],
  },
  {
    key: 'title',
    meaning: 'What is asked, by itself: the parties, and what crosses between them.',
    value: stop(1, '<who gets what from whom>'),
  },
  {
    key: 'federation',
    meaning:
      'The kind of federation. It chooses the guidance and the failure modes to expect; left out, it is recognised from the text.',
    value: choice(1, ['graphql', 'identity', 'social', 'cluster', 'data', 'metrics']),
    values: ({ federations }) =>
      [...federations.values()].map(({ id, title, meaning }) => ({ value: id, meaning: `${title}. ${meaning}` })),
  },
  {
    key: 'stage',
    meaning: 'How far the request is. It sets how severe an omission is.',
    value: choice(1, ['draft', 'review', 'ready']),
    values: () => Object.entries(stages).map(([value, meaning]) => ({ value, meaning })),
  },
  {
    key: 'template',
    meaning:
      'The version of the question set that the document was begun with. Concerns that came later do not break it.',
    value: String(templateVersion),
  },
  {
    key: 'owner',
    meaning: 'The team or person who answers for the request, and can be reached.',
    value: `"${stop(1, '<team, contact>')}"`,
  },
  { key: 'date', meaning: 'The calendar day of this version, as `2026-03-31`.', value: stop(1, '<year-month-day>') },
  {
    key: 'participants',
    meaning: 'The services, servers or clusters on each side, as the text names them.',
    value: `[${stop(1, '<service>')}, ${stop(2, '<service>')}]`,
  },
  {
    key: 'glossary',
    meaning: 'Terms and acronyms that the reader may not know, each with its meaning.',
    value: `{ ${stop(1, '<term>')}: "${stop(2, '<meaning>')}" }`,
  },
];

export const metaKeys: ReadonlyMap<string, MetaKey> = new Map(keys.map(key => [key.key, key]));
