// `fedreq new` and `fedreq init`: files to begin with. Nothing that exists is written over.
import { resolve } from 'node:path';
import {
  catalogOf,
  type FederationKind,
  type Format,
  formatOf,
  newRequest,
  plainText,
  projectFile,
  rules,
} from '../engine/index.ts';
import { Configs } from './config.ts';
import type { Io } from './io.ts';
import { Sink } from './sink.ts';

export interface NewOptions {
  readonly federation: FederationKind;
  readonly title: string;
  readonly format?: Format;
}

/** A whole request with its placeholders, to a file or to standard output. */
export async function createRequest(
  file: string | undefined,
  { federation, title, format }: NewOptions,
  io: Io,
): Promise<void> {
  const inFormat = format ?? (file === undefined ? undefined : formatOf(file)) ?? 'markdown';
  const { settings } = await new Configs(io.cwd).of(resolve(io.cwd, file ?? 'new.md'));
  const text = plainText(newRequest(catalogOf(settings), { federation, title, format: inFormat }));
  if (file === undefined) return io.out(text);
  await create(file, text, io);
}

/** A project file in which every rule stands with its severities, commented out. */
export async function initialise(io: Io): Promise<void> {
  const ruleLines = rules.map(
    ({ id, severity, summary }) => `#  ${`${id}: ${severity.review}`.padEnd(34)} # ${summary}`,
  );
  const text = [
    '# Settings of Fedreq for this folder and those below it, in the editor and on the command line.',
    '',
    '# Files that are requests whatever their name.',
    '# files: ["rfcs/**/*.md"]',
    '',
    '# Other files of settings that this one builds on, relative to it.',
    '# extends: [shared/team.yaml]',
    '',
    '# Other settings for some of the files, and concerns of your own: docs/configuration.md.',
    '',
    '# Stage of a request that does not say its own: draft, review or ready. It sets how severe an omission is.',
    'stage: review',
    '',
    '# Severity of each rule (off, hint, information, warning, error); as it is in review where nothing is set.',
    '# rules:',
    ...ruleLines,
    '',
  ].join('\n');
  await create(projectFile, text, io);
}

async function create(file: string, text: string, io: Io): Promise<void> {
  const sink = new Sink(io, file, { anew: true });
  sink.write(text);
  await sink.close();
  io.err(`${file} written\n`);
}
