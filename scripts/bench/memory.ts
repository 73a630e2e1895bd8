// What the server holds: with many requests open, and before and after very many edits.
import { watched } from './server.ts';
import { type Measurement, megabytes } from './table.ts';
import { requestOf } from './texts.ts';

const documents = 200;
const size = 20_000;
const edits = 50_000;
/** Diagnostics are pulled after so many edits, as after a burst of keys. */
const burst = 10;

export async function memory(): Promise<Measurement> {
  const { client, heap, resident, stop } = await watched();
  const rows: string[][] = [];
  const note = async (when: string): Promise<void> => {
    const before = resident(); // to collect garbage gives memory back
    rows.push([when, megabytes(await heap()), megabytes(before)]);
  };
  await note('after the start');
  const uris: string[] = [];
  for (let i = 0; i < documents; i++) {
    uris.push(await client.open(`file:///bench/${i}.fedreq.md`, requestOf(size + i)));
    await client.pull(uris[i] ?? '');
  }
  await note(`with ${documents} requests of ${size / 1000} kB open`);
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
    if ((i + 1) % (edits / 5) === 0) await note(`after ${i + 1} edits`);
  }
  for (const uri of uris) await client.close(uri);
  await client.pull(uris[0] ?? ''); // What is closed is given back when the server has come to it.
  await note('with all of them closed');
  stop();
  return {
    title: 'Memory of the server',
    about: `The bundled server over its standard streams. Held: its heap when it has just collected all garbage; resident: what it had of the machine before. Edits insert and take away a character in all documents in turn; diagnostics are pulled after every ${burst}th.`,
    head: ['When', 'held', 'resident'],
    rows,
  };
}
