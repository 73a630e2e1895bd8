// What happens when two sources disagree, or write at the same time.
import type { Concern } from '../../model.ts';
import { far, firm, near, re } from '../shapes.ts';

export const merge: Concern = {
  id: 'merge',
  title: 'Merge rules',
  question: 'What happens when two sources disagree, or change the same thing at once?',
  why: 'Without a rule the last writer wins, by a clock that nobody chose, and the other value is gone.',
  key: false,
  headings: [
    'Merge rules',
    'Merge',
    'Merging',
    'Conflict resolution',
    'Conflicts',
    'Conflict handling',
    'Precedence',
    'Reconciliation',
    'State resolution',
    'Composition rules',
    'Deduplication',
    'Duplicates',
    'Ordering',
    'Concurrency',
    'Duplicates and order',
    'Merge and conflict rules',
    'When both have something',
    'Overrides',
  ],
  headingWords:
    /\b(?:merg(?:e|ing) (?:rules?|strategy|semantics|polic)|conflicts?|precedence|reconciliation|state resolution|dedup\w*|concurrency|tie-?break\w*)\b/iu,
  elements: [
    {
      id: 'rule',
      name: 'which side wins, or how values combine',
      ask: 'Which side wins, or how are the values combined?',
      required: true,
      example: 'For `Order.status` the owning region wins; notes of both are listed, oldest first.',
      detect: [
        re`\b(?:wins?|takes? precedence|has precedence|precedence|overrides?|overwrit(?:e|es|ten|ing)|prefer(?:s|red|ence)?|prevails?|(?:higher|highest|lower|takes?|by|in) priority|priority (?:over|order|list)|prioriti[sz]\w+|last[- ]writ(?:e|er)[- ]wins|first[- ]writ(?:e|er)|higher of|lower of|authoritative|supersed\w+|takes? over|trumps?)\b`,
        re`\b(?:merg(?:e[sd]?|ing)|combin(?:e[sd]?|ing)|append(?:ed)?|concatenat\w+|dedup\w+|summed|aggregat(?:e[sd]?|ing))\b(?! (?:into (?:main|master|the (?:spec|codebase|repo))|automatically))${firm}${near}\b(?:by|with|using|as|per|based on|according to|in order|union|lists?|maps?|fields?|values?|results?|labels?|entries|keys?)\b`,
        re`\b(?:union|intersection|sum|first|last|newest|latest|oldest|larger|higher|lower|more recent)\b${near}\b(?:is (?:used|kept|taken|chosen|returned)|are (?:used|kept|taken)|wins?|applies)\b`,
        re`\b(?:conflict(?:s|ing)?|disagree\w*|collision|collid\w+|clash\w*|differ(?:s|ent)?|duplicate[sd]?|both)\b${firm}${far}\b(?:reject\w*|fail\w*|error|wins?|used|kept|ignor\w+|dropp?\w*|resolv\w+ (?:by|with|using|in favou?r|to|as|from)|composition|refus\w+|never|cannot|merge\w*|prefer\w*|chosen|select\w*|owner)\b`,
        re`\b(?:no|never|not) (?:merge|merged|conflicts?|conflicting)\b|\b(?:only|exactly) one (?:writer|owner|source)\b|\bread[- ]only\b`,
      ],
    },
    {
      id: 'tie-break',
      name: 'tie-break and clock',
      ask: 'What decides between equals: a version, an id, whose clock?',
      required: false,
      example: 'Higher `version` wins; equal versions: the lower region name.',
      detect: [
        re`\b(?:ties?|tie-?break\w*|equal|same (?:version|time|timestamp|priority)|lexicograph\w+|version (?:number|vector|clock)|vector clocks?|lamport|timestamps?|clocks?|generation|sequence numbers?|oldest|newest|latest|earliest|lower|higher|creation ?timestamp|depth)\b`,
      ],
    },
    {
      id: 'deletion',
      name: 'deletion and missing values',
      ask: 'Does a missing value mean deleted, unknown, or not asked?',
      required: false,
      example: 'A record absent at its owner is deleted; an absent field is unknown.',
      detect: [
        re`\b(?:delet\w+|remov\w+|tombstones?|absent|missing|null|empty|unset|omitted)\b${far}\b(?:means?|is|are|treated|wins?|kept|ignored|propagat\w+|stays?|remain\w*|counts?)\b`,
      ],
    },
    {
      id: 'concurrency',
      name: 'concurrent writes and order',
      ask: 'Who may write at the same time, and what keeps the order?',
      required: false,
      example: 'One writer per order; updates carry an expected version (If-Match).',
      detect: [
        re`\b(?:concurren\w+|race|simultaneous\w*|optimistic|if-match|compare-and-swap|cas\b|resourceversion|locks?|locking|lease|leader elect\w+|single writer|one writer|idempoten\w+|out[- ]of[- ]order|order(?:ed|ing)|at[- ]least[- ]once|exactly[- ]once|transaction\w*|serializ\w+)\b`,
      ],
    },
    {
      id: 'surfacing',
      name: 'how a conflict is seen',
      ask: 'How does anybody learn that there was a conflict?',
      required: false,
      example: 'Each conflict increments `order_merge_conflicts_total` and keeps both values for 30 days.',
      detect: [
        /\b\w+_(?:conflicts?|collisions?|mismatch(?:es)?)_\w+/iu,
        re`\b(?:conflict(?:s|ing)?|mismatch\w*|clash\w*|collisions?|overwritten|rejected)\b${far}\b(?:logg?\w*|count\w*|metric|alert\w*|status|condition|report\w*|event|warn\w*|error|audit|shown|surfaced|visible|notif\w+|increment\w*)\b`,
      ],
    },
  ],
  guidance:
    'For each thing that two sources can hold, say which side wins or how the values combine. Say what breaks a tie (a version, an id, whose clock), what a missing value means, who may write at the same time, and how anybody learns of a conflict. If only one side can ever hold it, say that.',
  snippet: [
    '- **Rule**: ${1:<for which data which side wins, or how values combine>}',
    '- **Tie-break and clock**: ${2:<version, id, whose clock>}',
    '- **Deletion and missing values**: ${3:<what a missing value means>}',
    '- **Concurrent writes and order**: ${4:<who may write at once, what keeps the order>}',
    '- **How a conflict is seen**: ${5:<metric, log, who looks>}',
  ].join('\n'),
  kinds: {
    graphql: 'Say what composition does with a field that two subgraphs define differently.',
    identity: 'Say which source wins for an attribute, and how two accounts of one person are linked.',
    social: 'Say how diverged state is resolved.',
    cluster: 'Say what happens when two clusters export the same name with different specs.',
    data: 'Say which source wins for a record, and how entities are matched.',
    metrics: 'Say how replicas are deduplicated and clashing labels handled.',
  },
};
