import { validateNotNegative } from '../../apps/v1/templateValidation';
import { workloadWarnings } from '../../apps/v1/templateWarnings';
import type { PodTemplateSpec, ReplicationController } from '../../generated/core/v1';
import type { KindRules } from '../../kindRules';
import { type FieldError, forbidden, invalid, notSupported, required } from '../../meta/fieldError';
import { inGoOrder } from '../../meta/goJson';
import { subdomainName, validateObjectMeta, validateObjectMetaUpdate } from '../../meta/objectMeta';
import { podTemplateWithDefaults } from './podDefaults';
import { validatePodTemplate } from './podSpecValidation';

type Selector = Readonly<Record<string, string>>;

function isEmpty(map: Selector | undefined): boolean {
  for (const _ in map) return false;
  return true;
}

/** Models SetDefaults_ReplicationController: the template's labels are the selector and the labels that were left out. */
function defaults(controller: ReplicationController): ReplicationController {
  const { spec, metadata } = controller;
  const labels = spec.template?.metadata?.labels;
  const filled: ReplicationController['spec'] = { ...spec, replicas: spec.replicas ?? 1 };
  if (spec.template) filled.template = podTemplateWithDefaults(spec.template);
  if (labels && isEmpty(spec.selector)) filled.selector = labels;
  const named = labels && isEmpty(metadata.labels) ? { ...metadata, labels } : metadata;
  return { ...controller, metadata: named, spec: filled };
}

/** Models ValidateReplicationControllerSpec. */
function validateSpec({ spec }: ReplicationController, errors: FieldError[]): void {
  validateNotNegative(spec.minReadySeconds, 'spec.minReadySeconds', errors);
  if (isEmpty(spec.selector)) errors.push(required('spec.selector'));
  validateNotNegative(spec.replicas, 'spec.replicas', errors);
  if (spec.template) validateTemplate(spec.template, spec.selector, errors);
  else errors.push(required('spec.template'));
}

/** Models ValidatePodTemplateSpecForRC. */
function validateTemplate(template: PodTemplateSpec, selector: Selector | undefined, errors: FieldError[]): void {
  const labels = template.metadata?.labels;
  for (const key in selector) {
    if (labels?.[key] === selector[key]) continue;
    const words = '`selector` does not match template `labels`';
    errors.push(invalid('spec.template.metadata.labels', labels ? inGoOrder(labels, '') : null, words));
    break;
  }
  validatePodTemplate(template, 'spec.template', errors);
  const { restartPolicy = '', activeDeadlineSeconds } = template.spec ?? {};
  if (restartPolicy !== 'Always') {
    errors.push(notSupported('spec.template.spec.restartPolicy', restartPolicy, ['Always']));
  }
  if (activeDeadlineSeconds === undefined) return;
  const words = 'activeDeadlineSeconds in ReplicationController is not Supported';
  errors.push(forbidden('spec.template.spec.activeDeadlineSeconds', words));
}

/** Models the API's v1 ReplicationController. */
export const replicationControllerRules: KindRules<ReplicationController> = {
  defaults,
  validate: (controller, errors) => {
    validateObjectMeta(controller.metadata, true, subdomainName, errors);
    validateSpec(controller, errors);
  },
  validateUpdate: (controller, old, errors) => {
    validateObjectMetaUpdate(controller.metadata, old.metadata, errors);
    validateSpec(controller, errors);
  },
  warnings: workloadWarnings,
};
