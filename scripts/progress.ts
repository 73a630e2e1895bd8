// Tells a person what is going on: one line for a step, with its time when it is done.
export type Say = (line: string) => void;

/** Runs a step: its title is there from the beginning, what it says in between goes onto lines of its own. */
export async function step<T>(title: string, work: (say: Say) => Promise<T>, result: (value: T) => string): Promise<T> {
  const begin = performance.now();
  const lead = `${title.padEnd(14)} … `;
  process.stdout.write(lead);
  let broken = false;
  const say = (line: string) => {
    process.stdout.write(`${broken ? '' : '\n'}  ${line}\n`);
    broken = true;
  };
  const value = await work(say);
  const seconds = `${((performance.now() - begin) / 1000).toFixed(1)} s`;
  process.stdout.write(`${broken ? lead : ''}${seconds.padStart(6)}  ${result(value)}\n`);
  return value;
}
