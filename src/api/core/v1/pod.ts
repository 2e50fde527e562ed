import type { Pod } from '../../generated/core/v1';
import type { KindRules } from '../../kindRules';
import { type FieldError, forbidden } from '../../meta/fieldError';
import { labelErrors } from '../../meta/names';
import { subdomainName, validateObjectMeta } from '../../meta/objectMeta';
import { validateImageSpaces } from './containerValidation';
import { podWithDefaults } from './podDefaults';
import { validatePodAnnotations, validatePodSpec } from './podSpecValidation';
import { validatePodUpdate } from './podUpdate';
import { hostnameWarnings, podWarnings } from './podWarnings';

/** Adds what is wrong with a pod, new or changed. Models validatePodMetadataAndSpec. */
function validateBoth({ metadata, spec }: Pod, errors: FieldError[]): void {
  validateObjectMeta(metadata, true, subdomainName, errors);
  if (metadata.annotations) validatePodAnnotations(metadata.annotations, 'metadata.annotations', errors);
  validatePodSpec(spec, metadata, 'spec', errors);
  if (!spec.serviceAccountName) {
    for (const [index, { projected }] of (spec.volumes ?? []).entries()) {
      for (const [at, { serviceAccountToken }] of (projected?.sources ?? []).entries()) {
        if (!serviceAccountToken) continue;
        const path = `spec.volumes[${index}].projected.sources[${at}].serviceAccountToken`;
        errors.push(forbidden(path, 'must not be specified when serviceAccountName is not set'));
      }
    }
  }
  for (const key of ['containers', 'initContainers'] as const) {
    for (const [index, container] of (spec[key] ?? []).entries()) {
      validateImageSpaces(container, `spec.${key}[${index}]`, errors);
    }
  }
}

/** Models ValidatePodCreate. */
function validate(pod: Pod, errors: FieldError[]): void {
  validateBoth(pod, errors);
  const { ephemeralContainers, nodeName, schedulingGates } = pod.spec;
  if ((ephemeralContainers?.length ?? 0) > 0) {
    errors.push(forbidden('spec.ephemeralContainers', 'cannot be set on create'));
  }
  if (nodeName && (schedulingGates?.length ?? 0) > 0) {
    errors.push(forbidden('spec.nodeName', 'cannot be set until all schedulingGates have been cleared'));
  }
}

/** Models the API's v1 Pod. */
export const podRules: KindRules<Pod> = {
  defaults: podWithDefaults,
  validate,
  validateUpdate: (pod, old, errors) => validatePodUpdate(pod, old, validateBoth, errors),
  warnings: ({ metadata, spec }, old) => {
    if (old) return [];
    const name = hostnameWarnings(labelErrors(metadata.name), "the Pod's hostname");
    return [...name, ...podWarnings(spec, metadata, '')];
  },
};
