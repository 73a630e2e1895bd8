// npm run fuzz [-- minutes]: jsfuzz leads texts into code that none has reached; what breaks an analysis is left in .cache/fuzz.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { everyDocument } from '../test/kit/corpus.ts';

const folder = '.cache/fuzz';
const longest = 4_000;

export async function main([minutes = '30']: readonly string[]): Promise<number> {
  const corpus = join(folder, 'corpus');
  mkdirSync(corpus, { recursive: true });
  for (const [index, { text, format }] of everyDocument().entries())
    if (text.length <= longest)
      writeFileSync(join(corpus, `seed-${index}`), `${format === 'yaml' ? '\u0001' : '\u0002'}${text}`);
  await build({
    ...{ entryPoints: ['scripts/fuzz/target.ts'], outfile: join(folder, 'target.cjs'), bundle: true },
    ...{ platform: 'node', format: 'cjs', logLevel: 'error' },
  });
  writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
  const fuzzer = spawn('npx', ['--yes', 'jsfuzz@1.0.15', 'target.cjs', 'corpus', '--timeout=120'], {
    cwd: folder,
    stdio: 'inherit',
    detached: true,
  });
  const end = setTimeout(() => process.kill(-(fuzzer.pid ?? 0), 'SIGTERM'), Number(minutes) * 60_000);
  const status = await new Promise<number | null>(resolve => fuzzer.once('exit', resolve));
  clearTimeout(end);
  return status ?? 0;
}
