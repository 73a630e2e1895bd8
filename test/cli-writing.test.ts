// Whatever the command line writes is whole or not there: full and read-only disks, limits, signals, readers that go away.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { builtCommand, type CommandOptions } from './kit/command.ts';

const root = mkdtempSync(join(tmpdir(), 'fedreq-writing-'));
after(() => rmSync(root, { recursive: true, force: true }));
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(root, 'case-'));
  for (const one of [root, folder]) chmodSync(one, 0o755);
});
const at = (name: string): string => join(folder, name);
const put = (name: string, text: string): void => writeFileSync(at(name), text);
const read = (name: string): string => readFileSync(at(name), 'utf8');
const request = '# Federation support\n\nHi team! It comes soon.\n';
const isRoot = process.getuid?.() === 0;
const nobody = 65_534;
const posix = { skip: process.platform === 'win32' };

const { run, begin } = builtCommand();
const fedreq = (args: readonly string[], options: Partial<CommandOptions> = {}) =>
  run(args, { cwd: folder, patience: 30_000, ...options });

/** Everything that writes a file, with the file. */
const writers: readonly (readonly [title: string, args: readonly string[], file: string])[] = [
  ['check --output', ['check', '-', '--format', 'json', '--output', 'report.json'], 'report.json'],
  ['new', ['new', '--federation', 'data', 'n.fedreq.md'], 'n.fedreq.md'],
  ['init', ['init'], '.fedreq.yaml'],
];

describe('a file that cannot be written', posix, () => {
  for (const [title, args, file] of writers) {
    const isReport = title.startsWith('check');
    /** Status 2, one line that names file, reason and remedy; the old report is there and no draft. */
    const assertLeft = async (said: RegExp, options: Partial<CommandOptions> = {}): Promise<void> => {
      const { status, signal, err } = await fedreq(args, { stdin: request.repeat(400), ...options });
      assert.deepEqual([status, signal], [2, null], err);
      assert.match(err, said);
      assert.equal(err.trim().split('\n').length, 1, err);
      const cwd = options.cwd ?? folder;
      assert.deepEqual(readdirSync(cwd), isReport ? [file] : []);
      if (isReport) assert.equal(readFileSync(join(cwd, file), 'utf8'), 'old');
    };

    it(`by ${title} where nobody may write leaves what was there`, async () => {
      if (isReport) put(file, 'old');
      if (isRoot) chownSync(folder, 0, 0);
      else chmodSync(folder, 0o555);
      await assertLeft(/cannot be written \(permission denied\)\. Name a file in a folder that you may write to\./, {
        ...(isRoot && { uid: nobody }),
      });
      chmodSync(folder, 0o755);
    });

    it(`by ${title} where files may not be that long leaves what was there`, async () => {
      if (isReport) put(file, 'old');
      await assertLeft(/cannot be written \(it would be larger than is allowed here\)\. Raise the limit/, {
        shell: 'ulimit -f 1; exec "$@"',
      });
    });

    it(`by ${title} on a full disk leaves what was there`, async t => {
      const disk = at('disk');
      mkdirSync(disk);
      if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8k', 'tmpfs', disk]).status !== 0)
        return t.skip('no disk can be mounted here');
      try {
        if (isReport) writeFileSync(join(disk, file), 'old');
        await assertLeft(/cannot be written \(the disk is full\)\. Make room there, or name a file elsewhere\./, {
          cwd: disk,
          shell: isReport ? '"$@"' : `head -c 8192 /dev/zero > full; "$@"; s=$?; rm full; exit $s`,
        });
      } finally {
        spawnSync('umount', [disk]);
      }
    });

    it(`by ${title} on a disk that is read-only leaves what was there`, async t => {
      const disk = at('disk');
      mkdirSync(disk);
      if (isReport) writeFileSync(join(disk, file), 'old');
      const mounted = spawnSync('sh', ['-c', 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0"', disk]);
      if (mounted.status !== 0) return t.skip('no disk can be mounted here');
      try {
        await assertLeft(/cannot be written \(the disk is read-only\)\. Name a file elsewhere\./, { cwd: disk });
      } finally {
        spawnSync('umount', [disk]);
      }
    });
  }

  it('is no file that is checked', async () => {
    put('x.fedreq.md', request);
    symlinkSync('x.fedreq.md', at('link.md'));
    for (const name of ['x.fedreq.md', './x.fedreq.md', 'link.md']) {
      const { status, err } = await fedreq(['check', '.', '--output', name]);
      assert.equal(status, 2);
      assert.match(err, /is a file that is checked \(x\.fedreq\.md\): name another/);
      assert.equal(read('x.fedreq.md'), request);
    }
  });

  for (const [target, said] of [
    ['loop.json', /its links go in a circle/],
    [`${'a'.repeat(300)}.json`, /its name is too long\)\. Choose a shorter one\./],
    ['x.fedreq.md/r.json', /its folder is a file\)\. Name a file elsewhere\./],
  ] as const)
    it(`at ${target.slice(0, 20)} is said in a line`, async () => {
      put('x.fedreq.md', request);
      symlinkSync('loop.json', at('loop.json'));
      const { status, err } = await fedreq(['check', '-', '--output', target], { stdin: request });
      assert.equal(status, 2);
      assert.match(err, said);
      assert.deepEqual(readdirSync(folder).sort(), ['loop.json', 'x.fedreq.md']);
    });
});

describe('a file that is written', posix, () => {
  it('keeps who may read it', async () => {
    put('r.json', 'old');
    chmodSync(at('r.json'), 0o600);
    await fedreq(['check', '-', '--output', 'r.json'], { stdin: request });
    assert.notEqual(read('r.json'), 'old');
    assert.equal(statSync(at('r.json')).mode & 0o777, 0o600);
  });

  it('anew takes no place, not even that of a link that leads nowhere', async () => {
    symlinkSync('nowhere', at('n.fedreq.md'));
    const { status, err } = await fedreq(['new', '--federation', 'data', 'n.fedreq.md']);
    assert.deepEqual([status, err], [2, 'fedreq: n.fedreq.md exists already; it was left as it is\n']);
    assert.deepEqual(readdirSync(folder), ['n.fedreq.md']);
  });
});

describe('a run that is ended', posix, () => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const)
    it(`by ${signal} at any moment leaves the old report or the new one`, async () => {
      for (let i = 0; i < 30; i++) put(`${i}.fedreq.md`, request.repeat(20));
      const whole = (await fedreq(['check', '.', '--format', 'json'])).out;
      let ended = 0;
      for (let moment = 40; moment <= 460; moment += 60) {
        put('report.json', 'old');
        const child = begin(['check', '.', '--format', 'json', '--output', 'report.json'], { cwd: folder });
        setTimeout(() => child.kill(signal), moment);
        const [status] = await once(child, 'exit');
        if (status !== 1) ended++;
        assert.ok(['old', whole].includes(read('report.json')), `after ${moment} ms`);
        const drafts = readdirSync(folder).filter(name => name.endsWith('.tmp'));
        if (signal !== 'SIGKILL') assert.deepEqual(drafts, [], `after ${moment} ms`);
        for (const name of drafts) rmSync(at(name));
      }
      assert.ok(ended > 0, 'one of them was ended');
    });

  it('by SIGKILL while it makes a new file leaves no file or all of it', async () => {
    const whole = (await fedreq(['new', '--federation', 'data'])).out;
    for (let moment = 20; moment <= 320; moment += 20) {
      const child = begin(['new', '--federation', 'data', 'n.fedreq.md'], { cwd: folder });
      setTimeout(() => child.kill('SIGKILL'), moment);
      await once(child, 'exit');
      if (existsSync(at('n.fedreq.md'))) assert.equal(read('n.fedreq.md'), whole);
      for (const name of readdirSync(folder)) rmSync(at(name));
    }
  });
});

describe('standard output', posix, () => {
  beforeEach(() => {
    mkdirSync(at('many'));
    for (let i = 0; i < 40; i++) put(`many/${i}.fedreq.md`, request.repeat(5));
  });

  it('whose reader has seen enough ends the run without a word, that of complaints too', async () => {
    const { status, err } = await fedreq(['check', 'many'], { shell: '{ "$@"; echo "status $?" >&2; } | head -n 1' });
    assert.equal(status, 0);
    assert.match(err, /^status \d+\n$/);
    const both = await fedreq(['check', 'many', 'gone.md'], {
      shell: '{ "$@" 2>&1; echo "status $?" >&2; } | head -n 1',
    });
    assert.match(both.err, /^status \d+\n$/);
  });

  it('that is full is said, with status 2', { skip: !existsSync('/dev/full') }, async () => {
    for (const args of [
      ['check', 'many'],
      ['check', 'many', '--format', 'json'],
      ['explain'],
      ['new', '--federation', 'data'],
    ]) {
      const { status, err } = await fedreq(args, { shell: '"$@" > /dev/full' });
      assert.deepEqual(
        [status, err],
        [2, 'fedreq: standard output cannot be written (the disk is full)\n'],
        args.join(' '),
      );
    }
  });

  it('that is closed, or nobody hears complaints, changes no status', async () => {
    const closed = await fedreq(['check', 'many', '--fail-on', 'information'], { shell: '"$@" >&-' });
    assert.deepEqual([closed.status, closed.err], [1, '']);
    const deaf = await fedreq(['check', 'many', 'gone.md'], { shell: '"$@" 2>&-' });
    assert.equal(deaf.status, 2);
  });

  it('and standard input that is a folder or closed is said', async () => {
    const folderIn = await fedreq(['check', '-'], { shell: '"$@" < .' });
    assert.deepEqual([folderIn.status, folderIn.err], [2, 'fedreq: standard input cannot be read (it is a folder)\n']);
    const closed = await fedreq(['check', '-'], { shell: '"$@" <&-' });
    assert.doesNotMatch(closed.err, /\n {4}at /);
  });
});
