// What is fuzzed: a text is read soundly, and read on from half of it as from the start.
import { analyse } from '../../server/src/engine/index.ts';
import { assertAsFresh, assertSound } from '../../test/kit/sound.ts';

/** The first byte chooses the format. */
export function fuzz(data: Uint8Array): void {
  const format = (data[0] ?? 0) % 2 === 0 ? 'markdown' : 'yaml';
  const text = new TextDecoder().decode(data.subarray(1));
  const half = analyse(text.slice(0, text.length / 2), format);
  const whole = analyse(text, format, { previous: half });
  assertSound(whole);
  assertAsFresh(whole, format);
}
