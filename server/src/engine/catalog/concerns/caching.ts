// What is kept for reading, for how long, and how it is made invalid.
import type { Concern } from '../../model.ts';
import { duration, far, firm, near, re } from '../shapes.ts';

export const caching: Concern = {
  id: 'caching',
  title: 'Caching',
  question: 'What is cached or replicated for reads, for how long, and how is it invalidated?',
  why: 'Somebody will cache. If it is not here, it is stale by an unknown amount and shared across permissions.',
  key: false,
  headings: [
    'Caching',
    'Cache',
    'Caching behaviour',
    'Caching behavior',
    'Caching strategy',
    'Cache invalidation',
    'Local copies',
    'Replication',
    'Read replicas',
    'Copies',
    'Caches',
  ],
  headingWords: /\b(?:cach(?:e|es|ing)|local copies|read replicas?|replication)\b/iu,
  elements: [
    {
      id: 'what',
      name: 'what is cached',
      ask: 'What is cached or copied, and where?',
      required: true,
      example: 'The gateway caches `Order.status` per order and user for 30 s.',
      detect: [
        re`\b(?:caches?|cached|caching(?! (?:is|will|would|should|may|might|strategy|layer)\b)|replicated|replicates?|local cop(?:y|ies)|read replicas?|in[- ]memory|memoi[sz]\w+|stores? a copy|kept (?:locally|in memory)|keeps? a copy|prefetch\w*|materiali[sz]ed|informer)\b${firm}`,
        re`\b(?:nothing|no \w+|not) (?:is |are |be )?cached\b|\bno cach(?:e|es|ing)\b|\bno-(?:store|cache)\b`,
      ],
    },
    {
      id: 'lifetime',
      name: 'lifetime or invalidation',
      ask: 'For how long, or until which event makes it invalid?',
      required: true,
      example: 'Entries live 30 s and are dropped on an `OrderChanged` event.',
      detect: [
        re`\b(?:cach\w+|ttl|entr(?:y|ies)|cop(?:y|ies)|replica\w*|max-age|results?|keys?|tokens?|metadata|responses?)\b${far}${duration}`,
        re`${duration}${near}\b(?:cach\w+|ttl|old|stale)\b`,
        re`\b(?:invalidat\w+|evict\w+|expir\w+|refresh\w*|purg\w+|re-?fetch\w*|re-?load\w*|re-?sync\w*|etag|if-none-match|cache-control|max-age|watch(?:es|ed)?|until|flush\w*|ttl)\b`,
        re`\b(?:nothing|no \w+|not) (?:is |are |be )?cached\b|\bno cach(?:e|es|ing)\b|\bno-store\b`,
      ],
    },
    {
      id: 'key',
      name: 'cache key',
      ask: 'What is the key: does it hold the user, the tenant, the permissions?',
      required: false,
      example: 'Key: order id and the caller’s scope.',
      detect: [
        re`(?:^|\bthe )keys?(?: is| are| holds?| contains?|:)|\b(?:cache key|keyed (?:by|on)|per (?:user|tenant|query|order|request|organi[sz]ation|cluster|server|issuer|subject))\b`,
      ],
    },
    {
      id: 'staleness',
      name: 'how old a value may be',
      ask: 'How old is the oldest value that a reader may see?',
      required: false,
      example: 'The oldest status shown is 60 s old.',
      detect: [
        re`\b(?:stale\w*|old(?:est|er)?|out of date|outdated|fresh\w*|lag)\b${near}${duration}|${duration}${near}\b(?:stale|old)\b`,
      ],
    },
    {
      id: 'permission-change',
      name: 'what a changed permission does',
      ask: 'What happens to cached entries when a permission changes?',
      required: false,
      example: 'A changed role drops the user’s entries at once.',
      detect: [
        re`\b(?:permission|role|access|scope|logout|revok\w+|right)s?\b${far}\b(?:cach\w+|entr(?:y|ies)|emptie[sd]|drop\w*|invalidat\w+|flush\w*|purg\w+)\b|\b(?:cach\w+|entr(?:y|ies))\b${far}\b(?:permission|role|revok\w+|logout)\w*`,
      ],
    },
    {
      id: 'origin-down',
      name: 'what is served when the owner is down',
      ask: 'Is a stale entry served when the owner does not answer, for how long?',
      required: false,
      example: 'If `orders-eu` is down, entries are served up to 10 min with their age.',
      detect: [
        re`\b(?:stale-(?:if-error|while-revalidate)|serve[sd]? (?:stale|from (?:the )?cache|the last)|last (?:known|value)|when|if|while)\b${far}\b(?:down|away|unavailable|unreachable|fail\w*|error|offline|not answer)\b`,
      ],
    },
  ],
  guidance:
    'Say what is cached or copied and where, its lifetime or the event that makes it invalid, and the key (with user, tenant and permissions in it). Say how old a value a reader may see, what a changed permission does, and what is served when the owner is down. "Nothing is cached" is an answer.',
  snippet: [
    '- **What is cached**: ${1:<data, where>}',
    '- **Lifetime or invalidation**: ${2:<how long, or which event drops it>}',
    '- **Cache key**: ${3:<with user, tenant, permissions>}',
    '- **How old a value may be**: ${4:<oldest value a reader may see>}',
    '- **Changed permission**: ${5:<what happens to entries>}',
    '- **Owner down**: ${6:<served how long, marked how>}',
  ].join('\n'),
  kinds: {
    graphql: 'Say which fields the router may cache, and whether per user.',
    identity: 'Say how long keys, metadata and sessions are kept.',
    social: 'Say how long profiles, keys and media of remote servers are kept.',
    cluster: 'Say how long endpoints of an unreachable cluster stay.',
    data: 'Say which results and which metadata of sources are kept.',
    metrics: 'Say how long query results are kept and what the look-back is.',
  },
};
