// Holds the code to docs/architecture.md (who may import whom) and to docs/style.md as far as a machine can read it.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import { describe, it } from 'node:test';
import { rules } from '../server/src/engine/index.ts';

const roots = ['server/src', 'client/src', 'scripts', 'test'];
const architecture = readFileSync('docs/architecture.md', 'utf8');

interface Source {
  readonly path: string;
  readonly text: string;
}

const sources: readonly Source[] = roots.flatMap(root =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map(name => join(root, name.replaceAll('\\', '/')))
    .filter(path => /\.(?:ts|mjs)$/.test(path))
    .map(path => ({ path, text: readFileSync(path, 'utf8') })),
);

/** Rows of the table in architecture.md: a file without its ending or a folder, and what it may import. */
interface Row {
  readonly where: string;
  readonly imports: readonly string[];
  readonly anything: boolean;
}

const rows: readonly Row[] = architecture
  .split('\n')
  .filter(line => /^\| `(?:server|client|scripts|test)\b/.test(line))
  .flatMap(line => {
    const [, places = '', , imports = ''] = line.split('|');
    return codeIn(places).map(where => ({ where, imports: codeIn(imports), anything: imports.trim() === 'anything' }));
  });

describe('the import table of docs/architecture.md', () => {
  it('names only what exists', () => {
    for (const { where } of rows) assert.ok(existsSync(where) || existsSync(`${where}.ts`), where);
  });

  it('names every file and folder', () => {
    const unnamed = sources.filter(({ path }) => rowOf(path) === undefined).map(({ path }) => path);
    assert.deepEqual(unnamed, []);
  });

  it('holds', () => {
    const wrong = sources.flatMap(source => importsOf(source).flatMap(target => complaint(source.path, target)));
    assert.deepEqual(wrong, []);
  });

  it('keeps rules apart', () => {
    const wrong = sources
      .filter(({ path }) => path.startsWith('server/src/engine/rules/') && !path.endsWith('/index.ts'))
      .flatMap(source => importsOf(source).filter(target => target.includes('/engine/rules/')));
    assert.deepEqual(wrong, []);
  });
});

describe('every source file', () => {
  const every = (title: string, holds: (source: Source) => boolean) =>
    it(title, () =>
      assert.deepEqual(
        sources.filter(source => !holds(source)).map(({ path }) => path),
        [],
      ),
    );

  every('says in its first line what it is for', ({ text }) => /^(?:#!.*\n)?\/\/ .*[.:!?]/.test(text));
  every('has no default export', ({ text }) => !/^export default\b/m.test(text));
  every('leaves no note to do later', ({ text }) => !/(?:\/\/|\*)\s*(?:TODO|FIXME|XXX)\b/.test(text));
  every(
    'has at most 320 lines of code, lists of cases apart',
    ({ path, text }) => path.endsWith('.test.ts') || /^\/\/ Generated\b/.test(text) || linesOfCode(text) <= 320,
  );
});

describe('the documents', () => {
  const documents = ['README.md', 'CHANGELOG.md', ...documentsIn('docs')];

  it('have links that lead somewhere', () => {
    const broken = documents.flatMap(path =>
      linksIn(readFileSync(path, 'utf8')).flatMap(link => brokenLink(path, link)),
    );
    assert.deepEqual(broken, []);
  });

  it('tell what is new in this version', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    assert.match(readFileSync('CHANGELOG.md', 'utf8'), new RegExp(`^## ${version.replaceAll('.', '\\.')}\\b`, 'm'));
  });

  it('give a reason for every dependency', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const named = new Set(codeIn(architecture.slice(architecture.indexOf('## Dependencies'))));
    const unnamed = Object.keys({ ...dependencies, ...devDependencies }).filter(name => !named.has(name));
    assert.deepEqual(unnamed, []);
  });
});

describe('every rule', () => {
  const namesIn = (folder: string, end: string) =>
    readdirSync(folder).flatMap(name => (name.endsWith(end) ? [name.slice(0, -end.length)] : []));

  it('is a file and a suite of its name', () => {
    const ids = rules.map(({ id }) => id).sort();
    assert.deepEqual(
      namesIn('server/src/engine/rules', '.ts')
        .filter(name => name !== 'index')
        .sort(),
      ids,
    );
    assert.deepEqual(
      namesIn('test/fixtures/rules', '.md')
        .filter(name => name !== 'all')
        .sort(),
      ids,
    );
  });
});

/** The row of a file: the one that names it, or else the nearest folder around it. */
function rowOf(path: string): Row | undefined {
  const file = path.replace(/\.(?:ts|mjs)$/, '');
  const around = rows.filter(
    ({ where }) => file === where || (path.startsWith(`${where}/`) && statSync(where).isDirectory()),
  );
  return around.sort((a, b) => b.where.length - a.where.length)[0];
}

/** Modules of ours as paths from the root, packages and Node's own by their names. */
function importsOf({ path, text }: Source): readonly string[] {
  const statement = /^(?:import|export)\s(?:[^'";]*?\sfrom\s)?\s*'([^']+)';|\bimport\('([^']+)'\)/gm;
  return [...text.matchAll(statement)].map(([, from, dynamic]) => {
    const target = from ?? dynamic ?? '';
    return target.startsWith('.') ? normalize(join(dirname(path), target)) : target;
  });
}

function complaint(path: string, target: string): string[] {
  const row = rowOf(path);
  if (!row || row.anything) return [];
  const ours = roots.some(root => target.startsWith(`${root}/`));
  if (ours && rowOf(target) === row) return [];
  const name = target.replace(/^server\/src\//, '').replace(/\.ts$/, '');
  const allowed = row.imports.some(
    one => name === one || name.startsWith(one.endsWith(':') ? one : `${one.replace(/\/$/, '')}/`),
  );
  return allowed ? [] : [`${path} imports ${target}`];
}

function codeIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}

function linesOfCode(text: string): number {
  return text.split('\n').filter(line => line.trim() !== '' && !/^\s*(?:\/\/|\/\*|\*)/.test(line)).length;
}

function documentsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.md'))
    .map(name => join(folder, name.replaceAll('\\', '/')));
}

/** Targets of links and pictures outside of code. */
function linksIn(text: string): string[] {
  const prose = text.replace(/^(`{3,})[\s\S]*?^\1`*$/gm, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
}

function brokenLink(from: string, link: string): string[] {
  if (/^(?:https?|mailto|command):/.test(link)) return [];
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? from : join(dirname(from), path);
  if (!existsSync(target)) return [`${from}: ${link}`];
  if (anchor === undefined || !target.endsWith('.md')) return [];
  return anchorsIn(readFileSync(target, 'utf8')).includes(anchor) ? [] : [`${from}: ${link}`];
}

function anchorsIn(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}
