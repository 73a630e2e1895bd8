// What evidence is made of: words as they are learned, and what a document's numbers take of its passages.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { probability } from '../server/src/engine/evidence/summary.ts';
import { asWritten, rawWordsOf, stem } from '../server/src/engine/evidence/words.ts';
import { analyse } from '../server/src/engine/index.ts';

describe('words of evidence', () => {
  it('are the same for every number, year, version and numbered document', () => {
    const words = rawWordsOf(
      'After 30 s, since 2024, v1beta1 and v2 of MSC2746 as RFC7231 say, k8s and base64 stay',
    ).map(stem);
    assert.deepEqual(
      words.filter(word => word.startsWith('<')),
      ['<number>', '<year>', '<version>', '<version>', '<document>', '<document>'],
    );
    assert.ok(words.includes('k8s') && words.includes('base64'));
  });

  it('are shown as the text writes them', () => {
    const taken = ['alway', 'publishe', '<number>', 'error rate', 'rollout'];
    assert.deepEqual(asWritten(taken, 'It always publishes 3 error rates.'), [
      'always',
      'publishes',
      '<number>',
      'error rates',
      'rollout',
    ]);
    const { answers } = analyse(
      '# Let storefront read orders\n\n## Failure\n\nIf it breaks, it always retries.\n',
      'markdown',
    ).report;
    const shown = answers.flatMap(({ evidence }) => evidence.flatMap(one => one.words));
    assert.ok(shown.includes('breaks') && !shown.includes('break') && !shown.includes('alway'), shown.join(', '));
  });
});

describe('evidence of a document', () => {
  const rollout = (body: string) => {
    const answer = analyse(
      `# Rename the field\n\nThe field is renamed.\n\n## Upgrade strategy\n\n${body}\n`,
      'markdown',
    ).request.answers.find(({ concern }) => concern === 'rollout');
    assert.ok(answer);
    return answer;
  };

  it('is none where a heading promises and its text is a stand-in', () => {
    const { state, evidence } = rollout('TBD');
    assert.equal(state, 'placeholder');
    assert.deepEqual(evidence, []);
  });

  it('is there where the text says it', () => {
    const { state, evidence } = rollout(
      'The flag is off in alpha. It is turned on for one cluster first; to roll back, turn the flag off again.',
    );
    assert.equal(state, 'answered');
    assert.ok((evidence[0]?.weight ?? 0) > probability(0));
  });
});
