// Front matter (or root keys of YAML) whose values mean nothing.
import { nearest } from '../lexicon/nearest.ts';
import type { Catalog, MetaEntry, Stage } from '../model.ts';
import { always, defineRule } from '../rule.ts';
import { joined, say } from '../words.ts';

const stages: readonly Stage[] = ['draft', 'review', 'ready'];
/** Keys with a closed set of values. */
const closedIn = ({ federations }: Catalog): Readonly<Record<string, readonly string[]>> => ({
  kind: ['federation-request'],
  federation: [...federations.keys()],
  stage: stages,
});
const keys = ['kind', 'title', 'federation', 'stage', 'template', 'owner', 'date', 'participants', 'glossary'];

export const invalidMetadata = defineRule({
  id: 'invalid-metadata',
  family: 'document',
  summary: 'Front matter says what it means: known keys, known values, a real date.',
  severity: always('warning'),
  guidance: `
\`federation\` (graphql, identity, social, cluster, data, metrics) chooses the guidance and the failure modes to expect,
\`stage\` (draft, review, ready) how severe an omission is, \`kind: federation-request\` that the file is checked at all. A
value that is none of these has no effect, silently.

\`date\` is a calendar day as \`2026-03-31\`; \`owner\` a team or person that can be reached.`,
  example: `
---
kind: federation-request
stage: reviw
       ^^^^^ invalid-metadata: 'reviw' is no stage. Did you mean 'review'? Expected draft, review, ready.
---

# Let storefront read order status from orders-eu
`,
  options: {},

  *check({ meta, catalog }) {
    const closed = closedIn(catalog);
    const ours = meta.filter(({ from }) => from === 'front-matter' || from === 'yaml');
    if (
      !ours.some(({ key, value }) => key === 'kind' && /federation/i.test(value)) &&
      !ours.some(({ from }) => from === 'yaml')
    )
      return; // somebody else's front matter
    for (const entry of ours) {
      const allowed = closed[entry.key];
      if (allowed) yield* unknownValue(entry, allowed);
      if (entry.key === 'date' && !isDay(entry.value))
        yield {
          span: entry.valueSpan,
          message: say`'${entry.value}' is no calendar day. Expected year-month-day, as in 2026-03-31.`,
        };
      if (entry.key === 'owner' && entry.value.trim() === '' && entry.items.length === 0)
        yield { span: entry.keySpan, message: say`'owner' is empty. Expected a team or person that can be reached.` };
      const near = keys.includes(entry.key) ? undefined : nearest(entry.key, keys);
      if (near)
        yield {
          span: entry.keySpan,
          message: say`The key '${entry.key}' is unknown. Did you mean '${near}'?`,
          data: { near },
        };
    }
  },

  *fix({ span, data }) {
    if (data?.near) yield { title: say`Change to '${data.near}'`, edits: [{ span, text: data.near }], preferred: true };
  },
});

function* unknownValue({ key, value, keySpan, valueSpan }: MetaEntry, allowed: readonly string[]) {
  const written = value.trim().toLowerCase();
  if (allowed.includes(written)) return;
  const near = nearest(written, allowed);
  yield {
    span: valueSpan.start < valueSpan.end ? valueSpan : keySpan,
    message: near
      ? say`'${value}' is no ${key}. Did you mean '${near}'? Expected ${joined(allowed)}.`
      : say`'${value}' is no ${key}. Expected ${joined(allowed)}.`,
    ...(near && valueSpan.start < valueSpan.end && { data: { near } }),
  };
}

/** A day that exists, as the ISO calendar writes it; a time after it is fine. */
function isDay(written: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(written.trim());
  if (!match) return false;
  const [, year, month, day] = match.map(Number);
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day));
  return date.getUTCMonth() === (month ?? 0) - 1 && date.getUTCDate() === day;
}
