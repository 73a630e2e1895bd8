// Data federation: one query engine or catalogue reads several sources in place.
import type { Federation } from '../../model.ts';
import { far, near, re } from '../shapes.ts';
import { general } from './general.ts';

export const data: Federation = {
  id: 'data',
  title: 'Data federation',
  meaning: 'One query engine or catalogue reads several sources where their owners keep them.',
  words:
    /\b(?:trino|presto|prestodb|starburst|dremio|datafusion|postgres_?fdw|foreign (?:data wrappers?|servers?|tables?)|fdw|dblink|linked servers?|data (?:mesh|virtuali[sz]ation|products?|contracts?|spaces?|planes?|catalogs?|assets?)|lakehouse|iceberg|delta sharing|federated quer(?:y|ies)|query federation|federated catalogs?|catalogs?|push-?down|connectors?|sql|warehouse|etl|cdc|data ?sets?|coordinator|table scans?|query engine|dataspaces?|edc|eclipse dataspace|contract (?:negotiation|offers?)|data (?:consumers?|providers?|transfers?))\b/giu,
  telling: /^(?:federated quer(?:y|ies)|trino|presto|datafusion|foreign data wrappers?)$/iu,
  common: /^(?:catalogs?|connectors?|sql|data ?sets?|coordinator|etl|cdc|warehouse)$/iu,
  ask: 'Let ${1:<consumer>} query ${2:<tables or data products>} of ${3:<source>} in place through ${4:<engine>}, so that ${5:<observable end>}.',
  failureModes: [
    ...general,
    {
      id: 'source-overloaded',
      title: 'A source is overloaded by federated queries',
      question: 'Which limits protect it, and where do they sit?',
      example: 'Federated queries hit the read replica only, with at most 10 connections.',
      detect: [
        re`\b(?:source|connector|replica|database|connection)s?\b${far}\b(?:overload\w*|limits?|pool|concurren\w+|throttl\w+|rate|at most)\b|\bread replicas?\b${near}\bonly\b`,
      ],
    },
    {
      id: 'push-down-lost',
      title: 'Push-down is lost and everything is fetched',
      question: 'How is it noticed, and what is the ceiling?',
      example: 'Queries that fetch more than 10 million rows are ended.',
      detect: [
        re`\bpush-?down\b${far}\b(?:fails?|not (?:possible|supported|applied)|lost|fall(?:s)? back|unsupported|otherwise|only)\b|\bfull (?:table )?scans?\b|\b(?:fetch\w*|scan\w*|return\w*)\b${near}\b(?:rows|[gt]i?b)\b${near}\b(?:ended|killed|cancel\w*|refused|rejected|fails?|stopped)\b`,
      ],
    },
    {
      id: 'no-common-snapshot',
      title: 'Two sources are read at different points in time',
      question: 'Which inconsistency is tolerated, and how is it bounded?',
      example: 'Reports use the watermark of the slower source.',
      detect: [re`\b(?:snapshots?|as[- ]of|watermarks?|point in time|isolation level|consistent reads?)\b`],
    },
    {
      id: 'type-mismatch',
      title: 'Types, nulls, time zones or collations differ',
      question: 'Where is it converted, and what fails loudly?',
      example: 'Time stamps are cast to UTC in the view; a decimal overflow fails the query.',
      detect: [
        re`\b(?:type (?:mapping|conversion|coercion|mismatch)\w*|collation|time ?zones?|null handling|cast(?:s|ed|ing)?|decimal|precision)\b`,
      ],
    },
    {
      id: 'source-changed',
      title: 'A source changes its schema',
      question: 'How early is it known, and which consumers break?',
      example: 'Sources announce changes 30 days ahead; a nightly contract test fails on drift.',
      detect: [
        re`\b(?:schema (?:changes?|evolution|drift)|column\w* (?:added|removed|renamed|changed?)|contract tests?)\b`,
      ],
    },
    {
      id: 'runaway-query',
      title: 'A query runs away',
      question: 'Which time, memory, row and cost limits end it?',
      example: 'Queries end after 10 min, 50 GB scanned or 20 GB of memory.',
      detect: [
        re`\b(?:query|queries|scan|task|memory)\b${near}\b(?:ends?|ended|stopped|limits?|time-?outs?|kill(?:s|ed)?|cancel\w*|quota|exceed\w*|spill\w*)\b`,
      ],
    },
    {
      id: 'rights-of-shared-account',
      title: 'A shared account sees more than the user may',
      question: 'Whose rights apply, row by row?',
      example: 'The user is impersonated at the source; its row-level security applies.',
      detect: [
        re`\b(?:impersonat\w+|row[- ]level|column mask\w*|user mapping|technical (?:user|account)|service account|usage polic(?:y|ies)|access control)\b`,
      ],
    },
  ],
};
