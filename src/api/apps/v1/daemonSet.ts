import { podTemplateWithDefaults } from '../../core/v1/podDefaults';
import type { DaemonSet, DaemonSetUpdateStrategy } from '../../generated/apps/v1';
import type { KindRules } from '../../kindRules';

function strategyWithDefaults(strategy: DaemonSetUpdateStrategy | undefined): DaemonSetUpdateStrategy {
  const type = strategy?.type || 'RollingUpdate';
  if (type !== 'RollingUpdate') return { ...strategy, type };
  const { maxUnavailable = 1, maxSurge = 0 } = strategy?.rollingUpdate ?? {};
  return { ...strategy, type, rollingUpdate: { maxUnavailable, maxSurge } };
}

/** Models SetDefaults_DaemonSet. */
function defaults(daemonSet: DaemonSet): DaemonSet {
  const { spec } = daemonSet;
  return {
    ...daemonSet,
    spec: {
      ...spec,
      template: podTemplateWithDefaults(spec.template),
      updateStrategy: strategyWithDefaults(spec.updateStrategy),
      revisionHistoryLimit: spec.revisionHistoryLimit ?? 10,
    },
  };
}

/** Models the API's apps/v1 DaemonSet. */
export const daemonSetRules: KindRules<DaemonSet> = { defaults };
