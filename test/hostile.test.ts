// Hostile and broken input: each is read within a time, read twice the same, and what cannot be read is said.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  analyse,
  catalog,
  english,
  type Format,
  jsonText,
  plain,
  requestHtml,
  requestJson,
  requestText,
} from '../server/src/engine/index.ts';
import { type Hostile, inputs, lines, many } from './kit/hostile.ts';
import { assertSound } from './kit/sound.ts';

/** CPU time in milliseconds that none of them needs, whatever else the machine does. */
const bearable = 5_000;

/** What something makes, and the CPU time that it takes, in milliseconds. */
function timed<Made>(make: () => Made): { readonly made: Made; readonly took: number } {
  const begun = process.cpuUsage();
  const made = make();
  const { user, system } = process.cpuUsage(begun);
  return { made, took: (user + system) / 1_000 };
}

describe('hostile input', () => {
  for (const [title, { format = 'markdown', make, size, says }] of Object.entries(inputs))
    it(title, () => {
      const text = make(size);
      const { made: first, took } = timed(() => analyse(text, format));
      assertSound(first);
      if (says)
        assert.ok(
          first.report.findings.some(({ message }) => says.test(english(message))),
          `a finding that says ${says}`,
        );
      assert.ok(took < bearable, `${took.toFixed(0)} ms`);
      const { took: written } = timed(() => [
        requestText('a.md', first, { catalog, paint: plain, width: 80 }),
        requestHtml(first, catalog, { standalone: true }),
        jsonText(requestJson('a.md', first)),
      ]);
      assert.ok(written < bearable, `${written.toFixed(0)} ms to write the report`);
    });
});

/** Inputs of which each piece may look at all the others. */
const crowded: Readonly<Record<string, Hostile>> = {
  'ignore comments on one line': { make: many('It is fast <!-- fedreq-ignore vague-term: why -->'), size: 60_000 },
  'ignore comments one below the other': { make: many('<!-- fedreq-ignore vague-term: why -->\n'), size: 80_000 },
  'ignored lines': { make: many('It is fast <!-- fedreq-ignore vague-term: why -->\n\n'), size: 60_000 },
  'ignored sections': {
    make: many('## a\nIt is fast <!-- fedreq-ignore-section vague-term: why -->\n'),
    size: 60_000,
  },
  'keys of YAML': { format: 'yaml', make: lines(i => `key-${i}: It is fast.`), size: 500 },
  'keys of YAML that must be read as a whole': {
    format: 'yaml',
    make: size => `a: &a x\n${lines(i => `key-${i}: It is fast.`)(size)}`,
    size: 500,
  },
};

describe('at four times the size', () => {
  /** The least CPU time of three, in milliseconds: what else the machine does only adds. */
  const timeOf = (text: string, format: Format): number =>
    Math.min(...[1, 2, 3].map(() => timed(() => analyse(text, format)).took));
  for (const [title, { format = 'markdown', make, size }] of Object.entries(crowded))
    it(`${title} take less than eight times as long`, () => {
      const [some, more] = [timeOf(make(size), format), timeOf(make(4 * size), format)];
      assert.ok(more < 8 * some, `${some.toFixed(0)} ms, then ${more.toFixed(0)} ms`);
    });
});
