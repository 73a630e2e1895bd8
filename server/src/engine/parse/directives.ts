// Reads `fedreq-ignore` comments and their kin out of comments of either language.
import type { Directive } from '../model.ts';

const directive = /^(?:<!--|#)\s*fedreq-([a-z-]+)(?![a-z-])/;

/** The directive that a comment is, if it is one. `at` is where the comment stands; its markers are part of it. */
export function directiveOf(comment: string, at: number): Directive | undefined {
  const match = directive.exec(comment);
  if (!match) return undefined;
  const [head, name = ''] = match;
  const rest = withoutEnd(comment.slice(head.length));
  const from = head.length;
  const lead = name === 'covers' ? (/^\s*:/.exec(rest)?.[0].length ?? 0) : 0; // `fedreq-covers: concern` says the same
  const colon = rest.indexOf(':', lead);
  const named = rest.slice(lead, colon < 0 ? rest.length : colon);
  const targets = [...named.matchAll(/[^\s,]+/g)].map(({ index, 0: id }) => ({
    id,
    span: { start: at + from + lead + index, end: at + from + lead + index + id.length },
  }));
  return {
    span: { start: at, end: at + comment.length },
    name,
    targets,
    reason: colon < 0 ? '' : reasonIn(rest.slice(colon + 1)),
  };
}

function withoutEnd(said: string): string {
  const trimmed = said.trimEnd();
  return trimmed.endsWith('-->') ? trimmed.slice(0, -3) : trimmed;
}

/** What stands where a reason is to be written is none. */
function reasonIn(said: string): string {
  const words = said.replace(/\s+/g, ' ').trim();
  return words === 'reason' ? '' : words;
}
