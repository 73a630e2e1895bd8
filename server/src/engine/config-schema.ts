// The JSON Schema (draft-07) of the settings: one property a rule, with what the rule itself says of its options.
import type { Schema } from '@cfworker/json-schema';
import type { Stage } from './model.ts';
import type { OptionSpec, Rule } from './rule.ts';
import { defaultSettings } from './settings.ts';

export type { Schema };

const stages: readonly Stage[] = ['draft', 'review', 'ready'];

/** The words for how much a finding weighs. */
const severities = {
  off: 'The rule says nothing.',
  error: 'The request cannot be built from.',
  warning: 'A reviewer would come back with a question.',
  information: 'Probably not meant so.',
  hint: 'Could be nicer.',
} as const;

/** Schema of the project file, and of its part of the editor's settings. Keys that it does not list are mistakes. */
export function settingsSchema(rules: readonly Rule[]): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Settings of Fedreq',
    type: 'object',
    additionalProperties: false,
    properties: {
      files: {
        description:
          'Globs of the Markdown and YAML files that are requests whatever their name, relative to the folder of these settings.',
        type: 'array',
        items: { title: 'glob', type: 'string', minLength: 1 },
        default: [...defaultSettings.files],
      },
      stage: {
        title: 'stage',
        description: 'Stage of a request that does not say its own. It sets how severe an omission is.',
        type: 'string',
        enum: [...stages],
        default: defaultSettings.stage,
      },
      rules: {
        description: 'Severity and options, rule by rule. What is not named here keeps its default.',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(rules.map(rule => [rule.id, schemaOfRule(rule)])),
        default: {},
      },
    },
  };
}

function schemaOfRule({ summary, severity, options }: Rule): Schema {
  const byStage = stages.map(stage => `${stage}: ${severity[stage]}`).join(', ');
  const ofOptions = Object.entries(options).map(([name, spec]) => [name, schemaOfOption(spec)]);
  return {
    description: `${summary} Default by stage: ${byStage}.`,
    anyOf: [
      severitySchema(),
      {
        type: 'object',
        additionalProperties: false,
        properties: { severity: severitySchema(), ...Object.fromEntries(ofOptions) },
      },
    ],
  };
}

function severitySchema(): Schema {
  return {
    title: 'severity',
    description: 'How much a finding of this rule weighs, at every stage.',
    type: 'string',
    enum: Object.keys(severities),
    enumDescriptions: Object.values(severities),
  };
}

/** Numbers of the options count or measure something: none is negative, and a whole default asks for a whole number. */
function schemaOfOption({ default: value, description }: OptionSpec): Schema {
  const common = { description, default: value };
  if (typeof value === 'number') return { ...common, type: Number.isInteger(value) ? 'integer' : 'number', minimum: 0 };
  if (typeof value === 'object') return { ...common, type: 'array', items: { type: 'string' } };
  return { ...common, type: typeof value === 'boolean' ? 'boolean' : 'string' };
}
