import type {
  PersistentVolumeClaimSpec,
  PersistentVolumeClaimTemplate,
  TypedObjectReference,
} from '../../generated/core/v1';
import type { ObjectMeta } from '../../generated/meta/v1';
import { semanticEqual } from '../../meta/equality';
import { addInvalid, type FieldError, forbidden, invalid, notSupported, required } from '../../meta/fieldError';
import { labelErrors, subdomainErrors } from '../../meta/names';
import { validateAnnotations, validateLabelSelector, validateLabels } from '../../meta/objectMeta';
import { parseQuantity } from '../../meta/quantity';
import { validateAmount } from './resourceValidation';

/** The ways in which nodes may use a volume. */
export const ACCESS_MODES = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];
/** A file system, or the bare device. */
export const VOLUME_MODES = ['Block', 'Filesystem'];

/** Adds what is wrong with a claim's spec. Models ValidatePersistentVolumeClaimSpec. */
export function validateClaimSpec(spec: PersistentVolumeClaimSpec, path: string, errors: FieldError[]): void {
  const modes = spec.accessModes ?? [];
  if (modes.length === 0) errors.push(required(`${path}.accessModes`, 'at least 1 access mode is required'));
  validateLabelSelector(spec.selector, `${path}.selector`, errors);
  for (const mode of modes) {
    if (!ACCESS_MODES.includes(mode)) errors.push(notSupported(`${path}.accessModes`, mode, ACCESS_MODES));
  }
  const known = modes.filter((mode) => ACCESS_MODES.includes(mode));
  if (known.includes('ReadWriteOncePod') && known.some((mode) => mode !== 'ReadWriteOncePod')) {
    errors.push(forbidden(`${path}.accessModes`, 'may not use ReadWriteOncePod with other access modes'));
  }
  validateStorage(spec.resources?.requests?.storage, `${path}.resources[storage]`, errors);
  if (spec.storageClassName) {
    addInvalid(errors, `${path}.storageClassName`, spec.storageClassName, subdomainErrors(spec.storageClassName));
  }
  if (spec.volumeMode !== undefined && !VOLUME_MODES.includes(spec.volumeMode)) {
    errors.push(notSupported(`${path}.volumeMode`, spec.volumeMode, VOLUME_MODES));
  }
  validateSources(spec, path, errors);
  const attributes = spec.volumeAttributesClassName;
  if (attributes) addInvalid(errors, `${path}.volumeAttributesClassName`, attributes, subdomainErrors(attributes));
}

function validateStorage(storage: string | undefined, path: string, errors: FieldError[]): void {
  if (storage === undefined) errors.push(required(path));
  else if (parseQuantity(storage).nano <= 0n) errors.push(invalid(path, storage, 'must be greater than zero'));
  else validateAmount('storage', storage, path, errors);
}

function validateSources({ dataSource, dataSourceRef }: PersistentVolumeClaimSpec, path: string, errors: FieldError[]) {
  if (dataSource) validateSource(dataSource, `${path}.dataSource`, errors);
  if (dataSourceRef) {
    validateSource(dataSourceRef, `${path}.dataSourceRef`, errors);
    const { namespace } = dataSourceRef;
    if (namespace) addInvalid(errors, `${path}.dataSourceRef.namespace`, namespace, labelErrors(namespace));
  }
  if (!dataSource || !dataSourceRef) return;
  const words = 'may not be specified when dataSourceRef.namespace is specified';
  if (dataSourceRef.namespace) errors.push(invalid(path, {}, words));
  else if (!semanticEqual(dataSource, dataSourceRef)) errors.push(invalid(path, {}, 'must match dataSourceRef'));
}

function validateSource({ name, kind, apiGroup }: TypedObjectReference, path: string, errors: FieldError[]): void {
  if (!name) errors.push(required(`${path}.name`));
  if (!kind) errors.push(required(`${path}.kind`));
  if (!apiGroup && kind !== 'PersistentVolumeClaim') {
    errors.push(invalid(path, kind, "must be 'PersistentVolumeClaim' when referencing the default apiGroup"));
  }
  if (apiGroup) addInvalid(errors, `${path}.apiGroup`, apiGroup, subdomainErrors(apiGroup));
}

/** Adds what is wrong with the template of an ephemeral volume's claim. Models ValidatePersistentVolumeClaimTemplate. */
export function validateClaimTemplate(template: PersistentVolumeClaimTemplate, path: string, errors: FieldError[]) {
  const metadata = (template.metadata ?? {}) as Partial<ObjectMeta>;
  validateAnnotations(metadata.annotations, `${path}.metadata.annotations`, errors);
  validateLabels(metadata.labels, `${path}.metadata.labels`, errors);
  for (const key of Object.keys(metadata)) {
    if (key !== 'annotations' && key !== 'labels') errors.push(forbidden(`${path}.metadata.${key}`, 'cannot be set'));
  }
  validateClaimSpec(template.spec, `${path}.spec`, errors);
}
