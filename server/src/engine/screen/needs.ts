// What each pattern of catalog and rules needs, as it ships. Made by `npm run generate`, never edited by hand.
import shipped from './needs.json' with { type: 'json' };
import type { Needs } from './screen.ts';

const needs: Readonly<Record<string, Needs>> = shipped;

/** The needs of a pattern; none where the pattern is not among those that ship, so that it is always tried. */
export const needsOf = (pattern: RegExp): Needs => needs[nameOf(pattern)] ?? [];

/** A short name for a pattern: FNV-1a of its source. The generator refuses two patterns of one name. */
export function nameOf({ source }: RegExp): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < source.length; i++) hash = Math.imul(hash ^ source.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
