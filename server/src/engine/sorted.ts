// Looking into what is in order without looking at all of it.

/** How many there are at the beginning of which something holds; it holds of none behind the first of which it does not. */
export function leading<One>(some: readonly One[], holds: (one: One) => boolean): number {
  let [low, high] = [0, some.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(some[middle] as One)) low = middle + 1;
    else high = middle;
  }
  return low;
}
