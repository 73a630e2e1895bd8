// How parties prove who they are, and what they may do across the boundary.
import type { Concern } from '../../model.ts';
import { duration, far, firm, near, party, re } from '../shapes.ts';

export const auth: Concern = {
  id: 'auth',
  title: 'Authentication and authorization',
  question: 'How do the parties authenticate, and what may each of them do across the boundary?',
  why: 'A boundary whose checks are assumed is open: each side believes that the other one checks.',
  key: false,
  headings: [
    'Authentication and authorization',
    'Authentication',
    'Authorization',
    'Authentication and authorisation',
    'Auth',
    'Auth flows',
    'Auth flow',
    'Access control',
    'Access',
    'Permissions',
    'Security',
    'Security considerations',
    'Security model',
    'Trust',
    'Trust model',
    'Identity and access',
    'Authn and authz',
    'AuthN/AuthZ',
    'RBAC',
    'Tenant isolation',
    'Multi-tenancy',
  ],
  headingWords:
    /\b(?:authenti\w+|authori[sz]ation|auth|authn|authz|access control|permissions?|security|trust|rbac|tenant isolation)\b/iu,
  elements: [
    {
      id: 'caller',
      name: 'how a caller is identified',
      ask: 'With which credential does a caller prove who it is, and who issued it?',
      required: true,
      example: '`storefront` presents a client certificate of the mesh CA; users a JWT from `acme-idp`.',
      detect: [
        re`\b(?:authenticat\w+|identif(?:y|ied|ies)|log(?:s|ged)? ?in|signs?|signed|signatures?|presents?|prov(?:e|es|en))\b${far}\b(?:with|by|using|via|through|against|certificates?|tokens?|keys?|jwts?|mtls|tls|oauth2?|oidc|saml|spiffe|svid|api keys?|credentials?|service accounts?|passwords?|bearer|cookies?|session)\b`,
        re`\b(?:mtls|mutual tls|client certificates?|bearer tokens?|access tokens?|id tokens?|jwts?|oauth ?2?(?:\.0)?|oidc|openid connect|saml|spiffe|kerberos|service accounts?|api keys?|http signatures?|kubeconfigs?|basic auth|signing keys?|webauthn|client (?:id|secret)s?)\b`,
      ],
    },
    {
      id: 'permission',
      name: 'what is allowed or denied',
      ask: 'What may each caller do, and what is denied?',
      required: true,
      example: '`storefront` may read `Order.status`; everything else is denied with 403.',
      detect: [
        re`(?<!\bauthori[sz]ed \w+ )\b(?:may|can|cannot|must not|must only|never|allow(?:s|ed)?|permit(?:s|ted)?|not|only)\b(?! (?:authori[sz]ed|permitted|allowed|the right)\b)(?! be (?:secure|safe|authori[sz]ed)\b)[^.;\n]{0,50}?\b(?:read|write|list|create|delete|update|call|invoke|access|query|see|send|join|invite|modify|view|publish|subscribe|impersonate|connect|admit|use|request|edit|act)\b(?!\w)`,
        re`\b(?:is|are|be|gets?) (?:\w+ )?(?:denied|forbidden|rejected|refused|granted|restricted to|limited to)\b${firm}|\b(?:denied|forbidden|refused) (?:by|with|unless|to)\b|\bdenies\b|\brejects?\b${near}\b(?:requests?|calls?|tokens?|users?|clients?|connections?)\b`,
        re`\b(?:permissions?|scopes?|roles?|acls?|polic(?:y|ies)|power levels?|privileges?|groups?)\b${near}(?:\b(?:grants?|allows?|lets?|gives?|required?|requires|needs?|maps?|mapped|may|can|to (?:read|write|list|create|delete|update|send|manage))\b|\w[:_]\w)|\b(?:requires?|needs?|has|have|with|via|through|by) (?:the |an? )?[\w:-]+ (?:permissions?|scopes?|roles?|power levels?|privileges?)\b`,
        re`\b(?:clusterroles?|rolebindings?|rbac|least privilege|den(?:y|ied)[- ]by[- ]default|default[- ]deny|allow-?list(?:s|ed)?|deny-?list(?:s|ed)?|401|403|m_forbidden|forbidden)\b`,
      ],
    },
    {
      id: 'enforcement',
      name: 'where it is checked',
      ask: 'Which component checks, and does the owner check again?',
      required: false,
      example: 'The gateway checks the token, `orders-eu` the tenant.',
      detect: [
        re`${party}${near}\b(?:checks?|verif(?:y|ies)|validates?|enforces?|rejects?|authori[sz]es?|den(?:y|ies))\b`,
        re`\b(?:checked|verified|validated|enforced|rejected) (?:at|by|in|on)\b`,
      ],
    },
    {
      id: 'propagation',
      name: 'how identity crosses the boundary',
      ask: 'Is the user’s identity passed on, exchanged, or replaced by a service’s?',
      required: false,
      example: 'The gateway exchanges the user token for one with audience `orders-eu`.',
      detect: [
        re`\b(?:token exchange|on behalf of|impersonat\w+|delegat\w+|forward(?:s|ed)?|pass(?:es|ed)? (?:on|along|through)|propagat\w+|audience|exchanged|mapped|mapping|user mapping)\b`,
      ],
    },
    {
      id: 'lifetime',
      name: 'lifetime and rotation',
      ask: 'How long is a credential valid, and how is it rotated?',
      required: false,
      example: 'Certificates are valid 24 h and renewed every 12 h.',
      detect: [
        re`\b(?:valid|expir\w+|lifetime|ttl|rotat\w+|renew\w*|refresh\w*)\b${near}(?:${duration}|\b(?:every|before|after|daily|automatically|by)\b)`,
        re`${duration}${near}\b(?:valid|lifetime|expir\w+)\b`,
      ],
    },
    {
      id: 'revocation',
      name: 'revocation',
      ask: 'How, and within which time, does access end everywhere?',
      required: false,
      example: 'A revoked certificate is refused within 10 minutes.',
      detect: [
        re`\b(?:revok\w+|revocation|deprovision\w*|disabled accounts?|access ends?|log(?:ged)? ?out|leaves the company|removed from|distrust\w*|block(?:ed|list))\b`,
      ],
    },
    {
      id: 'isolation',
      name: 'isolation of tenants',
      ask: 'What keeps one tenant from reading another’s data?',
      required: false,
      example: 'The tenant comes from the token, never from the request.',
      detect: [
        re`\btenan(?:t|ts|cy)\b${far}\b(?:isolat\w+|separat\w+|only|never|own|from the token|header|cannot|each|single|no)\b|\b(?:single[- ]tenant|no tenants?)\b`,
      ],
    },
  ],
  guidance:
    'Say with which credential a caller proves who it is and who issued it, and what it may then do and not do. Say which component checks, how the user’s identity crosses the boundary, how long a credential lives, and within which time access ends everywhere when it is revoked.',
  snippet: [
    '- **How a caller is identified**: ${1:<credential, issuer>}',
    '- **What is allowed**: ${2:<who may do what; what is denied, with which answer>}',
    '- **Where it is checked**: ${3:<component, and whether the owner checks again>}',
    '- **How identity crosses the boundary**: ${4:<passed on, exchanged, replaced>}',
    '- **Lifetime and rotation**: ${5:<how long valid, how rotated>}',
    '- **Revocation**: ${6:<how, within which time>}',
    '- **Isolation of tenants**: ${7:<what separates them>}',
  ].join('\n'),
  kinds: {
    graphql: 'Say which subgraph checks a field’s scope, and whether an unauthorized field is null or an error.',
    identity: 'Say issuer, audience, clock skew, key rotation, and what happens at an unsigned or replayed assertion.',
    social: 'Say how requests between servers are signed and how a server is blocked.',
    cluster: 'Say which service account acts in a member cluster, with which rights.',
    data: 'Say whether the source sees the user or a technical account.',
    metrics: 'Say what else a scraper could read with its credential.',
  },
};
