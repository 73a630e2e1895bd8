// The second of the three questions: what must hold for those who call across the boundary.
import type { Concern } from '../../model.ts';
import { bound, duration, far, near, quantity, re, share } from '../shapes.ts';

export const guarantees: Concern = {
  id: 'guarantees',
  title: 'Guarantees',
  question: 'What are the minimal guarantees it must meet?',
  why: 'Callers will rely on whatever they observe. What is not promised in a testable way is discovered in an outage.',
  key: true,
  headings: [
    'Guarantees', 'Minimal guarantees', 'Promises', 'Service level objectives', 'Service levels', 'SLO', 'SLOs', 'SLA', 'Non-functional requirements', 'Nonfunctional requirements', 'Quality attributes',
    'Consistency', 'Consistency model', 'Consistency guarantees', 'Invariants', 'Service guarantees', 'Delivery guarantees', 'Latency budget', 'Performance requirements', 'Acceptance criteria', 'Conformance requirements', 'Reliability requirements',
  ],
  headingWords: /\b(?:guarantees?|slos?|slas?|service levels?|invariants?|promises|latency budget|consistency)\b/iu,
  elements: [
    {
      id: 'promise',
      name: 'a testable promise to callers',
      ask: 'Which promise can a caller test: a bound, an ordering, a property that always holds?',
      required: true,
      example: 'A status read through `storefront` is at most 30 s old.',
      detect: [
        re`${bound}\s{0,2}(?:${duration}|${share}|${quantity})`,
        re`(?:${duration}|${share})${near}\b(?:at p\d\d|p9\d|percentile|availab\w+|stale|old|later|uptime|of (?:requests|reads|calls|samples))\b`,
        re`\b(?:must|shall|always|never|guarantee[sd]?|ensures?|is required to)\b${far}\b(?:be|see|return|reject|accept|lose|lost|deliver\w*|order(?:ed)?|once|idempoten\w*|consisten\w*|atomic\w*|visible|available|encrypted|signed|verif\w+|authenticat\w+|remain|keep|fail|work|contain|include|match|not)\b`,
        re`\b(?:at[- ]least[- ]once|at[- ]most[- ]once|exactly[- ]once|read[- ]your[- ](?:own[- ])?writes|linearizab\w+|serializab\w+|eventual(?:ly)? consisten\w+|strong(?:ly)? consisten\w+|causal\w* consisten\w+|backwards?[- ]compatib\w+)\b`,
      ],
    },
    {
      id: 'availability',
      name: 'availability',
      ask: 'How often may it fail, over which window, and what counts as failing?',
      required: false,
      example: '99.9% of reads are answered without an error, per calendar month.',
      detect: [re`${share}${far}\b(?:availab\w+|uptime|success\w*|answered|served|without (?:an )?error|present|of (?:the )?(?:requests|reads|calls|logins|samples|queries))\b`, re`\b(?:availability|uptime|error budget)\b${far}${share}`],
    },
    {
      id: 'latency',
      name: 'latency budget',
      ask: 'Within which time, at which percentile, and how is it shared out among the parties?',
      required: false,
      example: 'p99 ≤ 350 ms at the gateway: 50 ms gateway, 120 ms each for `orders-eu` and `orders-us`.',
      detect: [re`\b(?:p\d\d(?:\.\d)?|percentile|median|latency|respon[ds]\w*|round[- ]trip|within|returns?|delivered|visible)\b${near}${duration}`, re`${duration}${near}\b(?:p\d\d|percentile|latency|median|round[- ]trip)\b`],
    },
    {
      id: 'freshness',
      name: 'consistency and staleness',
      ask: 'How old may a value be that a caller reads, and in which order does it see changes?',
      required: false,
      example: 'Reads may be up to 30 s stale; a client that wrote sees its own write.',
      detect: [
        re`\b(?:stale(?:ness)?|fresh(?:ness)?|lag|old(?:er)?|out of date|behind|visible|propagat\w+)\b${near}${duration}|${duration}${near}\b(?:stale|old|behind|lag|late)\b`,
        re`\b(?:read[- ]your[- ](?:own[- ])?writes|sees its own|monotonic|in (?:time )?order|ordered|ordering|linearizab\w+|eventual(?:ly)? consisten\w+|strong(?:ly)? consisten\w+|causal\w*|snapshot isolation)\b`,
      ],
    },
    {
      id: 'security',
      name: 'a security property that always holds',
      ask: 'What must never cross the boundary, or never be possible?',
      required: false,
      example: 'A payment card number never leaves `billing`.',
      detect: [re`\b(?:never|must not|may not|no)\b${far}\b(?:leaves?|cross(?:es)?|leak\w*|expos\w*|read|see|access|logged|stored|sent|forwarded|trusted|shared|disclos\w*)\b`, re`\b(?:encrypted|signed|authenticated|mtls|tls)\b`],
    },
    {
      id: 'measurement',
      name: 'how it is measured',
      ask: 'Where and over which window is each promise measured?',
      required: false,
      example: 'Measured at the gateway over rolling 28 days.',
      detect: [re`\b(?:measured|counted|computed|calculated|sli\b|over (?:a |the )?(?:rolling|last|calendar)|per (?:rolling|calendar)|rolling \d+|error budget|window)\b`],
    },
    {
      id: 'scope',
      name: 'what is not promised',
      ask: 'What is expressly not promised?',
      required: false,
      example: 'No promise is made for reads during a region failover.',
      detect: [re`\b(?:no (?:promise|guarantee|attempt)|not (?:promised|guaranteed)|best[- ]effort|does(?: not|n['’]t) guarantee|excluded|out of scope|except|not covered)\b`],
    },
  ],
  guidance:
    'State at least one promise that a caller can test: a bound with number and unit (availability, latency, staleness), an ordering, or a property that always holds. Say where and over which window it is measured, what may never happen, and what is expressly not promised. A list of goals is no guarantee.',
  snippet: [
    '- **Availability**: ${1:<99.9%> of <requests> are answered without an error, per <28 days>}',
    '- **Latency budget**: ${2:<p99 at which point, and each party\'s share>}',
    '- **Consistency and staleness**: ${3:<at most how old a value may be; which order callers see>}',
    '- **Security property**: ${4:<what never crosses the boundary>}',
    '- **How it is measured**: ${5:<where, over which window>}',
    '- **Not promised**: ${6:<what callers must not rely on>}',
  ].join('\n'),
  kinds: {
    graphql: 'Say what a query returns when one subgraph is down: partial data with errors, or none.',
    identity: 'Say within which time a revoked account loses access everywhere.',
    social: 'Say which order and how many deliveries a receiving server may rely on.',
    cluster: 'Say how fast endpoints of a lost cluster leave service discovery.',
    data: 'Say how old a row may be and whether two sources are read at one point in time.',
    metrics: 'Say which share of samples must arrive, and that missing samples are gaps and not zeros.',
  },
};
