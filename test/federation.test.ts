// The kind of federation is told by what only that kind says, and not by words that others use too.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, catalog } from '../server/src/engine/index.ts';

const kindOf = (text: string): string => analyse(text, 'markdown').request.federation.kind;

describe('kind of federation', () => {
  const said: readonly [kind: string, text: string][] = [
    ['graphql', '# ADR-7: Conventions for GraphQL federation\n\nNames of types are agreed between the teams.\n'],
    [
      'cluster',
      '# Ingress for many\n\nEach member cluster is told. A member cluster may leave; the karmada host stays.\n',
    ],
    ['identity', '# Log in with the partner\n\nThe partner runs a SAML identity provider; OIDC comes later.\n'],
    ['metrics', '# One view of all sites\n\nA Prometheus at each site sends by remote write; Thanos answers PromQL.\n'],
    ['none', '# Keep samples apart\n\nEach tenant has a receiver and a collector. Tenants are told by a login.\n'],
    ['none', '# A faster build\n\nThe build takes 40 minutes and should take ten.\n'],
  ];
  for (const [kind, text] of said)
    it(`${kind}: ${text.slice(2, text.indexOf('\n'))}`, () => assert.equal(kindOf(text), kind));

  it('hears a common word less than a telling one, however often it stands there', () => {
    const common = 'The tenant and its samples go to the collector. '.repeat(20);
    assert.equal(
      kindOf(`# Accounts\n\n${common}The users of mastodon, lemmy and the fediverse use ActivityPub.\n`),
      'social',
    );
  });

  it('has telling and common words only among the words of the kind, and none that is both', () => {
    for (const { id, words, telling, common } of catalog.federations.values()) {
      const listed = [telling, common].map(({ source }) => alternativesOf(source.slice('^(?:'.length, -')$'.length)));
      for (const word of listed.flat()) {
        assert.equal(word.match(words)?.[0], word, `${id}: ${word}`);
        assert.notEqual(telling.test(word), common.test(word), `${id}: ${word}`);
      }
    }
  });
});

/** A word for each alternative of a pattern made of letters, groups, options and `\\w+`. */
function alternativesOf(source: string): string[] {
  const inner = source.replace(/\((?:\?:)?([^()|]*)(?:\|[^()]*)?\)\??/g, '$1');
  return inner.split('|').map(one => one.replaceAll('[- _]', ' ').replaceAll('\\w+', 'ion').replaceAll(/.\?/g, ''));
}
