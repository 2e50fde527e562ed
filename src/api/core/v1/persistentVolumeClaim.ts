import type { PersistentVolumeClaim, PersistentVolumeClaimSpec } from '../../generated/core/v1';
import type { KindRules } from '../../kindRules';
import { semanticEqual } from '../../meta/equality';
import { type FieldError, forbidden } from '../../meta/fieldError';
import { subdomainName, validateImmutable, validateObjectMeta, validateObjectMetaUpdate } from '../../meta/objectMeta';
import { compareQuantities, parseQuantity } from '../../meta/quantity';
import { internalDiff } from '../../meta/unifiedDiff';
import { validateClaimSpec } from './claimValidation';
import { claimSpecWithDefaults } from './volumeDefaults';
import { claimWarnings } from './volumeWarnings';

const SNAPSHOTS = 'snapshot.storage.k8s.io';

/** A claim, or a template of such, with what it leaves open. Models SetDefaults_PersistentVolumeClaim. */
export function claimWithDefaults(claim: PersistentVolumeClaim): PersistentVolumeClaim {
  const status = claim.status?.phase ? claim.status : { ...claim.status, phase: 'Pending' };
  return { ...claim, spec: claimSpecWithDefaults(claim.spec), status };
}

/**
 * What to fill a volume with is said in two fields alike; the older one is for claims and snapshots alone. Sources of other
 * namespaces are behind a feature gate that is off. Models DropDisabledFields, EnforceDataSourceBackwardsCompatibility and
 * NormalizeDataSources.
 */
function withSources(spec: PersistentVolumeClaimSpec): PersistentVolumeClaimSpec {
  const { dataSource, dataSourceRef: given, ...rest } = spec;
  const dataSourceRef = given?.namespace ? undefined : given;
  if (dataSource && dataSourceRef) return spec;
  if (!dataSource && !given) return spec;
  if (!dataSource && !dataSourceRef) return rest;
  if (dataSourceRef) return { ...rest, dataSource: dataSourceRef, dataSourceRef };
  const { kind, apiGroup = '' } = dataSource ?? {};
  const isKnown =
    apiGroup === '' ? kind === 'PersistentVolumeClaim' : kind === 'VolumeSnapshot' && apiGroup === SNAPSHOTS;
  return isKnown ? { ...rest, dataSource, dataSourceRef: dataSource } : rest;
}

/** Models ValidatePersistentVolumeClaim. */
function validate({ metadata, spec }: PersistentVolumeClaim, errors: FieldError[]): void {
  validateObjectMeta(metadata, true, subdomainName, errors);
  validateClaimSpec(spec, 'spec', errors);
}

const MAY_CHANGE =
  'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims';

/** A claim takes its volume once, and when it is bound it may ask for more. */
function validateChange({ spec, status }: PersistentVolumeClaim, old: PersistentVolumeClaim, errors: FieldError[]) {
  const before = { ...old.spec, volumeName: old.spec.volumeName || spec.volumeName };
  const after = { ...spec };
  if (before.storageClassName === undefined) after.storageClassName = before.storageClassName;
  const storage = old.spec.resources?.requests?.storage;
  if (status?.phase === 'Bound') {
    const requests = { ...spec.resources?.requests, ...(storage === undefined ? {} : { storage }) };
    after.resources = { ...spec.resources, requests };
    after.volumeAttributesClassName = before.volumeAttributesClassName;
  }
  if (!semanticEqual(after, before)) {
    errors.push(forbidden('spec', `${MAY_CHANGE}\n${internalDiff(before, after, 'core.PersistentVolumeClaimSpec')}`));
  }
  const wanted = parseQuantity(spec.resources?.requests?.storage ?? '0');
  if (compareQuantities(wanted, parseQuantity(storage ?? '0')) >= 0) return;
  if (compareQuantities(wanted, parseQuantity(old.status?.capacity?.storage ?? '0')) > 0) return;
  errors.push(forbidden('spec.resources.requests.storage', 'field can not be less than status.capacity'));
}

/** Models the API's v1 PersistentVolumeClaim. */
export const persistentVolumeClaimRules: KindRules<PersistentVolumeClaim> = {
  defaults: (claim) => {
    const filled = claimWithDefaults(claim);
    const spec = withSources(filled.spec);
    return spec === filled.spec ? filled : { ...filled, spec };
  },
  validate,
  warnings: ({ spec }) => claimWarnings(spec, 'spec'),
  validateUpdate: (claim, old, errors) => {
    validateObjectMetaUpdate(claim.metadata, old.metadata, errors);
    validate(claim, errors);
    validateChange(claim, old, errors);
    validateImmutable(claim.spec.volumeMode, old.spec.volumeMode, 'volumeMode', errors);
  },
};
