// Documents of suites and examples: with and without the findings that stand in them, and after their first fix.
import assert from 'node:assert/strict';
import {
  analyse,
  defaultSettings,
  type Finding,
  type Fix,
  type Format,
  fixesFor,
  mergeSettings,
  rules,
  type Settings,
} from '../../server/src/engine/index.ts';
import type { SuiteBlock } from './blocks.ts';
import { fixed } from './fixes.ts';
import { annotate, strip } from './markers.ts';

export interface Document {
  readonly text: string;
  readonly format: Format;
}

/** The document that a block holds: without its marker lines, ending in a line end. */
export function documentIn({ info, text }: Pick<SuiteBlock, 'info' | 'text'>): Document {
  const bare = strip(text);
  const ended = bare === '' || bare.endsWith('\n') ? bare : `${bare}\n`;
  return { text: ended, format: info.startsWith('yaml') ? 'yaml' : 'markdown' };
}

/** The document of a rule's example, which is Markdown unless it begins with a key. */
export function exampleOf(example: string): Document {
  const text = example.trim();
  return documentIn({ info: /^[a-z-]+:(?:\s|$)/.test(text) ? 'yaml' : 'md', text });
}

export function findingsIn({ text, format }: Document, settings: Settings): readonly Finding[] {
  const { report } = analyse(text, format, { settings });
  assert.deepEqual(report.failures, []);
  return report.findings;
}

/** The block that shows a document with its findings. */
export function shown(document: Document, settings: Settings): string {
  return annotate(document.text, findingsIn(document, settings)).replace(/\n$/, '');
}

/** The first fix that is offered for one of the document's findings, and what it makes of it. */
export function firstFix({ text, format }: Document, settings: Settings): { fix: Fix; document: Document } | undefined {
  const { request, report } = analyse(text, format, { settings });
  const [fix] = report.findings.flatMap(finding => fixesFor(finding, request, settings));
  return fix && { fix, document: { text: fixed(text, fix), format } };
}

/** Every rule but these is off. */
export function onlyRules(...ids: readonly string[]): Settings {
  const others = rules.filter(({ id }) => !ids.includes(id));
  return mergeSettings(defaultSettings, { rules: Object.fromEntries(others.map(({ id }) => [id, 'off'])) });
}
