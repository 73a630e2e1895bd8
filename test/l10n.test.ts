// What the extension says can be said in German: every string of the client and of the manifest, with its places and links.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { serverTexts } from './kit/texts.ts';

type Strings = Readonly<Record<string, string>>;
const read = (path: string): Strings => JSON.parse(readFileSync(path, 'utf8'));

const sources = readdirSync('client/src', { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts'))
  .map(name => ({ name, text: readFileSync(join('client/src', name), 'utf8') }));

const call = /\bl10n\.t\(\s*('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|)/g;

/** The strings that the client has translated; '' for what is not a literal. */
const said = sources.flatMap(({ text }) => [...text.matchAll(call)].map(([, literal = '']) => textOf(literal)));

function textOf(literal: string): string {
  return literal.slice(1, -1).replaceAll(/\\(.)/g, (_, one: string) => (one === 'n' ? '\n' : one));
}

/** Places for values, links to commands, and names in code: they are the same in every language. */
function fixed(text: string): string[] {
  return [...text.matchAll(/\{\d+\}|\]\([^)]*\)|`[^`]*`/g)].map(([match]) => match).sort();
}

function sameParts(english: Strings, german: Strings): void {
  for (const [key, text] of Object.entries(english)) {
    const other = german[key] ?? '';
    assert.notEqual(other.trim(), '', key);
    assert.deepEqual(fixed(other), fixed(text), key);
  }
}

describe('in German', () => {
  it('is every string of client and server, and nothing that they no longer say', () => {
    assert.ok(said.length > 50 && !said.includes(''), 'strings are literals, so that they can be found');
    const german = read('l10n/bundle.l10n.de.json');
    const english = Object.fromEntries([...said, ...serverTexts()].map(text => [text, text]));
    const lackedBy = (one: Strings, other: Strings) => Object.keys(other).filter(key => !Object.hasOwn(one, key));
    assert.deepEqual(lackedBy(german, english), [], 'l10n/bundle.l10n.de.json lacks nothing');
    assert.deepEqual(lackedBy(english, german), [], 'l10n/bundle.l10n.de.json has nothing that nobody says');
    sameParts(english, german);
  });

  it('quotes as German does', () => {
    for (const [key, text] of Object.entries(read('l10n/bundle.l10n.de.json'))) {
      assert.doesNotMatch(text, /"/, key);
      assert.equal(text.split('„').length, text.split('“').length, key);
    }
  });

  it('is every string of the manifest', () => {
    const english = read('package.nls.json');
    const german = read('package.nls.de.json');
    assert.deepEqual(Object.keys(german).sort(), Object.keys(english).sort());
    sameParts(english, german);
    const used = [...readFileSync('package.json', 'utf8').matchAll(/"%([\w.-]+)%"/g)].map(([, key = '']) => key);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(english).sort());
    const explains = /"(?:markdownDescription|description|(?:markdownE|e)numDescriptions)": (\[[^\]]*\]|"[^"]*")/g;
    const [, settings = ''] = readFileSync('package.json', 'utf8').split('"configuration": {');
    const explained = [...(settings.split('"snippets": [')[0] ?? '').matchAll(explains)].map(([, text = '']) => text);
    assert.ok(explained.length > 60);
    assert.deepEqual(
      explained.flatMap(text => text.match(/"[^"]*"/g) ?? []).filter(text => !/^"%[\w.-]+%"$/.test(text)),
      [],
    );
  });
});

describe('the client', () => {
  it('shows no text that is not translated', () => {
    const shows =
      /\b(?:show(?:Error|Warning|Information)Message|placeHolder|prompt|tooltip|description|label|title|message|detail)\b\s*(?:[:=(])\s*(?:'[^']*[a-z]{2,} [^']*'|`[^`$]*[a-z]{2,} [^`]*`)/g;
    const left = sources.flatMap(({ name, text }) => [...text.matchAll(shows)].map(([match]) => `${name}: ${match}`));
    assert.deepEqual(left, []);
  });
});
