// npm run fuzz [-- minutes]: jsfuzz leads texts into code that none has reached; what breaks an analysis is left in .cache/fuzz.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { everyDocument } from '../test/kit/corpus.ts';
import { kinds, last } from './fuzz/target.ts';

const folder = '.cache/fuzz';
const longest = 4_000;

/** Status 1 where something broke. */
export async function main([minutes = '30']: readonly string[]): Promise<number> {
  const corpus = join(folder, 'corpus');
  const broken = join(folder, 'broken');
  for (const one of [corpus, broken]) mkdirSync(one, { recursive: true });
  for (const [index, { name, text, format }] of everyDocument().entries()) {
    const kind = name.startsWith('config/') ? 'settings' : format;
    const head = Buffer.from([kinds.indexOf(kind), (index * 37) % 256]);
    if (text.length <= longest) writeFileSync(join(corpus, `seed-${index}`), Buffer.concat([head, Buffer.from(text)]));
  }
  await build({
    ...{ entryPoints: ['scripts/fuzz/target.ts'], outfile: join(folder, 'target.cjs'), bundle: true },
    ...{ platform: 'node', format: 'cjs', logLevel: 'error' },
  });
  writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
  const end = Date.now() + Number(minutes) * 60_000;
  while (Date.now() < end) {
    if (await fuzzed(end - Date.now())) continue; // the time is over
    const data = readFileSync(join(folder, last));
    writeFileSync(join(broken, createHash('sha256').update(data).digest('hex').slice(0, 12)), data);
  }
  rmSync(join(folder, last), { force: true });
  const found = readdirSync(broken);
  console.log(found.length === 0 ? 'nothing broke' : `${found.length} in ${broken}: ${found.join(', ')}`);
  return found.length === 0 ? 0 : 1;
}

/** Whether it ran until it was told to end: it ends by itself at the first text that breaks something. */
function fuzzed(milliseconds: number): Promise<boolean> {
  const fuzzer = spawn(
    'npx',
    ['--yes', 'jsfuzz@1.0.15', 'target.cjs', 'corpus', '--timeout=120', '--versifier=false'],
    {
      cwd: folder,
      stdio: 'inherit',
      detached: true,
    },
  );
  let ended = false;
  const end = setTimeout(() => {
    ended = true;
    process.kill(-(fuzzer.pid ?? 0), 'SIGTERM');
  }, milliseconds);
  return new Promise(resolve =>
    fuzzer.once('exit', () => {
      clearTimeout(end);
      resolve(ended);
    }),
  );
}
