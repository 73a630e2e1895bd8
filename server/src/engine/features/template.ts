// A whole new request in snippet syntax: head, title, the ask of its kind, and a section for every concern.
import { bracketed } from '../edit/placeholders.ts';
import { escaped, inSequence, numbered, stop } from '../edit/snippet.ts';
import { asked } from '../edit/writing.ts';
import { keyOfConcern } from '../edit/yaml.ts';
import type { Catalog, Concern, FailureMode, Federation, FederationKind, Format } from '../model.ts';
import { metaKeys, templateVersion } from './metadata.ts';

export interface NewRequest {
  readonly federation: FederationKind;
  /** A tab stop where it is empty. */
  readonly title: string;
  readonly format: Format;
}

/** A request of a kind. Left untouched it answers nothing: what it says by itself stands in angle brackets. '' for a kind that the catalog does not know. */
export function newRequest(catalog: Catalog, { federation: id, title, format }: NewRequest): string {
  const federation = catalog.federations.get(id);
  if (!federation) return '';
  const pieces =
    format === 'yaml' ? yamlPieces(catalog, federation, title) : markdownPieces(catalog, federation, title);
  return `${inSequence(pieces).join('\n\n')}\n`;
}

function markdownPieces(catalog: Catalog, federation: Federation, title: string): string[] {
  const head = ['---', ...headOf(federation), '---'].join('\n');
  const heading = `# ${title.trim() === '' ? valueText('title') : escaped(oneLine(title))}`;
  return [
    head,
    heading,
    bracketed(federation.ask),
    ...[...catalog.concerns.values()].map(concern => markdownSection(concern, federation, catalog)),
  ];
}

/** What is special to the kind comes last, as questions. */
function markdownSection(concern: Concern, federation: Federation, catalog: Catalog): string {
  const body = bracketed(concern.snippet.trim());
  const items = notesOf(concern, federation, catalog).map(note => `- ${stop(1, asked(note))}`);
  const gap = /^- .*$/.test(body.slice(body.lastIndexOf('\n') + 1)) ? '\n' : '\n\n';
  const [own = '', ...more] = numbered([body, ...items]);
  const heading = escaped(`## ${concern.headings[0] ?? concern.title}`);
  return `${heading}\n\n${own}${more.length > 0 ? gap : ''}${more.join('\n')}`;
}

function yamlPieces(catalog: Catalog, federation: Federation, title: string): string[] {
  const [kind = '', ...more] = headOf(federation);
  const head = numbered([
    kind,
    `title: ${title.trim() === '' ? valueText('title') : escaped(yamlText(oneLine(title)))}`,
    ...more,
  ]).join('\n');
  const ask = `summary: >-\n  ${bracketed(federation.ask)}`;
  const keys = [...catalog.concerns.values()].map(concern =>
    [...notesOf(concern, federation, catalog).map(note => escaped(`# ${note}`)), keyOfConcern(concern)].join('\n'),
  );
  return [head, ask, ...keys];
}

/** Keys of front matter and YAML root alike. */
const headOf = ({ id }: Federation): string[] => [
  'kind: federation-request',
  `federation: ${id}`,
  'stage: draft',
  `template: ${templateVersion}`,
  `owner: ${valueText('owner')}`,
];
const valueText = (key: string): string => metaKeys.get(key)?.value ?? '';
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
/** A text as a YAML value on one line. */
const yamlText = (text: string): string => (/^[\p{L}\p{N}][^#:]*$/u.test(text) ? text : JSON.stringify(text));

const longestNote = 120;
/** What this kind adds to a concern, if it is short; below failure also the failures that only this kind has. */
function notesOf(concern: Concern, federation: Federation, catalog: Catalog): string[] {
  const note = concern.kinds[federation.id] ?? '';
  const failures = concern.id === 'failure' ? failuresOf(federation, catalog) : [];
  return [...(note !== '' && note.length <= longestNote ? [note] : []), ...failures];
}

const mostFailures = 5;
function failuresOf({ id, failureModes }: Federation, { federations }: Catalog): string[] {
  const elsewhere = new Set(
    [...federations.values()].flatMap(other =>
      other.id === id ? [] : other.failureModes.map((mode: FailureMode) => mode.id),
    ),
  );
  return failureModes
    .filter(mode => !elsewhere.has(mode.id))
    .slice(0, mostFailures)
    .map(({ title, question }) => `${title}: ${question.slice(0, 1).toLowerCase()}${question.slice(1)}`);
}
