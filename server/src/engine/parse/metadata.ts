// Tables and bullet lists that describe the document ("Owner: …", "Status: draft") instead of answering anything.
import type { Block, MetaEntry, Part } from '../model.ts';
import { spaces } from './mask.ts';

const keys =
  /^(?:approvers?|area|assignees?|authors?|category|champions?|contacts?|co-?authors?|created|creation[- ]date|date|decision|discussions?(?:[- ]?to)?|editors?|epic|feature(?: name)?|id|implementation(?: pr| issue)?|issues?|kep(?:[- ]number)?|labels?|last[- ]updated?|license|links?|milestone|number|owners?|owning[- ]sig|participating[- ]sigs|pr|priority|pull request|relates? to|related|replaces|requested by|reviewers?|revision|rfc(?: pr| issue)?|see[- ]also|shepherds?|sig|since|slug|sponsors?|stage|start[- ]date|state|status|superseded[- ]by|supersedes|tags?|target(?: release| version)?|ticket|title|track(?:er|ing)?(?:[- ](?:issue|link|pr))?|type|updated|upstream|url|version|working group)$/i;
const entry = /^([\p{L}][\p{L}\p{N} /_-]{0,40}?)\s*(?::|\s{2,}|$)\s*(.*)$/su;
const longest = 200;

/** Marks lists and tables of metadata as such; they stand under the title or above it, never further down. */
export function asMetadata(blocks: readonly Block[], depth: number): readonly Block[] {
  if (depth > 1) return blocks;
  const marked = [...blocks];
  for (let from = 0; from < blocks.length; ) {
    const kind = blocks[from]?.kind;
    let to = from + 1;
    while (blocks[to]?.kind === kind) to++;
    const run = blocks.slice(from, to);
    const known = run.filter(isEntry).length;
    const describes =
      kind === 'item' || kind === 'row'
        ? known >= 2 && known * 2 >= run.length
        : kind === 'paragraph' && run.length === 1 && isEntry(run[0]);
    if (describes) marked.splice(from, run.length, ...run.map(described));
    from = to;
  }
  return marked;
}

const described = (block: Block): Block => ({ ...block, kind: 'meta', prose: spaces(block.prose) });

function isEntry(block: Block | undefined): boolean {
  const match = block && block.text.length <= longest ? entry.exec(block.text.trim()) : null;
  return match !== null && keys.test((match[1] ?? '').trim());
}

/** Entries of metadata blocks, with places in the part. */
export function entriesOf({ blocks }: Part, start: number): MetaEntry[] {
  return blocks.flatMap((block): MetaEntry[] => {
    if (block.kind !== 'meta') return [];
    const lead = block.text.length - block.text.trimStart().length;
    const match = entry.exec(block.text.trim());
    const [, key = '', value = ''] = match ?? [];
    if (!match || key === '') return [];
    const at = start + block.span.start + lead;
    const valueAt = at + match[0].length - value.length;
    return [
      {
        key: key.trim().toLowerCase(),
        keySpan: { start: at, end: at + key.length },
        value: value.replace(/\s+/g, ' ').trim(),
        items: [],
        valueSpan: { start: valueAt, end: valueAt + value.length },
        from: block.headers.length > 0 ? 'table' : 'bullets',
      },
    ];
  });
}
