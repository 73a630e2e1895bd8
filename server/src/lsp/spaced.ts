// One call for many that come at once.
/** In milliseconds. */
const spacing = 150;

/** Calls once for all calls within the spacing. */
export function spaced(run: () => void): () => void {
  let later: ReturnType<typeof setTimeout> | undefined;
  return () => {
    if (later !== undefined) return;
    later = setTimeout(() => {
      later = undefined;
      run();
    }, spacing);
  };
}
