// Failure modes that every kind of federation has.
// After P. Alquraan et al., "An Analysis of Network-Partitioning Failures in Cloud Systems" (OSDI 2018) and L. Huang et al., "Metastable Failures in the Wild" (OSDI 2022).
import type { FailureMode } from '../../model.ts';
import { duration, far, near, re } from '../shapes.ts';

export const general: readonly FailureMode[] = [
  {
    id: 'participant-down',
    title: 'A participant is down',
    question: 'What does the caller get for the part that this participant owns, and what keeps working?',
    example: 'If `crm` is unreachable its fields are null with `CRM_UNAVAILABLE`; the rest is answered.',
    detect: [
      re`\b(?:if|when|while|in case|once|on)\b${far}\b(?:down|unavailable|unreachable|offline|crash\w*|refus\w+|away|not available|does not (?:answer|respond)|5xx|50[023])\b`,
    ],
  },
  {
    id: 'participant-slow',
    title: 'A participant is slow',
    question: 'After which time is slow treated as down, and who is protected from the waiting?',
    example: '`crm` slower than 800 ms is treated as down for that request.',
    detect: [
      re`\btime-?outs?\b${near}${duration}|${duration}${near}\btime-?out`,
      re`\bslow(?:er|ly)?\b${far}(?:${duration}|\btreated\b)`,
    ],
  },
  {
    id: 'partition',
    title: 'The network is partitioned',
    question: 'Which side may still write, what do readers see, and what happens when it heals?',
    example: 'During a partition only the owning side writes; the other is read-only after 10 s.',
    detect: [
      re`\b(?:partition(?:ed|s)?\b(?! key)|split[- ]brain|cannot reach each other|connectivity (?:loss|is lost)|lost? connectivity|network (?:split|outage|failure)|link (?:is )?(?:cut|down|lost))`,
    ],
  },
  {
    id: 'retry-storm',
    title: 'Retries pile up',
    question: 'What bounds the added load, and how does the system leave the overload?',
    example: 'One retry with full jitter; above 200 concurrent calls new ones are answered 503.',
    detect: [
      re`\b(?:back-?off|jitter|retry (?:budget|storm|limit)|circuit[- ]break\w*|load[- ]shed\w*|thundering herd|retry-after|rate[- ]limit\w*)\b`,
    ],
  },
  {
    id: 'credential-expired',
    title: 'A credential or certificate expires',
    question: 'Who renews it, how early is it noticed, and what happens at second zero?',
    example: 'Certificates renew 30 days before expiry; an alert at 14 days; an expired one fails closed.',
    detect: [
      re`\b(?:certificates?|keys?|tokens?|secrets?|credentials?|bundles?)\b${far}\b(?:expir\w+|rotat\w+|renew\w*|roll(?:s|ed)? over)\b`,
      re`\b(?:expired?|rotated?|renew\w*)\b${near}\b(?:certificates?|keys?|tokens?|secrets?|credentials?)\b`,
    ],
  },
  {
    id: 'version-skew',
    title: 'Versions or schemas differ',
    question: 'Which mixed versions work, and what does an old reader do with a new value?',
    example: 'Old readers ignore unknown fields; version N and N-1 run together.',
    detect: [
      re`\b(?:version skew|n-1|mixed versions?|unknown (?:fields?|values?|types?|enum)|old(?:er)? (?:clients?|servers?|readers?|versions?|peers?|implementations?)|backwards?[- ]compatib\w+|forwards?[- ]compatib\w+)\b`,
    ],
  },
  {
    id: 'wrong-data',
    title: 'Wrong data that looks right',
    question: 'How would anyone notice, and how is it repaired everywhere?',
    example: 'A nightly comparison of counts and checksums; any mismatch alerts @acme/mdm.',
    detect: [
      re`\b(?:stale|corrupt\w*|forged|wrong|incorrect|inconsisten\w+|mismatch\w*|diverge\w*|drift)\b${far}\b(?:detect\w*|alert\w*|compar\w+|check\w*|repair\w*|reconcil\w+|re-?sync\w*|reject\w*|discard\w*|verif\w+)\b`,
    ],
  },
  {
    id: 'federation-layer-down',
    title: 'The federating layer itself is down',
    question: 'What still works locally, and is there a way around?',
    example: 'With the router down each service’s own pages keep working.',
    detect: [
      re`\b(?:gateway|router|hub|broker|coordinator|control plane|idp|identity provider|querier|federation (?:layer|server|controller))\b${far}\b(?:is |are |goes? |be )?(?:down|fails?|unavailable|lost|unreachable|outage|crash\w*|offline)\b`,
    ],
  },
  {
    id: 'access-withdrawn',
    title: 'Access is withdrawn',
    question: 'For how long, and where, may data still be read?',
    example: 'A removed role takes effect within 60 s; cached entries are dropped.',
    detect: [
      re`\b(?:revok\w+|revocation|withdrawn|removed (?:role|permission|access)|deprovision\w*|deactivat\w+|defederat\w+|leaves? the (?:federation|room|company))\b`,
    ],
  },
  {
    id: 'silence',
    title: 'A failure that nobody can see',
    question: 'How is the failure noticed when there is no data at all?',
    example: 'A probe every 60 s, and an alert when nothing arrives for 5 min.',
    detect: [re`\b(?:dead man|heartbeat|synthetic|absent\(|no data|nothing arrives|probe[sd]? every|black-?box)\b`],
  },
];
