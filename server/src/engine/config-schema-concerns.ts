// The part of the settings' schema that is about concerns: what a project may add to those of Fedreq, and its own.
import type { Schema } from '@cfworker/json-schema';
import type { Catalog, Concern, Element, Message, Stage } from './model.ts';
import { stages } from './settings.ts';
import { ours, say, type Words } from './words.ts';

export const mostGlobs = 200;

const stageMeanings: Readonly<Record<Stage, Message>> = {
  draft: say`Being written: omissions are mild.`,
  review: say`Others read it now.`,
  ready: say`It will be built from: omissions are errors.`,
};

export const stageSchema = (words: Words): Schema => ({
  title: 'stage',
  type: 'string',
  enum: [...stages],
  enumDescriptions: stages.map(stage => words(stageMeanings[stage])),
});

/** Concerns by id: the known ones take names and elements, every other id is one of the project's own. */
export function concernsSchema({ concerns }: Catalog, words: Words): Schema {
  const known = [...concerns.values()];
  return {
    title: 'concerns',
    type: 'object',
    maxProperties: 50,
    additionalProperties: false,
    properties: Object.fromEntries(known.map(concern => [concern.id, knownConcern(concern, words)])),
    patternProperties: { [otherId(known.map(({ id }) => id))]: ownConcern(words) },
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
  pattern: '^(?=.*\\S)[^<>\\[\\]`\\\\\\x00-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]+$',
});

const aliasesSchema = (words: Words): Schema => ({
  description: words(say`Headings that lead to it, beside its title.`),
  type: 'array',
  maxItems: 50,
  items: text(words(say`A heading.`), 100),
  default: [],
});

const wordsSchema = (words: Words): Schema => ({
  description: words(
    say`Words and phrases: a passage that has one of them holds the element. '*' stands for one word between two others.`,
  ),
  type: 'array',
  maxItems: 100,
  items: {
    title: 'phrase',
    type: 'string',
    maxLength: 100,
    pattern: '^[\\p{L}\\p{N}][^*\\x00-\\x1f]*(?: \\* [^*\\x00-\\x1f]+)*$',
  },
  default: [],
});

/** Said once, referred to wherever they are needed. */
export const definitions = (words: Words): Record<string, Schema> => ({
  aliases: aliasesSchema(words),
  words: wordsSchema(words),
  element: elementSchema(words),
});
const refTo = (name: string): Schema => ({ $ref: `#/definitions/${name}` });
const aliases = refTo('aliases');
const phrases = refTo('words');
const ownElement = refTo('element');

const requiredSchema = (words: Words): Schema => ({
  description: words(say`Whether an answer without it is incomplete.`),
  type: 'boolean',
  default: false,
});

const elementSchema = (words: Words): Schema => ({
  title: 'element',
  type: 'object',
  additionalProperties: false,
  required: ['ask'],
  properties: {
    ask: text(words(say`The question that a reader would have to ask if it is not there.`)),
    name: text(
      words(say`What it is, in a few words; its id where this is left out. 'Name: …' in a request holds it.`),
      80,
    ),
    words: phrases,
    required: requiredSchema(words),
    example: text(words(say`A line that would do.`)),
  },
});

const ownConcern = (words: Words): Schema => ({
  title: 'concern',
  description: words(say`A concern of this project.`),
  type: 'object',
  additionalProperties: false,
  required: ['question'],
  properties: {
    question: text(words(say`What it asks, one question.`)),
    title: text(words(say`Its name and heading; its id in words where this is left out.`), 80),
    why: text(words(say`What goes wrong when it is not answered.`), 500),
    aliases,
    stages: {
      description: words(say`Stages at which it is asked for; at all where this is left out.`),
      type: 'array',
      items: stageSchema(words),
      default: [...stages],
    },
    elements: {
      title: 'elements',
      description: words(say`The parts of a complete answer, by id.`),
      type: 'object',
      maxProperties: 50,
      additionalProperties: false,
      properties: {},
      patternProperties: { [otherId([])]: ownElement },
      default: {},
    },
  },
});

function knownConcern(concern: Concern, words: Words): Schema {
  const { elements } = concern;
  return {
    title: 'known concern',
    description: words(say`${ours(concern, 'title')}: ${ours(concern, 'question')}`),
    type: 'object',
    additionalProperties: false,
    properties: {
      aliases,
      elements: {
        title: 'elements',
        description: words(say`Words for its elements, and elements of this project, by id.`),
        type: 'object',
        maxProperties: 50,
        additionalProperties: false,
        properties: Object.fromEntries(elements.map(element => [element.id, knownElement(element, words)])),
        patternProperties: { [otherId(elements.map(({ id }) => id))]: ownElement },
        default: {},
      },
    },
  };
}

function knownElement(element: Element, words: Words): Schema {
  return {
    title: 'known element',
    description: words(say`${ours(element, 'name')}: ${ours(element, 'ask')}`),
    type: 'object',
    additionalProperties: false,
    properties: { words: phrases, required: { ...requiredSchema(words), default: element.required } },
  };
}
