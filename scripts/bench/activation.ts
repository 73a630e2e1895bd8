// How long VS Code takes to activate the extension as it is shipped, by its own account, beside one that does nothing.
import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { findChromium } from '../host/chromium.ts';
import { installServer, whyNotServed } from '../host/install-server.ts';
import { makeProfile } from '../host/served.ts';
import { runSuite } from '../host/suite.ts';
import { cache } from '../host/vscode-host.ts';
import { packExtension } from '../package.ts';
import { makeTester } from '../suite/served-suite.ts';
import { type Measurement, ms, quantile, times } from './table.ts';

const runs = 5;
const request = 'examples/order-status.fedreq.md';

/** Milliseconds of one activation: reading and running the code, and the call of `activate`. */
export interface Activation {
  readonly load: number;
  readonly call: number;
}

export async function activation(): Promise<Measurement> {
  const obstacle = whyNotServed() ?? (findChromium() ? undefined : 'there is no Chromium');
  if (obstacle) throw new Error(`Activation cannot be measured: ${obstacle}.`);
  const installation = await installServer(cache, console.log);
  const vsix = resolve(await packExtension());
  const windows: Activations[] = [];
  for (let i = 0; i < runs; i++) windows.push(await activationsIn(installation, vsix));
  const all = (id: string) => windows.flatMap(window => window[id] ?? []);
  const total = (list: readonly Activation[]) => middle(list.map(({ load, call }) => load + call));
  const [ours, empty] = [all('fedreq.fedreq'), all('fedreq.tester')];
  const row = (what: string, list: readonly Activation[]): string[] => [
    what,
    ms(middle(list.map(({ load }) => load))),
    ms(middle(list.map(({ call }) => call))),
    ms(total(list)),
    times(total(list) / Math.max(total(empty), 1)),
  ];
  return {
    title: 'Activation in VS Code',
    about: `VS Code ${installation.vscode}, served, a window that opens a request, ${runs} times anew; medians of what VS Code itself notes. The extension is installed from its archive; beside it one that does nothing is activated by the same event. What talks to the server is loaded after that, in a turn of its own: see the start.`,
    head: ['Extension', 'load', 'activate', 'together', 'of the empty one'],
    rows: [row('does nothing', empty), row('Fedreq', ours)],
  };
}

const middle = (values: readonly number[]): number => quantile(values, 0.5);

/** By the name of the extension. */
type Activations = Readonly<Record<string, Activation>>;

/** Those of a new window. */
async function activationsIn(
  installation: Awaited<ReturnType<typeof installServer>>,
  vsix: string,
): Promise<Activations> {
  const extension = makeTester();
  const folder = makeProfile();
  const file = join(folder, 'order-status.fedreq.md');
  const result = join(folder, 'activations.json');
  cpSync(request, file);
  const tests = join(extension, 'probe.cjs');
  await build({
    entryPoints: ['scripts/bench/activation-probe.ts'],
    outfile: tests,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    define: {
      'process.env.FEDREQ_BENCH_REQUEST': JSON.stringify(file),
      'process.env.FEDREQ_BENCH_RESULT': JSON.stringify(result),
    },
  });
  const { status, console: lines } = await runSuite(installation, { extension, tests, vsix, limit: 180_000 });
  if (status !== 0) throw new Error(`Activation could not be measured:\n${lines.slice(-20).join('\n')}`);
  return JSON.parse(readFileSync(result, 'utf8'));
}
