// Cuts a text into the words that evidence is made of.

const [other, letter, digit, sign, number, apostrophe] = [0, 1, 2, 3, 4, 5];
const unknown = 255;
/** What a UTF-16 unit is, told when it is first met. */
const classes = new Uint8Array(0x10000).fill(unknown);

function classOf(code: number): number {
  const known = classes[code] ?? other;
  if (known !== unknown) return known;
  const char = String.fromCharCode(code);
  const its = /[0-9]/.test(char)
    ? digit
    : /[%≤≥<>=→]/.test(char)
      ? sign
      : /['’]/.test(char)
        ? apostrophe
        : /\p{L}/u.test(char)
          ? letter
          : /\p{N}/u.test(char)
            ? number
            : other;
  classes[code] = its;
  return its;
}

/**
 * The words of a text in lower case, as written: letters with what follows of letters, digits and apostrophes ("k8s",
 * "peer's"), numbers with their separators ("1,000.5"), and signs of comparison and share.
 */
export function rawWordsOf(text: string): string[] {
  const lower = text.toLowerCase();
  const words: string[] = [];
  for (let at = 0; at < lower.length; ) {
    const its = classOf(lower.charCodeAt(at));
    const end = its === letter ? endOfWord(lower, at) : its === digit ? endOfNumber(lower, at) : at + 1;
    if (its === letter || its === digit || its === sign) words.push(lower.slice(at, end));
    at = end;
  }
  return words;
}

function endOfWord(text: string, from: number): number {
  let at = from + 1;
  for (; at < text.length; at++) {
    const its = classOf(text.charCodeAt(at));
    if (its === other || its === sign) break;
  }
  return at;
}

function endOfNumber(text: string, from: number): number {
  let at = from + 1;
  for (;;) {
    while (classOf(text.charCodeAt(at)) === digit) at++;
    const code = text.charCodeAt(at);
    const separated = (code === 44 || code === 46) && classOf(text.charCodeAt(at + 1)) === digit;
    if (!separated) return at;
    at++;
  }
}

/** Words as evidence takes them, each as a text writes it first; what is not in the text, and signs such as `<number>`, as they are. */
export function asWritten(words: readonly string[], text: string): readonly string[] {
  const written = new Map<string, string>();
  for (const word of rawWordsOf(text).reverse()) written.set(stem(word), word); // The first of each stays.
  const one = (word: string): string => (word.startsWith('<') ? word : (written.get(word) ?? word));
  return words.map(word => word.split(' ').map(one).join(' '));
}

/**
 * A word as evidence takes it: plurals as singulars, numbers as one word, years as another; so too versions ("v1beta1") and
 * numbered documents ("MSC2746"), each of which is too rare to be learned.
 */
export function stem(written: string): string {
  const first = written.charCodeAt(0);
  if (first >= 48 && first <= 57) return /^(?:19|20)\d\d$/.test(written) ? '<year>' : '<number>';
  if (classOf(written.charCodeAt(written.length - 1)) === digit) {
    if (/^v\d/.test(written)) return '<version>';
    if (/^[a-z]+\d{3,}$/.test(written)) return '<document>';
  }
  const bare = written.replace(/['’]s?$/, '');
  if (bare.length <= 4 || !bare.endsWith('s')) return bare;
  if (bare.endsWith('ies')) return `${bare.slice(0, -3)}y`;
  if (bare.endsWith('sses')) return bare.slice(0, -2);
  return bare.endsWith('ss') || bare.endsWith('us') || bare.endsWith('is') ? bare : bare.slice(0, -1);
}
