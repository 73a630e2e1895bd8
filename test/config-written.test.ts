// A whole file of settings, written by completion and explained by hover alone: nobody has to know a key by heart.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { completeConfig, english, hoverConfig, known, readConfig, settingsSchema } from '../server/src/engine/index.ts';

const explained = { known, words: english };
const text = `extends: ../platform/.fedreq.yaml
files:
  - rfcs/**/*.md
stage: review
rules:
  vague-term:
    severity: information
    also:
      - in due time
    allowed:
      - robust
  missing-concern:
    groupFrom: 6
  greeting: off
  open-point: error
  relative-time: hint
overrides:
  - files:
      - drafts/**
    stage: draft
    rules:
      unnamed-party: off
  - files:
      - approved/**
    stage: ready
concerns:
  cost-sharing:
    question: Who pays for the calls of whom?
    title: Cost sharing
    why: Two teams share one bill.
    aliases:
      - Who pays
    stages:
      - review
      - ready
    elements:
      payer:
        name: payer
        ask: Which team pays?
        example: The edge team pays.
        words:
          - cost centre
        required: true
  rollout:
    aliases:
      - Go-live plan
    elements:
      way-back:
        words:
          - kill switch
        required: false
tickets:
  ORD-: https://tickets.example/browse/ORD-{number}
limits:
  characters: 6000000
  sections: 20000
  findings: 10000
  seconds: 20
`;
/** What a project names itself. */
const own = new Set(['cost-sharing', 'payer', 'ORD-']);

interface Word {
  readonly word: string;
  readonly at: number;
}

const found = (pattern: RegExp): readonly Word[] =>
  [...text.matchAll(pattern)]
    .map(({ 0: all, 1: word = '', index }) => ({ word, at: index + all.length - word.length - 1 }))
    .filter(({ word }) => !own.has(word));
const keys = found(/^[ -]*([a-zA-Z-]+):/gm);
const values = found(/(?:: |^ {6}- )(off|error|hint|information|draft|review|ready|true|false)\n/gm);

describe('a whole file of settings', () => {
  it('is right, has every key there is, and more than forty lines', () => {
    assert.deepEqual(readConfig(text, known).problems, []);
    assert.ok(text.split('\n').length > 40);
    const { properties = {} } = settingsSchema(known);
    const used = new Set(keys.map(({ word }) => word));
    assert.deepEqual(
      Object.keys(properties).filter(key => !used.has(key)),
      [],
    );
  });

  it('is offered key by key and word by word, with what follows still to be written', () => {
    assert.ok(keys.length > 35 && values.length > 9, `${keys.length} keys, ${values.length} values`);
    for (const { word, at } of [...keys, ...values]) {
      const offered = completeConfig(text.slice(0, at), at, explained).map(({ label }) => label);
      assert.ok(offered.includes(word), `'${word}' after:\n${text.slice(0, at)}\noffered: ${offered.join(', ')}`);
    }
  });

  it('is explained at each key and at each word that says how', () => {
    for (const { word, at } of [...keys, ...values]) {
      const { markdown } = hoverConfig(text, at + 1, explained) ?? {};
      assert.ok(
        markdown &&
          english(markdown)
            .replace(/\*\*.*?\*\*|`.*?`/, '')
            .trim().length > 20,
        `'${word}': ${markdown && english(markdown)}`,
      );
    }
  });
});
