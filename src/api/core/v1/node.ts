import type { Node, Taint } from '../../generated/core/v1';
import type { KindRules } from '../../kindRules';
import { cidrErrors, ipFamily, parseCidr } from '../../meta/addresses';
import { addInvalid, type FieldError, forbidden, internalError, invalid } from '../../meta/fieldError';
import { goJson } from '../../meta/goJson';
import { labelValueErrors, qualifiedNameErrors } from '../../meta/names';
import { subdomainName, validateObjectMeta, validateObjectMetaUpdate } from '../../meta/objectMeta';
import { validateTaintEffect } from './tolerationValidation';

/** Models SetDefaults_NodeStatus: all of a node is to be had unless it says otherwise. */
function defaults(node: Node): Node {
  const { status, spec } = node;
  const cidrs = podCidrs(spec);
  const filled = cidrs === spec ? node : { ...node, spec: cidrs };
  if (!status?.capacity || status.allocatable) return filled;
  return { ...filled, status: { ...status, allocatable: status.capacity } };
}

/** The first of `podCIDRs` is `podCIDR` too; that one wins where they differ. Models Convert_v1_NodeSpec_To_core_NodeSpec. */
function podCidrs(spec: Node['spec']): Node['spec'] {
  const { podCIDR, podCIDRs = [] } = spec ?? {};
  if (podCIDR && podCIDR !== podCIDRs[0]) return { ...spec, podCIDRs: [podCIDR] };
  return !podCIDR && podCIDRs.length > 0 ? { ...spec, podCIDR: podCIDRs[0] } : spec;
}

/** Models validateNodeTaints, which says metadata for spec. */
function validateTaints(taints: readonly Taint[], errors: FieldError[]): void {
  const seen = new Set<string>();
  for (const [index, taint] of taints.entries()) {
    const path = `metadata.taints[${index}]`;
    const { key, value = '', effect, timeAdded = null } = taint;
    addInvalid(errors, `${path}.key`, key, qualifiedNameErrors(key));
    const wrong = labelValueErrors(value);
    if (wrong.length > 0) errors.push(invalid(`${path}.value`, value, wrong.join(';')));
    validateTaintEffect(effect, `${path}.effect`, errors);
    if (seen.has(`${key}:${effect}`)) {
      const told = goJson({ Key: key, Value: value, Effect: effect, TimeAdded: timeAdded });
      const message = `Duplicate value: ${told}: taints must be unique by key and effect pair`;
      errors.push({ reason: 'FieldValueDuplicate', message, field: path });
    }
    seen.add(`${key}:${effect}`);
  }
}

/** Models ValidateNode. */
function validate({ metadata, spec }: Node, errors: FieldError[]): void {
  validateObjectMeta(metadata, false, subdomainName, errors);
  if (spec?.taints) validateTaints(spec.taints, errors);
  validatePodCidrs(spec?.podCIDRs ?? [], errors);
}

function validatePodCidrs(cidrs: readonly string[], errors: FieldError[]): void {
  for (const [index, cidr] of cidrs.entries()) {
    addInvalid(errors, `spec.podCIDRs[${index}]`, cidr, cidrErrors(cidr));
  }
  if (cidrs.length < 2) return;
  const broken = cidrs.findIndex((cidr) => !parseCidr(cidr));
  if (broken >= 0) {
    const words = `invalid CIDR[${broken}]: <nil> (invalid CIDR address: ${cidrs[broken]})`;
    errors.push(
      internalError('spec.podCIDRs', `invalid PodCIDRs. failed to check with dual stack with error:${words}`),
    );
  }
  const families = new Set(cidrs.map((cidr) => ipFamily(cidr.split('/')[0] ?? '')));
  if (broken < 0 && families.size === 2 && cidrs.length === 2) return;
  errors.push(invalid('spec.podCIDRs', cidrs, 'may specify no more than one CIDR for each IP family'));
}

/** Models ValidateNodeUpdate, before which the strategy judges the node as if it were new. */
function validateUpdate(node: Node, old: Node, errors: FieldError[]): void {
  validate(node, errors);
  const { metadata, spec } = node;
  validateObjectMetaUpdate(metadata, old.metadata, errors);
  const before = old.spec?.podCIDRs ?? [];
  const after = spec?.podCIDRs ?? [];
  if (before.length > 0 && (before.length !== after.length || before.some((cidr, index) => cidr !== after[index]))) {
    errors.push(forbidden('spec.podCIDRs', 'node updates may not change podCIDR except from "" to valid'));
  }
  if (old.spec?.providerID && old.spec.providerID !== spec?.providerID) {
    errors.push(forbidden('spec.providerID', 'node updates may not change providerID except from "" to valid'));
  }
  if (spec?.taints) validateTaints(spec.taints, errors);
  if ((spec?.externalID ?? '') !== (old.spec?.externalID ?? '')) {
    errors.push(forbidden('spec.externalID', 'may not be updated'));
  }
}

/** Models the API's v1 Node. */
export const nodeRules: KindRules<Node> = {
  defaults,
  validate,
  validateUpdate,
  warnings: ({ spec }) =>
    spec?.externalID ? ['spec.externalID: this field is deprecated, and is unused by Kubernetes'] : [],
};
