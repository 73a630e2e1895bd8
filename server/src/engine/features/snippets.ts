// Snippets as VS Code contributes them: one for each concern, each kind of request, an ignore and a waiver.
import { bracketed } from '../edit/placeholders.ts';
import { asSnippet, choice, inSequence, stop } from '../edit/snippet.ts';
import { waiver } from '../edit/writing.ts';
import { keyOfConcern } from '../edit/yaml.ts';
import type { Catalog, Concern, Format } from '../model.ts';
import { rules } from '../rules/index.ts';
import { newRequest } from './template.ts';

export interface ContributedSnippet {
  readonly prefix: string;
  readonly body: readonly string[];
  readonly description: string;
}
/** By name, as in a file of VS Code snippets. */
export type SnippetFile = Readonly<Record<string, ContributedSnippet>>;

export function contributedSnippets(catalog: Catalog): Readonly<Record<Format, SnippetFile>> {
  return { markdown: fileOf(catalog, 'markdown'), yaml: fileOf(catalog, 'yaml') };
}

function fileOf(catalog: Catalog, format: Format): SnippetFile {
  const requests = [...catalog.federations.values()].map(({ id, title, meaning }) =>
    named(`Federation request: ${title}`, {
      prefix: `fedreq-new-${id}`,
      body: newRequest(catalog, { federation: id, title: '', format }),
      description: meaning,
    }),
  );
  const concerns = [...catalog.concerns.values()].map(concern =>
    named(`Federation request: ${concern.title}`, {
      prefix: `fedreq-${concern.id}`,
      body: format === 'yaml' ? keyOfConcern(concern) : sectionOf(concern),
      description: concern.question,
    }),
  );
  const ignore = `fedreq-ignore ${choice(
    1,
    rules.map(({ id }) => id),
  )}: ${stop(2, 'reason')}`;
  return Object.fromEntries([
    ...requests,
    ...concerns,
    named('Federation request: ignore a finding', {
      prefix: 'fedreq-ignore',
      body: format === 'yaml' ? `# ${ignore}` : `<!-- ${ignore} -->`,
      description: "Takes a rule's findings off the next line, with the reason.",
    }),
    named('Federation request: does not apply', {
      prefix: 'fedreq-waive',
      body: format === 'yaml' ? `"${waiver}"` : waiver,
      description: 'Says that a concern does not apply, and why.',
    }),
  ]);
}

const sectionOf = (concern: Concern): string =>
  `${asSnippet(`## ${concern.headings[0] ?? concern.title}`)}\n\n${bracketed(concern.snippet.trim())}`;

function named(
  name: string,
  { prefix, body, description }: { prefix: string; body: string; description: string },
): [string, ContributedSnippet] {
  return [name, { prefix, body: (inSequence([body])[0] ?? '').split('\n'), description }];
}
