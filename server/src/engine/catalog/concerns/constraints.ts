// What it may not do or exceed, and the defaults that hold when nobody says otherwise.
import type { Concern } from '../../model.ts';
import { bound, far, firm, near, quantity, re, version } from '../shapes.ts';

export const constraints: Concern = {
  id: 'constraints',
  title: 'Constraints',
  question: 'What may it not do or exceed, and which defaults hold?',
  why: 'Limits that are not written are invisible defaults: each team assumes its own, and they meet in production.',
  key: false,
  headings: [
    'Constraints',
    'Limits',
    'Limitations',
    'Constraints and limits',
    'Non-goals',
    'Non goals',
    'Goals and non-goals',
    'Out of scope',
    'Assumptions',
    'Assumptions and constraints',
    'Quotas',
    'Defaults',
    'Rate limits',
    'Requirements and constraints',
    'Restrictions',
    'Caveats',
    'Notes/constraints/caveats',
  ],
  headingWords:
    /\b(?:constraints?|limit(?:s|ations?)|non-?goals?|non goals?|out of scope|assumptions|quotas?|caveats?|restrictions?)\b/iu,
  elements: [
    {
      id: 'limit',
      name: 'an explicit limit, default or non-goal',
      ask: 'Which number, prohibition, default value or non-goal bounds the work?',
      required: true,
      example: 'At most 50 requests a second from each consumer; beyond that, 429.',
      detect: [
        re`${bound}\s{0,2}${quantity}`,
        re`\b(?:limit(?:s|ed)?|quota|cap(?:ped)?|maximum|minimum|threshold|default(?:s|ed)?(?: value)?|budget)\b${near}${quantity}`,
        re`\b(?:must not|may not|shall not|should not|must never|never|not allowed|forbidden|prohibited|only (?:supports?|allows?|one|if|when|the|for|in|works?)|limited to|restricted to)\b${firm}`,
        re`\b(?:can ?not|can['’]t|will not|won['’]t|does(?: not|n['’]t)|do(?: not|n['’]t)|is not|are not|isn['’]t|aren['’]t|not) (?:\w+ly )?(?:going to |aim(?:ing)? to |try(?:ing)? to |attempt(?:ing)? to |want to |intend(?:ed)? to |be |any )?(?!know\b|yet\b|clear\b|sure\b|decided\b|defined\b|see\b|think\b|have (?:any )?(?:limits?|constraints?)\b)\w+\b${near}\b[\w-]{3,}`,
        re`\b(?:non-?goals?|out of scope|not (?:a goal|part of|in scope|covered|supported|intended|addressed)|excluded|left out|beyond the scope)\b`,
        re`\bdefaults? (?:to|is|are|of)\b|\bby default\b`,
        re`\b(?:requires?|needs?|supports?)\b[^.\n]{0,40}${version}`,
      ],
    },
    {
      id: 'at-limit',
      name: 'what happens at the limit',
      ask: 'What does a caller get when the limit is reached?',
      required: false,
      example: 'Beyond it the gateway answers 429 with Retry-After.',
      detect: [
        re`\b(?:429|413|503|rejected|refused|throttled|dropped|truncated|queued|shed|retry-after|fails?|error|denied|over(?:flow)?|exceed(?:s|ed|ing)?)\b`,
      ],
    },
    {
      id: 'load',
      name: 'expected load and size',
      ask: 'For how much load, data and how many members is it built?',
      required: false,
      example: 'Built for 2,000 requests a second and 12 members; today 640 and 3.',
      detect: [
        re`${quantity}[ -]?(?:k|m|million|thousand)? ?(?:requests|queries|events|messages|users|members|clusters|series|rows|records|tenants|servers|nodes|services|rps|qps|[kmgt]b)\b`,
      ],
    },
    {
      id: 'non-goals',
      name: 'non-goals',
      ask: 'What is expressly not asked for?',
      required: false,
      example: 'Not part of this: writing to orders.',
      detect: [
        re`\b(?:non-?goals?|out of scope|not (?:a goal|part of|in scope)|is not (?:asked|intended|meant)|left (?:out|for later)|future work|excluded)\b`,
      ],
    },
    {
      id: 'versions',
      name: 'versions and platforms',
      ask: 'Which versions of the parties and protocols are required?',
      required: false,
      example: 'Router 2.3 or newer; TLS 1.3.',
      detect: [
        re`\b(?:requires?|needs?|supports?|minimum|or (?:newer|later|above)|compatible with|≥|>=)\b${far}${version}`,
        re`${version}${near}\b(?:or (?:newer|later|above)|required|only)\b`,
      ],
    },
    {
      id: 'assumptions',
      name: 'assumptions',
      ask: 'What is taken for granted, and who checks it?',
      required: false,
      example: 'We assume that order ids are unique across regions; CI checks it nightly.',
      detect: [
        re`\b(?:assum(?:es?|ed|ing|ptions?)|presuppos\w+|taken for granted|prerequisites?|provided that|given that)\b`,
      ],
    },
  ],
  guidance:
    'Bound the work with numbers, prohibitions and non-goals: load, size, rate, members, cost. Say what a caller gets at the limit. Write every default with its value; an unwritten default is a decision that nobody made.',
  snippet: [
    '- **Limit**: ${1:<at most how much, per what>}',
    '- **What happens at the limit**: ${2:<what the caller gets>}',
    '- **Expected load**: ${3:<requests, data, members; today and built for>}',
    '- **Defaults**: ${4:<setting: value>}',
    '- **Non-goals**: ${5:<what is not asked for>}',
    '- **Assumptions**: ${6:<what is taken for granted, who checks it>}',
  ].join('\n'),
  kinds: {
    graphql: 'Bound depth, cost and fan-out of a query.',
    identity: 'Bound session and token lifetimes, and how many providers may be trusted.',
    social: 'Bound size and rate of what a remote server may send.',
    cluster: 'Bound clusters, exported services and endpoints.',
    data: 'Bound bytes scanned and concurrent queries against each source.',
    metrics: 'Bound series and bytes of a scrape.',
  },
};
