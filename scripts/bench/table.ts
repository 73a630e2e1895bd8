// What a benchmark found, as a table for the terminal and for docs/benchmarks.md.

export interface Measurement {
  readonly title: string;
  /** What was done, with what, and what a figure means. */
  readonly about: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function tableOf({ title, about, head, rows }: Measurement): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    `## ${title}`,
    '',
    about,
    '',
    line(head),
    line(head.map((_, i) => (i === 0 ? '---' : '---:'))),
    ...rows.map(line),
  ].join('\n');
}

export function pageOf(measured: readonly Measurement[], machine: string): string {
  return [
    '# Benchmarks',
    '<!-- Written by `npm run bench -- --save`. -->',
    `Measured by \`npm run bench\`: ${machine}. Times depend on the machine and on what else it does; what is compared is measured in one run, and the ratio is what counts.`,
    ...measured.map(tableOf),
    '',
  ].join('\n\n');
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
export const times = (ratio: number): string => `${ratio.toFixed(ratio < 10 ? 1 : 0)} ×`;

/** The value that a share of all values do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
