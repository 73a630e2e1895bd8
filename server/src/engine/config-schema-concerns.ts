// The part of the settings' schema that is about concerns: what a project may add to those of Fedreq, and its own.
import type { Schema } from '@cfworker/json-schema';
import type { Catalog, Concern, Element } from './model.ts';
import { stages } from './settings.ts';

export const mostGlobs = 200;

/** Concerns by id: the known ones take names and elements, every other id is one of the project's own. */
export function concernsSchema({ concerns }: Catalog): Schema {
  const known = [...concerns.values()];
  return {
    title: 'concerns',
    type: 'object',
    maxProperties: 50,
    additionalProperties: false,
    properties: Object.fromEntries(known.map(concern => [concern.id, knownConcern(concern)])),
    patternProperties: { [otherId(known.map(({ id }) => id))]: ownConcern },
    default: {},
  };
}

/** Ids are words in small letters joined by hyphens: keys of YAML, parts of comments and links. */
const otherId = (known: readonly string[]): string => `^(?!(?:${known.join('|')})$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*$`;

/** Shown in hovers, tables and terminals as it stands: nothing in it can be markup. */
const text = (description: string, most = 200): Schema => ({
  title: 'text',
  description,
  type: 'string',
  maxLength: most,
  pattern: '^(?=.*\\S)[^<>\\[\\]`\\\\\\x00-\\x1f\\x7f]+$',
});

const aliasesSchema: Schema = {
  description: 'Headings that lead to it, beside its title.',
  type: 'array',
  maxItems: 50,
  items: text('A heading.', 100),
  default: [],
};

const wordsSchema: Schema = {
  description:
    "Words and phrases: a passage that has one of them holds the element. '*' stands for one word between two others.",
  type: 'array',
  maxItems: 100,
  items: {
    title: 'phrase',
    type: 'string',
    maxLength: 100,
    pattern: '^[\\p{L}\\p{N}][^*\\x00-\\x1f]*(?: \\* [^*\\x00-\\x1f]+)*$',
  },
  default: [],
};

/** Said once, referred to wherever they are needed. */
export const definitions = (): Record<string, Schema> => ({
  aliases: aliasesSchema,
  words: wordsSchema,
  element: elementSchema,
});
const refTo = (name: string): Schema => ({ $ref: `#/definitions/${name}` });
const aliases = refTo('aliases');
const words = refTo('words');
const ownElement = refTo('element');

const required: Schema = {
  description: 'Whether an answer without it is incomplete.',
  type: 'boolean',
  default: false,
};

const elementSchema: Schema = {
  title: 'element',
  type: 'object',
  additionalProperties: false,
  required: ['ask'],
  properties: {
    ask: text('The question that a reader would have to ask if it is not there.'),
    name: text("What it is, in a few words; its id where this is left out. 'Name: …' in a request holds it.", 80),
    words,
    required,
    example: text('A line that would do.'),
  },
};

const ownConcern: Schema = {
  title: 'concern',
  description: 'A concern of this project.',
  type: 'object',
  additionalProperties: false,
  required: ['question'],
  properties: {
    question: text('What it asks, one question.'),
    title: text('Its name and heading; its id in words where this is left out.', 80),
    why: text('What goes wrong when it is not answered.', 500),
    aliases,
    stages: {
      description: 'Stages at which it is asked for; at all where this is left out.',
      type: 'array',
      items: { title: 'stage', type: 'string', enum: [...stages] },
      default: [...stages],
    },
    elements: {
      title: 'elements',
      description: 'The parts of a complete answer, by id.',
      type: 'object',
      maxProperties: 50,
      additionalProperties: false,
      properties: {},
      patternProperties: { [otherId([])]: ownElement },
      default: {},
    },
  },
};

function knownConcern({ title, question, elements }: Concern): Schema {
  return {
    title: 'known concern',
    description: `${title}: ${question}`,
    type: 'object',
    additionalProperties: false,
    properties: {
      aliases,
      elements: {
        title: 'elements',
        description: 'Words for its elements, and elements of this project, by id.',
        type: 'object',
        maxProperties: 50,
        additionalProperties: false,
        properties: Object.fromEntries(elements.map(element => [element.id, knownElement(element)])),
        patternProperties: { [otherId(elements.map(({ id }) => id))]: ownElement },
        default: {},
      },
    },
  };
}

function knownElement({ name, ask, required: isRequired }: Element): Schema {
  return {
    title: 'known element',
    description: `${name}: ${ask}`,
    type: 'object',
    additionalProperties: false,
    properties: { words, required: { ...required, default: isRequired } },
  };
}
