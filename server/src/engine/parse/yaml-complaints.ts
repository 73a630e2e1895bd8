// What the `yaml` library says of a text that it cannot read, as messages; what is rare stands in its own words.
import type { Message } from '../model.ts';
import { say } from '../words.ts';

/** Each by how the library begins it; what is caught is quoted. */
const known: readonly (readonly [pattern: RegExp, message: (quoted: string) => Message])[] = [
  [/^Missing closing (["'])quote/, quote => say`A closing ${quote} is missing`],
  [/^The text nests more than (\d+) levels/, levels => say`The text nests more than ${levels} levels deep here`],
  [/^A second document/, () => say`A second document begins here, which is not read`],
  [/^Implicit map keys/, () => say`Implicit map keys need to be followed by map values`],
  [/^Implicit keys/, () => say`Implicit keys need to be on a single line`],
  [/^Tabs are not/, () => say`Tabs are not allowed as indentation`],
  [/^All mapping items/, () => say`All mapping items must start at the same column`],
  [/^All sequence items/, () => say`All sequence items must start at the same column`],
  [
    /^Flow map in block.* (\S)$/,
    end => say`Flow map in block collection must be sufficiently indented and end with a ${end}`,
  ],
  [
    /^Flow sequence in block.* (\S)$/,
    end => say`Flow sequence in block collection must be sufficiently indented and end with a ${end}`,
  ],
  [
    /^Plain value cannot start with reserved character (\S)$/,
    sign => say`Plain value cannot start with reserved character ${sign}`,
  ],
  [/^Unexpected scalar at/, () => say`Unexpected scalar at node end`],
  [/^Nested mappings/, () => say`Nested mappings are not allowed in compact mappings`],
  [/^A block sequence/, () => say`A block sequence may not be used as an implicit map key`],
  [/^Comments must/, () => say`Comments must be separated from other tokens by white space characters`],
  [/^Invalid escape sequence (.+)$/, written => say`Invalid escape sequence ${written}`],
  [/^Missing , (?:or : )?between/, () => say`Missing , between the items of a list`],
  [/^Sequence item without/, () => say`Sequence item without - indicator`],
];

/** A message of the library, without the excerpt that it quotes below. */
export function complaintOf(message: string): Message {
  const plain = message.replace(/ at line \d+[\s\S]*$/, '').replace(/\.$/, '');
  for (const [pattern, messageOf] of known) {
    const found = pattern.exec(plain);
    if (found) return messageOf(found[1] ?? '');
  }
  return say`${plain}`;
}
