// npm run soak [-- times]: the property of edits, so many times as long as in the tests (20), over longer texts.
import { run } from './host/processes.ts';

export async function main([times = '20']: readonly string[]): Promise<number> {
  const args = ['--import', 'tsx', '--test', '--test-reporter=spec', 'test/incremental.test.ts'];
  const { status, output } = await run(process.execPath, args, { env: { ...process.env, SOAK: times } });
  console.log(output);
  return status ?? 1;
}
