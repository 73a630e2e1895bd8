// One YAML document from a text, by the `yaml` library, guarded against what makes the library itself fail.
import { Composer, type CST, type Document, Parser, YAMLParseError } from 'yaml';

/** Nobody nests deeper by hand; some thousand levels exhaust the stack of the composer, which ends the whole process. */
const deepest = 100;

/** Reads the first document of a text; its errors are in it. Values are to be read by their ranges or node by node: converted to JavaScript, aliases can explode. */
export function documentOf(source: string): Document.Parsed {
  const tokens = [...new Parser().parse(source)];
  const deep = tooDeep(tokens);
  if (deep === undefined) return composed(tokens, source);
  const empty = composed([], source);
  empty.errors.push(
    new YAMLParseError([deep, deep + 1], 'RESOURCE_EXHAUSTION', `The text nests more than ${deepest} levels deep here`),
  );
  return empty;
}

function composed(tokens: readonly CST.Token[], source: string): Document.Parsed {
  const composer = new Composer({ strict: false, uniqueKeys: false, logLevel: 'silent', version: '1.2', merge: false });
  const [document, second] = [...composer.compose(tokens, true, source.length)];
  if (!document) throw new Error('The composer yields a document whatever the text.');
  if (second) {
    const [start] = second.range;
    document.errors.push(
      new YAMLParseError([start, start + 1], 'MULTIPLE_DOCS', 'A second document begins here, which is not read'),
    );
  }
  for (const error of document.errors) {
    error.pos = [Math.min(error.pos[0], source.length), Math.min(error.pos[1], source.length)]; // at the end it points behind it
  }
  return document;
}

/** Offset of the first token below the deepest level; a walk without recursion. */
function tooDeep(tokens: readonly CST.Token[]): number | undefined {
  const open = tokens.map(token => ({ token, depth: 0 }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (depth > deepest) return token.offset;
    for (const child of childrenOf(token)) open.push({ token: child, depth: depth + 1 });
  }
  return undefined;
}

function childrenOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [...(key ? [key] : []), ...(value ? [value] : [])]);
}
