import type { PriorityClass } from '../../generated/scheduling/v1';
import type { KindRules } from '../../kindRules';
import { type FieldError, forbidden, notSupported, required } from '../../meta/fieldError';
import { subdomainName, validateImmutable, validateObjectMeta, validateObjectMetaUpdate } from '../../meta/objectMeta';

const HIGHEST_OF_USERS = 1_000_000_000;
const PREFIX = 'system-';
const SYSTEM: Readonly<Record<string, number>> = {
  'system-node-critical': 2_000_001_000,
  'system-cluster-critical': 2_000_000_000,
};
const POLICIES = ['PreemptLowerPriority', 'Never'];

/** Models ValidatePriorityClass. */
function validate({ metadata, value = 0, globalDefault, preemptionPolicy }: PriorityClass, errors: FieldError[]): void {
  validateObjectMeta(metadata, false, subdomainName, errors);
  if (metadata.name?.startsWith(PREFIX)) {
    const words = notSystem(metadata.name, value, globalDefault ?? false);
    const reserved = `priority class names with '${PREFIX}' prefix are reserved for system use only. error: ${words}`;
    if (words) errors.push(forbidden('metadata.name', reserved));
  } else if (value > HIGHEST_OF_USERS) {
    const words = `maximum allowed value of a user defined priority is ${HIGHEST_OF_USERS}`;
    errors.push(forbidden('value', words));
  }
  if (preemptionPolicy === '') errors.push(required('preemptionPolicy'));
  else if (preemptionPolicy !== undefined && !POLICIES.includes(preemptionPolicy)) {
    errors.push(notSupported('preemptionPolicy', preemptionPolicy, POLICIES));
  }
}

/** Why it is none of the two classes that Kubernetes has itself. */
function notSystem(name: string, value: number, globalDefault: boolean): string {
  const known = SYSTEM[name];
  if (known === undefined) return `${name} is not a known system priority class`;
  if (known !== value) return `value of ${name} PriorityClass must be ${known}`;
  return globalDefault ? `globalDefault of ${name} PriorityClass must be false` : '';
}

/** Models the API's scheduling.k8s.io/v1 PriorityClass. */
export const priorityClassRules: KindRules<PriorityClass> = {
  defaults: (object) => ({ ...object, preemptionPolicy: object.preemptionPolicy ?? 'PreemptLowerPriority' }),
  validate,
  validateUpdate: (priorityClass, old, errors) => {
    validateObjectMetaUpdate(priorityClass.metadata, old.metadata, errors);
    if (priorityClass.value !== old.value) errors.push(forbidden('value', 'may not be changed in an update.'));
    validateImmutable(priorityClass.preemptionPolicy, old.preemptionPolicy, 'preemptionPolicy', errors);
  },
};
