import type { TopologySelectorTerm } from '../../generated/core/v1';
import type { StorageClass } from '../../generated/storage/v1';
import type { KindRules } from '../../kindRules';
import { canonicalJson } from '../../meta/equality';
import { addInvalid, duplicate, type FieldError, invalid, notSupported, required } from '../../meta/fieldError';
import { inGoOrder } from '../../meta/goJson';
import { qualifiedNameErrors } from '../../meta/names';
import { subdomainName, validateImmutable, validateObjectMeta, validateObjectMetaUpdate } from '../../meta/objectMeta';

const RECLAIM_POLICIES = ['Delete', 'Retain'];
const BINDING_MODES = ['Immediate', 'WaitForFirstConsumer'];

/** Models SetDefaults_StorageClass. */
function defaults(storageClass: StorageClass): StorageClass {
  const { reclaimPolicy = 'Delete', volumeBindingMode = 'Immediate' } = storageClass;
  return { ...storageClass, reclaimPolicy, volumeBindingMode };
}

/** Models ValidateStorageClass. */
function validate(storageClass: StorageClass, errors: FieldError[]): void {
  validateObjectMeta(storageClass.metadata, false, subdomainName, errors);
  const { provisioner, parameters, reclaimPolicy, volumeBindingMode = '', allowedTopologies = [] } = storageClass;
  const lower = (provisioner ?? '').toLowerCase();
  if (lower === '') errors.push(required('provisioner'));
  else addInvalid(errors, 'provisioner', lower, qualifiedNameErrors(lower));
  if (parameters?.[''] !== undefined) errors.push(invalid('parameters', '', 'field can not be empty.'));
  if (reclaimPolicy && !RECLAIM_POLICIES.includes(reclaimPolicy)) {
    errors.push(notSupported('reclaimPolicy', reclaimPolicy, RECLAIM_POLICIES));
  }
  if (!BINDING_MODES.includes(volumeBindingMode)) {
    errors.push(notSupported('volumeBindingMode', volumeBindingMode, BINDING_MODES));
  }
  const seen: string[] = allowedTopologies.map(() => '');
  for (const [index, term] of allowedTopologies.entries()) {
    const path = `allowedTopologies[${index}].matchLabelExpressions`;
    validateTopology(term, path, errors);
    const own = keyOf(term);
    for (const other of seen) if (other === own) errors.push(duplicate(path, ''));
    seen.push(own);
  }
}

/** The same for terms that say the same; '' for those that say nothing, which the server takes for duplicates at once. */
function keyOf({ matchLabelExpressions = [] }: TopologySelectorTerm): string {
  const byKey = new Map(matchLabelExpressions.map(({ key, values }) => [key, [...new Set(values)].sort()]));
  return byKey.size === 0 ? '' : canonicalJson(Object.fromEntries(byKey));
}

function validateTopology({ matchLabelExpressions = [] }: TopologySelectorTerm, path: string, errors: FieldError[]) {
  for (const [index, { key, values }] of matchLabelExpressions.entries()) {
    const at = `${path}[${index}]`;
    if ((values?.length ?? 0) === 0) errors.push(required(`${at}.values`));
    for (const [place, value] of (values ?? []).entries()) {
      if ((values ?? []).indexOf(value) < place) errors.push(duplicate(`${at}.values[${place}]`, value));
    }
    addInvalid(errors, `${at}.key`, key, qualifiedNameErrors(key));
    if (matchLabelExpressions.findIndex((each) => each.key === key) < index) errors.push(duplicate(`${at}.key`, key));
  }
}

/** Models the API's storage.k8s.io/v1 StorageClass. */
export const storageClassRules: KindRules<StorageClass> = {
  defaults,
  validate,
  validateUpdate: (storageClass, old, errors) => {
    validate(storageClass, errors);
    validateObjectMetaUpdate(storageClass.metadata, old.metadata, errors);
    const { parameters } = storageClass;
    validateImmutable(parameters, old.parameters, 'parameters', errors, parameters ? inGoOrder(parameters, '') : null);
    for (const key of ['provisioner', 'reclaimPolicy', 'volumeBindingMode'] as const) {
      validateImmutable(storageClass[key], old[key], key, errors);
    }
  },
};
