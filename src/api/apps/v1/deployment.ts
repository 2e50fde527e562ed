import { podTemplateWithDefaults } from '../../core/v1/podDefaults';
import type { Deployment, DeploymentStrategy } from '../../generated/apps/v1';
import type { KindRules } from '../../kindRules';
import { type FieldError, forbidden, invalid, notSupported } from '../../meta/fieldError';
import { subdomainName, validateImmutable, validateObjectMeta, validateObjectMetaUpdate } from '../../meta/objectMeta';
import { isZero, validateAtMost100Percent, validateIntOrPercent } from '../../meta/percentValidation';
import { told, validateLastingTemplate, validateNotNegative, validateSelector } from './templateValidation';
import { workloadWarnings } from './templateWarnings';

const STRATEGIES = ['Recreate', 'RollingUpdate'];

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

/** Models ValidateDeploymentStrategy. */
function validateStrategy({ type = '', rollingUpdate }: DeploymentStrategy, errors: FieldError[]): void {
  const path = 'spec.strategy';
  if (!STRATEGIES.includes(type)) {
    errors.push(notSupported(path, internalStrategy(type, rollingUpdate), STRATEGIES));
  } else if (type === 'Recreate') {
    if (!rollingUpdate) return;
    errors.push(forbidden(`${path}.rollingUpdate`, "may not be specified when strategy `type` is 'Recreate'"));
  } else {
    const { maxUnavailable = 0, maxSurge = 0 } = rollingUpdate ?? {};
    validateIntOrPercent(maxUnavailable, `${path}.rollingUpdate.maxUnavailable`, errors);
    validateIntOrPercent(maxSurge, `${path}.rollingUpdate.maxSurge`, errors);
    if (isZero(maxUnavailable) && isZero(maxSurge)) {
      const words = 'may not be 0 when `maxSurge` is 0';
      errors.push(invalid(`${path}.rollingUpdate.maxUnavailable`, maxUnavailable, words));
    }
    validateAtMost100Percent(maxUnavailable, `${path}.rollingUpdate.maxUnavailable`, errors);
  }
}

/** How Go prints its internal type, which has no JSON names. */
function internalStrategy(type: string, update: DeploymentStrategy['rollingUpdate']): unknown {
  const { maxUnavailable = 0, maxSurge = 0 } = update ?? {};
  return { Type: type, RollingUpdate: update ? { MaxUnavailable: maxUnavailable, MaxSurge: maxSurge } : null };
}

/** Models ValidateDeploymentSpec. */
function validateSpec({ spec }: Deployment, errors: FieldError[]): void {
  const { selector, minReadySeconds = 0, progressDeadlineSeconds } = spec;
  validateNotNegative(spec.replicas, 'spec.replicas', errors);
  if (validateSelector(selector, 'empty selector is invalid for deployment', 'invalid label selector', errors)) {
    validateLastingTemplate(spec.template, selector, 'ReplicaSet', errors);
  }
  validateStrategy(spec.strategy ?? {}, errors);
  validateNotNegative(minReadySeconds, 'spec.minReadySeconds', errors);
  validateNotNegative(spec.revisionHistoryLimit, 'spec.revisionHistoryLimit', errors);
  validateNotNegative(progressDeadlineSeconds, 'spec.progressDeadlineSeconds', errors);
  if (progressDeadlineSeconds !== undefined && progressDeadlineSeconds <= minReadySeconds) {
    const words = 'must be greater than minReadySeconds';
    errors.push(invalid('spec.progressDeadlineSeconds', progressDeadlineSeconds, words));
  }
}

/** Models the API's apps/v1 Deployment. */
export const deploymentRules: KindRules<Deployment> = {
  defaults,
  validate: (deployment, errors) => {
    validateObjectMeta(deployment.metadata, true, subdomainName, errors);
    validateSpec(deployment, errors);
  },
  validateUpdate: (deployment, old, errors) => {
    validateObjectMetaUpdate(deployment.metadata, old.metadata, errors);
    validateSpec(deployment, errors);
    const { selector } = deployment.spec;
    validateImmutable(selector, old.spec.selector, 'spec.selector', errors, told(selector));
  },
  warnings: workloadWarnings,
};
