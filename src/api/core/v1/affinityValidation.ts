import type {
  Affinity,
  NodeAffinity,
  NodeSelector,
  NodeSelectorRequirement,
  NodeSelectorTerm,
  PodAffinity,
  PodAffinityTerm,
} from '../../generated/core/v1';
import type { LabelSelector } from '../../generated/meta/v1';
import { addInvalid, type FieldError, forbidden, invalid, required } from '../../meta/fieldError';
import { labelErrors, labelValueErrors, qualifiedNameErrors, subdomainErrors } from '../../meta/names';
import { validateLabelSelector } from '../../meta/objectMeta';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

/** Adds what is wrong with a pod's affinity. Models validateAffinity. */
export function validateAffinity(affinity: Affinity, path: string, errors: FieldError[]): void {
  const { nodeAffinity, podAffinity, podAntiAffinity } = affinity;
  if (nodeAffinity) validateNodeAffinity(nodeAffinity, `${path}.nodeAffinity`, errors);
  if (podAffinity) validatePodAffinity(podAffinity, `${path}.podAffinity`, errors);
  if (podAntiAffinity) validatePodAffinity(podAntiAffinity, `${path}.podAntiAffinity`, errors);
}

function validateNodeAffinity(affinity: NodeAffinity, path: string, errors: FieldError[]): void {
  if (affinity[REQUIRED]) validateNodeSelector(affinity[REQUIRED], `${path}.${REQUIRED}`, errors);
  for (const [index, { weight, preference }] of (affinity[PREFERRED] ?? []).entries()) {
    const at = `${path}.${PREFERRED}[${index}]`;
    validateWeight(weight, `${at}.weight`, errors);
    validateNodeTerm(preference, true, `${at}.preference`, errors);
  }
}

function validateWeight(weight: number, path: string, errors: FieldError[]): void {
  if (weight <= 0 || weight > 100) errors.push(invalid(path, weight, 'must be in the range 1-100'));
}

/** Adds what is wrong with a selector of nodes. Models ValidateNodeSelector. */
export function validateNodeSelector(selector: NodeSelector, path: string, errors: FieldError[]): void {
  const terms = selector.nodeSelectorTerms ?? [];
  if (terms.length === 0) {
    errors.push(required(`${path}.nodeSelectorTerms`, 'must have at least one node selector term'));
  }
  for (const [index, term] of terms.entries()) {
    validateNodeTerm(term, false, `${path}.nodeSelectorTerms[${index}]`, errors);
  }
}

function validateNodeTerm(term: NodeSelectorTerm, anyValue: boolean, path: string, errors: FieldError[]): void {
  for (const [index, requirement] of (term.matchExpressions ?? []).entries()) {
    validateNodeRequirement(requirement, anyValue, `${path}.matchExpressions[${index}]`, errors);
  }
  for (const [index, requirement] of (term.matchFields ?? []).entries()) {
    validateNodeField(requirement, `${path}.matchFields[${index}]`, errors);
  }
}

function validateNodeRequirement(
  { key, operator, values = [] }: NodeSelectorRequirement,
  anyValue: boolean,
  path: string,
  errors: FieldError[],
): void {
  if (operator === 'In' || operator === 'NotIn') {
    if (values.length === 0) {
      errors.push(required(`${path}.values`, "must be specified when `operator` is 'In' or 'NotIn'"));
    }
  } else if (operator === 'Exists' || operator === 'DoesNotExist') {
    if (values.length > 0) {
      errors.push(forbidden(`${path}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
    }
  } else if (operator === 'Gt' || operator === 'Lt') {
    if (values.length !== 1) {
      errors.push(required(`${path}.values`, "must be specified single value when `operator` is 'Lt' or 'Gt'"));
    }
  } else errors.push(invalid(`${path}.operator`, operator ?? '', 'not a valid selector operator'));
  addInvalid(errors, `${path}.key`, key, qualifiedNameErrors(key));
  if (anyValue) return;
  for (const [index, value] of values.entries()) {
    addInvalid(errors, `${path}.values[${index}]`, value, labelValueErrors(value));
  }
}

function validateNodeField(
  { key, operator, values = [] }: NodeSelectorRequirement,
  path: string,
  errors: FieldError[],
) {
  if (operator !== 'In' && operator !== 'NotIn') {
    errors.push(invalid(`${path}.operator`, operator ?? '', 'not a valid selector operator'));
  } else if (values.length !== 1) {
    const words = "must be only one value when `operator` is 'In' or 'NotIn' for node field selector";
    errors.push(required(`${path}.values`, words));
  }
  if (key !== 'metadata.name') errors.push(invalid(`${path}.key`, key, 'not a valid field selector key'));
  else {
    for (const [index, value] of values.entries()) {
      addInvalid(errors, `${path}.values[${index}]`, value, subdomainErrors(value));
    }
  }
}

function validatePodAffinity(affinity: PodAffinity, path: string, errors: FieldError[]): void {
  for (const [index, term] of (affinity[REQUIRED] ?? []).entries()) {
    validatePodTerm(term, `${path}.${REQUIRED}[${index}]`, errors);
  }
  for (const [index, { weight, podAffinityTerm }] of (affinity[PREFERRED] ?? []).entries()) {
    const at = `${path}.${PREFERRED}[${index}]`;
    validateWeight(weight, `${at}.weight`, errors);
    validatePodTerm(podAffinityTerm, `${at}.podAffinityTerm`, errors);
  }
}

function validatePodTerm(term: PodAffinityTerm, path: string, errors: FieldError[]): void {
  validateLabelSelector(term.labelSelector, `${path}.labelSelector`, errors);
  validateLabelSelector(term.namespaceSelector, `${path}.namespaceSelector`, errors);
  for (const name of term.namespaces ?? []) addInvalid(errors, `${path}.namespace`, name, labelErrors(name));
  validateMatchLabelKeys(term.matchLabelKeys, term.mismatchLabelKeys, term.labelSelector, path, errors);
  if (!term.topologyKey) errors.push(required(`${path}.topologyKey`, 'can not be empty'));
  addInvalid(errors, `${path}.topologyKey`, term.topologyKey, qualifiedNameErrors(term.topologyKey));
}

/** Adds what is wrong with keys whose values the pod itself tells. Models ValidateMatchLabelKeysAndMismatchLabelKeys. */
export function validateMatchLabelKeys(
  match: readonly string[] | undefined,
  mismatch: readonly string[] | undefined,
  selector: LabelSelector | undefined,
  path: string,
  errors: FieldError[],
): void {
  if (!match && !mismatch) return;
  validateLabelKeys(match, selector, `${path}.matchLabelKeys`, errors);
  validateLabelKeys(mismatch, selector, `${path}.mismatchLabelKeys`, errors);
  const seen = new Set(Object.keys(selector?.matchLabels ?? {}));
  for (const { key } of selector?.matchExpressions ?? []) {
    const index = match?.lastIndexOf(key) ?? -1;
    if (index >= 0 && seen.has(key)) {
      errors.push(invalid(`${path}[${index}]`, key, 'exists in both matchLabelKeys and labelSelector'));
    }
    seen.add(key);
  }
  for (const [index, key] of (match ?? []).entries()) {
    if (!mismatch?.includes(key)) continue;
    const words = 'exists in both matchLabelKeys and mismatchLabelKeys';
    errors.push(invalid(`${path}.matchLabelKeys[${index}]`, key, words));
  }
}

function validateLabelKeys(
  keys: readonly string[] | undefined,
  selector: LabelSelector | undefined,
  path: string,
  errors: FieldError[],
): void {
  if (!keys || keys.length === 0) return;
  if (!selector) {
    errors.push(forbidden(path, 'must not be specified when labelSelector is not set'));
    return;
  }
  for (const [index, key] of keys.entries()) addInvalid(errors, `${path}[${index}]`, key, qualifiedNameErrors(key));
}
