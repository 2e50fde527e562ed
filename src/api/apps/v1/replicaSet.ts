import { podTemplateWithDefaults } from '../../core/v1/podDefaults';
import type { ReplicaSet } from '../../generated/apps/v1';
import type { KindRules } from '../../kindRules';

/** Models SetDefaults_ReplicaSet. */
function defaults(replicaSet: ReplicaSet): ReplicaSet {
  const { spec } = replicaSet;
  const template = podTemplateWithDefaults(spec.template);
  return { ...replicaSet, spec: { ...spec, replicas: spec.replicas ?? 1, template } };
}

/** Models the API's apps/v1 ReplicaSet. */
export const replicaSetRules: KindRules<ReplicaSet> = { defaults };
