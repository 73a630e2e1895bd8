// How one sees it work, or fail.
import type { Concern } from '../../model.ts';
import { bound, duration, far, firm, near, party, quantity, re, share } from '../shapes.ts';

export const monitoring: Concern = {
  id: 'monitoring',
  title: 'Monitoring',
  question: 'What is measured, logged, traced or alerted on, so that one sees it work or fail?',
  why: 'A federated failure shows in another team’s service first. Without a named signal nobody can say whose it is.',
  key: false,
  headings: [
    'Monitoring',
    'Monitoring hooks',
    'Observability',
    'Metrics',
    'Alerts',
    'Alerting',
    'Monitoring requirements',
    'Logging',
    'Tracing',
    'Telemetry',
    'Watching it',
    'Monitoring and alerting',
    'Instrumentation',
    'Audit logging',
    'Dashboards',
  ],
  headingWords: /\b(?:monitoring|observability|alerting|alerts|metrics|telemetry|instrumentation|audit log\w*)\b/iu,
  elements: [
    {
      id: 'signal',
      name: 'a named metric, log, trace or alert',
      ask: 'Which metric, log line, trace or alert shows it, by name?',
      required: true,
      example: '`federation_errors_total{subgraph}` and the alert `OrdersFederationErrors`.',
      detect: [
        /\b[a-z]+(?:_[a-z0-9]+)+_(?:total|seconds|count|bucket|bytes|ratio|errors|failures|duration|sum|info|created|timestamp|latency|age)\b|\b[a-z]+:[a-z_]+:[a-z0-9_]+\b/u,
        re`\b(?:metrics?|counters?|gauges?|histograms?|alerts?|dashboards?|log(?:s|ged|ging)?(?: entr(?:y|ies)| lines?)?|trac(?:es?|ing)|spans?|audit (?:log|event)s?|events?|conditions?|status fields?|health ?checks?|probes?|slis?)\b${firm}${near}(?:\b(?:\w+_\w+|named|called|for (?:the (?:number|count|rate|time|age)|each|every|failed|\w+ing)|of (?:failed|each|the|all)|on (?:error|fail\w+|each|every|any)|when|if|counts?|records?|contains?|reports?|emit(?:s|ted)|expos(?:es|ed)|fires?|pages?|per|latency|duration|errors?|failures?|requests?|lag|age|status|true|false)\b|["“])`,
        re`\b(?:counts?|records?|logs?|emits?|exposes?|reports?|traces?|measures?|alerts? (?:on|when|if))\b${near}\b(?:metrics?|counter|number of|requests?|errors?|failures?|latency|duration|events?|conflicts?|rate)\b${firm}`,
      ],
    },
    {
      id: 'alert',
      name: 'threshold and who is paged',
      ask: 'At which value, for how long, does which team get an alert?',
      required: false,
      example: 'Errors above 1% for 5 min page `gateway-oncall`; runbook "Federation errors".',
      detect: [
        re`\b(?:alerts?|pages?|paged|paging|notif\w+|ticket|on-?call|runbook)\b${far}(?:${duration}|${share}|${bound}|${quantity})`,
        re`(?:${duration}|${share})${far}\b(?:alerts?|pages?|paged|ticket|on-?call)\b`,
      ],
    },
    {
      id: 'per-party',
      name: 'split by party',
      ask: 'Can one see which party is at fault: labels, dimensions?',
      required: false,
      example: 'All metrics carry `subgraph` and `region`.',
      detect: [
        re`\b(?:per|by|each|every|label(?:led|s)?|dimensions?|tag(?:ged|s)?|split)\b${near}${party}|\b(?:labels?|carry|carries|labelled)\b${near}\b(?:subgraph|region|cluster|site|peer|tenant|source|provider|server|instance|service)\b`,
      ],
    },
    {
      id: 'trace',
      name: 'one id across the boundary',
      ask: 'Which id follows a request through all parties?',
      required: false,
      example: 'The `traceparent` header is passed on and logged by every party.',
      detect: [
        re`\b(?:trace ?(?:ids?|context|parent)|traceparent|correlation ids?|request ids?|query ids?|tracing|opentelemetry|spans?)\b`,
      ],
    },
    {
      id: 'staleness',
      name: 'staleness and conflicts made visible',
      ask: 'How does one see that data is old, or that sources disagree?',
      required: false,
      example: 'Age of the oldest copy as `orders_copy_age_seconds`.',
      detect: [
        re`\b(?:age|lag|stale\w*|delay|conflicts?|mismatch\w*|drift|divergen\w+)\b${far}\b(?:metric|gauge|counter|alert\w*|logged|counted|measured|shown|visible|_seconds|_total)\b|\b\w+_(?:age|lag|staleness|conflicts|drift)_\w+\b`,
      ],
    },
    {
      id: 'synthetic',
      name: 'a check from outside',
      ask: 'What notices that nothing arrives although everything is green?',
      required: false,
      example: 'A synthetic order is read through the gateway every 30 s.',
      detect: [
        re`\b(?:synthetic|black-?box|canary (?:request|query|order)|dead man|heartbeat|probe[sd]?|end-to-end check|ping)\b`,
      ],
    },
  ],
  guidance:
    'Name at least one metric, log line, trace or alert, best with its labels by party so that one sees whose fault it is. Give thresholds, for how long, and who is paged with which runbook. Say which id follows a request across the boundary, and how old data and conflicts become visible.',
  snippet: [
    '| Signal | Labels | Alert at | Goes to |',
    '| --- | --- | --- | --- |',
    '| ${1:<metric name>} | ${2:<by party>} | ${3:<value, for how long>} | ${4:<team, runbook>} |',
    '',
    '- **One id across the boundary**: ${5:<header or id that every party logs>}',
    '- **Staleness and conflicts**: ${6:<metric>}',
    '- **A check from outside**: ${7:<what notices silence>}',
  ].join('\n'),
  kinds: {
    graphql: 'Give errors and latency by subgraph and operation.',
    identity: 'Give failed logins by provider and reason, and days until keys expire.',
    social: 'Give queue length and failures by remote server.',
    cluster: 'Give the state of each member and of each exported service.',
    data: 'Give rows, bytes and age by source.',
    metrics: 'Say what watches the watcher.',
  },
};
