// GraphQL and API schema federation: several services answer as one API.
import type { Federation } from '../../model.ts';
import { far, near, re } from '../shapes.ts';
import { general } from './general.ts';

export const graphql: Federation = {
  id: 'graphql',
  title: 'GraphQL federation',
  meaning: 'Several services (subgraphs) answer as one API; a router plans, fetches and merges.',
  words:
    /\b(?:graphql|subgraphs?|supergraph|apollo|composite schemas?|schema stitching|stitching|entity resolvers?|resolvers?|cosmo|wundergraph|bramble|hive (?:gateway|router)|query plan(?:s|ner|ning)?|persisted (?:quer(?:y|ies)|operations?)|federated (?:graph|schema)s?|_entities|nullab\w+|mutations?|graph router|federation (?:v[12]|directives?))\b|@(?:key|shareable|override|requires|provides|external|inaccessible|lookup|composeDirective)\b/giu,
  telling: /^(?:graphql|supergraph)$/iu,
  common: /^(?:mutations?|resolvers?|nullability|nullable|stitching|subgraphs?)$/iu,
  ask: 'Let ${1:<client>} read ${2:<fields>} of ${3:<type>} from ${4:<subgraph>} through ${5:<router>}, so that ${6:<observable end>}.',
  failureModes: [
    ...general,
    {
      id: 'null-spreads',
      title: 'One subgraph’s error nulls the whole answer',
      question: 'Which fields are nullable, so that one owner’s failure stays local?',
      example: '`Product.reviews` is nullable, so a failure of `reviews` leaves the product intact.',
      detect: [
        re`\b(?:null(?:able|s|ed)?|non-null|partial (?:data|response|results?))\b${far}\b(?:field|error|subgraph|response|propagat\w+|bubbl\w+|parent|fail\w*|return\w*)\w*`,
      ],
    },
    {
      id: 'composition-fails',
      title: 'Composition fails or changes the graph',
      question: 'Where is it blocked, which graph stays live, and who is told?',
      example: 'If composition fails the last valid supergraph stays live and the publishing team’s CI fails.',
      detect: [
        re`\b(?:composition|compos(?:e[sd]?|ing)|schema check\w*)\b${far}\b(?:fail\w*|error\w*|reject\w*|block\w*|invalid|break\w*)\b`,
      ],
    },
    {
      id: 'fan-out',
      title: 'One query causes very many fetches',
      question: 'How many fetches may one operation cause, and who batches them?',
      example: 'At most 100 keys a call and 4 calls an operation; fetches are batched.',
      detect: [re`\b(?:n\+1|batch\w*|data-?loader|fan-?out|fetches per|entity (?:fetch|call)\w*)\b`],
    },
    {
      id: 'expensive-query',
      title: 'A query is too deep or too expensive',
      question: 'Which limits are checked before execution, and what does the client get?',
      example: 'Depth ≤ 8 and cost ≤ 1,000 are checked before planning; above that HTTP 400.',
      detect: [
        re`\b(?:query|operation)\b${near}\b(?:depth|cost|complexity|limits?|size)\b|\b(?:depth|cost|complexity) (?:limit|analysis|[<≤]|(?:is |of )?at most)`,
      ],
    },
    {
      id: 'router-bypassed',
      title: 'A subgraph is called past the router',
      question: 'Who may call a subgraph, and how is everybody else refused?',
      example: 'Subgraphs accept only mTLS connections with the router’s identity.',
      detect: [
        re`\b(?:direct(?:ly)?|bypass\w*|past the (?:router|gateway)|only (?:the )?(?:router|gateway))\b${far}\b(?:call\w*|access\w*|refus\w+|reject\w*|reach\w*|subgraph\w*|accept\w*)\b`,
        re`\bsubgraphs?\b${near}\b(?:accepts?|admits?|answers?|serves?) (?:only|nobody but|no one but)\b|\b(?:only|nobody but) the (?:router|gateway)\b`,
      ],
    },
    {
      id: 'shared-field-disagrees',
      title: 'Two subgraphs disagree on a field',
      question: 'Which one is right, and how is the difference noticed?',
      example: '`Product.name` is resolved by `catalog` only; the copy in `search` is removed with `@override`.',
      detect: [
        re`\b(?:shareable|override|same field|both subgraphs|conflicting (?:types?|fields?)|incompatible types?)\b`,
      ],
    },
  ],
};
