// npm run test:hosts: the packed extension in the oldest and the newest served VS Code, under Node and in a web worker, in every window, and driven from outside.
import { buildAll } from './build.ts';
import { installNewest, installServer } from './host/install-server.ts';
import { cache } from './host/vscode-host.ts';
import { packExtension } from './package.ts';
import { step } from './progress.ts';
import { driven, runDriven } from './suite/driven-suite.ts';
import { runServed } from './suite/served-suite.ts';
import { type SuiteResult, servedOnly, situations, sumOf } from './suite/situations.ts';

const installations = { oldest: installServer, newest: installNewest } as const;
/** Whether a web worker runs the extension. */
export const runners = { node: false, web: true } as const;
const windows = [...situations, ...servedOnly];
const names: readonly string[] = [...windows.map(({ name }) => name), driven];

/** Arguments choose: `oldest` or `newest`, `node` or `web`, and the names of windows. */
export async function main(args: readonly string[]): Promise<number> {
  const known: readonly string[] = [...Object.keys(installations), ...Object.keys(runners), ...names];
  const unknown = args.filter(arg => !known.includes(arg));
  if (unknown.length > 0) {
    console.error(`Unknown: ${unknown.join(', ')}. Choose from ${known.join(', ')}.`);
    return 2;
  }
  const chosen = <Name extends string>(all: readonly Name[]) => {
    const some = all.filter(name => args.includes(name));
    return some.length > 0 ? some : all;
  };
  await buildAll();
  const vsix = await packExtension();
  const results: SuiteResult[] = [];
  for (const age of chosen(['oldest', 'newest'] as const)) {
    const installation = await installations[age](cache, console.log);
    for (const runner of chosen(['node', 'web'] as const)) {
      const web = runners[runner];
      const works = windows.map(
        situation => [situation.name, () => runServed(installation, situation, { vsix, web })] as const,
      );
      const all = web ? works : [...works, [driven, () => runDriven(installation, vsix)] as const]; // A worker cannot be killed.
      for (const [name, work] of all.filter(([name]) => chosen(names).includes(name))) {
        const title = `VS Code ${installation.vscode}  ${runner.padEnd(4)}  ${name.padEnd(11)}`;
        const result = await step(title, work, ({ passed, failed }) => `${passed} passed, ${failed} failed`);
        for (const line of result.lines) if (!line.startsWith('ok ')) console.log(`\n${line}\n`);
        results.push(result);
      }
    }
  }
  const { passed, failed } = sumOf(results);
  if (results.length === 0) console.error(`There is no such window: ${driven} is under node alone.`);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed > 0 || results.length === 0 ? 1 : 0;
}
