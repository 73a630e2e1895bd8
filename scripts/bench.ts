// npm run bench [-- FOLDER] [--only NAME] [--save]: measures speed and memory beside a peer in the same run; --save writes docs/benchmarks.md.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { activation } from './bench/activation.ts';
import { folder } from './bench/folder.ts';
import { growth } from './bench/growth.ts';
import { keystrokes } from './bench/keystrokes.ts';
import { memory } from './bench/memory.ts';
import { start } from './bench/start.ts';
import { type Measurement, pageOf, tableOf } from './bench/table.ts';
import { buildAll } from './build.ts';

const benchmarks: Readonly<Record<string, (files: string) => Promise<Measurement>>> = {
  keystrokes,
  folder,
  start,
  activation,
  memory,
  growth,
};
const target = 'docs/benchmarks.md';

export async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { only: { type: 'string' }, save: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [files = existsSync('../shared/bulk') ? '../shared/bulk' : 'examples'] = positionals;
  const chosen = Object.entries(benchmarks).filter(([name]) => values.only === undefined || name === values.only);
  if (chosen.length === 0 || !existsSync(files)) {
    const known = Object.keys(benchmarks).join(', ');
    console.error(chosen.length === 0 ? `--only is one of ${known}.` : `${files} is not there: name a folder.`);
    return 2;
  }
  await buildAll();
  const measured: Measurement[] = [];
  for (const [, measure] of chosen) {
    const one = await measure(files);
    console.log(`\n${tableOf(one)}`);
    measured.push(one);
  }
  if (values.save) writeFileSync(target, `${pageOf(measured, machine())}${writtenByHand()}`);
  return 0;
}

/** What the page says of aims and attempts: kept as it is. */
function writtenByHand(): string {
  const page = existsSync(target) ? readFileSync(target, 'utf8') : '';
  const at = page.indexOf('## Aims and attempts');
  return at < 0 ? '' : page.slice(at);
}

function machine(): string {
  const [cpu] = cpus();
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const memoryInGb = Math.round(totalmem() / 2 ** 30);
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, commit ${commit}, Node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${memoryInGb} GB`;
}
