// The checkers that Fedreq is measured beside: brought by this script into the cache, no dependencies of the project.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { run } from '../host/processes.ts';

const home = resolve('.cache/bench');
const versions = {
  'markdownlint-cli2': '0.22.1',
  textlint: '15.2.2',
  'textlint-rule-write-good': '2.0.0',
  'remark-cli': '12.0.1',
  'remark-preset-lint-recommended': '7.0.1',
};

export interface Peer {
  readonly name: string;
  /** Arguments of `node` that check all Markdown below a folder. */
  readonly command: (folder: string) => readonly string[];
}

const modules = `${home}/node_modules`;
export const peers: readonly Peer[] = [
  {
    name: `markdownlint-cli2 ${versions['markdownlint-cli2']}`,
    command: folder => [
      `${modules}/markdownlint-cli2/markdownlint-cli2-bin.mjs`,
      '--config',
      `${home}/.markdownlint-cli2.jsonc`,
      `${folder}/**/*.md`,
    ],
  },
  {
    name: `textlint ${versions.textlint} with write-good`,
    command: folder => [
      `${modules}/textlint/bin/textlint.js`,
      '--config',
      `${home}/.textlintrc.json`,
      `${folder}/**/*.md`,
    ],
  },
  {
    name: `remark-lint (remark-cli ${versions['remark-cli']})`,
    command: folder => [
      `${modules}/remark-cli/cli.js`,
      folder,
      '--quiet',
      '--no-stdout',
      '--rc-path',
      `${home}/.remarkrc.json`,
    ],
  },
];

/** Installs them where they are not there yet. */
export async function installPeers(): Promise<void> {
  mkdirSync(home, { recursive: true });
  const write = (name: string, value: unknown): void => writeFileSync(`${home}/${name}`, JSON.stringify(value));
  write('.markdownlint-cli2.jsonc', { config: { default: true } });
  write('.textlintrc.json', { rules: { 'write-good': true } });
  write('.remarkrc.json', { plugins: ['remark-preset-lint-recommended'] });
  if (Object.keys(versions).every(name => existsSync(`${modules}/${name}`))) return;
  write('package.json', { private: true, dependencies: versions });
  console.log('Installing the peers …');
  const { status, output } = await run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: home,
  });
  if (status !== 0) throw new Error(`npm could not install the peers.\n${output}`);
}
