// What stands in a text without being its author's: words of a template left in place, and lists of the headings.
import type { Masked } from './mask.ts';

const asks =
  'add|brief|date|describe|enter|explain|fill|give|insert|list|name|optional|outline|provide|replace|specify|state|summar\\w+|title|todo|what|write|your';
const bracketed = new RegExp(
  `^(?:\\[(?:${asks})\\b[^\\]]{0,500}\\]|\\((?:${asks})\\b[^()]{0,500}\\)|\\{(?:${asks})\\b[^{}]{0,500}\\})\\.?$`,
  'i',
);
const standing =
  /^([*_])(?:No response|This section (?:must|should|is required)\b[^*_]{0,200}|For (?:alpha|beta|GA), this section is required\b[^*_]{0,200})\1$/i;

/** Whether a block is a template's: an instruction in brackets, or what an issue form writes into an empty field. */
export function isTemplate(source: string): boolean {
  const [first] = source;
  if (first === '[' || first === '(' || first === '{') return bracketed.test(source);
  return (first === '_' || first === '*') && standing.test(source);
}

const contents =
  /^(?:\[[^\]\r\n]{1,200}\]\(#[^)\s]{0,200}\)|\[\[?_?TOC_?\]\]?|\{:toc\}|import .{1,200} from ['"][^'"]{1,200}['"];?)$/i;

/** Whether a block only leads elsewhere: an entry of a table of contents, its mark, an import of MDX. */
export function isNavigation(source: string): boolean {
  const [first] = source;
  return (first === '[' || first === '{' || first === 'i') && contents.test(source);
}

/** Whether little more than labels stands around placeholders that nobody filled in: "Way back: <how>", "| <peer> is down | <check> |". */
export function isUnfilled({ text, placeholders }: Pick<Masked, 'text' | 'placeholders'>): boolean {
  if (placeholders.length === 0) return false;
  const said = text.replace(/(^|[.|;])[^:.|;]{0,80}:/g, '$1').match(/[\p{L}\p{N}]+/gu) ?? [];
  return said.length <= wordsPerPlaceholder * placeholders.length;
}
const wordsPerPlaceholder = 3;
