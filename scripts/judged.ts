// Has the command line as it is shipped judge all texts of a folder.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { buildAll } from './build.ts';
import { type Outcome, run } from './host/processes.ts';

/** Builds, and writes the report on a folder as JSON into a file; gives how that ended. */
export async function judged(folder: string, report: string): Promise<Outcome> {
  await buildAll();
  mkdirSync(dirname(report), { recursive: true });
  return run(process.execPath, ['dist/fedreq.cjs', 'check', '--all', '--format', 'json', '--output', report, folder]);
}
