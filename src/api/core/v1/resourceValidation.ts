import type { PodSpec, ResourceClaim, ResourceRequirements } from '../../generated/core/v1';
import {
  addInvalid,
  duplicate,
  type FieldError,
  forbidden,
  invalid,
  notSupported,
  required,
} from '../../meta/fieldError';
import { labelErrors } from '../../meta/names';
import { compareQuantities, parseQuantity } from '../../meta/quantity';
import { validateAgainstContainers } from './podResourceValidation';
import type { ResourceList } from './resourceDefaults';
import {
  containerResourceNameErrors,
  isHugePages,
  isOvercommitAllowed,
  isWhole,
  resourceNameErrors,
} from './resourceNames';

const NOT_NEGATIVE = 'must be greater than or equal to 0';
const MILLI = 1_000_000n;
const POD_RESOURCES = ['cpu', 'hugepages-', 'memory'];

/** Adds what is wrong with an amount of a resource. Models ValidateResourceQuantityValue. */
export function validateAmount(name: string, amount: string, path: string, errors: FieldError[]): void {
  if (amount.startsWith('-') && parseQuantity(amount).nano < 0n) errors.push(invalid(path, amount, NOT_NEGATIVE));
  if (isWhole(name) && parseQuantity(amount).nano % (1000n * MILLI) !== 0n) {
    errors.push(invalid(path, amount, 'must be an integer'));
  }
}

/** Adds what is wrong with what a container asks for. Models ValidateContainerResourceRequirements. */
export function validateContainerResources(
  resources: ResourceRequirements | undefined,
  claims: readonly string[],
  path: string,
  errors: FieldError[],
): void {
  if (resources) validateRequirements(resources, addContainerName, claims, path, errors);
}

/** Adds what is wrong with what a whole pod asks for. Models validatePodResources. */
export function validatePodResources(
  spec: PodSpec,
  claims: readonly string[],
  path: string,
  errors: FieldError[],
): void {
  const at = `${path}.resources`;
  if (!spec.resources) return;
  if (spec.os?.name === 'windows') {
    errors.push(forbidden(at, 'may not be set for a windows pod'));
    return;
  }
  if (spec.resources.claims) {
    errors.push(forbidden(`${at}.claims`, 'claims may not be set for Resources at pod-level'));
  }
  validateRequirements(spec.resources, addPodName, claims, at, errors);
  validateAgainstContainers(spec, spec.resources, at, errors);
}

type AddName = (name: string, path: string, errors: FieldError[]) => void;

const addContainerName: AddName = (name, path, errors) =>
  addInvalid(errors, path, name, containerResourceNameErrors(name));

const addPodName: AddName = (name, path, errors) => {
  const wrong = resourceNameErrors(name);
  if (wrong.length > 0) addInvalid(errors, path, name, wrong);
  else if (!POD_RESOURCES.includes(name) && !isHugePages(name)) errors.push(notSupported(path, name, POD_RESOURCES));
};

function validateRequirements(
  resources: ResourceRequirements,
  addName: AddName,
  claims: readonly string[],
  path: string,
  errors: FieldError[],
): void {
  const { limits, requests } = resources;
  for (const name in limits) {
    const amount = limits[name] ?? '0';
    const at = `${path}.limits[${name}]`;
    addName(name, at, errors);
    validateAmount(name, amount, at, errors);
    if (isHugePages(name)) validateHugePages(name, amount, at, errors);
  }
  for (const name in requests) {
    const amount = requests[name] ?? '0';
    const at = `${path}.requests[${name}]`;
    addName(name, at, errors);
    validateAmount(name, amount, at, errors);
    validateAgainstLimit(name, amount, limits, path, errors);
    if (isHugePages(name)) validateHugePages(name, amount, at, errors);
  }
  const names = [...Object.keys(limits ?? {}), ...Object.keys(requests ?? {})];
  if (names.some(isHugePages) && !names.includes('cpu') && !names.includes('memory')) {
    errors.push(forbidden(path, 'HugePages require cpu or memory'));
  }
  if (resources.claims) validateClaims(resources.claims, claims, `${path}.claims`, errors);
}

function validateAgainstLimit(
  name: string,
  amount: string,
  limits: ResourceList | undefined,
  path: string,
  errors: FieldError[],
): void {
  const limit = limits?.[name];
  if (limit === undefined) {
    if (!isOvercommitAllowed(name)) {
      errors.push(required(`${path}.limits`, 'Limit must be set for non overcommitable resources'));
    }
    return;
  }
  if (amount === limit) return;
  const order = compareQuantities(parseQuantity(amount), parseQuantity(limit));
  if (order !== 0 && !isOvercommitAllowed(name)) {
    errors.push(invalid(`${path}.requests`, amount, `must be equal to ${name} limit of ${limit}`));
  } else if (order > 0) {
    errors.push(invalid(`${path}.requests`, amount, `must be less than or equal to ${name} limit of ${limit}`));
  }
}

function validateHugePages(name: string, amount: string, path: string, errors: FieldError[]): void {
  const size = parseQuantity(name.slice('hugepages-'.length)).nano;
  const { nano } = parseQuantity(amount);
  if (size > 0n && nano > 0n && nano % size === 0n) return;
  errors.push(invalid(path, amount, `${amount} is not positive integer multiple of ${name}`));
}

function validateClaims(list: readonly ResourceClaim[], claims: readonly string[], path: string, errors: FieldError[]) {
  const seen = new Set<string>();
  for (const [index, { name, request }] of list.entries()) {
    const at = `${path}[${index}]`;
    if (!name) {
      errors.push(required(at));
      continue;
    }
    const key = request ? `${name}/${request}` : name;
    if (request && !seen.has(name)) addInvalid(errors, `${at}.request`, request, labelErrors(request));
    if (seen.has(name) || seen.has(key)) errors.push(duplicate(at, seen.has(name) ? name : key));
    else seen.add(key);
    if (!claims.includes(name)) {
      const which = claims.length === 0 ? ' which is empty' : `: ${claims.toSorted().join(', ')}`;
      const message = `Not found: "${name}": must be one of the names in pod.spec.resourceClaims${which}`;
      errors.push({ reason: 'FieldValueNotFound', message, field: at });
    }
  }
}
