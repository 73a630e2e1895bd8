// A whole new request in snippet syntax: head, title, the ask of its kind, and a section for every concern.
import { bracketed } from '../edit/placeholders.ts';
import { asSnippet, inSequence, numbered, stop } from '../edit/snippet.ts';
import { asked } from '../edit/writing.ts';
import { keyOfConcern } from '../edit/yaml.ts';
import type { Catalog, Concern, FailureMode, Federation, FederationKind, Format } from '../model.ts';
import { metaKeys, templateVersion } from './metadata.ts';

export interface NewRequest {
  /** `none`: its author is not sure; it is recognised from the text later. */
  readonly federation: FederationKind | 'none';
  /** A tab stop where it is empty. */
  readonly title: string;
  readonly format: Format;
}

/** What is asked, of whatever kind. */
const anyAsk = 'Let ${1:<consumer>} ${2:<read or change what>} of ${3:<owner>}, so that ${4:<observable end>}.';

/** A request of a kind. Left untouched it answers nothing: what it says by itself stands in angle brackets. '' for a kind that the catalog does not know. */
export function newRequest(catalog: Catalog, { federation: id, title, format }: NewRequest): string {
  const federation = id === 'none' ? undefined : catalog.federations.get(id);
  if (!federation && id !== 'none') return '';
  const pieces = format === 'yaml' ? yamlPieces : markdownPieces;
  return `${inWritingOrder(pieces(catalog, federation, title)).join('\n\n')}\n`;
}

/** Head, title, ask, and the rest: one writes what is asked first, and who owns it after that. */
interface Pieces {
  readonly head: string;
  readonly title: string;
  readonly ask: string;
  readonly concerns: readonly string[];
}

function inWritingOrder({ head, title, ask, concerns }: Pieces): string[] {
  const [ofTitle = '', ofAsk = '', ofHead = '', ...ofConcerns] = inSequence([title, ask, head, ...concerns]);
  return [ofHead, ofTitle, ofAsk, ...ofConcerns];
}

function markdownPieces(catalog: Catalog, federation: Federation | undefined, title: string): Pieces {
  return {
    head: ['---', ...headOf(federation), '---'].join('\n'),
    title: `# ${title.trim() === '' ? valueText('title') : asSnippet(oneLine(title))}`,
    ask: bracketed(federation?.ask ?? anyAsk),
    concerns: [...catalog.concerns.values()].map(concern => markdownSection(concern, federation, catalog)),
  };
}

/** What is special to the kind comes last, as questions. */
function markdownSection(concern: Concern, federation: Federation | undefined, catalog: Catalog): string {
  const body = bracketed(concern.snippet.trim());
  const items = notesOf(concern, federation, catalog).map(note => `- ${stop(1, asked(note))}`);
  const gap = /^- .*$/.test(body.slice(body.lastIndexOf('\n') + 1)) ? '\n' : '\n\n';
  const [own = '', ...more] = numbered([body, ...items]);
  const heading = asSnippet(`## ${concern.headings[0] ?? concern.title}`);
  return `${heading}\n\n${own}${more.length > 0 ? gap : ''}${more.join('\n')}`;
}

function yamlPieces(catalog: Catalog, federation: Federation | undefined, title: string): Pieces {
  return {
    head: headOf(federation).join('\n'),
    title: `title: ${title.trim() === '' ? valueText('title') : asSnippet(yamlText(oneLine(title)))}`,
    ask: `summary: >-\n  ${bracketed(federation?.ask ?? anyAsk)}`,
    concerns: [...catalog.concerns.values()].map(concern =>
      [...notesOf(concern, federation, catalog).map(note => asSnippet(`# ${note}`)), keyOfConcern(concern)].join('\n'),
    ),
  };
}

/** Keys of front matter and YAML root alike. */
const headOf = (federation: Federation | undefined): string[] => [
  'kind: federation-request',
  ...(federation ? [`federation: ${federation.id}`] : []),
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
function notesOf(concern: Concern, federation: Federation | undefined, catalog: Catalog): string[] {
  if (!federation) return [];
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
