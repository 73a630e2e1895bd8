// Names that a project gives to concerns: none leads to two, and none is a key that a request uses otherwise.
import type { Mistake } from './config-mistakes.ts';
import type { Path } from './config-yaml.ts';
import { metaKeys } from './features/metadata.ts';
import { remembered } from './memo.ts';
import type { Catalog, ConcernId, Message } from './model.ts';
import { normalise } from './read/headings.ts';
import { say } from './words.ts';

/** A name, where in the settings it stands, and the concern that it leads to. */
interface Name {
  readonly name: string;
  readonly path: Path;
  readonly ofKey: boolean;
  readonly concern: ConcernId;
}

/** What a name leads to already. */
export interface Taken {
  readonly concern: ConcernId;
  /** The file of settings that says so; undefined for Fedreq itself, and for the file that is read. */
  readonly file?: string;
}

/** By name, normalised as headings are. */
export type TakenNames = ReadonlyMap<string, Taken>;

/** Every name that is taken already, by Fedreq's own concerns, files below or further up in the same settings. The value may be anything. */
export function takenNames(value: unknown, catalog: Catalog, below: TakenNames): readonly Mistake[] {
  const taken = new Map([...namesOfCatalog(catalog), ...below]);
  const mistakes = takenOf(namesIn(value, [], catalog), taken);
  const overrides = under(value, 'overrides');
  for (const [i, one] of (Array.isArray(overrides) ? overrides : []).entries())
    mistakes.push(...takenOf(namesIn(one, ['overrides', String(i)], catalog), new Map(taken)));
  return mistakes;
}

/** The names that settings give away, all but those in overrides. */
export function namesOf(settings: unknown, catalog: Catalog, file: string): TakenNames {
  return new Map(namesIn(settings, [], catalog).map(({ name, concern }) => [normalise(name), { concern, file }]));
}

function namesOfCatalog({ concerns }: Catalog): [string, Taken][] {
  return [...concerns.values()].flatMap(({ id, title, headings }) =>
    [id, title, ...headings].map((name): [string, Taken] => [normalise(name), { concern: id }]),
  );
}

/** Adds the names to those that are taken. */
function takenOf(names: readonly Name[], taken: Map<string, Taken>): Mistake[] {
  return names.flatMap(({ name, path, ofKey, concern }) => {
    const first = remembered(taken, normalise(name), () => ({ concern }));
    const message = wrongWith(name, { ofKey, other: first.concern === concern ? undefined : first });
    return message === undefined ? [] : [{ path, ofKey, message }];
  });
}

function wrongWith(name: string, { ofKey, other }: { ofKey: boolean; other: Taken | undefined }): Message | undefined {
  if (normalise(name) === '') return say`'${name}' has no letter or digit: no heading can be it.`;
  if (ofKey && metaKeys.has(name)) return say`'${name}' is a key of every request's head. Expected another id.`;
  if (!other) return undefined;
  const place = other.file === undefined ? say`` : say` in ${other.file}`;
  return say`'${name}' leads to the concern '${other.concern}' already${place}. Add to that one, or choose another name.`;
}

function namesIn(value: unknown, at: Path, catalog: Catalog): Name[] {
  return Object.entries((under(value, 'concerns') ?? {}) as object).flatMap(([concern, setting]) => {
    const path = [...at, 'concerns', concern];
    const title = under(setting, 'title');
    const aliases = under(setting, 'aliases');
    const names: (Omit<Name, 'name'> & { readonly name: unknown })[] = [
      ...(catalog.concerns.has(concern) ? [] : [{ name: concern, path, ofKey: true, concern }]),
      { name: title, path: [...path, 'title'], ofKey: false, concern },
      ...(Array.isArray(aliases) ? aliases : []).map((name, i) => ({
        name,
        path: [...path, 'aliases', String(i)],
        ofKey: false,
        concern,
      })),
    ];
    return names.filter((one): one is Name => typeof one.name === 'string' && one.name !== '');
  });
}

function under(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}
