import type { ResourceQuota, ScopedResourceSelectorRequirement } from '../../generated/core/v1';
import type { KindRules } from '../../kindRules';
import { semanticEqual } from '../../meta/equality';
import { addInvalid, type FieldError, IMMUTABLE, invalid, required } from '../../meta/fieldError';
import { inGoOrder } from '../../meta/goJson';
import { subdomainName, validateObjectMeta, validateObjectMetaUpdate } from '../../meta/objectMeta';
import { compareQuantities, parseQuantity } from '../../meta/quantity';
import { type ResourceList, roundedResources } from './resourceDefaults';
import { resourceNameErrors } from './resourceNames';
import { validateAmount } from './resourceValidation';

const NOT_COUNTED = ['storage'];
const SCOPES = [
  'Terminating',
  'NotTerminating',
  'BestEffort',
  'NotBestEffort',
  'PriorityClass',
  'CrossNamespacePodAffinity',
  'VolumeAttributesClass',
];
const PAIRS = [
  ['BestEffort', 'NotBestEffort'],
  ['Terminating', 'NotTerminating'],
];
const COMPUTE = ['cpu', 'memory', 'limits.cpu', 'limits.memory', 'requests.cpu', 'requests.memory'];
const EXISTS_ONLY =
  "must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity";

/** Whether pods of that scope can be counted by that resource. */
function isScopeValid(scope: string, resource: string): boolean {
  switch (scope) {
    case 'BestEffort':
      return resource === 'pods';
    case 'VolumeAttributesClass':
      return resource === 'persistentvolumeclaims' || resource === 'requests.storage';
    default:
      return !SCOPES.includes(scope) || resource === 'pods' || COMPUTE.includes(resource);
  }
}

function validateScopes(scopes: readonly string[], hard: readonly string[], errors: FieldError[]): void {
  for (const scope of scopes) {
    if (!SCOPES.includes(scope)) errors.push(invalid('spec.scopes', scopes, 'unsupported scope'));
    for (const name of hard) {
      if (isScopeValid(scope, name)) continue;
      errors.push(invalid('spec.scopes', scopes, 'unsupported scope applied to resource'));
    }
  }
  for (const pair of PAIRS) {
    if (pair.every((scope) => scopes.includes(scope)))
      errors.push(invalid('spec.scopes', scopes, 'conflicting scopes'));
  }
}

function validateRequirement(
  { scopeName, operator, values = [] }: ScopedResourceSelectorRequirement,
  hard: readonly string[],
  told: unknown,
  errors: FieldError[],
): void {
  const path = 'spec.scopeSelector.matchExpressions';
  if (!SCOPES.includes(scopeName)) errors.push(invalid(`${path}.scopeName`, scopeName, 'unsupported scope'));
  for (const name of hard) {
    if (!isScopeValid(scopeName, name)) errors.push(invalid(path, told, 'unsupported scope applied to resource'));
  }
  const plain = scopeName !== 'PriorityClass' && scopeName !== 'VolumeAttributesClass' && SCOPES.includes(scopeName);
  if (plain && operator !== 'Exists') errors.push(invalid(`${path}.operator`, operator, EXISTS_ONLY));
  if (operator === 'In' || operator === 'NotIn') {
    const words = "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector";
    if (values.length === 0) errors.push(required(`${path}.values`, words));
  } else if (operator === 'Exists' || operator === 'DoesNotExist') {
    const words = "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector";
    if (values.length > 0) errors.push(invalid(`${path}.values`, values, words));
  } else errors.push(invalid(`${path}.operator`, operator ?? '', 'not a valid selector operator'));
}

/** Models ValidateResourceQuotaSpec. */
function validateSpec({ spec }: ResourceQuota, errors: FieldError[]): void {
  const { hard = {}, scopes, scopeSelector } = spec ?? {};
  for (const name in hard) {
    const path = `spec.hard[${name}]`;
    const wrong = resourceNameErrors(name);
    addInvalid(errors, path, name, wrong);
    if (!name.includes('/') && (wrong.length > 0 || NOT_COUNTED.includes(name))) {
      errors.push(invalid(path, name, 'must be a standard resource for quota'));
    }
    validateAmount(name, hard[name] ?? '0', path, errors);
  }
  const names = Object.keys(hard)
    .filter((name) => !name.includes('/') && resourceNameErrors(name).length === 0)
    .sort();
  if (scopes) validateScopes(scopes, names, errors);
  for (const requirement of scopeSelector?.matchExpressions ?? []) {
    validateRequirement(requirement, names, inGoOrder(scopeSelector, 'core/v1.ScopeSelector'), errors);
  }
}

/** More may be requested than limited. */
function boundWarnings(hard: ResourceList): readonly string[] {
  const warnings: string[] = [];
  for (const name of ['cpu', 'memory', 'storage', 'ephemeral-storage']) {
    const bare = (name === 'cpu' || name === 'memory') && hard[`requests.${name}`] === undefined;
    const key = bare ? name : `requests.${name}`;
    const [request, limit] = [hard[key], hard[`limits.${name}`]];
    if (request === undefined || limit === undefined) continue;
    if (compareQuantities(parseQuantity(request), parseQuantity(limit)) <= 0) continue;
    warnings.push(`ResourceQuota ${key} (${request}) should be less than limits.${name} (${limit})`);
  }
  return warnings;
}

/** Models the API's v1 ResourceQuota. */
export const resourceQuotaRules: KindRules<ResourceQuota> = {
  defaults: (quota) => {
    const hard = roundedResources(quota.spec?.hard);
    return hard === quota.spec?.hard ? quota : { ...quota, spec: { ...quota.spec, hard } };
  },
  warnings: (quota, old) => (old ? [] : boundWarnings(quota.spec?.hard ?? {})),
  validate: (quota, errors) => {
    validateObjectMeta(quota.metadata, true, subdomainName, errors);
    validateSpec(quota, errors);
  },
  validateUpdate: (quota, old, errors) => {
    validateObjectMetaUpdate(quota.metadata, old.metadata, errors);
    validateSpec(quota, errors);
    const sorted = (scopes: readonly string[] = []) => [...new Set(scopes)].sort();
    if (semanticEqual(sorted(quota.spec.scopes), sorted(old.spec.scopes))) return;
    errors.push(invalid('spec.scopes', quota.spec.scopes ?? null, IMMUTABLE));
  },
};
