import { claimWithDefaults } from '../../core/v1/persistentVolumeClaim';
import { podTemplateWithDefaults } from '../../core/v1/podDefaults';
import type { StatefulSet, StatefulSetUpdateStrategy } from '../../generated/apps/v1';
import type { PersistentVolumeClaim } from '../../generated/core/v1';
import type { KindRules } from '../../kindRules';

function strategyWithDefaults(strategy: StatefulSetUpdateStrategy | undefined): StatefulSetUpdateStrategy {
  const type = strategy?.type || 'RollingUpdate';
  const rollingUpdate = strategy?.rollingUpdate ?? (strategy?.type ? undefined : {});
  if (type !== 'RollingUpdate' || !rollingUpdate) return { ...strategy, type };
  return { ...strategy, type, rollingUpdate: { ...rollingUpdate, partition: rollingUpdate.partition ?? 0 } };
}

/** Claims in a template carry their kind. */
function templateWithDefaults(claim: PersistentVolumeClaim): PersistentVolumeClaim {
  return { ...claimWithDefaults(claim), apiVersion: 'v1', kind: 'PersistentVolumeClaim' };
}

/** Models SetDefaults_StatefulSet. */
function defaults(statefulSet: StatefulSet): StatefulSet {
  const { spec } = statefulSet;
  const retention = spec.persistentVolumeClaimRetentionPolicy;
  const filled: StatefulSet['spec'] = {
    ...spec,
    replicas: spec.replicas ?? 1,
    template: podTemplateWithDefaults(spec.template),
    podManagementPolicy: spec.podManagementPolicy || 'OrderedReady',
    updateStrategy: strategyWithDefaults(spec.updateStrategy),
    revisionHistoryLimit: spec.revisionHistoryLimit ?? 10,
    persistentVolumeClaimRetentionPolicy: {
      whenDeleted: retention?.whenDeleted || 'Retain',
      whenScaled: retention?.whenScaled || 'Retain',
    },
  };
  if (spec.volumeClaimTemplates) filled.volumeClaimTemplates = spec.volumeClaimTemplates.map(templateWithDefaults);
  return { ...statefulSet, spec: filled };
}

/** Models the API's apps/v1 StatefulSet. */
export const statefulSetRules: KindRules<StatefulSet> = { defaults };
