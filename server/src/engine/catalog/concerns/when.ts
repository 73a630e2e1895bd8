// When it is needed, in which order, and what it depends on in time.
import type { Concern } from '../../model.ts';
import { date, duration, far, party, re, version } from '../shapes.ts';

export const when: Concern = {
  id: 'when',
  title: 'When',
  question: 'When is it needed: by which date, after what, triggered by what?',
  why: 'Teams in other backlogs order their work by it. "Soon" is a different week for each of them.',
  key: false,
  headings: [
    'When',
    'Timeline',
    'Schedule',
    'Milestones',
    'Deadline',
    'Dates',
    'Timing',
    'Sequence',
    'Dependencies and sequence',
    'Roadmap',
    'Action plan',
    'Work plan',
    'Target release',
    'Release schedule',
    'Delivery dates',
  ],
  headingWords: /\b(?:timeline|schedule|milestones?|deadlines?|roadmap)\b/iu,
  elements: [
    {
      id: 'date',
      name: 'a date, a release, or an order',
      ask: 'By which date or release, or in which order relative to which named work?',
      required: true,
      example: 'In production by 2026-06-15; needs `orders-us` 3.1 first.',
      detect: [
        re`${date}`,
        re`\b(?:target(?:ed|s|ing)?|planned|scheduled|ship(?:s|ped)?|land(?:s|ed)?|by|in|for|with|since|until|before|after|from)\b[^.\n]{0,30}${version}`,
        re`\b(?:blocked (?:by|on)|depends on|needs|requires|prerequisites?|once|only after|not before|before|after|following)\b[^.;\n]{0,40}?(?:${party}|#\d+|\b(?:msc|kep|fep|rfc|adr|pr|pull request|issue|proposal|milestone)[- ]?#?\d*\b)[^.;\n]{0,40}?\b(?:first|lands?|landed|merged|released|done|shipped|available|implemented|accepted|approved|completed|finished|graduat\w+|migrated|live|publish\w*|announced|has (?:moved|been))\b`,
        re`\b(?:depends on|blocked (?:by|on)|prerequisites?:?)\b[^.;\n]{0,30}?(?:#\d+|\b(?:msc|kep|fep|rfc|adr)[- ]?#?\d+)`,
      ],
    },
    {
      id: 'reason',
      name: 'why then',
      ask: 'What happens on that date that makes it the limit?',
      required: false,
      example: 'By 2026-06-15, because the summer sale begins on 2026-06-29.',
      detect: [
        re`(?:${date}|\bdeadline\b|\bby then\b)${far}\b(?:because|since|due to|before|ends?|expires?|sale|audit|contract|report|end of life|eol)\b`,
        re`\b(?:because|since|due to|ends?|expires?|contract|audit|end of life|eol)\b${far}${date}`,
      ],
    },
    {
      id: 'trigger',
      name: 'what sets it off at run time',
      ask: 'Which event or schedule sets it off when it runs?',
      required: false,
      example: 'Runs at each write to `orders-eu`; a full comparison runs at 02:00 UTC.',
      detect: [
        re`\b(?:every|each|at)\b[^.\n]{0,20}(?:${duration}|\d\d:\d\d)`,
        re`\b(?:on|upon|at) (?:each|every|the|a|any) (?:write|login|request|change|event|scrape|update|sync|deploy\w*)\b`,
        re`\b(?:nightly|hourly|daily|weekly|triggered by|cron)\b`,
      ],
    },
    {
      id: 'not-when',
      name: 'when not',
      ask: 'When must it not happen: freezes, peak hours?',
      required: false,
      example: 'No change between 2026-11-23 and 2026-12-01.',
      detect: [
        re`\b(?:freeze|no changes?|not (?:between|during|before|on)|outside (?:of )?(?:business|office|peak)|maintenance windows?|blackout|never during)\b`,
      ],
    },
    {
      id: 'time-zone',
      name: 'time zone',
      ask: 'In which time zone are the times?',
      required: false,
      example: 'All times are UTC.',
      detect: [re`\b(?:utc|gmt|cet|cest|est|edt|pst|pdt|[a-z]+\/[a-z_]+ time|time ?zone)\b|\d\d:\d\dZ`],
    },
  ],
  guidance:
    'Give the date, release or event by which it is needed and what makes it the limit, or the order relative to named work. Say what sets it off at run time, when it must not happen, and the time zone of any time of day.',
  snippet: [
    '- **Date**: ${1:<in production by when, or after which named work>}',
    '- **Why then**: ${2:<what happens on that date>}',
    '- **What sets it off at run time**: ${3:<event or schedule>}',
    '- **When not**: ${4:<freezes, peak hours, with time zone>}',
  ].join('\n'),
  kinds: {
    identity: 'Name the day on which the old accounts or the old protocol end.',
    social: 'Name the specification version or the deadline of the law that asks for it.',
    metrics: 'Name scrape and evaluation intervals.',
  },
};
