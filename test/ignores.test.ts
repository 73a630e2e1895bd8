// Ignore comments and findings that speak of several concerns at once.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, english, fixesFor } from '../server/src/engine/index.ts';

describe('an ignore for one concern of a group', () => {
  const text =
    '<!-- fedreq-ignore-file missing-concern/caching: nothing is cached -->\n\n# Let storefront read orders\n';
  const { request, report } = analyse(text, 'markdown');

  it('is shown with its reason, and is of use', () => {
    const ignored = report.ignored.map(({ finding, reason }) => [finding.rule, finding.concern, reason]);
    assert.deepEqual(ignored, [['missing-concern', 'caching', 'nothing is cached']]);
    assert.ok(!report.findings.some(({ rule }) => rule === 'useless-ignore'));
  });

  it('keeps its section out of the fix for the rest', () => {
    const group = report.findings.find(({ message }) => english(message).includes('nothing deals with these'));
    assert.ok(group && !english(group.message).includes('Caching'));
    const [all] = fixesFor(group, request);
    assert.match(all ? english(all.title) : '', /^Insert all 13 missing sections$/);
    const written = all?.edits.map(edit => edit.text).join('') ?? '';
    assert.ok(written.includes('## Monitoring') && !written.includes('## Caching'));
  });
});
