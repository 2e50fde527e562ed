import { podTemplateWithDefaults } from '../../core/v1/podDefaults';
import type { ReplicaSet } from '../../generated/apps/v1';
import type { KindRules } from '../../kindRules';
import type { FieldError } from '../../meta/fieldError';
import { subdomainName, validateImmutable, validateObjectMeta, validateObjectMetaUpdate } from '../../meta/objectMeta';
import { told, validateLastingTemplate, validateNotNegative, validateSelector } from './templateValidation';
import { workloadWarnings } from './templateWarnings';

/** Models SetDefaults_ReplicaSet. */
function defaults(replicaSet: ReplicaSet): ReplicaSet {
  const { spec } = replicaSet;
  const template = podTemplateWithDefaults(spec.template);
  return { ...replicaSet, spec: { ...spec, replicas: spec.replicas ?? 1, template } };
}

/** Models ValidateReplicaSetSpec, which says deployment too. */
function validateSpec({ spec }: ReplicaSet, errors: FieldError[]): void {
  validateNotNegative(spec.replicas, 'spec.replicas', errors);
  validateNotNegative(spec.minReadySeconds, 'spec.minReadySeconds', errors);
  if (validateSelector(spec.selector, 'empty selector is invalid for deployment', 'invalid label selector', errors)) {
    validateLastingTemplate(spec.template ?? {}, spec.selector, 'ReplicaSet', errors);
  }
}

/** Models the API's apps/v1 ReplicaSet. */
export const replicaSetRules: KindRules<ReplicaSet> = {
  defaults,
  validate: (replicaSet, errors) => {
    validateObjectMeta(replicaSet.metadata, true, subdomainName, errors);
    validateSpec(replicaSet, errors);
  },
  validateUpdate: (replicaSet, old, errors) => {
    validateObjectMetaUpdate(replicaSet.metadata, old.metadata, errors);
    validateSpec(replicaSet, errors);
    const { selector } = replicaSet.spec;
    validateImmutable(selector, old.spec.selector, 'spec.selector', errors, told(selector));
  },
  warnings: workloadWarnings,
};
