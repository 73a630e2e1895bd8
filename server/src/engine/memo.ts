// Answers that are kept: made once for each key.

/** The value of a key, made when it is asked for the first time. */
export function remembered<Key, Value>(
  kept: { get(key: Key): Value | undefined; set(key: Key, value: Value): unknown },
  key: Key,
  make: (key: Key) => Value,
): Value {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = make(key);
  kept.set(key, made);
  return made;
}

/** What is made of something for the place where it stands, kept while it stands there: most things stay where they were. */
export function inPlace<One extends object, Made>(
  make: (one: One, start: number) => Made,
): (one: One, start: number) => Made {
  const kept = new WeakMap<One, { readonly start: number; readonly made: Made }>();
  return (one, start) => {
    const known = kept.get(one);
    if (known?.start === start) return known.made;
    const made = make(one, start);
    kept.set(one, { start, made });
    return made;
  };
}
