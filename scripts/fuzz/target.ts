// What is fuzzed: a text is read soundly and read on from half of it as from the start; all that is asked of it is answered.
import { writeFileSync } from 'node:fs';
import {
  analyse,
  catalog,
  complete,
  completeConfig,
  english,
  type Format,
  fixesFor,
  hover,
  hoverConfig,
  known,
  plain,
  readConfig,
  requestHtml,
  requestJson,
  requestText,
  say,
  symbols,
} from '../../server/src/engine/index.ts';
import { fixed } from '../../test/kit/fixes.ts';
import { assertAsFresh, assertSound } from '../../test/kit/sound.ts';

/** What the first byte chooses: a request in a format, or a file of settings. */
export const kinds = ['markdown', 'yaml', 'settings'] as const;

/** What is read at the moment: all that is left of it where it takes the process with it. */
export const last = 'last';

export function fuzz(data: Uint8Array): void {
  writeFileSync(last, data);
  probe(data);
}

/** Throws where something is wrong. The second byte says where something is asked, in 256ths of the text. */
export function probe(data: Uint8Array): void {
  const kind = kinds[(data[0] ?? 0) % kinds.length] ?? 'markdown';
  const text = new TextDecoder().decode(data.subarray(2));
  const offset = Math.floor(((data[1] ?? 0) / 256) * text.length);
  if (kind === 'settings') ofSettings(text, offset);
  else ofRequest(text, kind, offset);
}

function ofSettings(text: string, offset: number): void {
  for (const { span } of readConfig(text, known).problems)
    if (span.start < 0 || span.end < span.start || span.end > text.length) throw new Error(JSON.stringify(span));
  completeConfig(text, offset, { known, words: english });
  hoverConfig(text, offset, { known, words: english });
}

function ofRequest(text: string, format: Format, offset: number): void {
  const half = analyse(text.slice(0, text.length / 2), format);
  const analysis = analyse(text, format, { previous: half });
  assertSound(analysis);
  assertAsFresh(analysis, format);
  hover(analysis, offset, place => say`at ${place}`);
  complete(analysis, offset);
  symbols(analysis);
  requestText('a.md', analysis, { catalog, paint: plain, width: 80 });
  requestHtml(analysis, catalog, { standalone: true });
  JSON.stringify(requestJson('a.md', analysis));
  const { findings } = analysis.report;
  const finding = findings.find(({ span }) => span.end >= offset) ?? findings[0];
  for (const fix of finding ? fixesFor(finding, analysis.request) : [])
    assertSound(analyse(fixed(text, fix), format, { previous: analysis }));
}
