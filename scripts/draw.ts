// npm run draw -- [FOLDER] [--seed N] [--most N] [--hints]: wording and handoff findings, with --hints also those that are no more than hints, drawn at random from real text, to be judged by eye.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judged } from './judged.ts';

const reportFile = '.cache/eval/draw.json';

interface Drawn {
  readonly rule: string;
  readonly family: string;
  readonly severity: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly file: string;
}

export async function main(args: readonly string[]): Promise<number> {
  const option = (name: string, otherwise: number): number => {
    const at = args.indexOf(`--${name}`);
    return at < 0 ? otherwise : Number(args[at + 1]);
  };
  const folder = args.find((arg, i) => !arg.startsWith('--') && !args[i - 1]?.startsWith('--')) ?? '../shared/bulk';
  if (!existsSync(folder)) {
    console.error(`${folder}: there is no such folder. Expected one with proposals.`);
    return 2;
  }
  await judged(folder, reportFile);
  const { requests } = JSON.parse(readFileSync(reportFile, 'utf8')) as {
    requests: readonly { file: string; findings: readonly Omit<Drawn, 'file'>[] }[];
  };
  const hints = args.includes('--hints');
  const all = requests.flatMap(({ file, findings }) =>
    findings
      .filter(
        ({ family, severity }) => (family === 'wording' || family === 'handoff') && (hints || severity !== 'hint'),
      )
      .map(finding => ({ ...finding, file })),
  );
  const drawn = draw(all, { most: option('most', 150), seed: option('seed', 1) });
  console.log(`${drawn.length} of ${all.length} findings in ${requests.length} documents`);
  for (const [i, finding] of drawn.entries()) console.log(shown(finding, i));
  return 0;
}

/** A sample without repetition, the same for the same seed. */
function draw(all: readonly Drawn[], { most, seed }: { most: number; seed: number }): Drawn[] {
  const random = mulberry(seed);
  return all
    .map(finding => ({ finding, key: random() }))
    .sort((a, b) => a.key - b.key)
    .slice(0, most)
    .map(({ finding }) => finding);
}

/** Mulberry32: a small generator of numbers from 0 to 1. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const reach = 110;

function shown({ rule, message, file, line, column }: Drawn, index: number): string {
  const source = readFileSync(join(file), 'utf8').split(/\r\n|\n|\r/)[line] ?? '';
  const from = Math.max(0, column - reach);
  return `${index + 1}. ${rule} | ${message.split('" ')[0]}" | …${source.slice(from, column + reach).trim()}…`;
}
