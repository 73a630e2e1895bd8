// Snippet syntax (`${1:text}`, `${1|a,b|}`, `$0`): reading, writing, renumbering, and the plain text of it.

/** A place to type at. Stops of one number are typed at once; 0 is where the cursor ends. */
export interface Stop {
  readonly number: number;
  /** What stands there until something is typed; empty for a bare `$1`. */
  readonly content: readonly Piece[];
  /** Texts to choose from; the first stands there. */
  readonly choices: readonly string[];
}
export type Piece = string | Stop;

/** Text that stands in a snippet as it is. */
export const asSnippet = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

/** A tab stop, with what stands there until something is typed. The text is asSnippet. */
export const stop = (number: number, text = ''): string =>
  text === '' ? `$${number}` : `\${${number}:${asSnippet(text)}}`;

/** A tab stop with texts to choose from. */
export const choice = (number: number, texts: readonly string[]): string =>
  `\${${number}|${texts.map(text => text.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;

/** What a snippet leaves in a document when nobody types: placeholders as their text, choices as the first. */
export function plainText(snippet: string): string {
  const pieces = readSnippet(snippet);
  return plain(pieces, contentsOf(pieces));
}

/** Joins snippets into one sequence of tab stops that ends with `$0`. */
export function inSequence(snippets: readonly string[]): string[] {
  return numbered(snippets).map((snippet, index) => (index === snippets.length - 1 ? `${snippet}$0` : snippet));
}

/** Tab stops numbered through all snippets, without an end. Stops of one number stay one within each snippet. */
export function numbered(snippets: readonly string[]): string[] {
  let next = 1;
  return snippets.map(snippet => {
    const pieces = withoutEnd(readSnippet(snippet));
    const numbers = [...new Set(numbersIn(pieces))].sort((a, b) => a - b);
    const from = next;
    const given = new Map(numbers.map((number, index) => [number, from + index]));
    next += numbers.length;
    return writeSnippet(pieces, number => given.get(number) ?? number);
  });
}

/** Reads snippet syntax. What is no tab stop is text; a variable such as `$TM_LINE` is text too. */
export function readSnippet(snippet: string): readonly Piece[] {
  return new Reader(snippet).pieces('');
}

/** Pieces in snippet syntax again; their stops keep their numbers unless others are given. */
export function writeSnippet(pieces: readonly Piece[], numbered = (number: number): number => number): string {
  return pieces.map(piece => (typeof piece === 'string' ? asSnippet(piece) : writeStop(piece, numbered))).join('');
}

function writeStop({ number, content, choices }: Stop, numbered: (number: number) => number): string {
  const to = numbered(number);
  if (choices.length > 0) return choice(to, choices);
  return content.length === 0 ? `$${to}` : `\${${to}:${writeSnippet(content, numbered)}}`;
}

function plain(pieces: readonly Piece[], contents: ReadonlyMap<number, Stop>): string {
  return pieces
    .map(piece => {
      if (typeof piece === 'string') return piece;
      const { content, choices } =
        piece.content.length + piece.choices.length > 0 ? piece : (contents.get(piece.number) ?? piece);
      return choices[0] ?? plain(content, contents);
    })
    .join('');
}

/** The first stop of each number that says what stands there: a later bare one repeats it. */
function contentsOf(pieces: readonly Piece[], contents = new Map<number, Stop>()): ReadonlyMap<number, Stop> {
  for (const piece of pieces) {
    if (typeof piece === 'string') continue; // text repeats nothing
    if (piece.content.length + piece.choices.length > 0 && !contents.has(piece.number))
      contents.set(piece.number, piece);
    contentsOf(piece.content, contents);
  }
  return contents;
}

function numbersIn(pieces: readonly Piece[]): number[] {
  return pieces.flatMap(piece => (typeof piece === 'string' ? [] : [piece.number, ...numbersIn(piece.content)]));
}

/** Without `$0`; what stood at it stays as text. */
function withoutEnd(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.flatMap((piece): readonly Piece[] => {
    if (typeof piece === 'string') return [piece];
    if (piece.number !== 0) return [{ ...piece, content: withoutEnd(piece.content) }];
    return piece.choices.length > 0 ? piece.choices.slice(0, 1) : withoutEnd(piece.content);
  });
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Pieces up to a closing mark, or to the end where there is none. */
  pieces(close: '}' | ''): readonly Piece[] {
    const pieces: Piece[] = [];
    let run = '';
    while (this.#at < this.#text.length && (close === '' || this.#text[this.#at] !== close)) {
      const found = this.#stop();
      if (found) {
        if (run !== '') pieces.push(run);
        run = '';
        pieces.push(found);
      } else run += this.#char();
    }
    if (run !== '') pieces.push(run);
    return pieces;
  }

  #char(): string {
    const isEscape = this.#text[this.#at] === '\\' && /[\\$}]/.test(this.#text[this.#at + 1] ?? '');
    const char = this.#text[this.#at + (isEscape ? 1 : 0)] ?? '';
    this.#at += isEscape ? 2 : 1;
    return char;
  }

  #stop(): Stop | undefined {
    const head = /\$(?:(\d+)|\{(\d+)([:|}]))/y;
    head.lastIndex = this.#at;
    const match = head.exec(this.#text);
    if (!match) return undefined;
    const [whole, bare, braced, mark] = match;
    const before = this.#at;
    this.#at += whole.length;
    const number = Number(bare ?? braced);
    if (mark === '|') return { number, content: [], choices: this.#choices() };
    if (mark !== ':') return { number, content: [], choices: [] };
    const content = this.pieces('}');
    if (this.#text[this.#at] === '}') this.#at++;
    else this.#at = before; // never closed: the dollar is text
    return this.#at === before ? undefined : { number, content, choices: [] };
  }

  #choices(): readonly string[] {
    const end = /(?:[^\\|]|\\.){0,2000}\|\}/y;
    end.lastIndex = this.#at;
    const written = end.exec(this.#text)?.[0] ?? '';
    this.#at += written.length;
    const texts = written.slice(0, -2).match(/(?:[^\\,]|\\.)+/g) ?? [];
    return texts.map(text => text.replace(/\\([\\,|])/g, '$1'));
  }
}
