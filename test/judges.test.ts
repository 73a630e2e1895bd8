// Many texts are judged on all cores, and the report is that of one core.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { commandLine } from '../scripts/build.ts';
import type { Judged, Task, Writing } from '../server/src/cli/judge.ts';
import { Judges } from '../server/src/cli/judges.ts';
import { defaultSettings, mergeSettings } from '../server/src/engine/index.ts';

const writing: Writing = { format: 'json', colour: false, width: 80, profile: false };
const folder = mkdtempSync(join(tmpdir(), 'fedreq-judges-'));
const outfile = join(folder, 'fedreq.cjs');
const entry = pathToFileURL(outfile);
before(() => build({ ...commandLine, outfile, bundle: true, platform: 'node', logLevel: 'error' }));
after(() => rmSync(folder, { recursive: true, force: true }));
const quiet = mergeSettings(defaultSettings, { rules: { 'vague-title': 'off', greeting: 'off' } });
const tasks = Array.from(
  { length: 9 },
  (_, i): Task => ({
    file: `${i}.fedreq.md`,
    path: undefined,
    text: `# Federation support\n\nHi team! Peer ${i} answers within a reasonable time.\n${'\n## Failure\n\nIt is handled.\n'.repeat(40 - 4 * i)}`,
    format: 'markdown',
    settings: i % 2 === 0 ? defaultSettings : quiet,
  }),
);

async function judged(texts: number): Promise<{ capacity: number; all: readonly Judged[] }> {
  const judges = new Judges(writing, { texts, entry });
  try {
    return { capacity: judges.capacity, all: await Promise.all(tasks.map(task => judges.judge(task))) };
  } finally {
    await judges.end();
  }
}

describe('judges', () => {
  it('say the same side by side as one after another, each with its settings', async () => {
    const alone = await judged(1);
    const many = await judged(1_000);
    assert.equal(alone.capacity, 1);
    assert.deepEqual(many.all, alone.all);
    assert.deepEqual(
      alone.all.map(({ summary }) => summary.file),
      tasks.map(({ file }) => file),
    );
    assert.notEqual(alone.all[0]?.written.replaceAll('0', '1'), alone.all[1]?.written);
  });

  it('fail where their workers do', async () => {
    const judges = new Judges(writing, { texts: 1_000, entry: new URL('data:text/javascript,throw new Error("no")') });
    if (judges.capacity === 1) return; // one core only
    const [task] = tasks;
    assert.ok(task);
    await assert.rejects(judges.judge(task), /no|worker/);
    await assert.rejects(judges.judge(task), /no|worker/);
    await judges.end();
  });
});
