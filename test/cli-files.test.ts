// Files that the command line meets: links, pipes, devices, what vanishes or grows, and names of every kind.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, win32 } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { mostBytes, textOf } from '../server/src/text-file.ts';
import { isBelow } from '../server/src/within.ts';
import { builtCommand, saidOf } from './kit/command.ts';
import { inputs } from './kit/hostile.ts';

const root = mkdtempSync(join(tmpdir(), 'fedreq-files-'));
after(() => rmSync(root, { recursive: true, force: true }));
let folder = '';
beforeEach(() => {
  folder = join(mkdtempSync(join(root, 'case-')), 'work');
  mkdirSync(folder);
});
const at = (name: string): string => join(folder, name);
const put = (name: string, text: string | Uint8Array): void => writeFileSync(at(name), text);
const link = (to: string, name: string): void => symlinkSync(to, at(name));
const request = '# Federation support\n\nHi team! It comes soon.\n';

const { run } = builtCommand();
const check = (...args: string[]) => run(['check', ...args], { cwd: folder, patience: 20_000 });
const asJson = (out: string): { requests: { file: string }[] } => JSON.parse(out);
const filesOf = (out: string): string[] => asJson(out).requests.map(({ file }) => file);

/** One complaint that names a file, nothing hangs, no stack. */
async function assertSaid(args: readonly string[], said: RegExp): Promise<void> {
  const { status, signal, err } = await check(...args);
  assert.deepEqual([status, signal], [2, null], err);
  assert.match(err, said);
  assert.doesNotMatch(err, /\n {4}at /);
}

describe('links', () => {
  it('are not followed in a folder, in a circle or out of it; one that is named is', async () => {
    writeFileSync(join(folder, '..', 'outside.md'), request);
    link('../outside.md', 'o.fedreq.md');
    link('.', 'circle');
    link('b.fedreq.md', 'a.fedreq.md');
    link('a.fedreq.md', 'b.fedreq.md');
    put('x.fedreq.md', request);
    assert.deepEqual(filesOf((await check('.', '--format', 'json')).out), ['x.fedreq.md']);
    assert.deepEqual(filesOf((await check('o.fedreq.md', '--format', 'json')).out), ['o.fedreq.md']);
    await assertSaid(['a.fedreq.md'], /a\.fedreq\.md: cannot be read \(its links go in a circle\)/);
  });

  it('lead settings nowhere outside of the workspace', async () => {
    writeFileSync(join(folder, '..', 'secret.yaml'), 'password: hunter2\n');
    put('x.fedreq.md', request);
    link('../secret.yaml', 'team.yaml');
    put('.fedreq.yaml', 'extends: team.yaml\n');
    const extended = await check('x.fedreq.md');
    assert.match(extended.err, /\.fedreq\.yaml:1:10: 'team\.yaml' cannot be read: it is a link that leads out/);
    rmSync(at('.fedreq.yaml'));
    link('../secret.yaml', '.fedreq.yaml');
    const itself = await check('x.fedreq.md');
    assert.match(itself.err, /\.fedreq\.yaml: is a link that leads out of the workspace/);
    for (const { status, out, err } of [extended, itself]) {
      assert.equal(status, 2);
      assert.doesNotMatch(out + err, /password|hunter/);
    }
  });

  it('within the workspace lead settings where they like', async () => {
    put('x.fedreq.md', request);
    put('real.yaml', 'rules: { greeting: error }\n');
    link('real.yaml', '.fedreq.yaml');
    const { status, out } = await check('x.fedreq.md');
    assert.equal(status, 1);
    assert.match(out, /error +greeting|greeting/);
  });
});

describe('pipes and devices', { skip: process.platform === 'win32' }, () => {
  beforeEach(() => put('x.fedreq.md', request));
  const pipe = (name: string): void => assert.equal(spawnSync('mkfifo', [at(name)]).status, 0);

  it('are no requests, and nothing waits for them', async () => {
    pipe('p.fedreq.md');
    link('/dev/zero', 'z.fedreq.md');
    assert.deepEqual(filesOf((await check('.', '--format', 'json')).out), ['x.fedreq.md']);
    for (const name of ['p.fedreq.md', 'z.fedreq.md', '/dev/zero'])
      await assertSaid([name], /this is neither a file nor a folder/);
  });

  it('are no settings', async () => {
    pipe('.fedreq.yaml');
    await assertSaid(['x.fedreq.md'], /\.fedreq\.yaml: is no file but a device or pipe, and is not read/);
    await assertSaid(['x.fedreq.md', '--config', '/dev/zero'], /^fedreq: \/dev\/zero: is no file but a device/);
    rmSync(at('.fedreq.yaml'));
    pipe('team.yaml');
    put('.fedreq.yaml', 'extends: team.yaml\n');
    await assertSaid(['x.fedreq.md'], /'team\.yaml' cannot be read: is no file but a device or pipe/);
  });

  it('of the system whose size is not known are read to their end', () => {
    if (process.platform === 'linux') assert.match(textOf('/proc/self/status'), /^Name:.*\n[\s\S]*\nPid:/);
  });
});

describe('a file that is another when it is read than when it was found', () => {
  /** What happens between: standard input is read after the files are found, and before they are read. */
  const checkWhile = async (meanwhile: () => void) => {
    put('a.fedreq.md', request);
    put('b.fedreq.md', request);
    const { status, out, err } = await saidOf(['check', '-', '.', '--format', 'json'], {
      cwd: folder,
      readStdin: async () => {
        meanwhile();
        return Buffer.from(request);
      },
    });
    return { status, err, files: filesOf(out) };
  };

  for (const [title, meanwhile, said] of [
    ['gone', () => rmSync(at('a.fedreq.md')), 'it is gone'],
    [
      'a folder',
      () => {
        rmSync(at('a.fedreq.md'));
        mkdirSync(at('a.fedreq.md'));
      },
      'it is a folder',
    ],
    ['in a folder that moved', () => renameSync(folder, `${folder}-moved`), 'it is gone'],
  ] as const)
    it(`${title} is named, and the rest is reported`, async () => {
      const { status, err, files } = await checkWhile(meanwhile);
      assert.equal(status, 2);
      assert.ok(err.includes(`fedreq: a.fedreq.md: cannot be read (${said})\n`), err);
      assert.ok(files.includes('stdin.md'));
    });

  it('longer or shorter is read as it is then', async () => {
    const { status, files } = await checkWhile(() => {
      appendFileSync(at('a.fedreq.md'), request.repeat(100));
      truncateSync(at('b.fedreq.md'), 0);
    });
    assert.notEqual(status, 2);
    assert.deepEqual(files, ['stdin.md', 'a.fedreq.md', 'b.fedreq.md']);
  });

  it('and is written all the while is read whole, or said to change', async () => {
    put('busy.md', '');
    const script = `const fs = require('fs'); for (;;) fs.writeFileSync(${JSON.stringify(at('busy.md'))}, 'x'.repeat(200_000));`;
    const writer = spawn(process.execPath, ['-e', script]);
    try {
      while (textOrWhy('busy.md') === '') await new Promise(later => setTimeout(later, 5));
      for (let i = 0; i < 50; i++) assert.match(textOrWhy('busy.md'), /^x*$|changes whenever it is read/);
    } finally {
      writer.kill('SIGKILL');
    }
  });

  const textOrWhy = (name: string): string => {
    try {
      return textOf(at(name));
    } catch (error) {
      return (error as Error).message;
    }
  };
});

describe('a file of any size', () => {
  it('that no request has is not read', async () => {
    put('huge.fedreq.md', '');
    truncateSync(at('huge.fedreq.md'), mostBytes + 1);
    put('dump.yaml', '');
    truncateSync(at('dump.yaml'), mostBytes + 1);
    put('x.fedreq.md', request);
    const { status, out, err } = await check('.', '--format', 'json');
    assert.equal(status, 2);
    assert.equal(err, 'fedreq: huge.fedreq.md: is larger than 64 MB, and none of it is read; a request is shorter\n');
    assert.deepEqual(filesOf(out), ['x.fedreq.md']);
  });
});

describe('names of every kind', { skip: process.platform === 'win32' }, () => {
  const names = [
    ...['new\nline', 'quo\'te"s', '-dash', '--output', ' blank ', '$(touch evil)', '[odd] {a,b} *?!', 'esc\u001b[31m'],
    ...['\u202eevil', 'ümläut 日本 🙂', 'back\\slash', '%2e%2e', 'a'.repeat(240), 'null\u0001'],
  ].map(name => `${name}.fedreq.md`);

  it('are found, reported as they are in JSON, and harm no terminal', async () => {
    for (const name of names) put(name, request);
    const { out, err } = await check('.', '--format', 'json');
    assert.equal(err, '');
    assert.deepEqual(filesOf(out).sort(), [...names].sort());
    const text = await check('.', '--fail-on', 'error');
    assert.doesNotMatch(text.out, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    assert.ok(text.out.includes('new\\u000aline.fedreq.md'), 'a line end in a name is spelt out');
  });

  it('are checked when they are named outright, after -- where they look like options', async () => {
    for (const name of names) put(name, request);
    const { out, err } = await check('--format', 'json', '--', ...names);
    assert.equal(err, '');
    assert.deepEqual(filesOf(out).sort(), [...names].sort());
  });

  it('that are no UTF-8 are said', { skip: process.platform !== 'linux' }, async () => {
    put('x.fedreq.md', request);
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/bad`), Buffer.of(0xff), Buffer.from('.fedreq.md')]), request);
    const { status, out, err } = await check('.', '--format', 'json');
    assert.equal(status, 2);
    assert.match(err, /^fedreq: bad.*\.fedreq\.md: cannot be read \(its name is no UTF-8 text; rename it\)\n$/);
    assert.deepEqual(filesOf(out), ['x.fedreq.md']);
  });

  it('harm no terminal where they are complained of', async () => {
    const { err } = await check('no\u001b[31m\n.md', '--config', 'x');
    assert.doesNotMatch(err.trimEnd(), /[\u0000-\u001f]/);
    const gone = await check('no\u001b[31m\n.md');
    assert.doesNotMatch(gone.err.trimEnd(), /[\u0000-\u001f]/);
    const option = await run(['check', '--\u001b[31m'], { cwd: folder });
    assert.doesNotMatch(option.err, /\u001b/);
  });
});

describe('a path below a folder', () => {
  it('is none on another drive or share of Windows', () => {
    assert.equal(isBelow('C:\\work', 'C:\\work\\a\\b.md', win32), true);
    for (const outside of ['C:\\work', 'C:\\other\\b.md', 'D:\\work\\b.md', '\\\\server\\share\\b.md'])
      assert.equal(isBelow('C:\\work', outside, win32), false, outside);
  });
});

describe('files that are hostile', () => {
  it('are all read and reported, with what cannot be read', async () => {
    const fit = Object.entries(inputs).filter(
      ([, { make, size }]) => Buffer.from(make(size)).toString() === make(size),
    );
    for (const [title, { format = 'markdown', make, size }] of fit)
      put(`${title}.fedreq.${format === 'yaml' ? 'yaml' : 'md'}`, make(size));
    const { status, signal, out, err } = await run(['check', '--format', 'json'], { cwd: folder, patience: 60_000 });
    assert.deepEqual([status, signal, err], [1, null, '']);
    const { requests }: { requests: { file: string; findings: { message: string }[] }[] } = JSON.parse(out);
    assert.equal(requests.length, fit.length);
    const silent = fit.filter(([title, { says = /./ }]) => {
      const report = requests.find(({ file }) => file.startsWith(`${title}.`));
      return !report?.findings.some(({ message }) => says.test(message));
    });
    assert.deepEqual(
      silent.map(([title]) => title),
      [],
    );
  });
});
