// Keys of front matter and of the YAML root: what they mean, the values they take, how they are written.
import { choice, stop } from '../edit/snippet.ts';
import type { Catalog, Message, Stage } from '../model.ts';
import { ours, say } from '../words.ts';

export interface MetaKey {
  readonly key: string;
  readonly meaning: Message;
  /** The value behind the colon, in snippet syntax. */
  readonly value: string;
  /** The values that it takes, where they are a closed set. */
  values?(catalog: Catalog): readonly { readonly value: string; readonly meaning: Message }[];
}

/** The version of the question set that new requests are begun with. */
export const templateVersion = 1;

const stages: Readonly<Record<Stage, Message>> = {
  draft: say`Being written: omissions are pointed out gently.`,
  review: say`To be read by others: omissions are warnings, those of the three questions errors.`,
  ready: say`To be built from: omissions are errors.`,
};

const keys: readonly MetaKey[] = [
  {
    key: 'kind',
    meaning: say`Says what the document is. With \`federation-request\` it is checked whatever its name.`,
    value: 'federation-request',
    values: () => [{ value: 'federation-request', meaning: say`A federation feature request: it is checked.` }],
  },
  {
    key: 'title',
    meaning: say`What is asked, by itself: the parties, and what crosses between them.`,
    value: stop(1, '<who gets what from whom>'),
  },
  {
    key: 'federation',
    meaning: say`The kind of federation. It chooses the guidance and the failure modes to expect; left out, it is recognised from the text.`,
    value: choice(1, ['graphql', 'identity', 'social', 'cluster', 'data', 'metrics']),
    values: ({ federations }) =>
      [...federations.values()].map(one => ({
        value: one.id,
        meaning: say`${ours(one, 'title')}. ${ours(one, 'meaning')}`,
      })),
  },
  {
    key: 'stage',
    meaning: say`How far the request is. It sets how severe an omission is.`,
    value: choice(1, ['draft', 'review', 'ready']),
    values: () => Object.entries(stages).map(([value, meaning]) => ({ value, meaning })),
  },
  {
    key: 'template',
    meaning: say`The version of the question set that the document was begun with. Concerns that came later do not break it.`,
    value: String(templateVersion),
  },
  {
    key: 'owner',
    meaning: say`The team or person who answers for the request, and can be reached.`,
    value: `"${stop(1, '<team, contact>')}"`,
  },
  {
    key: 'date',
    meaning: say`The calendar day of this version, as \`2026-03-31\`.`,
    value: stop(1, '<year-month-day>'),
  },
  {
    key: 'participants',
    meaning: say`The services, servers or clusters on each side, as the text names them.`,
    value: `[${stop(1, '<service>')}, ${stop(2, '<service>')}]`,
  },
  {
    key: 'glossary',
    meaning: say`Terms and acronyms that the reader may not know, each with its meaning.`,
    value: `{ ${stop(1, '<term>')}: "${stop(2, '<meaning>')}" }`,
  },
];

export const metaKeys: ReadonlyMap<string, MetaKey> = new Map(keys.map(key => [key.key, key]));
