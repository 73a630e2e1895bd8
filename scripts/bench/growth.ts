// How time grows with size: from 10 kB to 10 MB, and the exponent between neighbours.
import { analyse, defaultSettings, mergeSettings } from '../../server/src/engine/index.ts';
import { type Measurement, ms, quantile } from './table.ts';
import { requestOf } from './texts.ts';

const sizes = [10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000];

const most = Number.MAX_SAFE_INTEGER;
const unlimited = mergeSettings(defaultSettings, { limits: { characters: most, sections: most, findings: most } });

export async function growth(): Promise<Measurement> {
  analyse(requestOf(300_000), 'markdown'); // what is compiled once is not a matter of size
  const spent = sizes.map(size => {
    const text = requestOf(size);
    const runs = size > 1_000_000 ? 1 : 3;
    return quantile(
      Array.from({ length: runs }, () => {
        const begin = performance.now();
        analyse(text, 'markdown', { settings: unlimited });
        return performance.now() - begin;
      }),
      0,
    );
  });
  const rows = sizes.map((size, i) => {
    const [time = 0, before = 0, sizeBefore = 0] = [spent[i], spent[i - 1], sizes[i - 1]];
    const exponent = Math.log(time / before) / Math.log(size / sizeBefore);
    return [
      `${size / 1000} kB`,
      ms(time),
      `${(size / 1000 / time).toFixed(2)} MB/s`,
      i === 0 ? '' : exponent.toFixed(2),
    ];
  });
  const whole = Math.log((spent.at(-1) ?? 0) / (spent[0] ?? 1)) / Math.log((sizes.at(-1) ?? 0) / (sizes[0] ?? 1));
  return {
    title: 'Growth with size',
    about: `A fresh \`analyse\`, the best of three (one above 1 MB). Exponent: that of size by which time grows from one row to the next; over all of them ${whole.toFixed(2)}.`,
    head: ['Request', 'time', 'speed', 'exponent'],
    rows,
  };
}
