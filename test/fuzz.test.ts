// What the fuzzer has found stays mended: each of its texts is read soundly.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { probe } from '../scripts/fuzz/target.ts';

const folder = new URL('fixtures/fuzz/', import.meta.url);

describe('a text that the fuzzer broke something with', () => {
  for (const name of readdirSync(folder)) it(name, () => probe(readFileSync(new URL(name, folder))));
});
