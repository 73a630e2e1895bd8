// Edits in a request's own format: the writer that rules ask, and snippet syntax for those who apply its edits.
import type { Manuscript, Writer } from '../model.ts';
import { markdownWriter } from './markdown.ts';
import type { Domain } from './order.ts';
import { yamlWriter } from './yaml.ts';

export { asSnippet, plainText } from './snippet.ts';

/**
 * The writer of a manuscript. Edits in snippet syntax are meant as they stand (no re-indentation); whole lines go in at the
 * start of a line wherever there is one, so that editors which do re-indent have nothing to add.
 */
export function writerFor(manuscript: Manuscript, domain: Domain): Writer {
  return manuscript.format === 'yaml' ? yamlWriter(manuscript, domain) : markdownWriter(manuscript, domain);
}
