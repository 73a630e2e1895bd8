// Where it runs: the parties on both sides of the boundary, and who owns them.
import type { Concern } from '../../model.ts';
import { near, party, re } from '../shapes.ts';

export const where: Concern = {
  id: 'where',
  title: 'Where',
  question: 'Where does it run: which services, clusters, regions and boundaries take part?',
  why: 'Every party that is not named will not know that it has work to do, and nobody enforces a boundary that nobody drew.',
  key: false,
  headings: ['Where', 'Participants', 'Parties', 'Systems', 'Systems involved', 'Services involved', 'Topology', 'Architecture', 'Boundaries', 'Scope', 'Layout', 'Affected components', 'Components', 'Owners', 'Ownership', 'Stakeholders', 'Deployment topology', 'Teams and owners', 'High level architecture', 'Architecture overview', 'System architecture'],
  headingWords: /\b(?:participants?|topology|architecture|boundar(?:y|ies)|stakeholders?|ownership)\b/iu,
  elements: [
    {
      id: 'participants',
      name: 'parties on both sides',
      ask: 'Which services, servers or clusters stand on each side of the boundary, by name or role?',
      required: true,
      example: '`storefront` (reads) and `orders-eu`, `orders-us` (own the orders).',
      detect: [
        re`${party}[^\n]{0,160}?\b(?:and|to|from|with|between|into|through|of|by|→|->)\b[^\n]{0,80}?${party}`,
        re`^[^\n]{0,60}\b(?:server|service|participant|party|component|cluster|site|subgraph|system)s?:[^\n]{0,120};`,
      ],
    },
    {
      id: 'boundary',
      name: 'the boundary that is crossed',
      ask: 'Which boundary is crossed: network, trust domain, organisation, region?',
      required: false,
      example: 'Calls cross from the EU mesh to the US mesh through the east-west gateway.',
      detect: [re`\b(?:boundar(?:y|ies)|cross(?:es|ing)?|east-west|ingress|egress|peering|trust domain|vpc|network|dmz|internet|inter-(?:region|cluster)|across)\b`],
    },
    {
      id: 'enforcement',
      name: 'where it is enforced',
      ask: 'Which component enforces access and limits?',
      required: false,
      example: 'The gateway checks the token; `orders-eu` checks the tenant again.',
      detect: [re`\b(?:gateway|proxy|ingress|router|sidecar|middleware|controller|webhook|broker|server|hub)\b${near}\b(?:checks?|enforces?|validates?|verif(?:y|ies)|rejects?|limits?|terminates?|filters?|authori[sz]es?)\b`, re`\benforced (?:at|by|in)\b`],
    },
    {
      id: 'environments',
      name: 'regions and environments',
      ask: 'In which regions and environments, and in which not?',
      required: false,
      example: 'Production in eu-west-1 and us-east-1; no staging data crosses.',
      detect: [re`\b(?:production|staging|regions?|zones?|data ?cent(?:er|re)s?|on-?prem(?:ises)?|[a-z]{2}-(?:east|west|north|south|central)\w*-\d)\b`],
    },
    {
      id: 'owners',
      name: 'owner of each party',
      ask: 'Which team owns each party, and how is it reached?',
      required: false,
      example: '`orders-eu`: @acme/orders-eu, on call around the clock.',
      detect: [re`\b(?:owned by|owners?|owning team|maintained by|responsible|on-?call|team)\b`, /(?:^|[\s(])@[\w-]+\/[\w-]+/u],
    },
    {
      id: 'discovery',
      name: 'how parties find each other',
      ask: 'How does one party find the other, and who changes that list?',
      required: false,
      example: 'Targets are static configuration in `platform-config`, changed by review.',
      detect: [re`\b(?:service discovery|discover(?:s|ed|y)?|dns|registry|register(?:s|ed)?|registration|static (?:configuration|list|targets)|well-known|webfinger|srv record|endpointslices?|catalog)\b`],
    },
  ],
  guidance:
    'Name the parties on both sides, with the role of each: who asks, who owns, who enforces. Say which boundary is crossed (network, trust domain, organisation, region), in which environments, how parties find each other, and which team owns each of them.',
  snippet: [
    '| Party | Role | Region | Owner |',
    '| --- | --- | --- | --- |',
    '| ${1:<service>} | ${2:<asks for what>} | ${3:<region>} | ${4:<team, contact>} |',
    '| ${5:<service>} | ${6:<owns what>} | ${7:<region>} | ${8:<team, contact>} |',
    '',
    '- **Boundary**: ${9:<which boundary is crossed, through what>}',
    '- **Where it is enforced**: ${10:<which component checks>}',
    '- **How parties find each other**: ${11:<discovery>}',
  ].join('\n'),
  kinds: {
    graphql: 'Name the router and each subgraph with its team.',
    identity: 'Name identity provider, relying parties, and who runs each.',
    social: 'Say what the home server of each side does.',
    cluster: 'Name control plane, member clusters and the gateways between them.',
    data: 'Name the query engine and each source with its domain.',
    metrics: 'Name the leaf servers and the one that collects.',
  },
};
