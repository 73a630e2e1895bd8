// The coverage picture: fourteen concerns, each with its state by fill and by mark, so that no one needs colour.
import type { Answer, Catalog, Message, State } from '../model.ts';
import { joined, say, type Words } from '../words.ts';
import { escaped } from './markup.ts';
import { stateWords, titleOf } from './verdict.ts';

const width = 92;
const height = 46;
const gap = 6;
const inRow = 7;
/** How much of a cell is filled. */
const fill: Readonly<Record<State, number>> = {
  missing: 0,
  placeholder: 0,
  mentioned: 0.25,
  partial: 0.5,
  answered: 1,
  unread: 0,
  waived: 1,
};

/** An inline SVG; colours come from the page's classes. */
export function coveragePicture(
  answers: readonly Answer[],
  { catalog, words }: { readonly catalog: Catalog; readonly words: Words },
): string {
  const rows = Math.ceil(answers.length / inRow);
  const cells = answers.map((answer, index) => cell(answer, index, words));
  const w = inRow * (width + gap) - gap;
  const h = rows * (height + gap) - gap;
  const states = answers.map(({ concern, state }) => say`${titleOf(concern, catalog)}: ${stateWords[state]}`);
  return `<svg role="img" viewBox="0 0 ${w} ${h}" aria-label="${escaped(words(joined(states, '; ')))}" class="picture">${cells.join('')}</svg>`;
}

function cell({ state, concern }: Answer, index: number, words: Words): string {
  const x = (index % inRow) * (width + gap);
  const y = Math.floor(index / inRow) * (height + gap);
  const filled = Math.round(height * fill[state]);
  return `<g class="cell ${state}"><rect class="frame" x="${x + 0.5}" y="${y + 0.5}" width="${width - 1}" height="${height - 1}" rx="4"/>${filled > 0 ? `<rect class="fill" x="${x + 0.5}" y="${y + height - filled + 0.5}" width="${width - 1}" height="${filled - 1}" rx="4"/>` : ''}<text x="${x + width / 2}" y="${y + 20}">${escaped(concern)}</text><text class="small" x="${x + width / 2}" y="${y + 36}">${escaped(words(short[state]))}</text></g>`;
}

const short: Readonly<Record<State, Message>> = {
  missing: say`✗ missing`,
  placeholder: say`✗ empty`,
  mentioned: say`◌ in passing`,
  partial: say`◐ partly`,
  answered: say`✓ answered`,
  unread: say`? not read`,
  waived: say`– waived`,
};
