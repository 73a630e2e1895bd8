// A whole run of the command line over a folder, beside checkers that people know, on the same files.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { installPeers, peers } from './peers.ts';
import { best, timed } from './processes.ts';
import { type Measurement, megabytes, times } from './table.ts';

export async function folder(files: string): Promise<Measurement> {
  await installPeers();
  const documents = readdirSync(files, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.md'));
  const bytes = documents.reduce((sum, name) => sum + statSync(join(files, name)).size, 0);
  const own = await best(2, ['dist/fedreq.cjs', 'check', '--all', '--format', 'json', `${files}/**/*.md`]);
  const row = (name: string, milliseconds: number, memory: number): string[] => [
    name,
    `${(milliseconds / 1000).toFixed(1)} s`,
    `${(bytes / 1000 / milliseconds).toFixed(2)} MB/s`,
    megabytes(memory),
    times(milliseconds / own.milliseconds),
  ];
  const rows = [row('fedreq check --all --format json', own.milliseconds, own.memory)];
  for (const { name, command } of peers) {
    const spent = await timed(command(files));
    rows.push(row(name, spent.milliseconds, spent.memory));
  }
  return {
    title: 'A folder',
    about: `${documents.length} Markdown files, ${megabytes(bytes)}, each program started anew, its output thrown away; ours the better of two runs.`,
    head: ['Program', 'time', 'speed', 'memory', 'time / ours'],
    rows,
  };
}
