// The parts of package.json that rules and catalog decide: settings and snippets.
import { editorKeys, known, settingsSchema } from '../../server/src/engine/index.ts';

type Json = Readonly<Record<string, unknown>>;

/** Contributed settings of ours; others beside them are written by hand and stay. */
export function manifest(text: string): string {
  const before: Json = JSON.parse(text);
  const contributes = object(before.contributes);
  const properties = object(object(contributes.configuration).properties);
  const { properties: ofFile = {} } = settingsSchema(known);
  const own = editorKeys.map(key => {
    const { title: _, ...setting } = object(ofFile[key]);
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
    },
  };
  return `${JSON.stringify(after, null, 2)}\n`;
}

const object = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});

const withoutKeys = (value: Json, keys: readonly string[]): Json =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
