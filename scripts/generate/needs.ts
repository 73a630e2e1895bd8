// What a text must contain for a pattern to match, read off the pattern's syntax tree.
import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { catalog } from '../../server/src/engine/index.ts';
import { phrasePatterns } from '../../server/src/engine/lexicon/phrases.ts';
import { catalogPatterns } from '../../server/src/engine/read/screened.ts';
import { nameOf } from '../../server/src/engine/screen/needs.ts';
import type { Needs } from '../../server/src/engine/screen/screen.ts';

/** What is known of the texts that a node matches: exactly these, or at least that they meet these needs. */
type Known = { readonly exact: readonly string[] } | { readonly needs: Needs };

const parser = new RegExpParser({ ecmaVersion: 2024 });
const anything: Known = { needs: [] };
const nothing: Known = { exact: [''] };
/** More texts than this are not told one by one. */
const mostExact = 64;
const mostOfClass = 12;
const shortest = 3;
/** A literal's beginning of so many characters leaves out as much as all of it, and the automaton has half the states. */
const longest = 10;

/** The needs of all patterns of catalog and rules, by the pattern's name. */
export function allNeeds(): Readonly<Record<string, Needs>> {
  const sources = new Map<string, string>();
  const needs: [string, Needs][] = [];
  for (const pattern of [...catalogPatterns(catalog), ...phrasePatterns()]) {
    const name = nameOf(pattern);
    const other = sources.get(name);
    if (other === pattern.source) continue; // stands in two places
    if (other !== undefined) throw new Error(`'${other}' and '${pattern.source}' have one name: change either.`);
    sources.set(name, pattern.source);
    needs.push([name, needsIn(pattern)]);
  }
  return Object.fromEntries(needs.filter(([, { length }]) => length > 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The needs of a pattern as its syntax tells them; none where nothing can be told. */
export function needsIn({ source, flags }: RegExp): Needs {
  const { alternatives } = parser.parsePattern(source, 0, source.length, { unicode: flags.includes('u') });
  return needsFrom(either(alternatives)).map(group => [...group].sort());
}

const fold = (text: string): string => text.toLowerCase().replace(/\d/g, '0').replaceAll('ſ', 's');

function either(alternatives: readonly AST.Alternative[]): Known {
  const known = alternatives.map(({ elements }) => sequence(elements));
  const exact = known.flatMap(one => ('exact' in one ? one.exact : []));
  if (known.every(one => 'exact' in one) && exact.length <= mostExact) return { exact: [...new Set(exact)] };
  const best = known.map(one => needsFrom(one).toSorted((a, b) => rank(b) - rank(a))[0]);
  const groups = best.filter(group => group !== undefined);
  return groups.length < best.length ? anything : { needs: [shortened(groups.flat())] };
}

/** How much a group leaves out: by its shortest literal, then by how few it has. */
const rank = (group: readonly string[]): number =>
  Math.min(...group.map(({ length }) => length)) - group.length / 1_000;

function sequence(elements: readonly AST.Element[]): Known {
  const groups: (readonly string[])[] = [];
  let run: readonly string[] = [''];
  let whole = true;
  const close = (): void => {
    groups.push(...needsFrom({ exact: run }));
    run = [''];
  };
  for (const element of elements) {
    const known = knownOf(element);
    if ('exact' in known && run.length * known.exact.length <= mostExact) {
      run = [...new Set(run.flatMap(before => known.exact.map(after => before + after)))];
      continue;
    }
    whole = false;
    close();
    if ('exact' in known) run = known.exact;
    else groups.push(...known.needs);
  }
  if (whole) return { exact: run };
  close();
  return { needs: groups };
}

function knownOf(node: AST.Element): Known {
  switch (node.type) {
    case 'Character':
      return { exact: [fold(String.fromCodePoint(node.value))] };
    case 'CharacterSet':
      return node.kind === 'digit' && !node.negate ? { exact: ['0'] } : anything;
    case 'CharacterClass':
      return classOf(node);
    case 'CapturingGroup':
    case 'Group':
      return either(node.alternatives);
    case 'Assertion':
      return nothing;
    case 'Quantifier':
      return repeated(node);
    default:
      return anything;
  }
}

function classOf({ negate, elements }: AST.CharacterClass): Known {
  if (negate) return anything;
  const chars = elements.map(one => {
    if (one.type === 'Character') return [fold(String.fromCodePoint(one.value))];
    if (one.type === 'CharacterSet' && one.kind === 'digit' && !one.negate) return ['0'];
    if (one.type !== 'CharacterClassRange') return undefined;
    const { min, max } = one;
    if (max.value - min.value > mostOfClass) return undefined;
    return Array.from({ length: max.value - min.value + 1 }, (_, i) => fold(String.fromCodePoint(min.value + i)));
  });
  if (chars.includes(undefined)) return anything;
  const exact = [...new Set(chars.flatMap(one => one ?? []))];
  return exact.length <= mostOfClass ? { exact } : anything;
}

function repeated({ min, max, element }: AST.Quantifier): Known {
  const known = knownOf(element);
  if (max === 1) return 'exact' in known ? { exact: [...new Set(['', ...known.exact])] } : anything;
  if (min === 0) return anything;
  if ('exact' in known && min === max && known.exact.length ** min <= mostExact)
    return sequence(Array.from({ length: min }, () => element));
  return { needs: needsFrom(known) };
}

/** Groups of literals long enough to leave something out. */
function needsFrom(known: Known): Needs {
  if ('needs' in known) return known.needs;
  const literals = known.exact.map(text => text.trim().slice(0, longest).trimEnd());
  return literals.every(tells) ? [shortened(literals)] : [];
}

/** Letters stand in most texts, so there must be some; a digit or a sign says more. */
const tells = (literal: string): boolean => literal.length >= shortest || /[^\p{L}\s]/u.test(literal);

/** Without the literals that contain another one. */
function shortened(literals: readonly string[]): string[] {
  const all = [...new Set(literals)];
  return all.filter(one => !all.some(other => other !== one && one.includes(other)));
}
