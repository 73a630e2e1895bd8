// The windows of the suite: docs/vscode.md tells of each, and the runner of the matrix takes no name that it does not know.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { main, runners } from '../scripts/hosts.ts';
import { servedOnly, situations } from '../scripts/suite/situations.ts';
import { leftOut } from '../scripts/vscode-suite.ts';

const names = [...situations, ...servedOnly].map(({ name }) => name);
const [, section = ''] = /### What is tested\n([\s\S]*?)\n##/.exec(readFileSync('docs/vscode.md', 'utf8')) ?? [];
const quoted = (pattern: RegExp) => [...section.matchAll(pattern)].map(([, word]) => word);

describe('the windows of the suite', () => {
  it('are those of which the docs tell', () => {
    assert.deepEqual(quoted(/^\| `([a-z-]+)` \|/gm), names);
    for (const word of ['oldest', 'newest', ...Object.keys(runners)]) assert.ok(section.includes(`\`${word}\``), word);
    assert.equal(Number(/(\d+) windows/.exec(section)?.[1]), names.length * 2 * Object.keys(runners).length);
  });

  it('have names, and another one is no run that passes', async () => {
    assert.equal(await main(['newest', 'web', 'severall']), 2);
  });

  it('may be left out by a developer who is told so, and by nobody else', () => {
    assert.equal(leftOut('there is no Chromium', {}).failed, 0);
    const { failed, lines } = leftOut('there is no Chromium', { CI: 'true' });
    assert.equal(failed, 1);
    assert.match(String(lines), /untrusted, virtual, web, driven: .*there is no Chromium/);
  });
});
