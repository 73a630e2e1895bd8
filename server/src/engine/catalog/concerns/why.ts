// Why this design rather than another.
import type { Concern } from '../../model.ts';
import { far, firm, near, re } from '../shapes.ts';

export const why: Concern = {
  id: 'why',
  title: 'Why this design',
  question: 'Why federation, and why this design rather than another?',
  why: 'The next engineer will meet the same choice again, and without the reason will undo it.',
  key: false,
  headings: [
    'Why this design',
    'Why',
    'Why federation',
    'Rationale',
    'Alternatives',
    'Alternatives considered',
    'Rationale and alternatives',
    'Considered options',
    'Design rationale',
    'Other ways',
    'Options considered',
    'Decision',
    'Decision outcome',
    'Pros and cons of the options',
    'Drawbacks and alternatives',
    'Trade-offs',
    'Tradeoffs',
    'Benefits',
    'Prior art',
    'Rejected alternatives',
    'Justification',
    'Decision drivers',
    'Alternative approaches',
  ],
  headingWords: /\b(?:alternatives?|rationale|trade-?offs?|options considered|considered options|why)\b/iu,
  elements: [
    {
      id: 'alternative',
      name: 'reason against an alternative',
      ask: 'Which other way was considered, and why was it not taken?',
      required: true,
      example: 'A nightly copy was rejected: it is 24 h old and costs 3 TB a month.',
      detect: [
        re`\b(?:alternative(?:ly|s)?|instead(?: of)?|rather than|(?:other|another|different|simpler) (?:way|option|approach|solution|design)(?:s|es)?|(?:option|approach|alternative) [a-d\d]|compared (?:to|with)|as opposed to|one could|we could|could (?:also )?(?:have|be|use)|it (?:would|might) be possible|possible to)\b${far}\b(?:but|because|however|since|would (?:be|have|not|mean|need|require|lead|break|make|cause|add|cost|force|leave)|rejected|ruled out|does(?: not|n['’]t)|cannot|can['’]t|more|less|too|requires?|costs?|lacks?|complex\w*|slow\w*|avoid\w*|downside|drawback|problem(?:s|atic)?|unnecessar\w+|difficult|harder|inefficient)\b`,
        re`\b(?:rejected|ruled out|dismissed|discarded|decided against|not chosen|abandoned)\b${near}\b(?:because|since|as|for|due|over|in favou?r|it|they)\b|\b(?:was|were|been|is) (?:rejected|ruled out|dismissed|discarded|abandoned)\b${firm}|\brejected:`,
        re`\b(?:we|was|is|were) (?:chose|chosen|prefer(?:red)?|decided|opted)\b${far}\b(?:because|over|since|as|to avoid|instead)\b`,
        re`\b(?:pros?|cons|advantages?|disadvantages?|drawbacks?|downsides?)\b ?(?::|(?:is|are|of)\b)${far}\b\w+`,
        re`\b(?:simpler|easier|safer|cheaper|faster|better|smaller|fewer|less \w+|more \w+) (?:than|because|but)\b`,
      ],
    },
    {
      id: 'value',
      name: 'what is gained',
      ask: 'What is gained, for whom, measured how?',
      required: false,
      example: 'Agents answer "where is my order" in one lookup instead of three.',
      detect: [
        re`\b(?:so that|in order to|allows?|enables?|lets?|benefits?|saves?|reduc\w+|improv\w+|simplif\w+|avoids?|removes?|gain(?:s|ed)?|instead of (?:\d|two|three|four|many))\b`,
      ],
    },
    {
      id: 'do-nothing',
      name: 'doing nothing, or less',
      ask: 'Why is doing nothing, or something smaller, not enough?',
      required: false,
      example: 'Doing nothing keeps two lookups and 25 minutes lost an incident.',
      detect: [
        re`\b(?:do(?:ing)? nothing|status quo|leave (?:it|things) as|keep(?:ing)? the current|smaller (?:step|change)|without (?:this|federation))\b`,
      ],
    },
    {
      id: 'cost',
      name: 'what it costs',
      ask: 'What does the chosen way cost, and what gets worse?',
      required: false,
      example: 'It adds one network hop (12 ms) to each read.',
      detect: [
        re`\b(?:costs?|drawbacks?|downsides?|disadvantages?|cons|price|trade-?offs?|adds?|overhead|at the expense|penalty)\b`,
      ],
    },
    {
      id: 'prior-art',
      name: 'prior art',
      ask: 'Who has done it before, and what did they learn?',
      required: false,
      example: 'The payments team has federated its ledger since 2023 the same way.',
      detect: [
        re`\b(?:prior art|similar(?:ly)? to|inspired by|already (?:does|do|used|uses|implemented)|in use (?:at|by)|has (?:been )?(?:federated|used|implemented)|precedent|same (?:way|approach) as)\b`,
      ],
    },
  ],
  guidance:
    'Name at least one other way and the reason against it: a number, a cost, a risk. Say what is gained and for whom, what the chosen way costs, and why doing nothing, or something smaller, is not enough.',
  snippet: [
    '- **Chosen**: ${1:<this way, and the reason with a number>}',
    '- **Alternative**: ${2:<another way, and the reason against it>}',
    '- **Doing nothing, or less**: ${3:<why it is not enough>}',
    '- **What it costs**: ${4:<what gets worse>}',
    '- **Prior art**: ${5:<who does it already>}',
  ].join('\n'),
  kinds: {
    graphql: 'Weigh it against a gateway that stitches, and against one more backend for the frontend.',
    identity: 'Weigh it against provisioning accounts on both sides.',
    cluster: 'Weigh it against one larger cluster and against load balancing by DNS.',
    data: 'Weigh it against a copy in the warehouse.',
    metrics: 'Weigh it against remote write of everything.',
  },
};
