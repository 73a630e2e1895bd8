// npm run soak [-- MINUTES]: types in the bundled server for so many minutes (10) as people do, and looks for what it never gives back. `--edits N` instead: the property of edits, N times as long as in the tests, over longer texts.
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { Lines, type Span } from '../server/src/engine/index.ts';
import { editableTexts } from '../test/kit/corpus.ts';
import { type Choice, choices, edited, editOf, type Text } from '../test/kit/edits.ts';
import { type Watched, watched } from './bench/server.ts';
import { megabytes } from './bench/table.ts';
import { buildAll } from './build.ts';
import { run } from './host/processes.ts';

export async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { edits: { type: 'string' } },
    allowPositionals: true,
  });
  return values.edits === undefined ? soak(Number(positionals[0] ?? 10)) : property(values.edits);
}

async function property(times: string): Promise<number> {
  const args = ['--import', 'tsx', '--test', '--test-reporter=spec', 'test/incremental.test.ts'];
  const { status, output } = await run(process.execPath, args, { env: { ...process.env, SOAK: times } });
  console.log(output);
  return status ?? 1;
}

/** The heap is looked at so many times, each time with the same documents open; the first looks see bounded caches fill (words as written) and do not count. */
const [looks, early] = [16, 4];
/** What the last third of the looks that count may hold more than the first. */
const [share, bytes] = [0.05, 3e6];
const documents = 20;
const editsAtOnce = 40;

async function soak(minutes: number): Promise<number> {
  if (!(minutes > 0)) {
    console.error('Expected a number of minutes.');
    return 2;
  }
  await buildAll();
  const server = await watched();
  const texts = editableTexts(20_000);
  const random = fc.sample(choices, 5_000);
  const begun = Date.now();
  const held: number[] = [];
  let edits = 0;
  for (let round = 0; held.length < looks; round++) {
    const chosen = Array.from({ length: documents }, (_, i) => texts[(round * documents + i) % texts.length] as Text);
    const its = (i: number): Choice => random[(edits + i) % random.length] as Choice;
    for (const [i, text] of chosen.entries()) await typeIn(server, text, { name: `${round % 2}-${i}`, choice: its });
    edits += documents * editsAtOnce;
    if (Date.now() - begun < ((held.length + 1) / looks) * minutes * 60_000) continue;
    held.push(await heldBy(server, texts));
    console.log(`${Math.round((Date.now() - begun) / 1000)} s, ${edits} edits: ${megabytes(held.at(-1) ?? 0)} held`);
  }
  server.stop();
  return verdict(held.slice(early), edits);
}

/** Opens a document, edits it, pulls what is found, asks for its report, and closes it. */
async function typeIn(
  { client }: Watched,
  text: Text,
  { name, choice }: { name: string; choice: (i: number) => Choice },
): Promise<void> {
  const uri = `file:///soak/${name}.fedreq.${text.format === 'yaml' ? 'yaml' : 'md'}`;
  await client.open(uri, text.text, text.format);
  let now = text;
  for (let i = 0; i < editsAtOnce; i++) {
    const edit = editOf(now, choice(i));
    await client.change(uri, { range: rangeOf(edit.span, new Lines(now.text)), text: edit.text });
    now = edited(now, edit);
    if (i % 4 === 0) await client.pull(uri);
  }
  await client.close(uri);
}

function rangeOf({ start, end }: Span, lines: Lines) {
  const place = (offset: number) => {
    const { line, column } = lines.positionAt(offset);
    return { line, character: column };
  };
  return { start: place(start), end: place(end) };
}

/** Bytes held with the same few documents open, just opened. */
async function heldBy({ client, heap }: Watched, texts: readonly Text[]): Promise<number> {
  const uris: string[] = [];
  for (const [i, { text, format }] of texts.slice(0, documents).entries()) {
    const extension = format === 'yaml' ? 'yaml' : 'md';
    const uri = await client.open(`file:///soak/held-${i}.fedreq.${extension}`, text, format);
    await client.pull(uri);
    uris.push(uri);
  }
  const bytesHeld = await heap();
  for (const uri of uris) await client.close(uri);
  return bytesHeld;
}

function verdict(held: readonly number[], edits: number): number {
  const third = held.length / 3;
  const mean = (some: readonly number[]): number => some.reduce((sum, one) => sum + one, 0) / some.length;
  const [first, last] = [mean(held.slice(0, third)), mean(held.slice(-third))];
  const most = first * (1 + share) + bytes;
  const found = `${edits} edits; held in the first third ${megabytes(first)}, in the last ${megabytes(last)}`;
  console.log(last <= most ? `${found}.` : `${found}: more than ${megabytes(most)}, so something is never given back.`);
  return last <= most ? 0 : 1;
}
