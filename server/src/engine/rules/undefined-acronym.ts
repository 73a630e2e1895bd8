// Acronyms that are defined nowhere in the text and that not everybody in the field knows.
import { acronym, definedAcronym, wantsMeaning } from '../lexicon/acronyms.ts';
import { literal } from '../lexicon/literal.ts';
import { remembered } from '../memo.ts';
import type { FeatureRequest } from '../model.ts';
import { defineRule } from '../rule.ts';
import { byStretch } from '../stretches.ts';
import { say } from '../words.ts';

/** Two capitals, or a capital and a digit, stand nowhere in most blocks: told four times as fast without properties of characters. */
const mayHaveAcronym = /[A-Z\u00c0-\uffff][A-Z0-9\u00c0-\uffff]/;
/** An acronym that is used less often does not hold a reader up. */
const fewest = 3;

export const undefinedAcronym = defineRule({
  id: 'undefined-acronym',
  family: 'handoff',
  summary: 'An acronym is written out once, or stands in the glossary.',
  severity: { draft: 'hint', review: 'information', ready: 'information' },
  guidance: `
Three letters mean three things in three teams. The reader who does not know yours will not find it in a search, because
everybody's are different.

Write it out where it first stands: "server access control list (ACL)", or give it an entry under \`glossary\` in the front
matter. Acronyms that everybody in the field knows (HTTP, JSON, TLS …) need neither; \`known\` adds yours.`,
  example: `
# Let storefront read order status from orders-eu

## Why this design

The ORC rejects changes to the list. The ORC is fair, and the ORC is fast.
    ^^^ undefined-acronym: "ORC" is defined nowhere in the text. Expected it written out once ("… (ORC)"), or an entry under 'glossary'.
`,
  options: {
    known: { default: [] as readonly string[], description: 'Acronyms that every reader of yours knows.' },
    most: { default: 2, description: 'How many acronyms are reported in one document, those used most first.' },
  },

  *check(request, { known, most }) {
    const familiar = new Set([...known, ...glossaryOf(request)].map(word => word.toLowerCase()));
    const uses = new Map<string, Use>();
    for (const { first, made } of usedIn(request.sections)) {
      const start = request.sections[first]?.start ?? 0;
      for (const [name, use] of made) add(uses, name, { count: use.count, start: start + use.start });
    }
    const often = [...uses].filter(([name, { count }]) => count >= fewest && !familiar.has(name.toLowerCase()));
    if (often.length === 0) return;
    const defined = new Set(definedIn(request.sections).flatMap(({ made }) => made));
    const open = often.filter(([name]) => !defined.has(name)).sort(([, a], [, b]) => b.count - a.count);
    let reported = 0;
    for (const [name, { start }] of open) {
      if (reported === most) return;
      if (isShouted(name, request)) continue;
      reported++;
      yield {
        span: { start, end: start + name.length },
        message: say`"${name}" is defined nowhere in the text. Expected it written out once ("… (${name})"), or an entry under 'glossary'.`,
        data: { name },
      };
    }
  },
});

/** How often something stands in a text, and where first. */
interface Use {
  count: number;
  readonly start: number;
}

function add(uses: Map<string, Use>, name: string, use: Use): void {
  const known = uses.get(name);
  if (known) known.count += use.count;
  else uses.set(name, use);
}

/** By name, from where the first of the parts begins. */
const usedIn = byStretch((parts): ReadonlyMap<string, Use> => {
  const uses = new Map<string, Use>();
  let start = 0;
  for (const { blocks, text } of parts) {
    for (const { prose, span } of blocks.filter(block => mayHaveAcronym.test(block.prose))) {
      for (const { 0: name, index } of prose.matchAll(acronym)) {
        if (!wantsMeaning(name)) continue; // everybody knows it, or it is none
        add(uses, name, { count: 1, start: start + span.start + index });
      }
    }
    start += text.length;
  }
  return uses;
});

const definedIn = byStretch(parts =>
  parts.flatMap(({ text }) =>
    mayHaveAcronym.test(text)
      ? Array.from(text.matchAll(definedAcronym), ({ groups }) => groups?.inside ?? groups?.before ?? '')
      : [],
  ),
);

/** By name, whether it stands in small letters: filled as acronyms are asked for. */
const inSmallLetters = byStretch(() => new Map<string, boolean>());

/** A word in capitals for emphasis stands in the text in small letters too. */
function isShouted(name: string, { sections }: FeatureRequest): boolean {
  const small = literal(name.toLowerCase(), 'u');
  const first = literal(`${name.charAt(0)}${name.slice(1).toLowerCase()}`, 'u');
  return inSmallLetters(sections).some(({ made, stretch: { parts } }) =>
    remembered(made, name, () => parts.some(({ text }) => small.test(text) || first.test(text))),
  );
}

function glossaryOf({ meta }: FeatureRequest): readonly string[] {
  return meta
    .filter(({ key }) => key === 'glossary')
    .flatMap(({ items }) => items.map(item => item.split(/[:=–-]/)[0]?.trim() ?? ''));
}
