// docs/concerns.md: what a complete request speaks to, and what can fail in each kind of federation.
import { type Concern, catalog, type Element, type Federation } from '../../server/src/engine/index.ts';
import { list, origin, page, plain, table } from './markdown.ts';

export function concernsPage(): string {
  const concerns = [...catalog.concerns.values()];
  const federations = [...catalog.federations.values()];
  return page(
    origin('server/src/engine/catalog/'),
    '# What a federation feature request speaks to',
    `${concerns.length} concerns, the three questions first. A request answers each of them, or says \`Not applicable: reason\` in its section.`,
    table(
      ['Concern', 'It asks'],
      concerns.map(({ title, question }) => [`[${title}](#${anchor(title)})`, question]),
    ),
    ...concerns.flatMap(concern => concernSection(concern, federations)),
    '# What can fail, by kind of federation',
    'A request speaks to those that matter to it, under failure or where it speaks of the cause.',
    ...federations.flatMap(federation => federationSection(federation, federations)),
  );
}

function concernSection(
  { id, title, question, why, guidance, elements, headings, kinds }: Concern,
  federations: readonly Federation[],
): string[] {
  const notes = federations.flatMap(federation => {
    const note = kinds[federation.id];
    return note ? [`**${federation.title}**: ${note}`] : [];
  });
  return [
    `## ${title}`,
    `**${question}** ${why}`,
    guidance,
    table(['Element', 'A reader would ask', 'For example'], elements.map(elementRow)),
    `Key in YAML: \`${id}\`. Headings that lead to it: ${headings.map(heading => `“${heading}”`).join(', ')}.`,
    list(notes),
  ];
}

const elementRow = ({ id, name, ask, required, example }: Element): string[] => [
  `\`${id}\`: ${name}${required ? '' : ' (recommended)'}`,
  plain(ask),
  plain(example),
];

/** What every kind has is told once, with the first that has it. */
function federationSection(
  { id, title, meaning, failureModes }: Federation,
  federations: readonly Federation[],
): string[] {
  const everywhere = (mode: string) => federations.every(other => other.failureModes.some(one => one.id === mode));
  const first = federations[0]?.id === id;
  const rows = (modes: typeof failureModes) =>
    table(
      ['Failure', 'A reader would ask', 'For example'],
      modes.map(mode => [plain(mode.title), plain(mode.question), plain(mode.example)]),
    );
  const general = failureModes.filter(mode => everywhere(mode.id));
  const own = failureModes.filter(mode => !everywhere(mode.id));
  const shared = first && general.length > 0 ? ['## Every kind', rows(general)] : [];
  return [...shared, `## ${title}`, `\`federation: ${id}\`. ${meaning}`, own.length > 0 ? rows(own) : ''];
}

/** As renderers of Markdown make it from a heading. */
const anchor = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
