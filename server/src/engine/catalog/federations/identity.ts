// Identity federation: one party vouches for the people or workloads of another.
import type { Federation } from '../../model.ts';
import { far, near, re } from '../shapes.ts';
import { general } from './general.ts';

export const identity: Federation = {
  id: 'identity',
  title: 'Identity federation',
  meaning: 'One party vouches for the people or workloads of another: login, provisioning.',
  words:
    /\b(?:saml|oidc|openid(?: connect)?|oauth2?|scim|spiffe|spire|svids?|idps?|identity providers?|relying part(?:y|ies)|service providers?|sso|single sign-on|jwks?|assertions?|deprovision\w*|id tokens?|access tokens?|refresh tokens?|identity (?:federation|broker\w*)|workload identity|trust (?:domains?|bundles?)|edugain|incommon|shibboleth|keycloak|okta|entra|adfs|kerberos|pinniped|dex|token exchange|back-?channel logout|claims?|upstream provider|authenticators?|realms?|login)\b/giu,
  telling: /^(?:saml|openid connect|oidc|idps?|identity providers?|single sign-on|spiffe|spire)$/iu,
  common: /^(?:login|claims?|realms?|assertions?|service providers?|authenticators?)$/iu,
  ask: 'Accept ${1:<SAML or OIDC> logins} of ${2:<partner IdP>} in ${3:<application>} for ${4:<whom, how many>}, so that ${5:<observable end>}.',
  failureModes: [
    ...general,
    {
      id: 'key-rolled',
      title: 'A signing key is rolled without overlap',
      question: 'How long before use is a key published, and when do verifiers refresh?',
      example: 'New keys are published 48 h before use; an unknown `kid` triggers one refresh a minute.',
      detect: [re`\b(?:signing keys?|jwks|kid|key (?:rotation|rollover))\b`],
    },
    {
      id: 'leaver-keeps-access',
      title: 'Somebody who left keeps access',
      question: 'Within which time is every kind of access gone?',
      example: 'A deactivated user loses sessions, refresh tokens and API keys within 5 min.',
      detect: [
        re`\b(?:leavers?|deprovision\w*|deactivat\w+|offboard\w*|disabled users?|users? (?:is |are )?(?:removed|deleted|disabled))\b`,
      ],
    },
    {
      id: 'forged-assertion',
      title: 'An assertion is forged or replayed',
      question: 'What is checked, by which library, tested how?',
      example: 'Assertions must be signed themselves; `nonce` and one-time use are enforced; wrapping tests run in CI.',
      detect: [
        re`\b(?:replay\w*|forged?|signature (?:wrapping|validation|verification)|signed assertions?|nonce|pkce|csrf|one-time)\b`,
      ],
    },
    {
      id: 'wrong-audience',
      title: 'A token is accepted by the wrong audience',
      question: 'Who checks the audience, and is it one value?',
      example: 'Every service rejects tokens whose `aud` is not its own.',
      detect: [re`\b(?:audiences?|aud\b|audience restriction)`],
    },
    {
      id: 'foreign-identity',
      title: 'A partner asserts an identity that it does not own',
      question: 'Which values are accepted from which issuer?',
      example: 'From `acme-idp` only e-mails of `acme.example` are accepted; accounts are matched by (`iss`, `sub`).',
      detect: [
        re`\b(?:issuers?|iss)\b${far}\b(?:only|match\w*|accepted|trusted|unique|prefix\w*|sub\b|subject)`,
        re`\b(?:account link\w*|linked accounts?|duplicate accounts?|username (?:collision|conflict)s?)\b`,
      ],
    },
    {
      id: 'logout-stays-local',
      title: 'Logout does not reach everybody',
      question: 'Which sessions end, within what time?',
      example: 'Back-channel logout ends all sessions within 60 s; unreachable parties are retried for 10 min.',
      detect: [
        re`\b(?:log(?:ged)?-? ?out|single logout|session (?:termination|ends?|revocation)|sign(?:ed)?-? ?out)\b`,
      ],
    },
    {
      id: 'confused-deputy',
      title: 'A service acts with rights that its caller does not have',
      question: 'With whose rights is each call made?',
      example: 'Calls are made on behalf of the user; the rights are the intersection of both.',
      detect: [re`\b(?:on behalf of|impersonat\w+|confused deputy|delegat(?:ed|ion)|act as)\b${near}`],
    },
  ],
};
