// One folder, two readers: the command line and the language server find the same in the same files.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { saidOf } from './kit/command.ts';
import { clientsWith, polite } from './kit/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'fedreq-parity-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const start = clientsWith();

const files: Readonly<Record<string, string>> = {
  '.fedreq.yaml': [
    'extends: [shared/team.fedreq.yaml, gone.yaml]',
    'files: ["rfcs/*.md"]',
    'overrides:',
    '  - files: ["drafts/**"]',
    '    stage: draft',
    '    rules: { greeting: off }',
    '  - files: ["drafts/loud*"]',
    '    rules: { greeting: error }',
    '',
  ].join('\n'),
  'shared/team.fedreq.yaml': [
    'rules:',
    '  greting: off',
    '  greeting: warning',
    'concerns:',
    '  cost-sharing:',
    '    question: Who pays?',
    '    elements: { payer: { ask: "Which team?", words: ["paid by"], required: true } }',
    '',
  ].join('\n'),
  'partners/.fedreq.yaml': 'extends: ../shared/team.fedreq.yaml\nstage: ready\n',
  'status.fedreq.md': `${polite}\n## Cost sharing\n\nUp to 2,000 EUR.\n`,
  'drafts/quiet.fedreq.md': polite,
  'drafts/loud.fedreq.md': polite,
  'rfcs/one.md': polite,
  'partners/login.fedreq.yaml':
    'kind: federation-request\ntitle: Let partners log in\ncost-sharing: Paid by platform.\n',
};
const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;

/** A finding as both tell it. */
const told = (rule: unknown, line: number, severity: string, message: unknown): string =>
  `${line} ${rule} ${severity}: ${message}`;

describe('the command line and the language server', () => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }

  it('find the same, and say the same of the settings', async () => {
    const { status, out, err } = await saidOf(['check', '--format', 'json', '.'], { cwd: folder });
    assert.equal(status, 2, 'settings with mistakes are a failure');
    const { requests } = JSON.parse(out);
    const names = ['drafts/loud.fedreq.md', 'drafts/quiet.fedreq.md', 'partners/login.fedreq.yaml', 'rfcs/one.md'];
    assert.deepEqual(
      requests.map(({ file }: { file: string }) => file),
      [...names, 'status.fedreq.md'],
    );

    const onDisk = Object.fromEntries(Object.entries(files).map(([name, text]) => [uriOf(name), text]));
    const client = await start({ files: onDisk, folders: [pathToFileURL(folder).href], settings: {} });
    for (const { file, findings } of requests) {
      const one = await client.open(uriOf(file), files[file] ?? '', file.endsWith('.md') ? 'markdown' : 'yaml');
      const diagnostics = await client.diagnostics(one);
      assert.ok(diagnostics.length > 0, file);
      assert.deepEqual(
        diagnostics.map(({ code, range, severity = 1, message }) =>
          told(code, range.start.line, severities[severity] ?? '', message),
        ),
        findings.map(
          ({ rule, line, severity, message }: { rule: string; line: number; severity: string; message: string }) =>
            told(rule, line, severity, message),
        ),
        file,
      );
    }

    const said: string[] = [];
    for (const name of ['.fedreq.yaml', 'shared/team.fedreq.yaml', 'partners/.fedreq.yaml']) {
      await client.open(uriOf(name), files[name] ?? '', 'yaml');
      for (const { range, message } of await client.diagnostics(uriOf(name)))
        said.push(`fedreq: ${name}:${range.start.line + 1}:${range.start.character + 1}: ${message}`);
    }
    assert.deepEqual(err.trim().split('\n').sort(), said.sort());
    assert.equal(said.length, 2);
  });
});

const severities: Readonly<Record<number, string>> = { 1: 'error', 2: 'warning', 3: 'information', 4: 'hint' };
