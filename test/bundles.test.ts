// What is shipped: small enough to load at once, and in a browser without anything that a browser does not have.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { type Bundle, bundle } from '../scripts/build.ts';

/** Kilobytes that each file may have, somewhat above what it has: growth is to be noticed, and meant. */
const most: Readonly<Record<string, number>> = {
  'dist/extension.cjs': 550,
  'dist/server.cjs': 1500,
  'dist/browser/extension.js': 520,
  'dist/browser/server.js': 1450,
  'dist/fedreq.js': 1600,
};

describe('the bundles', () => {
  let bundles: readonly Bundle[] = [];
  before(async () => {
    bundles = await bundle({ dev: false, write: false });
  });

  it('stay small', () => {
    assert.deepEqual(bundles.map(({ file }) => file).sort(), Object.keys(most).sort());
    const large = bundles.filter(({ file, bytes }) => bytes > (most[file] ?? 0) * 1024);
    assert.deepEqual(large, []);
  });

  it('need nothing in a browser but the editor', () => {
    const needs = bundles
      .filter(({ file }) => file.startsWith('dist/browser/'))
      .map(({ file, external }) => [file, external.filter(name => name !== 'vscode')]);
    assert.deepEqual(needs, [
      ['dist/browser/extension.js', []],
      ['dist/browser/server.js', []],
    ]);
  });
});
