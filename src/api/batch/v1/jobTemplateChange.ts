import type { Job } from '../../generated/batch/v1';
import type { PodSpec, PodTemplateSpec } from '../../generated/core/v1';
import type { FieldError } from '../../meta/fieldError';
import { copyOf } from '../../meta/object';
import { validateImmutableStruct } from '../../meta/objectMeta';

/**
 * A Job's template is fixed, but what its containers ask for and where its pods may go can change while it is suspended
 * and has no pods. Models validatePodTemplateUpdate.
 */
export function validateTemplateChange(template: PodTemplateSpec, { spec, status }: Job, errors: FieldError[]): void {
  const isSuspended = status?.conditions?.some(({ type, status: is }) => type === 'Suspended' && is === 'True');
  if (!spec.suspend || (status?.startTime && !isSuspended) || (status?.active ?? 0) > 0) {
    validateImmutableStruct(template, spec.template, 'spec.template', 'core.PodTemplateSpec', errors);
    return;
  }
  const before = withNewResources(withNewDirectives(spec.template.spec, template.spec), template.spec);
  validateImmutableStruct(template.spec, before, 'spec.template.spec', 'core.PodSpec', errors);
}

function withNewDirectives(old: PodSpec | undefined, spec: PodSpec | undefined): PodSpec | undefined {
  if (!old) return old;
  const changed: PodSpec = copyOf(old);
  const nodeAffinity = spec?.affinity?.nodeAffinity;
  changed.affinity = spec?.affinity || old.affinity ? { ...old.affinity, nodeAffinity } : undefined;
  changed.nodeSelector = spec?.nodeSelector;
  changed.tolerations = spec?.tolerations;
  changed.schedulingGates = spec?.schedulingGates;
  return changed;
}

function withNewResources(old: PodSpec | undefined, spec: PodSpec | undefined): PodSpec | undefined {
  if (!old || !spec) return old;
  const changed: PodSpec = copyOf(old);
  for (const list of ['containers', 'initContainers'] as const) {
    const containers = spec[list] ?? [];
    if (changed[list]?.length !== containers.length) continue;
    changed[list] = changed[list].map((container, index) => {
      const other = containers[index];
      return other?.name === container.name ? { ...container, resources: other.resources } : container;
    });
  }
  return changed;
}
