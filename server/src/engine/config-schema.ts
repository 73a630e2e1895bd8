// The JSON Schema (draft-07) of the settings: one property a rule, with what the rule itself says of its options.
import type { Schema } from '@cfworker/json-schema';
import { concernsSchema, definitions, mostGlobs, stageSchema } from './config-schema-concerns.ts';
import type { Catalog, Message, Severity } from './model.ts';
import type { OptionSpec, Rule } from './rule.ts';
import { defaultSettings, type Limits, stages } from './settings.ts';
import { english, ours, say, type Words } from './words.ts';

export type { Schema };

/** What settings may name. */
export interface Known {
  readonly rules: readonly Rule[];
  readonly catalog: Catalog;
}

const docs = 'https://github.com/fedreq/fedreq/blob/main/docs';

/** The words for how much a finding weighs. */
const severities: Readonly<Record<'off' | Severity, Message>> = {
  off: say`The rule says nothing.`,
  error: say`The request cannot be built from.`,
  warning: say`A reviewer would come back with a question.`,
  information: say`Probably not meant so.`,
  hint: say`Could be nicer.`,
};

/** Keys of the project file that an editor's settings have too. */
export const editorKeys = ['files', 'stage', 'rules'] as const;

/** Schema of the project file, and of its part of the editor's settings. Keys that it does not list are mistakes. It is explained in `words`. */
export function settingsSchema({ rules, catalog }: Known, words: Words = english): Schema {
  const ofFile: Record<string, Schema> = {
    files: {
      ...told(
        words,
        say`Globs of the Markdown and YAML files that are requests whatever their name, relative to the folder of these settings.`,
        'files',
      ),
      ...globs,
      default: [...defaultSettings.files],
    },
    stage: {
      ...told(words, say`Stage of a request that does not say its own. It sets how severe an omission is.`, 'stage'),
      ...stageSchema(words),
      default: defaultSettings.stage,
    },
    rules: {
      title: 'rules',
      ...told(words, say`Severity and options, rule by rule. What is not named here keeps its default.`, 'rules'),
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(rules.map(rule => [rule.id, schemaOfRule(rule, words)])),
      default: {},
    },
  };
  const concerns = {
    ...told(words, say`What requests of this project must speak to besides.`, 'concerns'),
    ...concernsSchema(catalog, words),
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'settings',
    definitions: definitions(words),
    type: 'object',
    additionalProperties: false,
    properties: {
      ...ofFile,
      extends: extendsSchema(words),
      overrides: overridesSchema(words),
      concerns,
      tickets: ticketsSchema(words),
      limits: limitsSchema(words),
    },
  };
}

/** Addresses are data: nothing of them is a pattern, and only the web is led to. */
const ticketsSchema = (words: Words): Schema => ({
  ...told(
    words,
    say`Where tickets are kept, by what their names begin with: 'ORD-' leads from ORD-12 to an address that has {number} or {id} in the place of what follows.`,
    'tickets',
  ),
  title: 'tickets',
  type: 'object',
  maxProperties: 50,
  additionalProperties: false,
  properties: {},
  patternProperties: {
    [ticketPrefix]: {
      title: 'ticket address',
      description: words(say`Address of a ticket. {number} stands for digits, {id} for letters and digits.`),
      type: 'string',
      maxLength: 1000,
      pattern: ticketAddress,
    },
  },
  default: {},
});
const ticketPrefix = '^[A-Za-z0-9#!_.-]{0,30}[A-Za-z#!_-]$';
const ticketAddress =
  '^https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?/[^\\s{}<>"\'`\\\\]*\\{(?:number|id)\\}[^\\s{}<>"\'`\\\\]*$';

function told(words: Words, message: Message, anchor: string): Schema {
  const more = `${docs}/configuration.md#${anchor}`;
  return { description: words(message), markdownDescription: words(say`${message} [More](${more})`) };
}

const globs: Schema = {
  type: 'array',
  maxItems: mostGlobs,
  items: { title: 'glob', type: 'string', minLength: 1, maxLength: 200 },
};
const path: Schema = { title: 'path', type: 'string', minLength: 1, maxLength: 400 };

const extendsSchema = (words: Words): Schema => ({
  ...told(
    words,
    say`Files of settings that this one builds on, relative to it. A later one wins over an earlier one, this file over all.`,
    'extends',
  ),
  anyOf: [path, { type: 'array', maxItems: 20, items: path }],
  default: [],
});

const overridesSchema = (words: Words): Schema => ({
  ...told(words, say`Other settings for some of the files, one after another: a later one wins.`, 'overrides'),
  type: 'array',
  maxItems: 100,
  items: {
    title: 'override',
    type: 'object',
    additionalProperties: false,
    required: ['files'],
    properties: {
      files: {
        ...told(words, say`Globs of the files that this is for, relative to the folder of .fedreq.yaml.`, 'overrides'),
        ...globs,
      },
      stage: { $ref: '#/properties/stage' },
      rules: { $ref: '#/properties/rules' },
      concerns: { $ref: '#/properties/concerns' },
      tickets: { $ref: '#/properties/tickets' },
    },
  },
  default: [],
});

const limits = {
  characters: say`Characters that are read.`,
  sections: say`Sections that are read.`,
  findings: say`Findings that are kept, the most severe ones.`,
  seconds: say`Seconds that an analysis may take.`,
} satisfies Record<keyof Limits, Message>;

/** No machine reads so much of anything. */
const mostOfAnything = 1_000_000_000;

const limitsSchema = (words: Words): Schema => ({
  ...told(words, say`How much of one document is looked at. Where that ends, a finding says so.`, 'limits'),
  title: 'limits',
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(
    Object.entries(limits).map(([name, description]) => [
      name,
      {
        description: words(description),
        type: 'integer',
        minimum: 1,
        maximum: mostOfAnything,
        default: defaultSettings.limits[name as keyof Limits],
      },
    ]),
  ),
  default: {},
});

function schemaOfRule(rule: Rule, words: Words): Schema {
  const { id, severity, options } = rule;
  const byStage = stages.map(stage => `${stage}: ${severity[stage]}`).join(', ');
  const message = say`${ours(rule, 'summary')} Default by stage: ${byStage}.`;
  const ofOptions = Object.entries(options).map(([name, spec]) => [name, schemaOfOption(spec, words)]);
  return {
    description: words(message),
    markdownDescription: words(say`${message} [More](${`${docs}/rules/${id}.md`})`),
    anyOf: [
      severitySchema(words),
      {
        title: 'options',
        type: 'object',
        additionalProperties: false,
        properties: { severity: severitySchema(words), ...Object.fromEntries(ofOptions) },
      },
    ],
  };
}

function severitySchema(words: Words): Schema {
  return {
    title: 'severity',
    description: words(say`How much a finding of this rule weighs, at every stage.`),
    type: 'string',
    enum: Object.keys(severities),
    enumDescriptions: Object.values(severities).map(words),
  };
}

/** Numbers of the options count or measure something: none is negative, and a whole default asks for a whole number. */
function schemaOfOption(spec: OptionSpec, words: Words): Schema {
  const { default: value } = spec;
  const common = { description: words(ours(spec, 'description')), default: value };
  if (typeof value === 'number') return { ...common, type: Number.isInteger(value) ? 'integer' : 'number', minimum: 0 };
  if (typeof value === 'object') return { ...common, type: 'array', items: { type: 'string' } };
  return { ...common, type: typeof value === 'boolean' ? 'boolean' : 'string' };
}
