// Which types, fields and messages it needs.
import type { Concern } from '../../model.ts';
import { far, near, re, version } from '../shapes.ts';

export const schema: Concern = {
  id: 'schema',
  title: 'Schema',
  question: 'Which types, fields, messages or API objects does it need?',
  why: 'Two teams that read the same prose will write two schemas, and find out at composition time.',
  key: false,
  headings: ['Schema', 'Schema needs', 'Schema changes', 'API', 'API changes', 'API design', 'API specification', 'Data model', 'Data types', 'Types', 'Message format', 'Message formats', 'Wire format', 'Interfaces', 'Interface', 'Contract', 'Protocol', 'Fields', 'Types and fields', 'Series and labels', 'Events', 'Endpoints', 'CRD', 'Configuration'],
  headingWords: /\b(?:schemas?|api|data model|message formats?|wire format|interfaces?|types|endpoints?|crds?)\b/iu,
  elements: [
    {
      id: 'fields',
      name: 'fields, types or messages',
      ask: 'Which fields with which types, or which messages?',
      required: true,
      example: '`Order.status: OrderStatus!` is one of OPEN, SHIPPED, RETURNED; `Order.id: ID!` is the key.',
      detect: [
        /^code [^\n]*[{:=<(]/iu,
        re`\b(?:fields?|propert(?:y|ies)|types?|attributes?|columns?|parameters?|keys?|labels?|claims?|enums?|objects?|messages?|events?|endpoints?|headers?|methods?|resources?|schema|crd|structs?|arguments?|flags?|query|mutation|payload|body|name)\b${near}(?:\b(?:string|int(?:eger)?|float|boolean|bool|id|uuid|timestamp|datetime|array|list|map|object|enum|optional|required|nullable|non-null|unique|json|number|bytes|type of)\b|[A-Za-z_]\w*[:!.][A-Za-z_]\w*|\b[a-z]+[A-Z]\w+|\b[a-z]+_[a-z_]+\b|\/[a-z_{}/-]{3,})`,
        /\b[A-Za-z]\w*(?:\.\w+)?: ?\[?[A-Z][A-Za-z]+!?\]?!?|\b(?:GET|POST|PUT|DELETE|PATCH) \/\S+/u,
        re`\b(?:field|type|column|property|name|parameter|key|attribute|label)s?: [^;\n]{1,80};`,
      ],
    },
    {
      id: 'keys',
      name: 'identity of records',
      ask: 'Which key identifies the same thing on both sides?',
      required: false,
      example: 'The order id is unique across regions: prefix `eu-` or `us-`.',
      detect: [re`\b(?:keys?|ids?|identifiers?|unique(?:ly)?|identif(?:y|ies|ied)|uuid|primary key|@key|uri|urn)\b`],
    },
    {
      id: 'compatibility',
      name: 'compatibility rules',
      ask: 'Which changes are allowed, and what does an old reader do with a new field?',
      required: false,
      example: 'Fields are only added; readers ignore what they do not know; removal is announced 90 days ahead.',
      detect: [re`\b(?:compatib\w+|ignor(?:e[sd]?|ing) unknown|unknown (?:fields?|values?|labels?|enum)|additive|only added|breaking|deprecat\w+|optional|evolution|must be ignored|n-1)\b`],
    },
    {
      id: 'version',
      name: 'version',
      ask: 'How is the schema versioned, and where is it published?',
      required: false,
      example: 'Published as `orders-contract` v2 in the schema registry.',
      detect: [re`\b(?:versions?|versioned|versioning|registry|published|semver|v1(?:alpha|beta)\d?)\b|${version}`],
    },
    {
      id: 'validation',
      name: 'validation',
      ask: 'Who validates, and what happens to an invalid message?',
      required: false,
      example: 'The receiver validates against the JSON schema and answers 400 with the path.',
      detect: [re`\b(?:validat\w+|reject\w*|composition|schema check|contract tests?|lint\w*|must (?:match|conform)|invalid|malformed|400|schema registry)\b`],
    },
    {
      id: 'example',
      name: 'an example',
      ask: 'What does one concrete value look like?',
      required: false,
      example: 'Example: `{"id": "eu-4711", "status": "SHIPPED"}`.',
      detect: [/^code [^\n]*/iu, re`\b(?:example|e\.g\.|for instance)\b${far}["{[=:/]`],
    },
  ],
  guidance:
    'Name concrete fields with types, or messages and endpoints, in a table or a code block. Say which key identifies the same thing on both sides, what may change without asking, what an old reader does with a new field, who validates, and where the schema is published under which version.',
  snippet: [
    '| Field | Type | Meaning | Owner |',
    '| --- | --- | --- | --- |',
    '| ${1:<field>} | ${2:<type>} | ${3:<meaning>} | ${4:<party>} |',
    '',
    '- **Identity of records**: ${5:<key that is the same on both sides>}',
    '- **Compatibility**: ${6:<what may change, what an old reader does>}',
    '- **Version**: ${7:<version, where published>}',
    '- **Validation**: ${8:<who validates, what happens to an invalid message>}',
    '- **Example**: ${9:<one concrete value>}',
  ].join('\n'),
  kinds: {
    graphql: 'Show the types with their `@key` and who may set each field to null.',
    identity: 'List claims with type, source and whether they may be missing.',
    social: 'Show the event or activity as JSON, with the fields that are optional.',
    cluster: 'Show the custom resource with its defaults.',
    data: 'List tables, columns, types and units.',
    metrics: 'List metric names, types, units and labels.',
  },
};
