// The parts of package.json that rules and catalog decide: settings, snippets, the schema of the project file.
import { rules, settingsSchema } from '../../server/src/engine/index.ts';

type Json = Readonly<Record<string, unknown>>;

/** Contributed settings of ours; others beside them are written by hand and stay. */
export function manifest(text: string): string {
  const before: Json = JSON.parse(text);
  const contributes = object(before.contributes);
  const properties = object(object(contributes.configuration).properties);
  const own = Object.entries(settingsSchema(rules).properties ?? {}).map(([key, schema]) => {
    const { title: _, ...setting } = object(schema);
    return [`fedreq.${key}`, { scope: 'resource', ...setting }] as const;
  });
  const after = {
    ...before,
    contributes: {
      ...contributes,
      configuration: {
        title: 'Fedreq',
        ...object(contributes.configuration),
        properties: {
          ...Object.fromEntries(own),
          ...withoutKeys(
            properties,
            own.map(([key]) => key),
          ),
        },
      },
      snippets: ['markdown', 'yaml'].map(language => ({ language, path: `./snippets/${language}.json` })),
      yamlValidation: [{ fileMatch: '.fedreq.yaml', url: './schema/settings.schema.json' }],
    },
  };
  return `${JSON.stringify(after, null, 2)}\n`;
}

const object = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});

const withoutKeys = (value: Json, keys: readonly string[]): Json =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
