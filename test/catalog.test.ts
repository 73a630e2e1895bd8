// The catalog holds what it promises: examples satisfy their elements, loose talk and untouched snippets do not.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { catalog } from '../server/src/engine/catalog/index.ts';
import { analyse } from '../server/src/engine/index.ts';
import type { Concern, Element } from '../server/src/engine/model.ts';
import { normalise } from '../server/src/engine/read/headings.ts';

const concerns = [...catalog.concerns.values()];
const federations = [...catalog.federations.values()];
const kebab = /^[a-z]+(?:-[a-z]+)*$/;

/** Lines that talk of an element without giving it: `concern.element`, then what its author might write. */
const loose: Readonly<Record<string, readonly string[]>> = {
  'problem.today': ['We want a unified view of orders.', 'This section describes the problem.'],
  'problem.pain': ['We want one graph for all teams.', 'Federation is a great fit for us.'],
  'guarantees.promise': [
    'The gateway should be fast and highly available.',
    'Performance must be good.',
    'It must be highly available and secure.',
    'We aim for low latency.',
    'Objectives will be agreed with the teams.',
  ],
  'rollout.stages': [
    'We will roll out gradually.',
    'The rollout will be coordinated with all teams.',
    'The migration will be discussed with the teams.',
  ],
  'rollout.way-back': [
    'If it breaks we can always roll back.',
    'We need a rollback plan.',
    'A rollback should be possible.',
    'Rollback to be defined.',
  ],
  'when.date': ['As soon as possible.', 'Next sprint, ideally.', 'Soon, before the holidays.', 'This is urgent.'],
  'where.participants': ['In our backend.', 'Everywhere.', 'In all relevant places.'],
  'why.alternative': [
    'Alternatives were considered.',
    'There are no alternatives.',
    'Other approaches are not discussed here.',
    'Federation is the best solution.',
  ],
  'constraints.limit': ['We do not know the limits yet.', 'There are limits.', 'It should scale.'],
  'sharing.inventory': [
    'The data is shared between the teams.',
    'All relevant data is sent.',
    'We share the necessary data.',
  ],
  'sharing.owner': ['The owner is to be decided.', 'Ownership is unclear.', 'The owners need to agree.'],
  'sharing.receivers': ['It is shared with others.', 'The data is shared.'],
  'schema.fields': ['We need a schema.', 'The relevant fields are exposed.', 'The types will follow.'],
  'auth.caller': ['Access must be secure.', 'Security is important.', 'Only authorized users get in.'],
  'auth.permission': [
    'Only authorized users can see sensitive data.',
    'Permissions are important.',
    'Access must be secure.',
    'Authorization will be handled by the platform.',
  ],
  'caching.what': ['Responses are cached where appropriate.', 'Caching will be considered.'],
  'caching.lifetime': ['Responses are cached where appropriate.', 'Caching improves performance.'],
  'merge.rule': [
    'Conflicts are resolved automatically.',
    'Conflicts will be handled gracefully.',
    'The data is merged.',
    'Once this is merged into main it goes live.',
  ],
  'monitoring.signal': [
    'Both teams watch the error rate appropriately.',
    'We will add metrics and alerts.',
    'Dashboards will be created.',
    'Monitoring is important.',
  ],
  'failure.effect': [
    'Errors are handled gracefully.',
    'The system must be resilient to failures.',
    'If something fails we will fix it.',
    'Failures should be rare.',
  ],
};

const elementsOfAll = concerns.flatMap(concern =>
  concern.elements.map(element => ({ concern, element, name: `${concern.id}.${element.id}` })),
);
const satisfies = (text: string, { detect }: Element): boolean => detect.some(pattern => pattern.test(text));

describe('elements', () => {
  it('are satisfied by their own example, code marks blanked as the reader blanks them', () => {
    const failing = elementsOfAll.filter(
      ({ element }) => !satisfies(element.example.replaceAll('`', ' ').replace(/\s+/g, ' ').trim(), element),
    );
    assert.deepEqual(
      failing.map(({ name }) => name),
      [],
    );
  });

  it('are not satisfied by loose talk', () => {
    const known = new Map(elementsOfAll.map(({ name, element }) => [name, element]));
    const satisfied = Object.entries(loose).flatMap(([name, lines]) => {
      const element = known.get(name);
      assert.ok(element, `${name} is no element`);
      return lines.filter(line => satisfies(line, element)).map(line => `${name}: ${line}`);
    });
    assert.deepEqual(satisfied, []);
  });

  it('that are required each have loose talk to be told from', () => {
    const required = elementsOfAll.filter(({ element }) => element.required).map(({ name }) => name);
    assert.deepEqual(
      required.filter(name => loose[name] === undefined),
      [],
    );
  });

  it('are 4 to 9 a concern, 1 to 3 of them required, named in kebab-case, each once', () => {
    for (const { id, elements } of concerns) {
      const ids = elements.map(element => element.id);
      const required = elements.filter(element => element.required).length;
      assert.ok(ids.length >= 4 && ids.length <= 9, `${id} has ${ids.length} elements`);
      assert.ok(required >= 1 && required <= 3, `${id} requires ${required}`);
      assert.deepEqual(ids, [...new Set(ids)], id);
      assert.deepEqual(
        ids.filter(one => !kebab.test(one)),
        [],
        id,
      );
    }
  });
});

describe('patterns', () => {
  const patterns = [
    ...concerns.flatMap(({ elements }) => elements.flatMap(({ detect }) => detect)),
    ...federations.flatMap(({ failureModes }) => failureModes.flatMap(({ detect }) => detect)),
  ];
  const hostile = ['a-b-', 'x_y_', 'aB', '1,000,', 'service and ', 'if down ', 'failure: ', 'is not ', 'may read '];

  it('take time in proportion to the text, whatever it repeats', () => {
    for (const seed of hostile) {
      const short = timeFor(patterns, seed.repeat(2_000 / seed.length));
      const long = timeFor(patterns, seed.repeat(16_000 / seed.length));
      assert.ok(long < 30 * short + 300, `${seed}: ${short} ms, eight times the text ${long} ms`);
    }
  });
});

/** Milliseconds that all patterns take; run once before, so that none is measured while it is compiled. */
function timeFor(patterns: readonly RegExp[], text: string): number {
  for (const pattern of patterns) pattern.test(text.slice(0, 200));
  const start = performance.now();
  for (const pattern of patterns) pattern.test(text);
  return performance.now() - start;
}

describe('concerns', () => {
  it('stand in template order, the three questions first', () => {
    assert.deepEqual(
      concerns.filter(({ key }) => key).map(({ id }) => id),
      [...catalog.concerns.keys()].slice(0, 3),
    );
  });

  it('have names that are theirs alone', () => {
    const owners = new Map<string, string[]>();
    for (const concern of concerns) {
      for (const name of namesOf(concern)) owners.set(name, [...(owners.get(name) ?? []), concern.id]);
    }
    assert.deepEqual(
      [...owners].filter(([, ids]) => ids.length > 1),
      [],
    );
  });

  it('are explained in few words', () => {
    for (const { id, guidance } of concerns) {
      const words = guidance.split(/\s+/).length;
      assert.ok(words <= 65, `${id}: ${words} words`);
    }
  });

  it('are not answered by a snippet that nobody filled in, nor one element of it found', () => {
    for (const concern of concerns) {
      const { answers } = analyse(untouched(concern), 'markdown').report;
      const answer = answers.find(one => one.concern === concern.id);
      assert.ok(answer, concern.id);
      assert.notEqual(answer.state, 'answered', concern.id);
      const required = new Set(concern.elements.filter(element => element.required).map(({ id }) => id));
      assert.deepEqual(
        answer.elements.filter(({ id, found }) => found && required.has(id)).map(({ id }) => id),
        [],
        concern.id,
      );
    }
  });
});

describe('federations', () => {
  it('have 10 to 19 failure modes, each spoken to by its own example', () => {
    const silent = federations.flatMap(({ id, failureModes }) => {
      const ids = failureModes.map(mode => mode.id);
      assert.ok(ids.length >= 10 && ids.length <= 19, `${id}: ${ids.length}`);
      assert.deepEqual(ids, [...new Set(ids)], id);
      return failureModes
        .filter(({ example, detect }) => !detect.some(pattern => pattern.test(example.replaceAll('`', ' '))))
        .map(mode => `${id}.${mode.id}`);
    });
    assert.deepEqual(silent, []);
  });

  it('are spoken for by words that their own texts use', () => {
    for (const { id, words, ask, meaning, failureModes } of federations) {
      assert.ok(words.flags.includes('g'), id);
      assert.ok(
        `${ask} ${meaning}`.search(words) >= 0 || failureModes.some(({ example }) => example.search(words) >= 0),
        id,
      );
    }
  });
});

const namesOf = ({ id, title, headings }: Concern): Set<string> => new Set([id, title, ...headings].map(normalise));

/** The concern's section as the snippet leaves it when the author skips every tab stop. */
function untouched({ title, snippet }: Concern): string {
  const body = snippet.replace(/\$\{\d+:((?:[^}\\]|\\.)*)\}/g, (_, placeholder: string) => placeholder);
  return `# Let shop read orders\n\n## ${title}\n\n${body}\n`;
}
