// Names that a project gives to concerns: none leads to two, and none is a key that a request uses otherwise.
import type { Mistake } from './config-mistakes.ts';
import type { Path } from './config-yaml.ts';
import { metaKeys } from './features/metadata.ts';
import type { Catalog, ConcernId } from './model.ts';
import { normalise } from './read/headings.ts';

/** A name, where in the settings it stands, and the concern that it leads to. */
interface Name {
  readonly name: string;
  readonly path: Path;
  readonly ofKey: boolean;
  readonly concern: ConcernId;
}

/** Every name that is taken already, by Fedreq's own concerns or further up in the same settings. The value may be anything. */
export function takenNames(value: unknown, catalog: Catalog): readonly Mistake[] {
  const overrides = below(value, 'overrides');
  const parts = [
    namesIn(value, [], catalog),
    ...(Array.isArray(overrides) ? overrides : []).map((one, i) => namesIn(one, ['overrides', String(i)], catalog)),
  ];
  return parts.flatMap(names => takenOf(names, catalog));
}

function takenOf(names: readonly Name[], catalog: Catalog): Mistake[] {
  const taken = new Map<string, ConcernId>();
  for (const { id, title, headings } of catalog.concerns.values())
    for (const name of [id, title, ...headings]) taken.set(normalise(name), id);
  return names.flatMap(({ name, path, ofKey, concern }) => {
    const key = normalise(name);
    const other = taken.get(key) ?? concern;
    taken.set(key, other);
    const message = wrongWith(name, { ofKey, other: other === concern ? undefined : other });
    return message === undefined ? [] : [{ path, ofKey, message }];
  });
}

function wrongWith(
  name: string,
  { ofKey, other }: { ofKey: boolean; other: ConcernId | undefined },
): string | undefined {
  if (normalise(name) === '') return `'${name}' has no letter or digit: no heading can be it.`;
  if (ofKey && metaKeys.has(name)) return `'${name}' is a key of every request's head. Expected another id.`;
  return other && `'${name}' leads to the concern '${other}' already. Add to that one, or choose another name.`;
}

function namesIn(value: unknown, at: Path, catalog: Catalog): Name[] {
  return Object.entries((below(value, 'concerns') ?? {}) as object).flatMap(([concern, setting]) => {
    const path = [...at, 'concerns', concern];
    const title = below(setting, 'title');
    const aliases = below(setting, 'aliases');
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

function below(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}
