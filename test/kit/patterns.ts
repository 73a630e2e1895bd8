// Every regular expression of the server's source with its place, and what makes one slow.
import { readdirSync, readFileSync } from 'node:fs';
import { createContext, Script } from 'node:vm';
import { parseSync, Visitor } from 'oxc-parser';
import { withPlainSpaces } from '../../server/src/engine/parse/blank.ts';

export interface Pattern {
  readonly source: string;
  readonly flags: string;
  /** File and line. */
  readonly where: string;
}

const root = new URL('../../server/src/', import.meta.url);

/** Each literal once. Patterns that are built are found where they are built: see `built`. */
export function literals(): readonly Pattern[] {
  const found = new Map<string, Pattern>();
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'))) {
    const code = readFileSync(new URL(file, root), 'utf8');
    new Visitor({
      Literal(node) {
        if (!('regex' in node)) return;
        const { pattern: source, flags } = node.regex;
        const where = `${file}:${code.slice(0, node.start).split('\n').length}`;
        found.set(`/${source}/${flags}`, found.get(`/${source}/${flags}`) ?? { source, flags, where });
      },
    }).visit(parseSync(file, code).program);
  }
  return [...found.values()];
}

/** Notes each pattern that is built while something runs. */
export async function built(run: () => unknown): Promise<readonly Pattern[]> {
  const found = new Map<string, Pattern>();
  const Original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Original, {
    construct(target, [source, flags]) {
      const pattern = new target(source, flags);
      const by = /node_modules\/([^/]+)/.exec(new Error().stack ?? '')?.[1];
      const where = by === undefined ? 'built' : `built by ${by}`;
      found.set(String(pattern), { source: pattern.source, flags: pattern.flags, where });
      return pattern;
    },
  });
  try {
    await run();
  } finally {
    globalThis.RegExp = Original;
  }
  return [...found.values()];
}

/** A text that may make a pattern slow: what comes first, what is repeated, what comes last. */
export interface Attack {
  readonly before: string;
  readonly pump: string;
  readonly after: string;
}

const pumps = [
  ...[' ', '\t', '\n', 'a', '1', '.', '!', ':', '-', '*', '`', '#', '|', '"', '…', '('],
  ...['[', '<', '<a ', '<!--', '{', '](', 'a ', 'a. ', '- '],
];

/** Attacks made of what every text has, and of the pattern's own words. */
export function attacksOn({ source }: Pattern): readonly Attack[] {
  const words = source.replace(/\\[a-zA-Z]|\(\?[:=!<]+/g, ' ').match(/<?[\p{L}!-]{2,}/gu) ?? [];
  const [word = 'x', ...more] = new Set(words);
  return [
    ...[...pumps, word, ...more.slice(0, 2).map(one => `${one} `)].map(pump => ({ before: '', pump, after: '\u0001' })),
    ...pumps.slice(0, 6).map(pump => ({ before: `${word} `, pump, after: '\u0001x' })),
  ];
}

/** Milliseconds below which a ratio of times says nothing. */
const tellingTime = 60;

/** Characters of a text that tells whether a pattern may be slow, and of the one that it is measured by. */
const sizes = [3_000, 12_000] as const;
/** CPU time in milliseconds that a linear pattern needs nowhere near for the smaller text. */
const bearable = 4;
/** Growth at four times the size, between the 4 of a linear pattern and the 16 of a quadratic one. */
const limit = 9;

/** Milliseconds after which an attack on a pattern has won: a linear one needs a few for all that is tried on it. */
const patience = 5_000;

/** What is run there can be broken off, in the middle of a match too. */
const apart = createContext({});
const measuring = new Script('measured()');

/** How a pattern's time grows on an attack, where it grows faster than the text or without end; undefined where it does not. */
export function superlinear(pattern: Pattern, attack: Attack): string | undefined {
  try {
    apart.measured = () => growth(pattern, attack);
    return measuring.runInContext(apart, { timeout: patience });
  } catch (error) {
    const { code } = error as { readonly code?: string }; // an error of the other context is no `Error` of this one
    if (code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    return `${nameOf(pattern)}: over ${patience} ms, of ${shownOf(attack)}`;
  }
}

const nameOf = ({ where, source, flags }: Pattern): string => `${where} /${source}/${flags}`;
const shownOf = ({ before, pump, after }: Attack): string => JSON.stringify(`${before}${pump}…${after}`);

function growth(pattern: Pattern, attack: Attack): string | undefined {
  const regExp = new RegExp(pattern.source, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`);
  const [small, large] = [metBy(pattern, textOf(attack, sizes[0])), metBy(pattern, textOf(attack, sizes[1]))];
  const isQuick = (): boolean => cpu(regExp, small) < bearable;
  if (isQuick() || isQuick()) return undefined; // the first time it is compiled
  const best = (text: string): number => Math.min(...Array.from({ length: 5 }, () => cpu(regExp, text)));
  const [before, after] = [best(small), best(large)];
  // A few milliseconds are the machine's noise: what is superlinear takes longer than that.
  if (after < before * limit || after < tellingTime) return undefined;
  return `${nameOf(pattern)}: ${before.toFixed(0)} ms, at four times the size ${after.toFixed(0)} ms, of ${shownOf(attack)}`;
}

const textOf = ({ before, pump, after }: Attack, size: number): string =>
  before + pump.repeat(Math.ceil(size / Math.sqrt(pump.length))) + after;

/** What a pattern meets of a text: those of markdown-it meet it as the parser hands it on. */
const metBy = ({ where }: Pattern, text: string): string =>
  where === 'built by markdown-it' ? withPlainSpaces(text) : text;

/** Milliseconds of CPU for all matches, as often as they begin; other work of the machine does not count. */
function cpu(pattern: RegExp, text: string): number {
  const begun = process.cpuUsage();
  pattern.lastIndex = 0;
  if (pattern.sticky)
    for (let at = 0; at < text.length; at++) {
      pattern.lastIndex = at;
      pattern.test(text);
    }
  else for (const _ of text.matchAll(pattern));
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1_000;
}
