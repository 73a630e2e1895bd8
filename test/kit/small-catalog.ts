// A catalog of five concerns and one kind: suites on it stay as they are when the wording of the real one changes.
import type { Catalog, Concern, Element, Federation } from '../../server/src/engine/index.ts';

const element = (id: string, own: Partial<Element> & Pick<Element, 'ask' | 'example'>): Element => ({
  id,
  name: id.replaceAll('-', ' '),
  required: true,
  detect: [],
  ...own,
});

const concern = (id: string, own: Partial<Concern> & Pick<Concern, 'question'>): Concern => {
  const title = `${id.slice(0, 1).toUpperCase()}${id.slice(1)}`;
  return {
    id,
    title,
    why: '',
    key: false,
    headings: [title],
    elements: [],
    guidance: 'Say it.',
    snippet: '${1:<what>}',
    kinds: {},
    ...own,
  };
};

const concerns: readonly Concern[] = [
  concern('problem', {
    question: 'What is wrong today?',
    key: true,
    elements: [element('pain', { ask: 'What goes wrong?', example: 'Support copies orders by hand.' })],
  }),
  concern('guarantees', {
    question: 'What must hold?',
    key: true,
    snippet: '- **Promise**: ${1:<what>} within ${2:<how long>}\n- **Scope**: ${3:<not promised>}',
  }),
  concern('rollout', {
    question: 'How is it rolled out?',
    key: true,
    headings: ['Rollout', 'Release plan'],
    guidance: 'Stages, and the way back.',
    snippet: '- **Stages**: ${1:<which>}\n- **Way back**: ${2:<how>}',
    elements: [
      element('stages', { ask: 'Which stages?', example: '1% of tenants, then all.', detect: [/\bstage \d/iu] }),
      element('way-back', {
        ask: 'How does one get back: a switch, a release?',
        example: 'Switch the flag off.',
        detect: [/\bswitch\b.*\boff\b/iu],
      }),
      element('gate', {
        ask: 'What lets the next stage begin?',
        example: 'Errors below 0.1% for a day.',
        required: false,
      }),
    ],
    kinds: { graphql: 'Compose before any router serves it.' },
  }),
  concern('caching', {
    question: 'What is cached?',
    elements: [element('lifetime', { ask: 'For how long?', example: 'Entries live 60 s.' })],
  }),
  concern('failure', {
    question: 'What happens under failure?',
    headings: ['Failure modes'],
    elements: [element('effect', { ask: 'What does the caller get?', example: 'Null and an error.' })],
  }),
];

const graphql: Federation = {
  id: 'graphql',
  title: 'GraphQL federation',
  meaning: 'Several services answer as one API.',
  words: /\b(?:subgraph|router)s?\b/giu,
  telling: /^subgraphs?$/iu,
  common: /^routers?$/iu,
  ask: 'Let ${1:<client>} read ${2:<fields>} from ${3:<subgraph>}.',
  failureModes: [
    {
      id: 'slow-peer',
      title: 'A peer is slow',
      question: 'After how long is slow down?',
      example: 'After 800 ms.',
      detect: [/\bslow\b/iu],
    },
    {
      id: 'null-all',
      title: 'One error nulls all',
      question: 'Which fields are nullable?',
      example: 'All but ids.',
      detect: [/\bnullable\b/iu],
    },
  ],
};

export const smallCatalog: Catalog = {
  concerns: new Map(concerns.map(one => [one.id, one])),
  federations: new Map([['graphql', graphql]]),
};
