// npm run generate: writes what follows from rules and catalog (pages, schemas, snippets, settings); with --check only compares.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { catalog, contributedSnippets, known, settingsSchema } from '../server/src/engine/index.ts';
import { concernsPage } from './generate/concerns.ts';
import { manifestFiles } from './generate/manifest.ts';
import { allNeeds } from './generate/needs.ts';
import { rulePages, rulesTable } from './generate/rules.ts';

/** The folder that holds nothing else. */
const pages = 'docs/rules';

export async function main(args: readonly string[]): Promise<number> {
  const files = generated();
  const stale = staleIn(files);
  if (args.includes('--check')) {
    for (const path of stale) console.error(`${path} is stale: run 'npm run generate'.`);
    return stale.length > 0 ? 1 : 0;
  }
  for (const path of stale) {
    const content = files.get(path);
    mkdirSync(dirname(path), { recursive: true });
    if (content === undefined) rmSync(path);
    else writeFileSync(path, content);
    console.log(`${content === undefined ? 'removed' : 'wrote'} ${path}`);
  }
  return 0;
}

/** Content by path, as it should be on the disk. Run in the folder of the project. */
export function generated(): ReadonlyMap<string, string> {
  const snippets = contributedSnippets(catalog);
  const { $schema, ...schema } = settingsSchema(known);
  const read = (path: string) => readFileSync(path, 'utf8');
  const { manifest, english, german } = manifestFiles(
    { manifest: read('package.json'), english: read('package.nls.json'), german: read('package.nls.de.json') },
    JSON.parse(read('l10n/bundle.l10n.de.json')),
  );
  const $comment = 'Generated from server/src/engine/rules/ by `npm run generate`. Do not edit.';
  return new Map([
    ...rulePages(),
    ['docs/concerns.md', concernsPage()],
    ['README.md', between(read('README.md'), rulesTable('docs/rules/'))],
    ['schema/settings.schema.json', json({ $schema, $comment, ...schema })],
    ['server/src/engine/screen/needs.json', `${JSON.stringify(allNeeds())}\n`],
    ['snippets/markdown.json', json(snippets.markdown)],
    ['snippets/yaml.json', json(snippets.yaml)],
    ['package.json', manifest],
    ['package.nls.json', english],
    ['package.nls.de.json', german],
  ]);
}

/** Paths whose content is another, and pages of rules that are gone. */
export function staleIn(files: ReadonlyMap<string, string>): readonly string[] {
  const differ = [...files].filter(([path, content]) => !existsSync(path) || readFileSync(path, 'utf8') !== content);
  const there = existsSync(pages) ? readdirSync(pages).map(name => `${pages}/${name}`) : [];
  return [...differ.map(([path]) => path), ...there.filter(path => !files.has(path))];
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

function between(text: string, content: string): string {
  const begin = '<!-- rules:begin -->';
  const end = '<!-- rules:end -->';
  const [before = '', rest = ''] = text.split(begin);
  const [, after] = rest.split(end);
  if (after === undefined) throw new Error(`README.md lacks '${begin}' … '${end}'.`);
  return `${before}${begin}\n<!-- Generated from server/src/engine/rules/ by \`npm run generate\`. -->\n\n${content}\n\n${end}${after}`;
}
