// What the server holds: with many requests open, and before and after very many edits.
import { readFileSync } from 'node:fs';
import { served } from './server.ts';
import { type Measurement, megabytes } from './table.ts';
import { requestOf } from './texts.ts';

const documents = 200;
const size = 20_000;
const edits = 50_000;
/** Diagnostics are pulled after so many edits, as after a burst of keys. */
const burst = 10;

export async function memory(): Promise<Measurement> {
  const { client, pid, stop } = await served();
  const resident = (): number => {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes) * 1024;
  };
  const rows: string[][] = [['after the start', megabytes(resident())]];
  const uris: string[] = [];
  for (let i = 0; i < documents; i++) {
    uris.push(await client.open(`file:///bench/${i}.fedreq.md`, requestOf(size + i)));
    await client.pull(uris[i] ?? '');
  }
  rows.push([`with ${documents} requests of ${size / 1000} kB open`, megabytes(resident())]);
  for (let i = 0; i < edits; i++) {
    const uri = uris[i % documents] ?? '';
    const at = { line: i % 200, character: 0 };
    const typed = Math.floor(i / documents) % 2 === 0;
    await client.change(
      uri,
      typed
        ? { range: { start: at, end: at }, text: 'x' }
        : { range: { start: at, end: { ...at, character: 1 } }, text: '' },
    );
    if (i % burst === 0) await client.pull(uri);
    if ((i + 1) % (edits / 5) === 0) rows.push([`after ${i + 1} edits`, megabytes(resident())]);
  }
  stop();
  return {
    title: 'Memory of the server',
    about: `Resident memory of the bundled server over its standard streams. Edits insert and take away a character in all documents in turn; diagnostics are pulled after every ${burst}th.`,
    head: ['When', 'resident'],
    rows,
  };
}
