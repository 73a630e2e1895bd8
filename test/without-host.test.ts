// npm test where no VS Code can be had: that is a failure with a remedy, not a step that is left out.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';

const skip = process.platform !== 'linux' && 'elsewhere a browser does not stand in the path';

it('npm test fails where no VS Code can be had, and says what to install', { skip }, () => {
  const bare = mkdtempSync(join(tmpdir(), 'fedreq-bare-'));
  symlinkSync(process.execPath, join(bare, 'node'));
  const env = { PATH: bare, HOME: bare, PLAYWRIGHT_BROWSERS_PATH: bare };
  const args = ['scripts/run.mjs', 'test', '--only=VS Code'];
  const { status, stdout } = spawnSync(join(bare, 'node'), args, { env, encoding: 'utf8', timeout: 60_000 });
  rmSync(bare, { recursive: true });
  assert.match(stdout, /no Chromium .*: install Chromium \(Debian: apt-get install chromium\)/);
  assert.match(stdout, /^0 passed, 1 failed$/m);
  assert.equal(status, 1);
});
