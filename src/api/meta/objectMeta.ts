import type { LabelSelector, LabelSelectorRequirement, ObjectMeta, OwnerReference } from '../generated/meta/v1';
import { semanticEqual } from './equality';
import { addInvalid, type FieldError, forbidden, IMMUTABLE, invalid, required, tooLong } from './fieldError';
import { inGoOrder } from './goJson';
import { internalForm } from './internalForm';
import type { Labels } from './labels';
import {
  byteLength,
  dns1035LabelErrors,
  labelErrors,
  labelValueErrors,
  qualifiedNameErrors,
  subdomainErrors,
} from './names';

const ANNOTATIONS_BYTES = 256 * 1024;

/** What is wrong with a name; `prefix` is set for a generateName, whose end may be a hyphen. */
export type NameRule = (name: string, prefix: boolean) => readonly string[];

function masked(name: string, prefix: boolean): string {
  return prefix && name.length > 1 && name.endsWith('-') ? `${name.slice(0, -2)}a` : name;
}

/** Names of most kinds. */
export const subdomainName: NameRule = (name, prefix) => subdomainErrors(masked(name, prefix));
/** Names of Namespaces. */
export const labelName: NameRule = (name, prefix) => labelErrors(masked(name, prefix));
/** Names of Services. */
export const dns1035Name: NameRule = (name, prefix) => dns1035LabelErrors(masked(name, prefix));
/** Names of RBAC objects: anything that fits into one part of a path. */
export const pathSegmentName: NameRule = (name, prefix) => {
  if (!prefix && (name === '.' || name === '..')) return [`may not be '${name}'`];
  const illegal = ['/', '%'].filter((part) => name.includes(part));
  return illegal.map((part) => `may not contain '${part}'`);
};

/** Adds what is wrong with an object's metadata. Models core ValidateObjectMeta. */
export function validateObjectMeta(
  meta: ObjectMeta,
  namespaced: boolean,
  nameErrors: NameRule,
  errors: FieldError[],
): void {
  validateGenericMeta(meta, namespaced, nameErrors, errors);
  if (meta.finalizers) validateOwnFinalizers(meta.finalizers, errors);
}

/** Adds what is wrong with a change of an object's metadata. Models core ValidateObjectMetaUpdate. */
export function validateObjectMetaUpdate(meta: ObjectMeta, old: ObjectMeta, errors: FieldError[]): void {
  validateGenericMetaUpdate(meta, old, errors);
  if (meta.finalizers) validateOwnFinalizers(meta.finalizers, errors);
}

/** Adds what is wrong with a change of any object's metadata. Models rest validateCommonFields. */
export function validateCommonMeta(meta: ObjectMeta, old: ObjectMeta, namespaced: boolean, errors: FieldError[]): void {
  validateGenericMeta(meta, namespaced, pathSegmentName, errors, old);
  validateGenericMetaUpdate(meta, old, errors);
}

/** Adds what is wrong with any object's metadata, own finalizers aside. Models apimachinery ValidateObjectMeta. */
export function validateGenericMeta(
  meta: ObjectMeta,
  namespaced: boolean,
  nameErrors: NameRule,
  errors: FieldError[],
  old?: ObjectMeta,
): void {
  const { name, generateName, namespace } = meta;
  if (generateName) addInvalid(errors, 'metadata.generateName', generateName, nameErrors(generateName, true));
  if (!name) errors.push(required('metadata.name', 'name or generateName is required'));
  else addInvalid(errors, 'metadata.name', name, nameErrors(name, false));
  if (!namespaced) {
    if (namespace) errors.push(forbidden('metadata.namespace', 'not allowed on this type'));
  } else if (!namespace) errors.push(required('metadata.namespace'));
  else addInvalid(errors, 'metadata.namespace', namespace, labelErrors(namespace));
  if ((meta.generation ?? 0) < 0) {
    errors.push(invalid('metadata.generation', meta.generation, 'must be greater than or equal to 0'));
  }
  validateMaps(meta, old, errors);
  if (meta.finalizers && meta.finalizers !== old?.finalizers)
    validateFinalizers(meta.finalizers, 'metadata.finalizers', errors);
}

/** What is the very same as before was right before. */
function validateMaps(meta: ObjectMeta, old: ObjectMeta | undefined, errors: FieldError[]): void {
  const { labels, annotations, ownerReferences } = meta;
  if (labels && labels !== old?.labels) validateLabels(labels, 'metadata.labels', errors);
  if (annotations && annotations !== old?.annotations) {
    validateAnnotations(annotations, 'metadata.annotations', errors);
  }
  if (ownerReferences && ownerReferences !== old?.ownerReferences) {
    validateOwners(ownerReferences, 'metadata.ownerReferences', errors);
  }
}

/** Adds what is wrong with a change of any object's metadata. Models apimachinery ValidateObjectMetaUpdate. */
export function validateGenericMetaUpdate(meta: ObjectMeta, old: ObjectMeta, errors: FieldError[]): void {
  if (old.deletionTimestamp) validateNoNewFinalizers(meta, old, errors);
  if (!meta.resourceVersion) {
    errors.push(invalid('metadata.resourceVersion', meta.resourceVersion ?? '', 'must be specified for an update'));
  }
  if ((meta.generation ?? 0) < (old.generation ?? 0)) {
    errors.push(invalid('metadata.generation', meta.generation ?? 0, 'must not be decremented'));
  }
  for (const key of ['name', 'namespace', 'uid'] as const) {
    if ((meta[key] ?? '') !== (old[key] ?? '')) errors.push(invalid(`metadata.${key}`, meta[key] ?? '', IMMUTABLE));
  }
  for (const key of ['creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds'] as const) {
    if (meta[key] !== old[key]) errors.push(invalid(`metadata.${key}`, meta[key] ?? null, IMMUTABLE));
  }
  validateMaps(meta, old, errors);
}

function validateNoNewFinalizers(meta: ObjectMeta, old: ObjectMeta, errors: FieldError[]): void {
  const added = (meta.finalizers ?? []).filter((finalizer) => !old.finalizers?.includes(finalizer)).sort();
  if (added.length === 0) return;
  const list = `[]string{${[...new Set(added)].map((finalizer) => JSON.stringify(finalizer)).join(', ')}}`;
  const words = `no new finalizers can be added if the object is being deleted, found new finalizers ${list}`;
  errors.push(forbidden('metadata.finalizers', words));
}

/** Adds what is wrong with a change of a field that may not change; `told` is how Go prints the new value. */
export function validateImmutable(
  value: unknown,
  old: unknown,
  path: string,
  errors: FieldError[],
  told: unknown = value ?? null,
): void {
  if (!semanticEqual(value, old)) errors.push(invalid(path, told, IMMUTABLE));
}

/** The same of a struct of the internal types (`core.PodTemplateSpec`), which is told as the server holds it. */
export function validateImmutableStruct(
  value: object | undefined,
  old: object | undefined,
  path: string,
  struct: string,
  errors: FieldError[],
): void {
  if (semanticEqual(value, old)) return;
  errors.push(invalid(path, value ? internalForm(value, struct) : null, IMMUTABLE));
}

/** Adds what is wrong with labels. */
export function validateLabels(labels: Labels, path: string, errors: FieldError[]): void {
  for (const key in labels) {
    addInvalid(errors, path, key, qualifiedNameErrors(key));
    const value = labels[key] ?? '';
    addInvalid(errors, path, value, labelValueErrors(value));
  }
}

/** Adds what is wrong with annotations. */
export function validateAnnotations(annotations: Labels, path: string, errors: FieldError[]): void {
  let bytes = 0;
  for (const key in annotations) {
    addInvalid(errors, path, key, qualifiedNameErrors(key.toLowerCase()));
    bytes += byteLength(key) + byteLength(annotations[key] ?? '');
  }
  if (bytes > ANNOTATIONS_BYTES) errors.push(tooLong(path, ANNOTATIONS_BYTES));
}

function validateOwners(owners: readonly OwnerReference[], path: string, errors: FieldError[]): void {
  let controller = '';
  for (const owner of owners) {
    const { apiVersion = '', kind = '', name = '', uid = '' } = owner;
    const slashes = apiVersion.split('/').length - 1;
    const version = slashes > 1 ? '' : apiVersion.slice(apiVersion.indexOf('/') + 1);
    if (version === '') errors.push(invalid(`${path}.apiVersion`, apiVersion, 'version must not be empty'));
    if (kind === '') errors.push(invalid(`${path}.kind`, kind, 'must not be empty'));
    if (name === '') errors.push(invalid(`${path}.name`, name, 'must not be empty'));
    if (uid === '') errors.push(invalid(`${path}.uid`, uid, 'must not be empty'));
    if (apiVersion === 'v1' && kind === 'Event') {
      const words = '/v1, Kind=Event is disallowed from being an owner';
      errors.push(invalid(path, inGoOrder(owner, 'meta/v1.OwnerReference'), words));
    }
    if (!owner.controller) continue;
    if (controller !== '') {
      const words = `Only one reference can have Controller set to true. Found "true" in references for ${controller} and ${kind}/${name}`;
      errors.push(
        invalid(
          path,
          owners.map((each) => inGoOrder(each, 'meta/v1.OwnerReference')),
          words,
        ),
      );
    } else controller = `${kind}/${name}`;
  }
}

function validateFinalizers(finalizers: readonly string[], path: string, errors: FieldError[]): void {
  for (const finalizer of finalizers) addInvalid(errors, path, finalizer, qualifiedNameErrors(finalizer));
  if (finalizers.includes('orphan') && finalizers.includes('foregroundDeletion')) {
    errors.push(invalid(path, finalizers, 'finalizer orphan and foregroundDeletion cannot be both set'));
  }
}

const OWN_FINALIZERS = ['kubernetes', 'orphan', 'foregroundDeletion'];

/** Finalizers without a domain are Kubernetes' own, of which there are few. */
function validateOwnFinalizers(finalizers: readonly string[], errors: FieldError[]): void {
  for (const [index, finalizer] of finalizers.entries()) {
    validateOwnFinalizer(finalizer, `metadata.finalizers[${index}]`, errors);
  }
}

function validateOwnFinalizer(finalizer: string, path: string, errors: FieldError[]): void {
  if (finalizer.includes('/') || OWN_FINALIZERS.includes(finalizer)) return;
  errors.push(invalid(path, finalizer, 'name is neither a standard finalizer name nor is it fully qualified'));
}

/** Adds what is wrong with one finalizer. Models core validateFinalizerName. */
export function validateFinalizer(finalizer: string, path: string, errors: FieldError[]): void {
  addInvalid(errors, path, finalizer, qualifiedNameErrors(finalizer));
  validateOwnFinalizer(finalizer, path, errors);
}

/** Adds what is wrong with a label selector. Models ValidateLabelSelector. */
export function validateLabelSelector(selector: LabelSelector | undefined, path: string, errors: FieldError[]): void {
  if (!selector) return;
  validateLabels(selector.matchLabels, `${path}.matchLabels`, errors);
  for (const [index, expression] of (selector.matchExpressions ?? []).entries()) {
    validateExpression(expression, `${path}.matchExpressions[${index}]`, errors);
  }
}

function validateExpression(expression: LabelSelectorRequirement, path: string, errors: FieldError[]): void {
  const { key, operator, values = [] } = expression;
  if (operator === 'In' || operator === 'NotIn') {
    if (values.length === 0) {
      errors.push(required(`${path}.values`, "must be specified when `operator` is 'In' or 'NotIn'"));
    }
  } else if (operator === 'Exists' || operator === 'DoesNotExist') {
    if (values.length > 0) {
      errors.push(forbidden(`${path}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
    }
  } else errors.push(invalid(`${path}.operator`, operator ?? '', 'not a valid selector operator'));
  addInvalid(errors, `${path}.key`, key, qualifiedNameErrors(key));
  for (const [index, value] of values.entries()) {
    addInvalid(errors, `${path}.values[${index}]`, value, labelValueErrors(value));
  }
}
