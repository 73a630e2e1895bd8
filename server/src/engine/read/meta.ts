// What the front matter (or the YAML root) says of the document itself.
import type { FederationKind, MetaEntry, Stage } from '../model.ts';
import { stages } from '../settings.ts';

export const federationKinds: readonly FederationKind[] = [
  'graphql',
  'identity',
  'social',
  'cluster',
  'data',
  'metrics',
];

/** A declaration: front matter and the YAML root declare; tables and bullets of strangers' templates only describe. */
export function declared(meta: readonly MetaEntry[], key: string): MetaEntry | undefined {
  return meta.find(entry => entry.key === key && (entry.from === 'front-matter' || entry.from === 'yaml'));
}

export function stageOf(meta: readonly MetaEntry[], otherwise: Stage): Stage {
  const value = declared(meta, 'stage')?.value.trim().toLowerCase();
  return stages.find(stage => stage === value) ?? otherwise;
}

export function declaredFederation(meta: readonly MetaEntry[]): FederationKind | undefined {
  const value = declared(meta, 'federation')?.value.trim().toLowerCase();
  return federationKinds.find(kind => kind === value);
}
