// The command line as a person and a pipeline use it: what it prints where, its exit status, and what it leaves on disk.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { build } from 'esbuild';
import { commandLine } from '../scripts/build.ts';
import { analyse, headLength, known, readConfig, rules } from '../server/src/engine/index.ts';
import { saidOf } from './kit/command.ts';

const root = mkdtempSync(join(tmpdir(), 'fedreq-'));
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(root, 'case-'));
});
const put = (name: string, content: string | Uint8Array): void => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
};
after(() => rmSync(root, { recursive: true, force: true }));

/** A finding at each level that `--fail-on` knows: an error is made by settings. */
const request = '# Federation support\n\nHi team! It comes soon.\n';
const clean = ['rules:', ...rules.map(({ id }) => `  ${id}: off`), ''].join('\n');

type World = Parameters<typeof saidOf>[1];
type Outcome = Awaited<ReturnType<typeof saidOf>>;
const fedreq = (args: readonly string[], world: Partial<World> = {}): Promise<Outcome> =>
  saidOf(args, { cwd: folder, ...world });

const filesOf = ({ out }: Outcome): string[] => JSON.parse(out).requests.map(({ file }: { file: string }) => file);
const checked = (...args: string[]): Promise<Outcome> => fedreq(['check', '--format', 'json', ...args]);

describe('what is checked', () => {
  beforeEach(() => {
    put('b.fedreq.md', request);
    put('a/z.fedreq.yaml', 'title: Orders\n');
    put('a/declared.md', `---\nkind: federation-request\n---\n${request}`);
    put('a/late.yaml', `title: ${'x'.repeat(headLength)}\nkind: federation-request\n`); // no head
    put('README.md', '# A project\n');
    put('node_modules/x/y.fedreq.md', request);
    put('.hidden/h.fedreq.md', request);
  });

  it('is every request below the working folder, sorted by path', async () =>
    assert.deepEqual(filesOf(await checked()), [
      '.hidden/h.fedreq.md',
      'a/declared.md',
      'a/z.fedreq.yaml',
      'b.fedreq.md',
    ]));

  it('is every Markdown and YAML file with --all', async () =>
    assert.ok(filesOf(await checked('--all')).includes('README.md')));

  it('is a file named outright, whatever its name, once', async () =>
    assert.deepEqual(filesOf(await checked('README.md', './README.md')), ['README.md']));

  it('is what a glob gives, brackets in real names notwithstanding', async () => {
    put('[odd] dir/o.fedreq.md', request);
    assert.deepEqual(filesOf(await checked('a/*')), ['a/declared.md', 'a/z.fedreq.yaml']);
    assert.deepEqual(filesOf(await checked('[odd] dir')), ['[odd] dir/o.fedreq.md']);
  });

  it('is what the project file names', async () => {
    put('.fedreq.yaml', 'files: ["README.md"]\n');
    assert.ok(filesOf(await checked()).includes('README.md'));
  });

  it('ends where links go in a circle', async () => {
    symlinkSync('..', join(folder, 'a/loop'));
    assert.equal(filesOf(await checked('a')).length, 2);
  });

  it('is standard input by -, under the name it is given', async () => {
    const outcome = await fedreq(['check', '-', '--format', 'json', '--stdin-filename', 'a/new.yaml'], {
      stdin: 'title: Orders\n',
    });
    assert.deepEqual(filesOf(outcome), ['a/new.yaml']);
    assert.equal(JSON.parse(outcome.out).requests[0].title, 'Orders');
  });
});

describe('the exit status', () => {
  const statusWith = async (level: string, failOn: string, format: string): Promise<number> => {
    put('.fedreq.yaml', `${clean.replace('greeting: off', `greeting: ${level}`)}`);
    put('x.fedreq.md', request);
    return (await fedreq(['check', 'x.fedreq.md', '--format', format, '--fail-on', failOn])).status;
  };

  for (const format of ['text', 'json', 'html'])
    it(`is 1 from the limit on and 0 below it (${format})`, async () => {
      assert.equal(await statusWith('error', 'error', format), 1);
      assert.equal(await statusWith('warning', 'error', format), 0);
      assert.equal(await statusWith('warning', 'warning', format), 1);
      assert.equal(await statusWith('information', 'information', format), 1);
      assert.equal(await statusWith('hint', 'information', format), 0);
    });

  const refused = async (args: readonly string[], message: RegExp): Promise<void> => {
    const { status, out, err } = await fedreq(args);
    assert.deepEqual([status, out], [2, '']);
    assert.match(err, message);
    assert.doesNotMatch(err, /\n {4}at /);
  };

  it('is 2 for wrong usage, said on standard error', async () => {
    await refused(['frob'], /unknown command 'frob'/);
    await refused(['check', '--format', 'frob'], /text, json, html/);
    await refused(['check', '--frob'], /unknown option '--frob'/);
    await refused(['new', '--federation', 'frob'], /Expected one of graphql/);
    await refused(['explain', 'vauge-term'], /Did you mean 'vague-term'/);
    await refused(
      ['check', 'x.md', '--config', 'nowhere.yaml'],
      /^fedreq: nowhere\.yaml: there is no such settings file\n$/,
    );
  });

  it('is 0 for help and version', async () => {
    assert.equal((await fedreq(['--version'])).status, 0);
    assert.match((await fedreq(['check', '--help'])).out, /--fail-on/);
  });
});

describe('what cannot be read is one line, and the rest is reported', () => {
  const complaint = async (args: readonly string[], line: RegExp): Promise<void> => {
    put('good.fedreq.md', request);
    const outcome = await checked('good.fedreq.md', ...args);
    assert.equal(outcome.status, 2);
    assert.match(outcome.err, line);
    assert.equal(outcome.err.trim().split('\n').length, 1);
    assert.deepEqual(filesOf(outcome), ['good.fedreq.md']);
  };

  it('no UTF-8', async () => {
    put('bad.md', Uint8Array.of(0x23, 0x20, 0xff, 0xfe));
    await complaint(['bad.md'], /^fedreq: bad\.md: is no UTF-8 text\n/);
  });

  it('not there', () => complaint(['nowhere.md'], /^fedreq: nowhere\.md: there is no such file or folder\n/));

  it('a folder without requests', async () => {
    mkdirSync(join(folder, 'empty'));
    await complaint(['empty'], /^fedreq: empty: the folder holds no request\. /);
  });

  it('a glob that matches nothing', () => complaint(['zz*.md'], /^fedreq: zz\*\.md: no request matches\. /));

  it('a project file with mistakes, each at its place', async () => {
    put('.fedreq.yaml', 'stage: done\n');
    await complaint([], /^fedreq: \.fedreq\.yaml:1:8: 'done' is no stage/);
  });

  it('a project file that is no text', async () => {
    put('.fedreq.yaml', Uint8Array.of(0xff));
    await complaint([], /^fedreq: \.fedreq\.yaml: is no UTF-8 text\n/);
  });

  it('a file that may not be read', async () => {
    put('locked.md', request);
    chmodSync(join(folder, 'locked.md'), 0);
    for (const above of [root, folder]) chmodSync(above, 0o777);
    await asNobody(() => complaint(['locked.md'], /^fedreq: locked\.md: cannot be read \(permission denied\)\n/));
  });

  it('standard input that is no text', async () => {
    const { status, err } = await fedreq(['check', '-'], { stdin: Uint8Array.of(0xff) });
    assert.deepEqual([status, err], [2, 'fedreq: standard input is no UTF-8 text\n']);
  });
});

describe('--output', () => {
  beforeEach(() => put('x.fedreq.md', request));

  it('writes the whole report there and nothing to standard output', async () => {
    const { status, out } = await checked('x.fedreq.md', '--output', 'report.json');
    assert.deepEqual([status, out], [1, '']);
    assert.equal(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')).version, 1);
  });

  it('leaves the old file, and no other, where it cannot be written', async () => {
    put('report.html', 'old');
    put('bad.md', Uint8Array.of(0xff));
    assert.equal((await fedreq(['check', 'bad.md', '--format', 'html', '--output', 'report.html'])).status, 2);
    assert.equal(readFileSync(join(folder, 'report.html'), 'utf8'), 'old');
    for (const [target, reason] of [
      ['nowhere/r.json', 'there is no such folder'],
      ['.', 'it is a folder'],
    ] as const) {
      const { status, err } = await checked('x.fedreq.md', '--output', target);
      assert.equal(status, 2);
      assert.ok(err.includes(`cannot be written (${reason})`), err);
    }
    assert.deepEqual(readdirSync(folder).sort(), ['bad.md', 'report.html', 'x.fedreq.md']);
  });

  it('follows a link and never replaces a device', async () => {
    put('real.json', 'old');
    symlinkSync('real.json', join(folder, 'link.json'));
    await checked('x.fedreq.md', '--output', 'link.json');
    assert.equal(JSON.parse(readFileSync(join(folder, 'real.json'), 'utf8')).version, 1);
    if (process.platform === 'win32') return;
    symlinkSync('/dev/null', join(folder, 'null'));
    assert.equal((await checked('x.fedreq.md', '--output', 'null')).status, 1);
  });
});

describe('one page is one request', () => {
  it('and several are refused before anything is written', async () => {
    put('a.fedreq.md', request);
    put('b.fedreq.md', request);
    const { status, out, err } = await fedreq(['check', '--format', 'html']);
    assert.deepEqual([status, out], [2, '']);
    assert.match(err, /these are 2: name one file/);
  });
});

describe('files of settings', () => {
  beforeEach(() => put('x.fedreq.md', request));

  it('of a name that nothing reads are said', async () => {
    put('.fedreq.yml', 'rules: { greeting: off }\n');
    const { status, err } = await fedreq(['check', '.']);
    assert.equal(status, 2);
    assert.equal(err, "fedreq: .fedreq.yml: Nothing reads '.fedreq.yml'. Rename it to '.fedreq.yaml'.\n");
  });

  it('may build on what lies in the version-controlled folder around them, and on nothing outside', async () => {
    put('.git/HEAD', '');
    put('team.yaml', clean);
    put('a/b/.fedreq.yaml', 'extends: ../../team.yaml\n');
    put('a/b/y.fedreq.md', request);
    assert.equal((await fedreq(['check', '.'], { cwd: join(folder, 'a', 'b') })).status, 0);
    put('a/b/.fedreq.yaml', 'extends: ../../../team.yaml\n');
    const { status, err } = await fedreq(['check', '.'], { cwd: join(folder, 'a', 'b') });
    assert.equal(status, 2);
    assert.match(err, /\.fedreq\.yaml:1:10: '\.\.\/\.\.\/\.\.\/team\.yaml' lies outside of the workspace/);
  });

  it('are no requests where others extend them', async () => {
    put('.fedreq.yaml', 'extends: team.fedreq.yaml\n');
    put('team.fedreq.yaml', clean);
    assert.deepEqual(filesOf(await checked('.')), ['x.fedreq.md']);
    assert.deepEqual(filesOf(await checked('--all', '.')), ['x.fedreq.md']);
  });

  it('have overrides for standard input only where it has a name', async () => {
    put('.fedreq.yaml', 'overrides: [{ files: ["**"], rules: { greeting: error } }]\n');
    const severity = async (...args: string[]) => {
      const { out } = await fedreq(['check', '--format', 'json', '-', ...args], { stdin: request });
      const { findings } = JSON.parse(out).requests[0];
      return findings.find(({ rule }: { rule: string }) => rule === 'greeting')?.severity;
    };
    assert.equal(await severity(), 'information');
    assert.equal(await severity('--stdin-filename', 'a/b.md'), 'error');
  });
});

describe('new, init and explain', () => {
  for (const kind of ['graphql', 'identity', 'social', 'cluster', 'data', 'metrics'])
    it(`new writes a ${kind} request in both formats that names its kind and has no error`, async () => {
      for (const name of ['n.fedreq.md', 'n.fedreq.yaml']) {
        assert.equal((await fedreq(['new', '--federation', kind, '--title', 'A $1 "title": #2', name])).status, 0);
        const text = readFileSync(join(folder, name), 'utf8');
        assert.doesNotMatch(text, /\$\{/);
        const { report } = analyse(text, name.endsWith('.md') ? 'markdown' : 'yaml');
        assert.deepEqual([report.title, report.federation, report.stage], ['A $1 "title": #2', kind, 'draft']);
        assert.deepEqual(
          report.findings.filter(({ severity }) => severity === 'error'),
          [],
        );
      }
    });

  it('write over nothing', async () => {
    put('x.fedreq.md', 'mine');
    put('.fedreq.yaml', 'stage: draft\n');
    assert.equal((await fedreq(['new', '--federation', 'data', 'x.fedreq.md'])).status, 2);
    assert.equal((await fedreq(['init'])).status, 2);
    assert.equal(readFileSync(join(folder, 'x.fedreq.md'), 'utf8'), 'mine');
    assert.equal(readFileSync(join(folder, '.fedreq.yaml'), 'utf8'), 'stage: draft\n');
  });

  it('init writes settings that hold, as they are and with every comment taken off', async () => {
    assert.equal((await fedreq(['init'])).status, 0);
    const text = readFileSync(join(folder, '.fedreq.yaml'), 'utf8');
    assert.deepEqual(readConfig(text, known).problems, []);
    const whole = text.replace(/^# ?(?=(?:files|rules):)/gm, '').replace(/^#(?= {2}[a-z-]+:)/gm, '');
    const { settings, problems } = readConfig(whole, known);
    assert.deepEqual(problems, []);
    assert.equal(Object.keys(settings.rules ?? {}).length, rules.length);
  });

  it('know the concerns of the project', async () => {
    put(
      '.fedreq.yaml',
      'concerns: { cost-sharing: { question: "Who pays?", elements: { payer: { ask: "Which?" } } } }\n',
    );
    assert.match((await fedreq(['explain'])).out, / {2}cost-sharing +Who pays\?/);
    assert.match((await fedreq(['explain', 'cost-sharing'])).out, /payer: Which\?/);
    assert.match((await fedreq(['new', '--federation', 'data'])).out, /## Cost sharing\n\n- \*\*Payer\*\*/);
    assert.match((await fedreq(['check', '-'], { stdin: '# x\n' })).out, /Cost sharing/);
  });

  it('explain lists all and tells each within the width', async () => {
    const { out } = await fedreq(['explain']);
    for (const { id } of rules) assert.ok(out.includes(`  ${id} `), id);
    for (const id of ['rollout', 'failure', ...rules.map(rule => rule.id)])
      assert.equal((await fedreq(['explain', id])).status, 0, id);
    assert.match((await fedreq(['explain', 'rollout'])).out, /A complete answer contains/);
  });
});

describe('a profile', () => {
  it('names the time of each rule and step on standard error, and leaves the report as it is', async () => {
    put('x.fedreq.md', request);
    const { out } = await fedreq(['check', '--format', 'json']);
    const profiled = await fedreq(['check', '--format', 'json', '--profile']);
    assert.equal(profiled.out, out);
    const rows = profiled.err
      .trimEnd()
      .split('\n')
      .map(line => /^ *([\d.]+) ms +([\d.]+) % {2}(.+)$/.exec(line) ?? []);
    const times = new Map(rows.map(([, time, , work = '']) => [work, Number(time)]));
    assert.deepEqual(
      [...times.keys()].sort(),
      ['in all, on all cores', 'parse', 'read', 'report', ...rules.map(({ id }) => id)].sort(),
    );
    const sum = [...times.values()].slice(0, -1).reduce((all, time) => all + time, 0);
    assert.ok(Math.abs(sum - (times.get('in all, on all cores') ?? 0)) < times.size * 0.05);
  });
});

describe('the terminal', () => {
  it('has colours only where they are wanted', async () => {
    put('x.fedreq.md', request);
    assert.doesNotMatch((await fedreq(['check', 'x.fedreq.md'])).out, /\u001b/);
    assert.match((await fedreq(['check', 'x.fedreq.md'], { colour: true })).out, /\u001b\[/);
    await fedreq(['check', 'x.fedreq.md', '--output', 'r.txt'], { colour: true });
    assert.doesNotMatch(readFileSync(join(folder, 'r.txt'), 'utf8'), /\u001b/);
  });
});

describe('the process', () => {
  const bundle = join(mkdtempSync(join(tmpdir(), 'fedreq-bundle-')), 'fedreq.cjs');
  before(() => build({ ...commandLine, outfile: bundle, bundle: true, platform: 'node', logLevel: 'error' }));
  after(() => rmSync(dirname(bundle), { recursive: true, force: true }));

  const spawned = (args: readonly string[], { stdin = '', deaf = false } = {}): Promise<Outcome> =>
    new Promise(resolve => {
      const child = spawn(process.execPath, [bundle, ...args], { cwd: folder });
      let out = '';
      let err = '';
      child.stdout.on('data', data => {
        out += data;
      });
      child.stderr.on('data', data => {
        err += data;
      });
      if (deaf) child.stdout.destroy();
      child.on('close', code => resolve({ status: code ?? -1, out, err }));
      child.stdin.end(stdin);
    });

  it('reads standard input, keeps report and complaints apart, gives its status', async () => {
    const { status, out, err } = await spawned(['check', '-', 'nowhere.md', '--format', 'json'], { stdin: request });
    assert.deepEqual([status, JSON.parse(out).summary.files], [2, 1]);
    assert.equal(err, 'fedreq: nowhere.md: there is no such file or folder\n');
  });

  it('leaves nothing of a report behind when it is told to end before it is whole', async () => {
    put('out.json', 'old');
    const child = spawn(process.execPath, [bundle, 'check', '-', '--output', 'out.json'], {
      cwd: folder,
    });
    while (!readdirSync(folder).some(name => name.endsWith('.tmp'))) await new Promise(later => setTimeout(later, 20));
    child.kill('SIGTERM');
    const status = await new Promise(resolve => child.on('close', resolve));
    assert.equal(status, 143);
    assert.deepEqual(readdirSync(folder), ['out.json']);
    assert.equal(readFileSync(join(folder, 'out.json'), 'utf8'), 'old');
  });

  it('says nothing where the reader of its report has gone', async () => {
    for (let i = 0; i < 40; i++) put(`many/${i}.fedreq.md`, request.repeat(5));
    assert.equal((await spawned(['check', 'many'], { deaf: true })).err, '');
  });
});

/** Root reads everything, so that it has to be somebody else for a while. */
async function asNobody(run: () => Promise<void>): Promise<void> {
  const root = process.getuid?.() === 0;
  if (root) process.seteuid?.(65_534);
  try {
    await run();
  } finally {
    if (root) process.seteuid?.(0);
  }
}
