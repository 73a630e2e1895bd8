// Inputs made to hang, crash or mislead a reader: for the engine, the server and the command line alike.
import type { Format } from '../../server/src/engine/index.ts';

export interface Hostile {
  readonly format?: Format;
  readonly make: (size: number) => string;
  /** How large; where time may grow with more than size, large enough to show it. */
  readonly size: number;
  /** A finding that must be there. */
  readonly says?: RegExp;
}

export const many = (text: string) => (size: number) => text.repeat(Math.ceil(size / text.length));
export const lines = (line: (i: number) => string) => (size: number) =>
  Array.from({ length: size }, (_, i) => line(i)).join('\n');

export const inputs: Readonly<Record<string, Hostile>> = {
  'quotations 10,000 deep': { make: size => `${'> '.repeat(size)}x`, size: 10_000, says: /levels deep/ },
  'lists 10,000 deep in a line': { make: size => `${'- '.repeat(size)}x`, size: 10_000, says: /levels deep/ },
  'lists nested by indentation': { make: lines(i => `${' '.repeat(i * 2)}- x`), size: 1_000 },
  'one line without a space': { make: many('a'), size: 1_000_000 },
  'one line of words': { make: many('it is good '), size: 200_000 },
  'one line of code spans': { make: many('`a` '), size: 200_000 },
  'one line of links': { make: many('[a](b) '), size: 200_000 },
  'one line of numbers': { make: many('99 ms '), size: 100_000 },
  'a number of very many groups': { make: many('0_00'), size: 200_000 },
  'a run of digits': { make: many('9'), size: 100_000 },
  'a run of blanks in a heading': { make: size => `# a${' '.repeat(size)}b`, size: 50_000 },
  'many headings': { make: many('# h\n'), size: 90_000, says: /more than 20\u202f000 sections/ },
  'a long table': { make: size => `| a | b |\n|---|---|\n${'| x | y |\n'.repeat(size)}`, size: 10_000 },
  'a table of 100,000 cells': {
    make: size => `|${'a|'.repeat(size)}\n|${'-|'.repeat(size)}\n${`|${'b|'.repeat(size)}\n`.repeat(size)}`,
    size: 316,
  },
  'brackets never closed': { make: many('['), size: 100_000 },
  'links never closed': { make: many('[a]('), size: 100_000 },
  'comments never closed': { make: many('<!-- '), size: 100_000 },
  'tags never closed': { make: many('<a '), size: 100_000 },
  'no-break spaces in a tag': {
    make: size => `# T\n\n<A\tA="${`-='"\u00a0A=\u00a0\u00a0A\u00a0A="'\t:`.repeat(size)}-=A>`,
    size: 1_000,
  },
  'folds never closed': { make: many('<details><summary>a</summary>\n'), size: 100_000 },
  'summaries never closed': { make: many('<summary '), size: 100_000 },
  'quotation marks never closed': { make: many('"a '), size: 100_000 },
  'code spans never closed': { make: lines(i => '`'.repeat(i)), size: 500 },
  'fences never closed': { make: many('```\n~~~\n'), size: 100_000 },
  'braces never closed': { make: many('{{'), size: 100_000 },
  'NUL bytes': { make: many('\0'), size: 100_000, says: /U\+0000/ },
  'lone surrogates': { make: many('\ud800 \udc00'), size: 100_000 },
  'mixed line ends': { make: many('a\rb\nc\r\n'), size: 100_000 },
  'text that turns direction': {
    make: size => `# T\n\n${'\u202ea'.repeat(size)}`,
    size: 200_000,
    says: /direction of reading/,
  },
  'characters of no width': { make: many('fe\u200bd\u2060er\ufeffation '), size: 200_000, says: /U\+200B/ },
  'front matter that never ends': { make: size => `---\n${'kind: x\n'.repeat(size)}`, size: 5_000, says: /never ends/ },
  'flow lists 10,000 deep': {
    format: 'yaml',
    make: size => `a: ${'['.repeat(size)}`,
    size: 10_000,
    says: /levels deep/,
  },
  'mappings 1,000 deep': { format: 'yaml', make: lines(i => `${' '.repeat(i)}a:`), size: 1_000, says: /levels deep/ },
  'aliases that explode': {
    format: 'yaml',
    make: size => `a0: &a0 x\n${lines(i => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`)(size)}\n`,
    size: 200,
    says: /is not followed/,
  },
  'an anchor that loops': { format: 'yaml', make: () => 'problem: &a [*a]\n', size: 1, says: /'\*a' is not followed/ },
  'merge keys': { format: 'yaml', make: () => 'a: &a {b: c}\nproblem:\n  <<: *a\n', size: 1, says: /Merge keys/ },
  'a tag': { format: 'yaml', make: () => 'problem: !!js/function "x"\n', size: 1, says: /has no effect here/ },
  'double keys': { format: 'yaml', make: () => 'problem: a\nproblem: b\n', size: 1, says: /a second time/ },
  'a second document': { format: 'yaml', make: () => 'title: a\n---\ntitle: b\n', size: 1, says: /second document/ },
  'a huge number': { format: 'yaml', make: size => `stage: ${'9'.repeat(size)}\n`, size: 10_000 },
  'a quotation never closed': {
    format: 'yaml',
    make: size => `a: "${'x\n '.repeat(size)}`,
    size: 2_000,
    says: /closing " is missing/,
  },
  'no mapping': { format: 'yaml', make: () => '- a\n- b\n', size: 1, says: /no mapping/ },
};
