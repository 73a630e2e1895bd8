// Cluster federation: several clusters act as one platform.
import type { Federation } from '../../model.ts';
import { far, near, re } from '../shapes.ts';
import { general } from './general.ts';

export const cluster: Federation = {
  id: 'cluster',
  title: 'Cluster federation',
  meaning: 'Several clusters act as one platform: discovery, traffic, placement, fail-over.',
  words:
    /\b(?:multi-?cluster|cluster ?sets?|kubefed|karmada|istio|linkerd|cilium|submariner|serviceexports?|serviceimports?|service mesh|east-west gateways?|endpointslices?|member clusters?|managed clusters?|hub clusters?|spoke clusters?|host clusters?|namespace sameness|control planes?|kcp|ocm|open cluster management|(?:cluster)?propagation ?polic(?:y|ies)|placement(?:s| polic(?:y|ies))?|clusterprofiles?|cluster ?mesh|cross-cluster|inter-cluster|fleets?|federated (?:resources?|deployments?|clusters?|hpa)|work(?:load)? clusters?|managementclusters?|broker|clusters|remote clusters?|placementdecisions?|manifestworks?|klusterlets?)\b/giu,
  telling:
    /^(?:multi-?cluster|karmada|kubefed|(?:member|managed|host|federated) clusters?|cluster ?sets?|cluster ?mesh|(?:cross|inter)-cluster|open cluster management|service(?:exports?|imports?))$/iu,
  common: /^(?:control planes?|clusters|placements?|broker|fleets?|endpointslices?|cilium|istio)$/iu,
  ask: 'Let ${1:<workload>} in ${2:<cluster>} reach ${3:<service>} in ${4:<cluster>} through ${5:<gateway or controller>}, so that ${6:<observable end>}.',
  failureModes: [
    ...general,
    {
      id: 'cluster-lost',
      title: 'A whole cluster or region is lost',
      question: 'Who decides that it is lost, after how long, and where does traffic go?',
      example: 'A cluster is lost after 3 missed probes (15 s); traffic moves within 30 s.',
      detect: [
        re`\b(?:clusters?|regions?|members?)\b${near}\b(?:fails?|failure|lost|down|unavailable|unreachable|offline|not ready|notready|disconnect\w*|outage|disaster)\b`,
        re`\b(?:fail-?over|evict\w*|drain\w*)\b`,
      ],
    },
    {
      id: 'survivors-overloaded',
      title: 'The surviving clusters lack capacity',
      question: 'Is headroom reserved, and what is shed first?',
      example: 'Each cluster keeps 50% headroom; batch traffic is shed first.',
      detect: [re`\b(?:headroom|capacity|insufficient resources?|not enough resources?|overcommit\w*|spare)\b`],
    },
    {
      id: 'stale-endpoints',
      title: 'Endpoints are stale',
      question: 'How are they aged out, and after how long?',
      example: 'Imported endpoints carry a 30 s lease and are removed when it expires.',
      detect: [
        re`\b(?:stale|orphan\w*|leftover|outdated)\b${near}\b(?:endpoint\w*|records?|resources?|entries|slices?)\b|\b(?:lease|ttl)\b${near}\b(?:expir\w+|endpoint\w*)\b`,
      ],
    },
    {
      id: 'control-plane-lost',
      title: 'The control plane is lost, the data plane lives',
      question: 'What continues with the last configuration, and for how long?',
      example: 'While the hub is down data planes keep the last configuration for 24 h.',
      detect: [
        re`\b(?:hub|control plane|host cluster|broker|api ?server|management cluster)\b${far}\b(?:down|fails?|failure|lost|unavailable|unreachable|outage|disconnect\w*|restart\w*)\b`,
      ],
    },
    {
      id: 'conflicting-exports',
      title: 'Two clusters export the same name differently',
      question: 'Which one wins, and where is the conflict shown?',
      example: 'The oldest export wins; the `Conflict` condition alerts both owners.',
      detect: [re`\b(?:conflict\w*|same name|collision|overlapping (?:cidrs?|ips?|names?)|already exists?)\b`],
    },
    {
      id: 'failback',
      title: 'A cluster returns',
      question: 'Who decides, and what is reconciled first?',
      example: 'A returning cluster rejoins after confirmation, with 10% of the traffic for 10 min.',
      detect: [
        re`\b(?:fail-?back|re-?join\w*|comes? back|recover(?:s|ed|y)|re-?connect\w*|becomes? (?:ready|healthy|available) again)\b`,
      ],
    },
    {
      id: 'hub-compromised',
      title: 'The hub is compromised or misconfigured',
      question: 'How far does one change spread, and how fast can it be stopped?',
      example: 'Hub changes go to one cluster first and pause 1 h; credentials are separate for each cluster.',
      detect: [
        re`\b(?:compromis\w+|blast radius|misconfigur\w+|least privilege|kubeconfigs?|escalat\w+)\b|\bone cluster (?:first|at a time)\b|\bcredentials\b${near}\b(?:separate|own|scoped|each cluster)\b`,
      ],
    },
  ],
};
