// Words that say too little, and the form that each of them is replaced by.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, defaultSettings, english, fixesFor, mergeSettings } from '../server/src/engine/index.ts';
import { fixed } from './kit/fixes.ts';

/** The section that it stands in, the rule, what is written, and what stands there after the fix. */
const cases: readonly (readonly [section: string, rule: string, before: string, after: string])[] = [
  ['Guarantees', 'vague-term', 'It must be fast.', 'It must answer within <number> ms at p99.'],
  [
    'Guarantees',
    'vague-term',
    'The read path is highly available.',
    'The read path is available in <percentage> of minutes per calendar month.',
  ],
  [
    'Guarantees',
    'vague-term',
    'The gateway must be scalable.',
    'The gateway must be able to serve <number> requests per second.',
  ],
  [
    'Guarantees',
    'vague-term',
    'It adds minimal overhead to each read.',
    'It adds at most <number> % of overhead to each read.',
  ],
  [
    'Guarantees',
    'vague-term',
    'Reads must have low latency there.',
    'Reads must have at most <number> ms of latency at p99 there.',
  ],
  ['Guarantees', 'vague-term', 'It must serve a large number of tenants.', 'It must serve <number> tenants.'],
  [
    'Failure modes',
    'vague-term',
    'The gateway must return an error to its callers.',
    'The gateway must return error <code> and the caller <does what> to its callers.',
  ],
  ['Failure modes', 'vague-term', 'In most cases the copy is served.', 'Except where <case> the copy is served.'],
  [
    'Failure modes',
    'vague-term',
    'It must be handled gracefully by all.',
    'It must be handled so that the caller <gets what> by all.',
  ],
  [
    'Schema',
    'vague-term',
    'The subgraph must publish the relevant fields of it.',
    'The subgraph must publish the fields <which ones> of it.',
  ],
  [
    'Schema',
    'vague-term',
    'The screen must be user-friendly for agents.',
    'The screen must be <a number or a name or the list> for agents.',
  ],
  [
    'Caching',
    'unbounded-quantity',
    'Entries have a short lifetime in the router.',
    'Entries have a lifetime of <number> s in the router.',
  ],
  [
    'Caching',
    'unbounded-quantity',
    'Entries are dropped immediately by the router.',
    'Entries are dropped within <number> s by the router.',
  ],
  [
    'Failure modes',
    'unbounded-quantity',
    'If the lag gets too large the copy is dropped.',
    'If the lag gets more than <number> the copy is dropped.',
  ],
  [
    'Failure modes',
    'unbounded-quantity',
    'Under high load reads are shed by the router.',
    'Under a load of <number> requests per second reads are shed by the router.',
  ],
  [
    'Rollout',
    'relative-time',
    'For now the old export stays beside it.',
    'Until <date> the old export stays beside it.',
  ],
  [
    'Rollout',
    'relative-time',
    'All tenants follow next quarter at the latest.',
    'All tenants follow by <date> at the latest.',
  ],
  [
    'Guarantees',
    'weak-guarantee',
    'The gateway should not return stale prices.',
    'The gateway must not return stale prices.',
  ],
  ['Shared data', 'open-list', 'Order id, status, etc.', 'Order id, status, and <the others by name>.'],
  [
    'Constraints',
    'invisible-default',
    'The timeout is configurable by its owner.',
    'The timeout is configurable from <lowest> to <highest> with the default <value> by its owner.',
  ],
  [
    'Failure modes',
    'absolute-claim',
    'Failed writes are retried until they succeed.',
    'Failed writes are retried at most <number> times and then <what happens>.',
  ],
  [
    'Where',
    'unnamed-party',
    'Ask Thomas for the list of peers. Then ask Thomas again.',
    'Ask Thomas for the list of peers. Then ask <team and how it is reached> again.',
  ],
  [
    'Authentication',
    'escape-clause',
    'Keys are rotated as needed, in each cluster.',
    'Keys are rotated when <who> decides so by <what>, in each cluster.',
  ],
];

const documentsOf = (section: string, said: string) => [
  { format: 'markdown' as const, text: `# Let a read b\n\n## ${section}\n\n${said}\n` },
  { format: 'yaml' as const, text: `title: Let a read b\n${section.toLowerCase().replace(' ', '-')}: ${said}\n` },
];

describe('words that say too little', () => {
  for (const [section, rule, before, after] of cases) {
    it(`${rule}: ${before}`, () => {
      const results = documentsOf(section, after);
      for (const [index, { text, format }] of documentsOf(section, before).entries()) {
        const { request, report } = analyse(text, format);
        const finding = report.findings.find(one => one.rule === rule);
        const [fix, ...others] = finding ? fixesFor(finding, request) : [];
        assert.ok(fix && others.length === 0, `${rule} has one fix in ${format}`);
        assert.equal(fixed(text, fix), results[index]?.text);
        const title = english(fix.title);
        assert.ok(title.startsWith('Replace "') && !fix.preferred && !fix.safe, title);
      }
    });
  }

  it('are not replaced in part, where they go over the end of a line', () => {
    const settings = mergeSettings(defaultSettings, { rules: { 'vague-term': { also: ['near real time'] } } });
    for (const [said, fixes] of [
      ['near real time', 1],
      ['near real\ntime', 0],
    ] as const) {
      const text = `# Let a read b\n\n## Guarantees\n\nChanges arrive in ${said}.\n`;
      const { request, report } = analyse(text, 'markdown', { settings });
      const [finding] = report.findings.filter(({ rule }) => rule === 'vague-term');
      assert.equal(finding && fixesFor(finding, request, settings).length, fixes, said);
    }
  });
});
