// The catalog: concerns in template order and kinds of federation. Data only; what a request must speak to.
import type { Catalog, Concern, Federation } from '../model.ts';
import { auth } from './concerns/auth.ts';
import { caching } from './concerns/caching.ts';
import { constraints } from './concerns/constraints.ts';
import { failure } from './concerns/failure.ts';
import { guarantees } from './concerns/guarantees.ts';
import { merge } from './concerns/merge.ts';
import { monitoring } from './concerns/monitoring.ts';
import { problem } from './concerns/problem.ts';
import { rollout } from './concerns/rollout.ts';
import { schema } from './concerns/schema.ts';
import { sharing } from './concerns/sharing.ts';
import { when } from './concerns/when.ts';
import { where } from './concerns/where.ts';
import { why } from './concerns/why.ts';
import { cluster } from './federations/cluster.ts';
import { data } from './federations/data.ts';
import { graphql } from './federations/graphql.ts';
import { identity } from './federations/identity.ts';
import { metrics } from './federations/metrics.ts';
import { social } from './federations/social.ts';

const concerns: readonly Concern[] = [
  problem,
  guarantees,
  rollout,
  when,
  where,
  why,
  constraints,
  sharing,
  schema,
  auth,
  caching,
  merge,
  monitoring,
  failure,
];
const federations: readonly Federation[] = [graphql, identity, social, cluster, data, metrics];

export const catalog: Catalog = {
  concerns: new Map(concerns.map(concern => [concern.id, concern])),
  federations: new Map(federations.map(federation => [federation.id, federation])),
};
