// How long it takes until something is there: the command line on one small file, the server's first diagnostics, the bundles' sizes.
import { readFileSync, statSync } from 'node:fs';
import { best } from './processes.ts';
import { served } from './server.ts';
import { type Measurement, ms, quantile, times } from './table.ts';

const small = 'examples/order-status.fedreq.md';
const runs = 9;

export async function start(): Promise<Measurement> {
  const nothing = await best(runs, ['-e', '0']);
  const row = (what: string, milliseconds: number): string[] => [
    what,
    ms(milliseconds),
    times(milliseconds / nothing.milliseconds),
  ];
  const version = await best(runs, ['dist/fedreq.cjs', '--version']);
  const check = await best(runs, ['dist/fedreq.cjs', 'check', small]);
  const started: { ready: number; first: number }[] = [];
  for (let i = 0; i < runs; i++) started.push(await serve());
  const bundles = [
    'extension.cjs',
    'client.cjs',
    'server.cjs',
    'fedreq.cjs',
    'browser/extension.js',
    'browser/server.js',
  ];
  return {
    title: 'Start',
    about: `The best of ${runs} runs. The small file is \`${small}\` (${statSync(small).size} bytes). Bundles: ${bundles.map(name => `${name} ${Math.round(statSync(`dist/${name}`).size / 1000)} kB`).join(', ')}.`,
    head: ['What', 'time', 'of `node -e 0`'],
    rows: [
      row('`node -e 0`', nothing.milliseconds),
      row('`fedreq --version`', version.milliseconds),
      row('`fedreq check` on a small file', check.milliseconds),
      row(
        'server answers `initialize`',
        quantile(
          started.map(({ ready }) => ready),
          0,
        ),
      ),
      row(
        'first diagnostics of the small file',
        quantile(
          started.map(({ first }) => first),
          0,
        ),
      ),
    ],
  };
}

async function serve(): Promise<{ ready: number; first: number }> {
  const begin = performance.now();
  const { client, stop } = await served();
  const ready = performance.now() - begin;
  await client.pull(await client.open('file:///bench/small.fedreq.md', readFileSync(small, 'utf8')));
  const first = performance.now() - begin;
  stop();
  return { ready, first };
}
