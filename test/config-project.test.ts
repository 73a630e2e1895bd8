// Projects: what counts of files that extend others, and what is said of those that do not work out; literate files of one folder.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  analyse,
  type ConfigSource,
  catalogOf,
  completeConfig,
  defaultSettings,
  english,
  hoverConfig,
  known,
  mergeSettings,
  noSuchFile,
  readProject,
  settingsFor,
} from '../server/src/engine/index.ts';

/** A source of files by name; `..` leads out of it. */
function sourceOf(files: Readonly<Record<string, string>>): ConfigSource & { readonly loads: string[] } {
  const loads: string[] = [];
  return {
    loads,
    resolve: (_, path) => (path.startsWith('..') ? undefined : path.replace('./', '')),
    load: async address => {
      loads.push(address);
      const text = files[address];
      return text === undefined ? { failure: noSuchFile } : { text };
    },
  };
}

async function projectOf(text: string, files: Readonly<Record<string, string>> = {}) {
  const source = sourceOf(files);
  const project = await readProject({ address: 'root.yaml', text }, source, known);
  const problems = project.files.flatMap(file =>
    file.problems.map(({ message }) => `${file.address}: ${english(message)}`),
  );
  return { project, problems, loads: source.loads };
}

describe('a project', () => {
  it('goes from the file that counts least to its own', async () => {
    const { project, problems } = await projectOf('extends: [a.yaml, b.yaml]\nrules: { greeting: off }\n', {
      'a.yaml': 'stage: ready\nrules: { greeting: error, vague-title: error, missing-concern: { groupFrom: 2 } }\n',
      'b.yaml': 'rules: { vague-title: hint, missing-concern: { sure: 0.5 } }\n',
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(settingsFor(project, 'x.md', defaultSettings), {
      ...defaultSettings,
      stage: 'ready',
      rules: { greeting: 'off', 'vague-title': 'hint', 'missing-concern': { groupFrom: 2, sure: 0.5 } },
    });
  });

  it('reads a file once that several extend', async () => {
    const { problems, loads } = await projectOf('extends: [a.yaml, b.yaml]\n', {
      'a.yaml': 'extends: base.yaml\n',
      'b.yaml': 'extends: base.yaml\n',
      'base.yaml': 'stage: someday\n',
    });
    assert.deepEqual(loads, ['a.yaml', 'base.yaml', 'b.yaml']);
    assert.equal(problems.length, 1, 'and its mistakes are said once');
    assert.match(problems[0] ?? '', /^base\.yaml: 'someday' is no stage/);
  });

  it('follows eight files in a row and says where it stops', async () => {
    const chain = Array.from({ length: 12 }, (_, i) => [`${i}.yaml`, `extends: ${i + 1}.yaml\n`]);
    const { problems, loads } = await projectOf('extends: 0.yaml\n', Object.fromEntries(chain));
    assert.equal(loads.length, 8);
    assert.match(problems.join(), /^7\.yaml: '8\.yaml' is the 9th file in a row, and at most 8 are followed/);
  });

  it('does not run for ever, however its files lead to each other', async () => {
    const names = ['a', 'b', 'c', 'd'].map(name => `${name}.yaml`);
    const files = Object.fromEntries(names.map(name => [name, `extends: [${names.join(', ')}]\n`]));
    const { problems, loads } = await projectOf(`extends: [${names.join(', ')}]\n`, files);
    assert.equal(loads.length, 4);
    assert.ok(problems.every(one => /leads back to a file that extends this one/.test(one)));
  });

  it('takes a text that is no file of settings for none', async () => {
    const { project, problems } = await projectOf('extends: [big.yaml, list.yaml]\nstage: draft\n', {
      'big.yaml': `stage: ready\n${'#'.repeat(300_000)}`,
      'list.yaml': '- a\n- b\n',
    });
    assert.equal(problems.length, 2);
    assert.deepEqual(settingsFor(project, undefined, defaultSettings), { ...defaultSettings, stage: 'draft' });
  });

  it('has overrides by path, later ones over earlier ones, own ones over those that it extends', async () => {
    const { project } = await projectOf(
      'extends: a.yaml\noverrides: [{ files: ["drafts/*"], rules: { greeting: hint } }]\n',
      { 'a.yaml': 'overrides: [{ files: ["**"], stage: draft, rules: { greeting: error } }]\n' },
    );
    const at = (path: string | undefined) => settingsFor(project, path, defaultSettings);
    assert.deepEqual([at('drafts/x.md').stage, at('drafts/x.md').rules], ['draft', { greeting: 'hint' }]);
    assert.deepEqual([at('x.md').stage, at('x.md').rules], ['draft', { greeting: 'error' }]);
    assert.deepEqual(at(undefined), defaultSettings);
    assert.deepEqual(at('x.md').files, [], 'globs of an override are no globs of requests');
  });
});

describe('names of concerns', () => {
  const audit = (alias: string) => `concerns: { audit: { question: "Which?", aliases: [${alias}] } }\n`;
  const trail = 'concerns: { trail: { question: "Which?", aliases: [ledger, Log] } }\n';

  it('lead to one concern across files, and the file that counts less keeps them', async () => {
    const { project, problems } = await projectOf(`extends: a.yaml\n${trail}`, { 'a.yaml': audit('Ledger') });
    assert.deepEqual(problems, [
      "root.yaml: 'ledger' leads to the concern 'audit' already in a.yaml. Add to that one, or choose another name.",
    ]);
    const { concerns } = settingsFor(project, undefined, defaultSettings);
    assert.deepEqual([concerns.audit?.aliases, concerns.trail?.aliases], [['Ledger'], ['Log']]);
  });

  it('are said where the later of two stands that are extended side by side', async () => {
    const files = { 'a.yaml': audit('Ledger'), 'b.yaml': trail, 'base.yaml': audit('Books') };
    const { problems } = await projectOf('extends: [a.yaml, b.yaml]\n', files);
    assert.equal(problems.length, 1);
    assert.match(problems[0] ?? '', /^b\.yaml: 'ledger' .* in a\.yaml/);
  });

  it('may be said again for the same concern', async () => {
    const { problems } = await projectOf(`extends: [a.yaml, b.yaml]\n${audit('Ledger')}`, {
      'a.yaml': `extends: base.yaml\n${audit('Ledger, Books')}`,
      'b.yaml': 'extends: base.yaml\n',
      'base.yaml': audit('Books'),
    });
    assert.deepEqual(problems, []);
  });
});

describe('concerns of a project', () => {
  const settings = mergeSettings(defaultSettings, {
    concerns: {
      'cost-sharing': {
        question: 'Who pays?',
        aliases: ['Budget'],
        stages: ['review'],
        elements: { payer: { ask: 'Which team pays?', words: ['cost centre', 'paid by * team'], required: true } },
      },
      rollout: {
        aliases: ['Go-live plan'],
        elements: { 'change-ticket': { ask: 'Which?', words: ['CHG-'], required: true } },
      },
    },
  });
  const stateOf = (text: string, concern = 'cost-sharing') =>
    analyse(text, 'markdown', { settings }).report.answers.find(one => one.concern === concern)?.state;
  const about = (body: string) => `# Let storefront read order status\n\n${body}\n`;

  it('are judged by their headings and elements', () => {
    assert.equal(stateOf(about('It is needed.')), 'missing');
    assert.equal(stateOf(about('Calls are paid  by the\n*storefront* team.')), 'missing', 'one word for the asterisk');
    assert.equal(stateOf(about('Calls are Paid  by\n*storefront* team.')), 'mentioned');
    assert.equal(stateOf(about('## Budget\n\nUp to 2,000 EUR a month.')), 'partial');
    assert.equal(stateOf(about('## Cost sharing\n\nUp to 2,000 EUR, on the cost centre of storefront.')), 'answered');
    assert.equal(stateOf(about('## Cost sharing\n\nPayer: storefront and its team.')), 'answered');
    assert.equal(stateOf(about('## Cost sharing\n\nTBD')), 'placeholder');
    assert.equal(stateOf(about('## Cost sharing\n\nNot applicable: both are one team.')), 'waived');
    assert.equal(stateOf(about('## Cost sharing\n\nOn the cost centres.')), 'partial', 'whole words');
  });

  it('are asked for at their stages only', () => {
    const draft = about('It is needed.').replace('#', '---\nstage: draft\n---\n\n#');
    assert.equal(stateOf(draft), undefined);
    assert.equal(analyse(draft, 'markdown', { settings }).request.answers.length, 14);
  });

  it('take nothing from what was learned of the others', () => {
    const text = about(
      '## Rollout\n\nStage 1: one tenant for a week. Way back: the flag is switched off within 5 minutes.',
    );
    const plain = analyse(text, 'markdown').report.answers;
    const own = mergeSettings(defaultSettings, { concerns: { audit: { question: 'Which?' } } });
    assert.deepEqual(analyse(text, 'markdown', { settings: own }).report.answers.slice(0, plain.length), plain);
  });

  it('add names and elements to those of Fedreq', () => {
    const plan = about('## Go-live plan\n\nStage 1: one tenant. Way back: the flag is switched off within 5 minutes.');
    assert.equal(stateOf(plan, 'rollout'), 'partial');
    assert.equal(stateOf(plan.replace('Stage 1', 'CHG-17 has it. Stage 1'), 'rollout'), 'answered');
  });

  it('make one catalog for one set of settings', () => {
    assert.equal(catalogOf(settings), catalogOf(structuredClone(settings)));
    assert.equal(catalogOf(defaultSettings), known.catalog);
  });
});

describe('help in a file of settings', () => {
  it('stands any text and any place in it', () => {
    const text = 'rules: { greeting: [off, "a\n  b: &a *a\n- ? [x]: |\n  y\n# c\nfiles:\n\t- x\r\n<<: !!map {';
    for (let offset = 0; offset <= text.length; offset++) {
      for (const entry of completeConfig(text, offset, { known, words: english }))
        assert.ok(entry.replace.start <= offset && offset <= entry.replace.end);
      hoverConfig(text, offset, { known, words: english });
    }
  });
});
