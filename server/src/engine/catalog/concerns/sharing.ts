// Which data crosses the boundary, and whose it is.
import type { Concern } from '../../model.ts';
import { duration, far, firm, near, party, re } from '../shapes.ts';

export const sharing: Concern = {
  id: 'sharing',
  title: 'Shared data',
  question: 'Which data crosses the boundary, who owns it, and who may read or write it?',
  why: 'Data that two parties believe they own is changed by both. Data that nobody listed is shared by accident.',
  key: false,
  headings: [
    'Shared data',
    'Data sharing',
    'Sharing',
    'Data ownership',
    'Data flow',
    'Data flows',
    'Data exchange',
    'Data inventory',
    'Data contract',
    'Privacy',
    'Privacy considerations',
    'Data protection',
    'Data governance',
    'What is shared',
    'Data residency',
    'Attribute release',
  ],
  headingWords:
    /\b(?:data (?:sharing|ownership|flows?|exchange|inventory|governance|protection)|shared data|privacy|attribute release)\b/iu,
  elements: [
    {
      id: 'inventory',
      name: 'the data that crosses',
      ask: 'Which data crosses, by name?',
      required: true,
      example: 'Order id, status and delivery date are sent from `orders-eu` to `storefront`; `orders-eu` owns them.',
      detect: [
        re`\b(?:(?<!\b(?:the|all|our|their|its|some|any|more|this|that|relevant|necessary|needed|required|other|of|share|shared|where) )data|fields?|attributes?|claims?|records?|events?|messages?|activit(?:y|ies)|profiles?|metadata|identifiers?|ids?|metrics?|series|samples?|status|orders?|names?|e-?mails?|addresses|content|rows?|tables?|keys?|tokens?|resources?|state)\b${far}\b(?:is|are|be|gets?)? ?(?:shared|sent|sends?|exchanged|transferred|forwarded|replicat\w+|cop(?:y|ied)|synced|synchroni[sz]ed|expos\w+|releas\w+|published?|pushed|pulled|propagat\w+|deliver\w+|federated|received?|visible|returned|cross\w*)\b`,
        re`\b(?:shares?|sends?|exchanges?|forwards?|replicat\w+|copies|syncs?|synchroni[sz]es?|exposes?|releases?|publish(?:es)?|pushes|pulls?|propagates?|delivers?|returns?|reads?|receives?)\b(?![^.;\n]{0,20}\b(?:relevant|necessary|needed|required|etc)\b)${near}\b(?:fields?|attributes?|claims?|records?|events?|messages?|profiles?|metadata|identifiers?|ids?|metrics|series|samples|orders?|names?|content|rows?|tables?|keys?|resources?|state)\b`,
        re`^data: (?!(?:the |all )?(?:relevant |necessary |needed |required )?data\b)[^;]{3,120}; (?:owner|read by|receivers?|written by)\b`,
      ],
    },
    {
      id: 'owner',
      name: 'its owner',
      ask: 'Who owns each of them: which party is the system of record?',
      required: true,
      example: '`orders-eu` is the system of record for EU orders; nobody else writes them.',
      detect: [
        re`\b(?:owns|owned|own the|owners?(?! (?:is|are) (?:to|not|un|tb)| needs?| must be| (?:has|have) to)|ownership (?:of|stays|remains|lies|is with)|system of record|source of truth|authoritative|authority|belongs? to|responsible for|controlled by|controller|maintained by|origin(?:ating)?|master|primary|canonical)\b`,
        re`\bonly\b${near}${party}${near}\b(?:writes?|may write|updates?|changes?|creates?)\b`,
      ],
    },
    {
      id: 'receivers',
      name: 'who receives it and may write',
      ask: 'Who receives it, and who may change it?',
      required: true,
      example: '`storefront` reads it; only `orders-eu` writes it.',
      detect: [
        re`\b(?:sent|sends?|shared|shares?|forwarded|exposed?|released?|published?|visible|available|delivered|returned|pushed|replicated|synced|copied|transferred|granted|given)\b${firm}${near}\b(?:to|with|by|between|across|into)\b(?! (?:others?|everyone|everybody|each other|other (?:teams?|services?|parties)|the others?|whoever|all|those)\b)`,
        re`${party}${near}\b(?:reads?|may read|can read|receives?|consumes?|sees?|fetches|pulls?|subscribes?|writes?|stores?|imports?|quer(?:y|ies))\b`,
        re`\b(?:read|written|writes?|used|received|consumed) by: |\b(?:readers?|consumers?|recipients?|receivers?): `,
        re`\b(?:read-only|read[- ]access|write[- ]access|readers?|consumers?|recipients?|receivers?)\b`,
      ],
    },
    {
      id: 'classification',
      name: 'classification',
      ask: 'Is any of it personal, confidential or regulated?',
      required: false,
      example: 'Delivery addresses are personal data; they do not cross.',
      detect: [
        re`\b(?:personal(?:ly)?|pii|gdpr|confidential|sensitive|classif\w+|public|regulated|secret|anonym\w+|pseudonym\w+|encrypted)\b`,
      ],
    },
    {
      id: 'retention',
      name: 'retention and erasure',
      ask: 'How long is a copy kept, and how does an erasure reach it?',
      required: false,
      example: 'Copies are deleted after 30 days; an erasure at the owner reaches them within 24 h.',
      detect: [
        re`\b(?:retention|retain\w*|kept|keeps?|stored|delet\w+|eras\w+|purg\w+|expir\w+|removed|tombstone\w*|right to be forgotten)\b${far}(?:${duration}|\b(?:after|within|when|until|if|on)\b)`,
      ],
    },
    {
      id: 'minimisation',
      name: 'what stays at home',
      ask: 'Which data does not cross, and is more shared than the purpose needs?',
      required: false,
      example: 'Prices and payment data stay in `orders-eu`.',
      detect: [
        re`\b(?:stays?|remains?|never leaves?|not (?:shared|sent|exposed|exported|included|released)|only (?:the )?(?:id|fields?|attributes?|aggregat\w+)|minimi[sz]\w+|filtered|stripped|redact\w+|omitted|excluded)\b`,
      ],
    },
  ],
  guidance:
    'List the data that crosses, by name, with its owner (the system of record), who receives it, and who may write it. Mark what is personal or confidential, how long copies are kept, how an erasure reaches them, and what stays at home.',
  snippet: [
    '| Data | Owner (system of record) | Read by | Written by | Class |',
    '| --- | --- | --- | --- | --- |',
    '| ${1:<fields>} | ${2:<party>} | ${3:<party>} | ${4:<party>} | ${5:<public, personal …>} |',
    '',
    '- **Retention and erasure**: ${6:<how long copies are kept, how an erasure reaches them>}',
    '- **What stays at home**: ${7:<data that does not cross>}',
  ].join('\n'),
  kinds: {
    graphql: 'Say which subgraph owns each field of a shared type.',
    identity: 'List the attributes released to each relying party.',
    social: 'Say what remote servers keep, and what a deletion asks of them.',
    cluster: 'Say which resources are exported and which stay local.',
    data: 'List the tables or data products with their domain.',
    metrics: 'List the series, and the labels that may hold personal data.',
  },
};
