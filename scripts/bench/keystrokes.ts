// From a keystroke to the diagnostics, through the real server, beside a fresh analysis of the same text.
import { analyse } from '../../server/src/engine/index.ts';
import { served } from './server.ts';
import { type Measurement, ms, quantile, times } from './table.ts';
import { requestOf } from './texts.ts';

const sizes = [20_000, 100_000, 1_000_000, 5_000_000];
const keys = 1_500;
/** Until then V8 is still compiling what a keystroke runs through. */
const first = 300;
const places = 6;
const typed = 'The gateway must answer each call within a reasonable time. ';

export async function keystrokes(): Promise<Measurement> {
  const rows: string[][] = [];
  for (const size of sizes) {
    const { keystrokes: each, fresh } = await typing(requestOf(size), size > 2_000_000 ? first : keys);
    const median = quantile(each, 0.5);
    const early = ms(quantile(each.slice(0, first), 0.95));
    rows.push([`${size / 1000} kB`, ms(median), ms(quantile(each, 0.95)), early, ms(fresh), times(fresh / median)]);
  }
  return {
    title: 'Keystroke to diagnostics',
    about: `The bundled server over its standard streams: \`didChange\` of one character, then a pull of the diagnostics, until the answer is there; ${keys} keystrokes a size (${first} at 5 MB) at ${places} places, after the first analysis. Fresh: \`analyse\` of the same text without an earlier one, best of three.`,
    head: ['Request', 'median', '95th percentile', `of the first ${first}`, 'fresh', 'fresh / median'],
    rows,
  };
}

async function typing(text: string, count: number): Promise<{ keystrokes: readonly number[]; fresh: number }> {
  const { client, stop } = await served();
  const uri = await client.open('file:///bench/request.fedreq.md', text);
  await client.pull(uri);
  const lines = text.split('\n').length;
  const each: number[] = [];
  const perPlace = Math.ceil(count / places);
  for (let i = 0; i < count; i++) {
    // One goes on where the last key was struck, from the beginning of a line.
    const at = { line: Math.floor((lines * (1 + Math.floor(i / perPlace))) / (places + 1)), character: i % perPlace };
    const begin = performance.now();
    await client.change(uri, { range: { start: at, end: at }, text: typed[i % typed.length] ?? ' ' });
    await client.pull(uri);
    each.push(performance.now() - begin);
  }
  stop();
  const fresh = [1, 2, 3].map(() => {
    const begin = performance.now();
    analyse(text, 'markdown');
    return performance.now() - begin;
  });
  return { keystrokes: each, fresh: Math.min(...fresh) };
}
