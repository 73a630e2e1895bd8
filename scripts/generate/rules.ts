// The pages of the rules, the table of all rules, and what a rule's fix makes of its example: computed, never typed.
import { english, Lines, type Rule, rules } from '../../server/src/engine/index.ts';
import { exampleOf, findingsIn, firstFix, onlyRules } from '../../test/kit/documents.ts';
import { fenced, list, origin, page, plain, table } from './markdown.ts';

export function rulePages(): Map<string, string> {
  const pages = rules.map((rule): [string, string] => [`docs/rules/${rule.id}.md`, rulePage(rule)]);
  return new Map([...pages, ['docs/rules/README.md', indexPage()]]);
}

/** The table of all rules with links relative to a folder. */
export function rulesTable(folder: string): string {
  const row = ({ id, summary, severity }: Rule) => [
    `[${id}](${folder}${id}.md)`,
    summary,
    severity.draft,
    severity.review,
    severity.ready,
  ];
  return table(['Rule', 'What must hold', 'draft', 'review', 'ready'], rules.map(row));
}

function indexPage(): string {
  return page(
    origin('server/src/engine/rules/'),
    '# Rules',
    'How severe a finding is follows the stage of the request: `stage: draft`, `review` or `ready` at its head. Severities and options are set rule by rule in `.fedreq.yaml` or in the editor, and a person’s setting holds at every stage.',
    rulesTable(''),
  );
}

function rulePage(rule: Rule): string {
  const { id, family, summary, severity, guidance } = rule;
  return page(
    origin(`server/src/engine/rules/${id}.ts`),
    `# ${id}`,
    summary,
    table(['Family', 'draft', 'review', 'ready'], [[family, severity.draft, severity.review, severity.ready]]),
    guidance.trim(),
    ...exampleOfRule(rule),
    ...optionsOf(rule),
  );
}

function exampleOfRule({ id, example }: Rule): string[] {
  const document = exampleOf(example);
  const settings = onlyRules(id);
  const lines = new Lines(document.text);
  const language = document.format === 'yaml' ? 'yaml' : 'md';
  const messages = findingsIn(document, settings).map(
    ({ span, severity, message }) => `Line ${lines.lineAt(span.start) + 1}, ${severity}: ${plain(english(message))}`,
  );
  const fixed = firstFix(document, settings);
  return [
    '## Example',
    fenced(language, document.text),
    list(messages),
    ...(fixed ? [`After the fix “${plain(english(fixed.fix.title))}”:`, fenced(language, fixed.document.text)] : []),
  ];
}

function optionsOf({ id, severity, options }: Rule): string[] {
  const rows = Object.entries(options).map(([name, { default: value, description }]) => [
    `\`${name}\``,
    `\`${JSON.stringify(value)}\``,
    plain(description),
  ]);
  const values = Object.entries(options).map(([name, spec]) => `, ${name}: ${JSON.stringify(spec.default)}`);
  const setting = `rules:\n  ${id}: { severity: ${severity.review}${values.join('')} }`;
  return [
    '## Settings',
    rows.length > 0 ? table(['Option', 'Default', 'Meaning'], rows) : '',
    fenced('yaml', setting),
    `\`${id}: off\` in the place of the options silences the rule; \`<!-- fedreq-ignore ${id}: reason -->\` takes one finding off the line below, and the reason into the report.`,
  ];
}
