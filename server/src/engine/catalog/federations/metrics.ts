// Metrics federation: telemetry of several sites is read centrally while each site stays autonomous.
import type { Federation } from '../../model.ts';
import { far, near, re } from '../shapes.ts';
import { general } from './general.ts';

export const metrics: Federation = {
  id: 'metrics',
  title: 'Metrics federation',
  meaning: 'Telemetry of several sites is queried or collected at one place; each stays its own.',
  words:
    /\b(?:prometheus|thanos|mimir|cortex|victoriametrics|promql|grafana|remote[- _]?(?:write|read)|honor_labels|external[_ ]labels?|recording rules?|scrap(?:e|es|ed|ing)|queriers?|query[- ]frontend|store ?apis?|store[- ]gateways?|opentelemetry|otel|otlp|loki|tempo|jaeger|alertmanager|time[- ]series|cardinality|compactors?|sidecars?|rulers?|ingesters?|distributors?|tsdb|samples?|histograms?|exemplars?|exporters?|collectors?|receivers?|tenants?|hashrings?)\b|\/federate\b/giu,
  telling: /^(?:prometheus|thanos|promql|remote[- _]?write)$/iu,
  common:
    /^(?:tenants?|receivers?|samples?|sidecars?|collectors?|distributors?|exporters?|compactors?|rulers?|histograms?|cardinality)$/iu,
  ask: 'Feed ${1:<series or rules>} of ${2:<sites>} into ${3:<server>}, so that ${4:<observable end>}.',
  failureModes: [
    ...general,
    {
      id: 'site-missing',
      title: 'A site is missing from the answer',
      question: 'Do queries fail, or return less, and how does the reader know?',
      example: 'Dashboards use partial responses with a visible warning; alert queries abort.',
      detect: [re`\bpartial (?:responses?|results?|data)\b|\b(?:gaps?|missing (?:samples?|data|series|sites?))\b`],
    },
    {
      id: 'replicas-counted-twice',
      title: 'Replicas are counted twice',
      question: 'Which label marks a replica, and where is it removed?',
      example: '`replica` is dropped before federation and deduplicated at query time.',
      detect: [
        re`\b(?:dedup\w*|replica labels?|ha (?:pairs?|tracker|replicas?)|duplicate (?:samples?|series)|double[- ]count\w*)\b`,
      ],
    },
    {
      id: 'label-conflict',
      title: 'Labels clash',
      question: 'Which one wins, and are external labels unique?',
      example: '`honor_labels: true`; `cluster` is unique for each server and checked in CI.',
      detect: [
        re`\b(?:honor_labels|labels?)\b${near}\b(?:conflict\w*|clash\w*|collision|unique|overrid\w+|overwrit\w+|duplicate)\b|\bhonor_labels\b`,
      ],
    },
    {
      id: 'cardinality',
      title: 'The number of series explodes',
      question: 'Which limits stop it at the source?',
      example: '`sample_limit: 50000`; a scrape above it fails alone and alerts its owner.',
      detect: [
        re`\b(?:cardinality|sample_limit|series limits?|too many series|limits? (?:on|of|for) (?:the number of )?series|active series)\b`,
      ],
    },
    {
      id: 'late-samples',
      title: 'Samples come late or out of order',
      question: 'What is accepted, and for how long?',
      example: 'Out-of-order samples are accepted for 10 min; clock skew above 5 s alerts.',
      detect: [
        re`\b(?:out[- ]of[- ]order|late samples?|clock (?:skew|drift)|old samples?|delayed samples?|back-?fill\w*)\b`,
      ],
    },
    {
      id: 'query-overload',
      title: 'Queries overload the sites',
      question: 'Which limits on series, samples, time and concurrency apply?',
      example: 'User queries are limited to 20 at a time and 2 min; rules have their own querier.',
      detect: [
        re`\b(?:quer(?:y|ies)|requests?)\b${near}\b(?:limit(?:s|ed)?|time-?outs?|concurren\w+|split\w*|shard\w*|overload\w*|expensive|heavy|oom)\b`,
      ],
    },
    {
      id: 'alert-delayed',
      title: 'Alerts are delayed or lost in the chain',
      question: 'How long is the chain, and where are paging alerts evaluated?',
      example: 'Paging alerts are evaluated at the site; the chain adds at most 2 min.',
      detect: [
        re`\b(?:alert(?:s|ing)?|rule evaluation)\b${far}\b(?:delay\w*|latency|late|lost|missed|duplicat\w+|evaluat\w+|unavailable|fail\w*)\b`,
      ],
    },
    {
      id: 'tenant-forged',
      title: 'A tenant’s header is forged',
      question: 'Who sets it, and who strips it?',
      example: 'The gateway sets the header from the token; inbound values are removed.',
      detect: [
        re`\b(?:x-scope-orgid|tenant (?:id|header)s?|tenan\w+)\b${near}\b(?:header|isolat\w+|auth\w*|forg\w+|enforc\w+|verif\w+)\b|\bheaders?\b${near}\b(?:from the token|stripped|removed|overwritten|set by the (?:gateway|proxy))\b`,
      ],
    },
  ],
};
