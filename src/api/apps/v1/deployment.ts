import { podTemplateWithDefaults } from '../../core/v1/podDefaults';
import type { Deployment, DeploymentStrategy } from '../../generated/apps/v1';
import type { KindRules } from '../../kindRules';

function strategyWithDefaults(strategy: DeploymentStrategy | undefined): DeploymentStrategy {
  const type = strategy?.type || 'RollingUpdate';
  if (type !== 'RollingUpdate') return { ...strategy, type };
  const { maxUnavailable = '25%', maxSurge = '25%' } = strategy?.rollingUpdate ?? {};
  return { ...strategy, type, rollingUpdate: { maxUnavailable, maxSurge } };
}

/** Models SetDefaults_Deployment. */
function defaults(deployment: Deployment): Deployment {
  const { spec } = deployment;
  return {
    ...deployment,
    spec: {
      ...spec,
      replicas: spec.replicas ?? 1,
      template: podTemplateWithDefaults(spec.template),
      strategy: strategyWithDefaults(spec.strategy),
      revisionHistoryLimit: spec.revisionHistoryLimit ?? 10,
      progressDeadlineSeconds: spec.progressDeadlineSeconds ?? 600,
    },
  };
}

/** Models the API's apps/v1 Deployment. */
export const deploymentRules: KindRules<Deployment> = { defaults };
