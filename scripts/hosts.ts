// npm run test:hosts: the packed extension in the oldest and the newest served VS Code, under Node and in a web worker, in every window.
import { buildAll } from './build.ts';
import { installNewest, installServer } from './host/install-server.ts';
import { cache } from './host/vscode-host.ts';
import { packExtension } from './package.ts';
import { runServed } from './suite/served-suite.ts';
import { type SuiteResult, situations, sumOf, untrusted } from './suite/situations.ts';

const say = (line: string) => console.log(line);

/** Arguments choose: `oldest` or `newest`, `node` or `web`, and the names of windows. */
export async function main(args: readonly string[]): Promise<number> {
  const chosen = (...all: readonly string[]) => {
    const some = all.filter(name => args.includes(name));
    return some.length > 0 ? some : all;
  };
  await buildAll();
  const vsix = await packExtension();
  const windows = [...situations, untrusted];
  const names = chosen(...windows.map(({ name }) => name));
  const results: SuiteResult[] = [];
  for (const age of chosen('oldest', 'newest')) {
    const installation = await (age === 'oldest' ? installServer : installNewest)(cache, say);
    for (const where of chosen('node', 'web')) {
      for (const situation of windows.filter(({ name }) => names.includes(name))) {
        const result = await runServed(installation, situation, { vsix, web: where === 'web' });
        result.lines.forEach(say);
        results.push(result);
      }
    }
  }
  const { passed, failed } = sumOf(results);
  say(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}
