import type { Container, Pod, PodSpec, Toleration } from '../../generated/core/v1';
import { semanticEqual } from '../../meta/equality';
import { type FieldError, forbidden, invalid, required } from '../../meta/fieldError';
import { rangeErrors } from '../../meta/names';
import { validateObjectMetaUpdate } from '../../meta/objectMeta';
import { internalDiff } from '../../meta/unifiedDiff';
import { validateTolerations } from './tolerationValidation';

const MAX_INT32 = 2_147_483_647;
const MAY_CHANGE =
  'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)';

/** Adds what is wrong with a change of a pod. Models ValidatePodUpdate. */
export function validatePodUpdate(
  pod: Pod,
  old: Pod,
  validateBoth: (pod: Pod, errors: FieldError[]) => void,
  errors: FieldError[],
): void {
  validateObjectMetaUpdate(pod.metadata, old.metadata, errors);
  if (pod.spec !== old.spec || pod.metadata !== old.metadata) validateBoth(pod, errors);
  if (pod.spec === old.spec) return;
  for (const key of ['containers', 'initContainers'] as const) {
    if (!validateContainerUpdates(pod.spec[key] ?? [], old.spec[key] ?? [], `spec.${key}`, errors)) return;
  }
  if (!validateDeadline(pod.spec, old.spec, errors)) return;
  validateAddedTolerations(pod.spec.tolerations ?? [], old.spec.tolerations ?? [], errors);
  validateRemovedGates(pod.spec, old.spec, errors);
  if (semanticEqual(pod.spec, old.spec)) return;
  const rest = withOldParts(pod.spec, old.spec, errors);
  if (!semanticEqual(rest, old.spec)) {
    errors.push(forbidden('spec', `${MAY_CHANGE}\n${internalDiff(old.spec, rest, 'core.PodSpec')}`));
  }
}

/** False when there is no use in looking further. */
function validateContainerUpdates(
  containers: readonly Container[],
  old: readonly Container[],
  path: string,
  errors: FieldError[],
): boolean {
  if (containers.length !== old.length) {
    errors.push(forbidden(path, 'pod updates may not add or remove containers'));
    return false;
  }
  for (const [index, { image = '' }] of containers.entries()) {
    if (image === '') errors.push(required(`${path}[${index}].image`));
    if (image.trim() !== image) {
      errors.push(invalid(`${path}[${index}].image`, image, 'must not have leading or trailing whitespace'));
    }
  }
  return true;
}

function validateDeadline(spec: PodSpec, old: PodSpec, errors: FieldError[]): boolean {
  const path = 'spec.activeDeadlineSeconds';
  const seconds = spec.activeDeadlineSeconds;
  const before = old.activeDeadlineSeconds;
  if (seconds === undefined) {
    if (before !== undefined) errors.push(invalid(path, null, 'must not update from a positive integer to nil value'));
    return true;
  }
  const [wrong] = rangeErrors(seconds, 0, MAX_INT32);
  if (wrong) errors.push(invalid(path, seconds, wrong));
  else if (before !== undefined && before < seconds) {
    errors.push(invalid(path, seconds, 'must be less than or equal to previous value'));
  } else return true;
  return false;
}

function validateAddedTolerations(list: readonly Toleration[], old: readonly Toleration[], errors: FieldError[]) {
  const without = ({ tolerationSeconds: _, ...rest }: Toleration) => rest;
  const kept = old.every((before) => list.some((toleration) => semanticEqual(without(toleration), without(before))));
  if (kept) validateTolerations(list, 'spec.tolerations', errors);
  else {
    errors.push(forbidden('spec.tolerations', 'existing toleration can not be modified except its tolerationSeconds'));
  }
}

function validateRemovedGates(spec: PodSpec, old: PodSpec, errors: FieldError[]): void {
  for (const [index, { name }] of (spec.schedulingGates ?? []).entries()) {
    if (old.schedulingGates?.some((gate) => gate.name === name)) continue;
    const words = `only deletion is allowed, but found new scheduling gate '${name}'`;
    errors.push(forbidden(`spec.schedulingGates[${index}].name`, words));
  }
}

/** The new spec with what may change as it was: what is left of the difference is forbidden. */
function withOldParts(spec: PodSpec, old: PodSpec, errors: FieldError[]): PodSpec {
  const rest: PodSpec = { ...spec, containers: withOldImages(spec.containers, old.containers) };
  if (spec.initContainers) rest.initContainers = withOldImages(spec.initContainers, old.initContainers ?? []);
  for (const key of ['activeDeadlineSeconds', 'schedulingGates', 'tolerations'] as const) {
    if (old[key] === undefined) delete rest[key];
    else Object.assign(rest, { [key]: old[key] });
  }
  if ((old.terminationGracePeriodSeconds ?? 0) < 0 && spec.terminationGracePeriodSeconds === 1) {
    rest.terminationGracePeriodSeconds = old.terminationGracePeriodSeconds;
  }
  if ((old.schedulingGates?.length ?? 0) > 0) return withOldPlacement(rest, old, errors);
  return rest;
}

function withOldImages(containers: readonly Container[], old: readonly Container[]): Container[] {
  return containers.map((container, index) => ({ ...container, image: old[index]?.image }));
}

/** A pod that is not yet to be scheduled may be narrowed to fewer nodes. */
function withOldPlacement(spec: PodSpec, old: PodSpec, errors: FieldError[]): PodSpec {
  const rest = { ...spec };
  const { nodeSelector } = spec;
  if (Object.entries(old.nodeSelector ?? {}).some(([key, value]) => nodeSelector?.[key] !== value)) {
    const words = 'only additions to spec.nodeSelector are allowed (no mutations or deletions)';
    errors.push(invalid('spec.nodeSelector', nodeSelector ?? null, words));
  }
  if (old.nodeSelector) rest.nodeSelector = old.nodeSelector;
  else delete rest.nodeSelector;
  const oldAffinity = old.affinity?.nodeAffinity;
  if (semanticEqual(spec.affinity?.nodeAffinity, oldAffinity)) return rest;
  const { nodeAffinity: _, ...others } = spec.affinity ?? {};
  if (Object.keys(others).length === 0 && !old.affinity) delete rest.affinity;
  else rest.affinity = oldAffinity ? { ...others, nodeAffinity: oldAffinity } : others;
  return rest;
}
