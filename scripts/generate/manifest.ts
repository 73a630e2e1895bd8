// The parts of package.json that rules and catalog decide, settings and snippets, with the texts of the settings in each language.
import { editorKeys, english, known, settingsSchema, type Words, wordsOf } from '../../server/src/engine/index.ts';

type Json = Readonly<Record<string, unknown>>;

/** The manifest and its texts, as they stand in the files. */
export interface ManifestFiles {
  readonly manifest: string;
  readonly english: string;
  readonly german: string;
}

/** Keys of texts that are generated; others beside them are written by hand and stay. */
const prefix = 'settings.';

/** @param texts the German of what the server says */
export function manifestFiles(files: ManifestFiles, texts: Readonly<Record<string, string>>): ManifestFiles {
  const before: Json = JSON.parse(files.manifest);
  const contributes = object(before.contributes);
  const configuration = object(contributes.configuration);
  const keyed = new Keyed();
  const own = keyed.of(settingsIn(english), settingsIn(wordsOf('de', texts))) as Json;
  const after = {
    ...before,
    contributes: {
      ...contributes,
      configuration: {
        title: 'Fedreq',
        ...configuration,
        properties: { ...own, ...without(object(configuration.properties), key => Object.hasOwn(own, key)) },
      },
      snippets: ['markdown', 'yaml'].map(language => ({ language, path: `./snippets/${language}.json` })),
    },
  };
  const byHand = (text: string) => without(JSON.parse(text), key => key.startsWith(prefix));
  return {
    manifest: json(after),
    english: json({ ...byHand(files.english), ...keyed.english }),
    german: json({ ...byHand(files.german), ...keyed.german }),
  };
}

/** Contributed settings of ours. */
function settingsIn(words: Words): Json {
  const { properties = {} } = settingsSchema(known, words);
  return Object.fromEntries(
    editorKeys.map(key => {
      const { title: _, ...setting } = object(properties[key]);
      return [`fedreq.${key}`, { scope: 'resource', ...toldOnce(setting) }];
    }),
  );
}

/** VS Code reads Markdown, where there is any, and nothing else. */
function toldOnce(setting: Json): Json {
  const shown = without(setting, key => key === 'description' && typeof setting.markdownDescription === 'string');
  return Object.fromEntries(
    Object.entries(shown).map(([key, value]) => {
      const isSchema = typeof value === 'object' && value !== null && !Array.isArray(value);
      return [key, isSchema ? toldOnce(value as Json) : value];
    }),
  );
}

/** Puts a key in place of each text that has another one in German; the key is made of the text's first words. */
class Keyed {
  readonly english: Record<string, string> = {};
  readonly german: Record<string, string> = {};

  of(english: unknown, german: unknown): unknown {
    if (typeof english === 'string') return english === german ? english : `%${this.#key(english, String(german))}%`;
    if (Array.isArray(english)) return english.map((item, i) => this.of(item, (german as readonly unknown[])[i]));
    if (typeof english !== 'object' || english === null) return english;
    return Object.fromEntries(
      Object.entries(english).map(([key, value]) => [key, this.of(value, object(german)[key])]),
    );
  }

  #key(english: string, german: string): string {
    const words = english.toLowerCase().match(/[a-z0-9]+/g) ?? [];
    const base = `${prefix}${words.slice(0, 6).join('-')}`;
    let key = base;
    for (let i = 2; Object.hasOwn(this.english, key) && this.english[key] !== english; i++) key = `${base}-${i}`;
    this.english[key] = english;
    this.german[key] = german;
    return key;
  }
}

const object = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});

const without = (value: Json, left: (key: string) => boolean): Json =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !left(key)));

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
