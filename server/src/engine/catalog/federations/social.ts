// Social federation: independently run servers exchange messages, activities or events of their users.
import type { Federation } from '../../model.ts';
import { far, near, re } from '../shapes.ts';
import { general } from './general.ts';

export const social: Federation = {
  id: 'social',
  title: 'Social federation',
  meaning: 'Independently run servers exchange messages, activities or events of their users.',
  words:
    /\b(?:matrix|mscs?\d*|activitypub|activitystreams|fediverse|mastodon|pleroma|misskey|lemmy|peertube|nodebb|xmpp|jabber|home ?servers?|synapse|dendrite|conduit|webfinger|http signatures?|inbox(?:es)?|outbox|shared ?inbox|pdus?|edus?|state resolution|s2s|server-server|server-to-server|defederat\w+|room versions?|rooms?|actors?|followers?|toots?|fep-\w+|federation api|remote servers?|moderat(?:ion|ors?)|power levels?|state events?|m\.room\.\w+)\b/giu,
  telling: /^(?:matrix|activitypub|fediverse|home ?servers?)$/iu,
  common: /^(?:actors?|rooms?|followers?|moderat\w+)$/iu,
  ask: 'Let users of ${1:<server software>} ${2:<do what> with} users of ${3:<remote servers>}, so that ${4:<observable end>}.',
  failureModes: [
    ...general,
    {
      id: 'peer-offline-for-days',
      title: 'A server is offline for days',
      question: 'How long and how often is delivery retried, and what is dropped then?',
      example: 'Delivery is retried with exponential back-off for 5 days, then dropped.',
      detect: [
        re`\b(?:deliver\w*|retr(?:y|ies|ied)|send\w*|queue[sd]?)\b${far}\b(?:days?|hours?|back-?off|later|dropped|give[s]? up|offline|unreachable|again)\b`,
      ],
    },
    {
      id: 'forged-origin',
      title: 'The origin or signature is forged',
      question: 'What is signed, and what is it checked against?',
      example: 'The signature covers host, date and digest; the key’s domain must match the actor’s.',
      detect: [re`\b(?:sign(?:ed|ature|atures|ing)|verif(?:y|ied|ies)|forged?|spoof\w*|impersonat\w+)\b`],
    },
    {
      id: 'late-deletion',
      title: 'A deletion, edit or block arrives late or never',
      question: 'What is promised, what is retried, and what does a late creation do?',
      example: 'A deletion leaves a tombstone for 30 days, so that a late creation is ignored.',
      detect: [
        re`\b(?:delet\w+|redact\w+|edit(?:s|ed)?|tombstones?|undo|block(?:s|ed)?)\b${far}\b(?:remote|federat\w+|arriv\w+|propagat\w+|out[- ]of[- ]order|late|before|after|servers?|ignored?|history)\b`,
      ],
    },
    {
      id: 'hostile-peer',
      title: 'A server is hostile or sends spam',
      question: 'Which limits, blocks and reports exist, for each server and each user?',
      example: 'Inbox limit 300 a minute for each server; operators can defederate within 5 min.',
      detect: [
        re`\b(?:spam\w*|abus\w+|malicious|hostile|harass\w+|flood\w*|denial[- ]of[- ]service|dos|ban(?:s|ned)?|defederat\w+|block(?:ed|list)?s?|rate[- ]limit\w*)\b`,
      ],
    },
    {
      id: 'state-forks',
      title: 'State forks between servers',
      question: 'Is the result the same everywhere, and may an old event change the present?',
      example: 'State resolution v2 decides; events that fail the current state are not shown.',
      detect: [
        re`\b(?:state resolution|state resets?|forks?|split-brain|diverg\w+|soft-fail\w*|conflicting state|auth events?)\b`,
      ],
    },
    {
      id: 'oversized-payload',
      title: 'A payload is too large or too deep',
      question: 'Which sizes, depths and fetch counts are allowed?',
      example: 'Events above 65,536 bytes are rejected; at most 3 redirects.',
      detect: [
        re`\b(?:size limits?|too large|maximum (?:size|length)|max(?:imum)? \d+|bytes|65,?536|\d+ ?k(?:i?b)?|recursion|depth limits?)\b`,
      ],
    },
    {
      id: 'unknown-type',
      title: 'A message type is unknown',
      question: 'Is it ignored, stored, relayed or rejected?',
      example: 'Unknown activity types are stored unread and never rejected.',
      detect: [
        re`\b(?:unknown|unrecogni[sz]ed|unsupported|not (?:understand|support)|do(?:es)? not (?:understand|support))\b${near}`,
      ],
    },
  ],
};
