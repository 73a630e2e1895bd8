// The first of the three questions: what federation is to solve.
import type { Concern } from '../../model.ts';
import { date, duration, far, near, party, quantity, re, share } from '../shapes.ts';

export const problem: Concern = {
  id: 'problem',
  title: 'Problem',
  question: 'What problem in the current architecture does federation solve?',
  why: 'Without it nobody can tell whether the design solves it, or when it is solved; the reader builds what the author imagined.',
  key: true,
  headings: [
    'Problem',
    'Problem statement',
    'The problem',
    'Motivation',
    'Background',
    'Context',
    'Context and problem statement',
    'Background and motivation',
    'Motivation and background',
    'Current state',
    'Status quo',
    'Current situation',
    'What hurts today',
    'Pain points',
    'Use cases',
    'User stories',
    'Problem description',
    'Issue',
    'Pitfalls of the current solution',
  ],
  headingWords:
    /\b(?:problem|motivation|pain points?|shortcomings?|status quo|current (?:state|situation|limitations?)|use cases?|user stor(?:y|ies))\b/iu,
  elements: [
    {
      id: 'today',
      name: 'what exists today',
      ask: 'How does it work today, and between which systems?',
      required: true,
      example: 'Today `support-console` reads orders from `orders-eu` only; US orders are looked up by hand.',
      detect: [
        re`\b(?:today|currently|at (?:the )?(?:moment|present)|at present|so far|until now|right now|(?:the|our|an?|its|their) existing|as of now|nowadays|status quo|presently)\b\W{1,3}\w{2}|\w{2}\W{1,3}\b(?:today|currently|at (?:the )?(?:moment|present)|at present|so far|until now|right now|(?:the|our|an?|its|their) existing|as of now|nowadays|status quo|presently)\b`,
        re`${party}${near}\b(?:has|have) to\b`,
        re`\b(?:there (?:is|are) (?:currently |now )?no|no (?:standard|common|single|easy)|only (?:supports?|works?|allows?|reads?|sees?|has|possible))\b`,
        re`${party}${near}\b(?:reads?|writes?|calls?|copies|cop(?:y|ied)|polls?|exports?|imports?|uses?|holds?|keeps?|stores?|sees?|knows?|asks?|requires?|needs?|handles?|supports?)\b`,
      ],
    },
    {
      id: 'pain',
      name: 'what goes wrong',
      ask: 'What goes wrong or cannot be done because of it?',
      required: true,
      example: 'Agents miss 14% of returns because US orders are not visible to them.',
      detect: [
        re`\b(?:can ?not|can['’]t|could not|unable to|impossible|no way|not possible|does(?: not|n['’]t)|do(?: not|n['’]t)|is(?: not|n['’]t)|are(?: not|n['’]t)|lacks?|lacking|missing|without|limited|limitation)\b`,
        re`\b(?:was|were|are|is|been) (?:often |sometimes |)(?:wrong|late|old|incomplete|unusable)\b|\bno(?:body| one| \w+) (?:can|could|reads|sees|knows|notices)\b`,
        re`\b(?:problem|issue|pain|fail(?:s|ed|ing|ures?)?|errors?|breaks?|broken|loses?|lost|leaks?|slow(?:er|s)?|delays?|stale|duplicat\w+|inconsisten\w+|confus\w+|hard|difficult|error-prone|manual(?:ly)?|by hand|invisible|incidents?|outages?|wast(?:es?|ed)|costs?|complex|cumbersome|bottleneck|overhead|inefficien\w+|insecure|vulnerab\w+|abus\w+|spam)\b`,
      ],
    },
    {
      id: 'affected',
      name: 'who is affected',
      ask: 'Who has the problem, and how many are they?',
      required: false,
      example: '120 support agents, some 900 calls a day.',
      detect: [
        re`\b(?:users?|customers?|clients?|developers?|operators?|admins?|administrators?|teams?|agents?|engineers?|tenants?|consumers?|maintainers?|analysts?|on-?call|people|organi[sz]ations?|servers?|clusters?|applications?|implementations?|moderators?|owners?|contractors?|partners?)\b`,
      ],
    },
    {
      id: 'evidence',
      name: 'evidence in numbers',
      ask: 'What shows it: a number, an incident, a date?',
      required: false,
      example: 'On 2026-02-03 a return was refunded twice (incident INC-2391); 43 such cases in the last quarter.',
      detect: [
        re`${quantity}(?: |-)?(?:users?|customers?|calls?|requests?|tickets?|incidents?|cases?|hours?|minutes?|days?|times|agents?|engineers?|orders?|rows?|GB|TB|MB|EUR|USD)\b`,
        re`${share}|${duration}${near}\b(?:lost|per|each|every|spent|wait\w*|down|outage|late)\b`,
        re`\b(?:incident|outage|postmortem|measured|survey|observed)\b${far}(?:${date}|${quantity})`,
      ],
    },
    {
      id: 'cause',
      name: 'why the architecture causes it',
      ask: 'What in the current architecture causes it?',
      required: false,
      example: 'Each region keeps its own order store and no service reads both.',
      detect: [
        re`\b(?:because|since|due to|caused by|root cause|the reason|as a result|results? in|leads? to|therefore|hence|consequently|which means|this means|so that each)\b`,
        re`\beach\b${near}\b(?:its own|separate(?:ly)?|own copy|independent(?:ly)?)\b`,
      ],
    },
    {
      id: 'inaction',
      name: 'what happens if nothing is done',
      ask: 'What happens if nothing is done?',
      required: false,
      example: 'Without it the nightly export grows past its 4-hour window in June 2026.',
      detect: [
        re`\b(?:if (?:nothing|we do nothing|this is not|we leave it|it stays)|without (?:this|it|federation|such)|do(?:ing)? nothing|otherwise|as long as|keeps? growing|will (?:continue|keep|get worse))\b`,
      ],
    },
  ],
  guidance:
    'Say what exists today and between which systems, what goes wrong or cannot be done because of it, and for whom. One number or incident is worth a paragraph. Say why the architecture causes it, so that a reader sees why federation, and not a fix in one service, is the answer.',
  snippet: [
    'Today ${1:<system A>} ${2:<reads what, how>}; ${3:<system B>} ${4:<keeps what>}.',
    '',
    '- **What goes wrong**: ${5:<what cannot be done, or goes wrong>}',
    '- **Who is affected**: ${6:<who, how many>}',
    '- **Evidence in numbers**: ${7:<number, incident, date>}',
    '- **Why the architecture causes it**: ${8:<cause>}',
    '- **What happens if nothing is done**: ${9:<consequence, by when>}',
  ].join('\n'),
  kinds: {
    graphql: 'Say which clients call several services today, and how many round trips a screen costs.',
    identity: 'Say how accounts are created and closed today, and what happens when somebody leaves.',
    social: 'Say what the users of one server cannot see or do with users of another.',
    cluster: 'Say what a workload cannot reach or survive in another cluster today.',
    data: 'Say which copies or exports exist today, how old they are and what they cost.',
    metrics: 'Say which question no single server can answer today.',
  },
};
