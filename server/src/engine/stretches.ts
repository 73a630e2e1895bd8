// Sections in stretches that stay the same objects while their parts do: what is made of a stretch is kept with it, so that an edit costs its own.
import { remembered } from './memo.ts';
import type { Part, Section } from './model.ts';

/** Some parts that follow one another, wherever they stand. */
export interface Stretch {
  readonly parts: readonly Part[];
}

/** A stretch in its place. */
export interface PlacedStretch {
  readonly stretch: Stretch;
  /** Index of its first section. */
  readonly first: number;
}

/** Parts of a stretch: of a document of n, an edit looks at so many and at the sums of n through so many. */
const size = 32;
const kept = new WeakMap<readonly Section[], readonly PlacedStretch[]>();

/** The stretches of some sections; `before` are the sections of an earlier text, whose stretches are taken over where they still hold. */
export function stretchesOf(sections: readonly Section[], before: readonly Section[] = []): readonly PlacedStretch[] {
  return remembered(kept, sections, () => placed(cut(sections, kept.get(before) ?? [])));
}

function placed(stretches: readonly Stretch[]): readonly PlacedStretch[] {
  let first = 0;
  return stretches.map(stretch => {
    const one = { stretch, first };
    first += stretch.parts.length;
    return one;
  });
}

function cut(sections: readonly Section[], before: readonly PlacedStretch[]): readonly Stretch[] {
  const holds = ({ parts }: Stretch, from: number): boolean =>
    from >= 0 && parts.every((part, i) => part === sections[from + i]?.part);
  let head = 0;
  let from = 0;
  for (let one = before[head]?.stretch; one && holds(one, from); one = before[head]?.stretch) {
    from += one.parts.length;
    head++;
  }
  let tail = before.length;
  let to = sections.length;
  for (
    let one = before[tail - 1]?.stretch;
    one && tail > head && to - one.parts.length >= from && holds(one, to - one.parts.length);
    one = before[tail - 1]?.stretch
  ) {
    to -= one.parts.length;
    tail--;
  }
  // A crumb between two stretches goes into the one before it.
  if (to > from && to - from < size / 2 && head > 0) from -= before[--head]?.stretch.parts.length ?? 0;
  const between = Math.ceil((to - from) / size);
  const anew = Array.from({ length: between }, (_, i): Stretch => {
    const at = (n: number): number => from + Math.round(((to - from) * n) / between);
    return { parts: sections.slice(at(i), at(i + 1)).map(({ part }) => part) };
  });
  const known = before.map(({ stretch }) => stretch);
  return [...known.slice(0, head), ...anew, ...known.slice(tail)];
}

/** What something makes of each stretch, in order; made once for a stretch. */
export function byStretch<Made>(
  make: (parts: readonly Part[]) => Made,
): (sections: readonly Section[]) => readonly (PlacedStretch & { readonly made: Made })[] {
  const keptMade = new WeakMap<Stretch, Made & {}>();
  return sections =>
    stretchesOf(sections).map(({ stretch, first }) => ({
      stretch,
      first,
      made: remembered(keptMade, stretch, ({ parts }) => make(parts) as Made & {}),
    }));
}

/** Finds the sections whose parts have something, with what they have; each part is looked at once. */
export function sectionsWith<Found>(
  find: (part: Part) => Found | undefined,
): (sections: readonly Section[]) => Generator<readonly [Section, Found]> {
  const keptFound = new WeakMap<Part, { readonly one: Found | undefined }>();
  const found = byStretch(parts =>
    parts.flatMap((part, at) => {
      const { one } = remembered(keptFound, part, () => ({ one: find(part) }));
      return one === undefined ? [] : [{ at, one }];
    }),
  );
  return function* (sections) {
    for (const { first, made } of found(sections)) {
      for (const { at, one } of made) {
        const section = sections[first + at];
        if (section) yield [section, one];
      }
    }
  };
}
