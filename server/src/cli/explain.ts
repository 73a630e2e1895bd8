// `fedreq explain`: a rule or a concern in the terminal.
import { join } from 'node:path';
import {
  type Catalog,
  type Concern,
  catalogOf,
  nearest,
  projectFile,
  type Rule,
  rules,
  wrapped,
} from '../engine/index.ts';
import { Configs } from './config.ts';
import { type Io, paintOf, Refusal } from './io.ts';

/** Explains one by its id, also a concern of the project in the working folder; lists all where no name is given. */
export async function explain(name: string | undefined, io: Io): Promise<void> {
  const { settings } = await new Configs(io.cwd).of(join(io.cwd, projectFile));
  const catalog = catalogOf(settings);
  const rule = rules.find(({ id }) => id === name);
  const concern = name === undefined ? undefined : catalog.concerns.get(name);
  if (name === undefined) io.out(listing(catalog, io));
  else if (rule) io.out(ruleText(rule, io));
  else if (concern) io.out(concernText(concern, io));
  else {
    const near = nearest(name, [...rules.map(({ id }) => id), ...catalog.concerns.keys()]);
    throw new Refusal(
      `there is no rule or concern '${name}'.${near ? ` Did you mean '${near}'?` : ''} 'fedreq explain' lists them.`,
    );
  }
}

function listing({ concerns }: Catalog, io: Io): string {
  const { strong } = paintOf(io.colour);
  const row = (id: string, text: string): string => `  ${id.padEnd(22)} ${text}`;
  return [
    strong('Concerns'),
    ...[...concerns.values()].map(({ id, question }) => row(id, question)),
    '',
    strong('Rules'),
    ...rules.map(({ id, summary }) => row(id, summary)),
    '',
  ].join('\n');
}

function concernText({ id, title, question, why, guidance, elements, headings }: Concern, io: Io): string {
  const { strong, faint } = paintOf(io.colour);
  const columns = Math.min(io.width, 100);
  const paragraph = (text: string): string[] =>
    text
      .trim()
      .split('\n')
      .flatMap(line => wrapped(line, columns));
  return [
    strong(`${title} (${id})`),
    question,
    '',
    ...paragraph(guidance),
    '',
    ...paragraph(why),
    '',
    strong('A complete answer contains'),
    ...elements.flatMap(({ name, required, ask, example }) => [
      `  ${required ? '*' : '-'} ${name}: ${ask}`,
      faint(`      ${example}`),
    ]),
    faint('  * required, - recommended'),
    '',
    strong('Headings that lead to it'),
    ...wrapped(headings.join(', '), columns - 2).map(line => `  ${line}`),
    '',
  ].join('\n');
}

function ruleText({ id, family, summary, severity, guidance, example, options }: Rule, io: Io): string {
  const { strong, faint } = paintOf(io.colour);
  const settings = Object.entries(options).map(
    ([name, spec]) => `  ${name} (${JSON.stringify(spec.default)}): ${spec.description}`,
  );
  return [
    strong(`${id} (${family})`),
    summary,
    `Severity: ${severity.draft} in a draft, ${severity.review} in review, ${severity.ready} when ready.`,
    '',
    guidance.trim(),
    '',
    strong('Example'),
    ...example
      .trim()
      .split('\n')
      .map(line => faint(`  ${line}`)),
    ...(settings.length > 0 ? ['', strong('Options'), ...settings] : []),
    '',
  ].join('\n');
}
