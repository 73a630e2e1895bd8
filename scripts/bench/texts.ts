// Requests of any size, made of the complete examples: each repetition speaks of another service, so that no two sections are the same.
import { readFileSync } from 'node:fs';

const examples = ['examples/returns-in-support.fedreq.md', 'examples/northwind-login.fedreq.md'].map(path =>
  readFileSync(path, 'utf8').replace(/^---\n[\s\S]*?\n---\n/, ''),
);

/** A Markdown request of some `size` characters. */
export function requestOf(size: number): string {
  const pieces: string[] = [];
  let length = 0;
  for (let n = 0; length < size; n++) {
    const example = examples[n % examples.length] ?? '';
    const piece = example.replace(/^(#+ .*)$/gm, `$1 of cell ${n}`);
    pieces.push(piece);
    length += piece.length;
  }
  return pieces.join('\n').slice(0, size);
}
