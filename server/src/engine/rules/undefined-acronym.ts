// Acronyms that are defined nowhere in the text and that not everybody in the field knows.

import { commonAcronyms } from '../lexicon/acronyms.ts';
import type { FeatureRequest, Section } from '../model.ts';
import { defineRule } from '../rule.ts';

const acronym = /(?<![\p{L}\p{N}_./$#@-])\p{Lu}[\p{Lu}\p{N}]{1,7}s?(?![\p{L}\p{N}_./=(-])/gu;

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
    const uses = new Map<string, { count: number; section: Section; start: number }>();
    for (const section of request.sections) {
      for (const { prose, span } of section.part.blocks) {
        for (const { 0: written, index } of prose.matchAll(acronym)) {
          const name = written.replace(/s$/, '');
          if (commonAcronyms.has(name) || familiar.has(name.toLowerCase()) || /^\p{Lu}\d+$|^\d|^[IVXLC]+$/u.test(name))
            continue;
          const before = uses.get(name);
          uses.set(
            name,
            before ? { ...before, count: before.count + 1 } : { count: 1, section, start: span.start + index },
          );
        }
      }
    }
    const text = request.text;
    const open = [...uses].filter(
      ([name, { count }]) => count >= 3 && !isDefined(name, text) && !isShouted(name, text),
    );
    for (const [name, { section, start }] of open.sort((a, b) => b[1].count - a[1].count).slice(0, most)) {
      const at = section.start + start;
      yield {
        span: { start: at, end: at + name.length },
        message: `"${name}" is defined nowhere in the text. Expected it written out once ("… (${name})"), or an entry under 'glossary'.`,
        data: { name },
      };
    }
  },
});

function glossaryOf({ meta }: FeatureRequest): readonly string[] {
  return meta
    .filter(({ key }) => key === 'glossary')
    .flatMap(({ items }) => items.map(item => item.split(/[:=–-]/)[0]?.trim() ?? ''));
}

/** Written out beside it, either way round, or explained after a colon or "stands for". */
function isDefined(name: string, text: string): boolean {
  const plain = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(
    `\\(["'“*_\`]*${plain}s?["'”*_\`]*[),;]|\\b${plain}s?\\b["'”*_\`]* ?\\((?=[^)\\n]*\\p{L}{3})|\\b${plain}\\b["'”*_\`]*(?: stands for| means| is short for| ?[:=–—] ?(?=\\p{L}{3}))`,
    'u',
  ).test(text);
}

/** A word in capitals for emphasis stands in the text in small letters too. */
const isShouted = (name: string, text: string): boolean =>
  name.length >= 3 &&
  new RegExp(`\\b(?:${name.toLowerCase()}|${name[0]}${name.slice(1).toLowerCase()})\\b`, 'u').test(text);
