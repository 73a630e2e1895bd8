// What the commands need of the world: streams, colours, width; and the refusal that ends one with status 2.
import { fstatSync } from 'node:fs';
import pc from 'picocolors';
import type { Paint } from '../engine/index.ts';
import { plain } from '../engine/index.ts';
import { reasonOf } from '../text-file.ts';

export interface Io {
  /** The report. */
  out(text: string): void;
  /** Everything else. */
  err(text: string): void;
  readStdin(): Promise<Buffer>;
  readonly cwd: string;
  readonly width: number;
  readonly colour: boolean;
  /** Whether somebody watches standard error: progress is shown then. */
  readonly watched: boolean;
}

/** Wrong usage or unusable input: one line for a person, status 2. */
export class Refusal extends Error {}

export function processIo(): Io {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0); // the reader has seen enough
    process.stderr.write(`fedreq: standard output cannot be written (${reasonOf(error)})\n`, () => process.exit(2));
  });
  process.stderr.on('error', () => undefined); // nobody hears us
  return {
    out: text => void process.stdout.write(text),
    err: text => void process.stderr.write(text),
    readStdin,
    cwd: process.cwd(),
    width: process.stdout.columns ?? 100,
    colour: pc.isColorSupported && (process.stdout.isTTY === true || process.env.FORCE_COLOR !== undefined),
    watched: process.stderr.isTTY === true && process.env.CI === undefined,
  };
}

async function readStdin(): Promise<Buffer> {
  if (fstatSync(0).isDirectory()) throw Object.assign(new Error('EISDIR'), { code: 'EISDIR' }); // Node reads nothing from it
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Colours by severity and state; all of it readable without. */
export function paintOf(colour: boolean): Paint {
  if (!colour) return plain;
  const c = pc.createColors(true);
  const severities = { error: c.red, warning: c.yellow, information: c.cyan, hint: c.gray };
  const states = {
    missing: c.red,
    placeholder: c.red,
    mentioned: c.yellow,
    partial: c.yellow,
    answered: c.green,
    unread: c.yellow,
    waived: c.gray,
  };
  return {
    severity: (severity, text) => c.bold(severities[severity](text)),
    state: (state, text) => states[state](text),
    strong: c.bold,
    faint: c.dim,
  };
}
