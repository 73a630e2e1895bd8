// The manifest says what is there: commands, views, texts, pictures and context keys that exist, and none that is unused.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly extensionKind: readonly string[];
  readonly capabilities: unknown;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly menus: Readonly<Record<string, readonly { readonly command?: string; readonly when?: string }[]>>;
    readonly configuration: {
      readonly properties: Readonly<
        Record<string, { readonly default?: unknown; readonly markdownDescription?: string }>
      >;
    };
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly id: string;
        readonly media: { readonly svg: string; readonly altText: string };
        readonly completionEvents: readonly string[];
      }[];
    }[];
  };
}

const text = readFileSync('package.json', 'utf8');
const manifest: Manifest = JSON.parse(text);
const nls: Readonly<Record<string, string>> = JSON.parse(readFileSync('package.nls.json', 'utf8'));
const { commands, views, menus, walkthroughs } = manifest.contributes;
const sources = readdirSync('client/src').map(name => readFileSync(`client/src/${name}`, 'utf8'));
const client = sources.join('\n');
const names = commands.map(({ command }) => command);
const viewNames = Object.values(views).flatMap(all => all.map(({ id }) => id));
const exists = (command: string) =>
  names.includes(command) || viewNames.some(view => command === `${view}.focus`) || command.startsWith('vscode.');

describe('the manifest', () => {
  it('has commands that the client registers', () => {
    const registered = [
      ...(/const commands[^{]*\{([\s\S]*?)\n {2}\};/.exec(client)?.[1] ?? '').matchAll(/^ {4}(\w+):/gm),
    ];
    assert.deepEqual(registered.map(([, name]) => `fedreq.${name}`).sort(), [...names].sort());
  });

  it('names commands that are there, in menus and in texts', () => {
    for (const { command } of Object.values(menus).flat()) if (command) assert.ok(exists(command), command);
    for (const value of Object.values(nls))
      for (const [, command = ''] of value.matchAll(/\(command:([\w.]+)\)/g)) assert.ok(exists(command), command);
  });

  it('has a text for each key, and a key for each text', () => {
    const keys = new Set([...text.matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key));
    assert.deepEqual([...keys].sort(), Object.keys(nls).sort());
  });

  it('has a default for each setting, a description, and a link to where the documents tell more of it', () => {
    for (const [key, setting] of Object.entries(manifest.contributes.configuration.properties)) {
      assert.notEqual(setting.default, undefined, key);
      const told = nls[setting.markdownDescription?.slice(1, -1) ?? ''] ?? '';
      const [, page = '', anchor = ''] =
        /^[A-Z].* \[More\]\(https:.*\/blob\/main\/(docs\/[\w.-]+)#([\w-]+)\)$/.exec(told) ?? [];
      assert.ok(page, `${key}: ${told}`);
      const sections = readFileSync(page, 'utf8').split(/^#+ /m);
      const section = sections.find(one => one.split('\n')[0]?.toLowerCase().replaceAll(' ', '-') === anchor);
      assert.ok(section?.includes(key.replace(/^fedreq\./, '')), `${page}#${anchor} tells of ${key}`);
    }
  });

  it('asks for context keys that the client sets', () => {
    const conditions = [...text.matchAll(/"(?:when|enablement)": "([^"]+)"|onContext:([\w.]+)/g)].map(
      ([, when, key]) => when ?? key ?? '',
    );
    const keys = conditions.flatMap(when => [...when.matchAll(/(?<!== )fedreq\.(\w+)/g)].map(([, key]) => key));
    const declared = [...(/type ContextKey =([^;]+);/.exec(client)?.[1] ?? '').matchAll(/'(\w+)'/g)].map(
      ([, key]) => key,
    );
    assert.deepEqual([...new Set(keys)].sort(), [...declared].sort());
    for (const key of declared) assert.ok(client.includes(`setContext('${key}'`), `${key} is set`);
  });

  it('has a walkthrough whose pictures take the colours of the theme, and whose steps can be finished', () => {
    for (const { id, media, completionEvents } of walkthroughs.flatMap(({ steps }) => steps)) {
      assert.ok(existsSync(media.svg), media.svg);
      const svg = readFileSync(media.svg, 'utf8');
      const colours = [...svg.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(([, colour = '']) => colour);
      assert.deepEqual(
        colours.filter(colour => colour !== 'none' && !colour.startsWith('var(--vscode-')),
        [],
        id,
      );
      assert.doesNotMatch(svg, /<script|href|<image|on\w+=/);
      for (const event of completionEvents) {
        const [, kind = '', name = ''] = /^on(Context|View|Command):(.+)$/.exec(event) ?? [];
        const there = {
          Context: client.includes(`setContext('${name.replace('fedreq.', '')}'`),
          View: viewNames.includes(name),
          Command: names.includes(name),
        };
        assert.ok(there[kind as keyof typeof there], event);
      }
    }
  });

  it('lets the extension run wherever a window does: where the folder is rather than where the window is, in a browser, without trust', () => {
    assert.deepEqual(manifest.extensionKind, ['workspace', 'ui']);
    assert.deepEqual(manifest.capabilities, { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true });
    assert.match(manifest.main, /^\.\/dist\/.*\.cjs$/);
    assert.match(manifest.browser, /^\.\/dist\/browser\/.*\.js$/);
  });

  it('is activated by requests in the workspace, and under Node by a project file without a search, which VS Code ends after seven seconds', () => {
    const patterns = manifest.activationEvents.flatMap(event => /^workspaceContains:(.+)$/.exec(event)?.[1] ?? []);
    assert.deepEqual(
      patterns.map(pattern => [pattern, /[*?{]/.test(pattern) ? 'searched' : 'looked up']),
      [
        ['**/*.fedreq.{md,yaml,yml}', 'searched'],
        ['.fedreq.yaml', 'looked up'],
      ],
    );
  });

  it('has activation events for every language that can be checked, and none that is always there', () => {
    const languages = [...(/languages = \[([^\]]+)\]/.exec(client)?.[1] ?? '').matchAll(/'(\w+)'/g)];
    assert.ok(languages.length > 0);
    for (const [, language] of languages) assert.ok(manifest.activationEvents.includes(`onLanguage:${language}`));
    assert.ok(!manifest.activationEvents.some(event => event === '*' || event === 'onStartupFinished'));
  });
});

describe('the client', () => {
  it('takes no address for a path of this machine, but for where it lies itself', () => {
    const local = /\.fsPath\b|\bUri\.file\(|\bfileURLToPath\b|\brootPath\b|['"`]file:|from 'node:/;
    const found = readdirSync('client/src').flatMap(name => {
      const lines = readFileSync(`client/src/${name}`, 'utf8').split('\n');
      return lines.filter(line => local.test(line)).map(line => `${name}: ${line.trim()}`);
    });
    assert.deepEqual(found, [
      "node.ts: const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath;",
    ]);
  });
});
